"""How many people, as staff may know it: never so exactly that one person's step shows (P15)."""

from admin.reports.disclosure import STANDARD
from admin.reports.published import Suppressed


def people(count: int) -> str:
    """Return a number of people of a closed survey: rounded, or too small to tell."""
    match STANDARD.rounded(count):
        case Suppressed(below):
            return f"fewer than {below} people"
        case 0:
            return "nobody"
        case rounded:
            return f"about {rounded} people"


def people_in_steps(count: int, step: int) -> str:
    """Return a number of people while a survey is open, in steps of a batch."""
    at_least = count - count % step
    return f"at least {at_least} people" if at_least else f"fewer than {step} people"
