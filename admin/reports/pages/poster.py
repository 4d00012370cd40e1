"""A poster for a survey that is open: what it says, in one language, and its code to scan."""

import segno
from msgspec import Struct

from admin.reports.pages import phrases as p
from admin.reports.pages.asked import level
from bot.conversation.wording import Wording
from surveys.duration import estimated_minutes
from surveys.items import is_question
from surveys.organisation import Organisation
from surveys.questionnaire import Decision, Survey, on
from surveys.text import Text

QUIET_ZONE = 2
"""Modules of white around the code, besides the white card that it stands on."""


class Poster(Struct, frozen=True):
    """Every line of a poster. ``dates`` are names and days; ``link`` opens the survey."""

    language: str
    organisation: str
    invites: str
    title: str
    question: str
    scan: str
    link: str
    promises: tuple[str, ...]
    level: tuple[str, str]
    can_change: tuple[str, tuple[str, ...]]
    dates: tuple[tuple[str, str], ...]
    other_ways: tuple[str, tuple[str, ...]]
    contact: str

    @property
    def code(self) -> segno.QRCode:
        """The link as a code that is still read with a quarter of it torn off."""
        return segno.make(self.link, error="q", boost_error=False, micro=False)

    @property
    def shown_link(self) -> str:
        """The link as people type it."""
        return self.link.removeprefix("https://")


def poster(survey: Survey, organisation: Organisation, link: str, language: str) -> Poster:
    """Return the poster of a frozen survey."""
    aim = survey.aim
    by = on(aim.decide_by if isinstance(aim, Decision) else aim.by)
    days = (
        (p.OPEN_UNTIL, on(survey.closes)),
        (p.DECIDED_ON if isinstance(aim, Decision) else p.USED_BY, by),
        (p.HEAR_BACK, on(survey.feedback.promised_by)),
    )
    return Poster(
        language=language,
        organisation=organisation.name.say(language),
        invites=_invites(survey, language),
        title=survey.title.say(language),
        question=(aim.question if isinstance(aim, Decision) else aim.what).say(language),
        scan=p.SCAN.say(language),
        link=link,
        promises=(_length(survey, language), *(each.say(language) for each in p.POSTER_PROMISES)),
        level=(p.LEVEL.say(language), level(survey, language)),
        can_change=(p.CAN_CHANGE.say(language), _said(aim.can_change, language)),
        dates=tuple((name.say(language), p.day(day, language)) for name, day in days),
        other_ways=(p.NO_TELEGRAM.say(language), _said(survey.other_ways, language)),
        contact=p.put(p.ASK_US, language, contact=organisation.contact.say(language)),
    )


def _said(texts: tuple[Text, ...], language: str) -> tuple[str, ...]:
    return tuple(each.say(language) for each in texts)


def _invites(survey: Survey, language: str) -> str:
    if survey.who == "parents_and_carers":
        return p.INVITES_PARENTS.say(language)
    ages = survey.audience
    return p.put(p.INVITES, language, min=ages.min_age, max=ages.max_age)


def _length(survey: Survey, language: str) -> str:
    """Return how long it takes, in the words of the introduction."""
    questions = [item for item in survey.written if is_question(item)]
    varies = "yes" if any(item.ask_if for item in questions) else "no"
    minutes = estimated_minutes(survey)
    words = Wording(language)
    return words.label("intro-length", varies=varies, questions=len(questions), minutes=minutes)
