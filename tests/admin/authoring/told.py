"""Answers to everything that a new survey is asked for."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from admin.authoring.dialogue import Dialogue
from admin.authoring.notebook import Notebook

TODAY: Final = date(2026, 11, 22)
SPOKEN: Final = ("en", "cy")
AGE: Final = 16
ANSWERS: Final[dict[str, str]] = {
    "title:en": "Evening buses",
    "why:en": "There is money to keep three of our four evening buses.",
    "purpose": "decide",
    "question:en": "Which three evening buses stay?",
    "owner:en": "The transport committee",
    "closes": "+28 days",
    "by": "+42 days",
    "can_change:en": "Which buses stay\nWhen the last bus leaves",
    "cannot_change:en": "How much money there is",
    "promised_by": "+56 days",
    "follow_up_on": "+238 days",
    "different:en": "More young people get home by bus",
    "known_by:en": "We count the evening tickets",
    "ages": "16-25",
    "other_ways:en": "Talk to any youth worker",
    "complaints:en": "complaints@council.example",
    "champion:en": "Participation lead",
    "q1_kind": "single_choice",
    "q1_ask:en": "How often do you take a bus after 7pm?",
    "q1_options:en": "Every week\nNow and then\nNever",
    "q1_informs": "1",
    "q2_kind": "open_ended",
    "q2_ask:en": "What one thing should we change?",
    "q2_informs": "1 2",
    "q3_kind": "none",
    "lead:en": "Safeguarding lead",
    "deputy:en": "Deputy lead",
    "contact:en": "01632 960 001",
    "review_days": "2",
    "languages": "en",
}


def dialogue(
    answers: Mapping[str, str] = ANSWERS, known: Mapping[str, str] | None = None
) -> Dialogue:
    """Return a dialogue in which that was answered."""
    return Dialogue(Notebook(answers), SPOKEN, TODAY, known or {}, AGE)
