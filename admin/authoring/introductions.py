"""A survey that is not out, as young people will first read it. Pure."""

from collections.abc import Sequence
from datetime import date

from bot.conversation.catalogue import Catalogue, Host, Listing, Stage
from bot.conversation.screens.introduction import MOST_WORDS, introduction, words_in
from bot.conversation.screens.view import View
from bot.conversation.wording import Wording
from surveys.duration import estimated_minutes
from surveys.items import is_question
from surveys.questionnaire import Survey, fingerprint, freeze


def introductions(survey: Survey, host: Host, today: date) -> list[str]:
    """Return the introduction in each language of the survey, in the channel's HTML, as if it were
    published today."""
    frozen = freeze(survey, today)
    listing = Listing(frozen, fingerprint(frozen), Stage.OPEN, estimated_minutes(frozen))
    catalogue = Catalogue(host, {frozen.id: listing})
    views = (View(Wording(language), catalogue, today) for language in survey.languages)
    return [introduction(view, listing, returning=False).html for view in views]


def length_of(survey: Survey, shown: Sequence[str]) -> str:
    """Return how long a survey is, and what is ``shown`` before it: people read so much."""
    questions, minutes = sum(map(is_question, survey.written)), estimated_minutes(survey)
    many = "1 question" if questions == 1 else f"{questions} questions"
    words = max(map(words_in, shown))
    long = "" if words <= MOST_WORDS else f" {MOST_WORDS} are the most: can you say it shorter?"
    return (
        f"{many}, about {'a minute' if minutes == 1 else f'{minutes} minutes'}. "
        f"The introduction has {words} words.{long}"
    )
