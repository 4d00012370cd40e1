""" "You said, we did" as young people read it, in each language. Pure."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import assert_never

from admin.feedback import Decision, Draft, Theme
from admin.reports.published import Heard
from admin.reports.words import ledger_line
from bot.conversation.screens.view import length
from bot.conversation.wording import Wording
from surveys.questionnaire import Level, Survey, on
from surveys.text import Text

LONGEST_MESSAGE = 3900
"""UTF-16 units, by which Telegram measures; it takes 4096."""


def written(draft: Draft, survey: Survey, heard: Heard, today: date) -> Mapping[str, str]:
    """Return the message in every language of the survey, in the channel's HTML.

    ``heard`` says how many took part, and who did not, as the gate lets it out. Where all numbers
    of a theme would make the message too long, every theme says its loudest answer alone.
    """
    whole = {each: _written(draft, survey, heard, today, each, False) for each in survey.languages}
    if max(map(length, whole.values())) <= LONGEST_MESSAGE:
        return whole
    return {each: _written(draft, survey, heard, today, each, True) for each in survey.languages}


def groups(draft: Draft) -> Iterator[tuple[Theme, tuple[Theme, ...]]]:
    """Yield each theme that has an answer of its own, with all that its answer covers."""
    for theme in draft.writing:
        if theme.same_as is None:
            covered = (each for each in draft.writing if each.same_as == theme.number)
            yield theme, (theme, *covered)


def _written(
    draft: Draft, survey: Survey, heard: Heard, today: date, language: str, short: bool
) -> str:
    words = Wording(language)
    answered = ((theme, covered) for theme, covered in groups(draft) if theme.decision is not None)
    owner = Text(draft.owner) if draft.owner else survey.aim.owner
    again = words.day(on(survey.feedback.follow_up_on), today)
    parts = [
        words("told-title", title=survey.title.say(language)),
        *(_corrected(each.on, each.line, words, today) for each in draft.corrections),
        words("told-thanks", heard=heard.n.say(language)),
        *_level(survey, words),
        ledger_line(heard.ledger).say(language),
        *(_group(theme, covered, words, today, short) for theme, covered in answered),
        words("told-owner", level=survey.level.value, owner=owner.say(language)),
        words("told-again", date=again),
        words("told-complaints", contact=survey.complaints.say(language)),
    ]
    return "\n\n".join(parts)


def _level(survey: Survey, words: Wording) -> Iterator[str]:
    """Yield what young people's part was, where they had more than a say."""
    if survey.level is not Level.CONSULTATION:
        yield words("told-level", level=survey.level.value)


def _corrected(day: date, line: Mapping[str, str], words: Wording, today: date) -> str:
    said = Text(line).say(words.language)
    return words("told-corrected", date=words.day(day, today), words=said)


def _group(
    theme: Theme, covered: tuple[Theme, ...], words: Wording, today: date, short: bool
) -> str:
    lines = [words("told-said", said=_said(each, words.language, short)) for each in covered]
    return "\n".join([*lines, _answer(theme, words, today)])


def _said(theme: Theme, language: str, short: bool) -> str:
    return Text(theme.short if short and theme.short else theme.said).say(language)


def _answer(theme: Theme, words: Wording, today: date) -> str:
    said = Text(theme.words).say(words.language) if theme.words else ""
    day = words.day(theme.until, today) if theme.until else ""
    match theme.decision:
        case Decision.DONE:
            return words("told-done", words=said)
        case Decision.DOING:
            return words("told-doing", words=said, date=day)
        case Decision.NOT_DOING:
            return words("told-not-doing", words=said)
        case Decision.NOT_DECIDED:
            return words("told-not-decided", words=said, date=day)
        case None:
            return ""
        case _:
            assert_never(theme.decision)
