"""How small numbers were kept: what every export says of itself, made from the gate's settings."""

from collections.abc import Mapping

from admin.reports.gate import Gate
from admin.reports.shown import MEAN_FROM


def rules(gate: Gate) -> Mapping[str, str]:
    """Return the suppression rules by a short name, as sentences."""
    return {
        "nothing": f"With fewer than {gate.least} answers nothing is shown, and none are kept.",
        "words": (
            f"With {gate.least} to {gate.numbers_from - 1} answers to a question there are words "
            "and no numbers: most, about half, some, few or none. Nobody counts as few, everybody "
            "as most."
        ),
        "small": f"Counts from 1 to {gate.smallest - 1} are not shown: * stands for them.",
        "rounded": (
            f"Other counts are rounded to the nearest {gate.step}; percentages are worked out from "
            "rounded counts, so they may not add up to 100."
        ),
        "means": (
            f"Averages are told from {MEAN_FROM} answers on, to the nearest tenth; average places "
            "of a ranking with fewer answers to the nearest half."
        ),
        "merged": (
            "Where a count would be small, neighbours are put together first: points of a scale to "
            "low, middle and high, rare options to other answers, numbers to bands."
        ),
        "complementary": (
            "More is held back wherever a small count could be worked out from the rest, from all "
            "tables together."
        ),
        "unanimous": "Where nearly all of a small group said the same, the table is withheld.",
        "missing": (
            "A reason for no answer is listed only where many had it: one that is not listed may "
            "have been nobody's, or a few people's."
        ),
        "breakdowns": (
            "At most two breakdowns, one at a time, never crossed and never with own words; only "
            "groups with enough answers."
        ),
        "versions": (
            f"A version with fewer than {gate.version} answers is put together with the one before."
        ),
        "own_words": "What people wrote in their own words is in no export.",
    }


SHOWN: Mapping[str, str] = {
    "number": "A rounded count and its share",
    "suppressed": "At least one, but fewer than the number in “below”",
    "words": "A word and no number",
    "withheld": "Not shown, to protect the people who answered",
    "text": "Not a value: a sentence that belongs to the table",
}
"""What the column ``shown`` of a table says."""
