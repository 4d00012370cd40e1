"""Young people's part in a survey, in staff's own words, as its level asks for (P3)."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import assert_never

from bot.conversation.wording import Wording
from surveys.questionnaire import (
    Decision,
    DecisionSharing,
    Implementation,
    Initiating,
    Representation,
    Survey,
    Use,
    on,
)
from surveys.text import Text

DayOf = Callable[[date], str]


def part_facts(survey: Survey, words: Wording, day: DayOf) -> tuple[tuple[str, str], ...]:
    """Return what is named and how it stands, as plain text; nothing at a consultation."""
    return tuple((words.label(name), said) for name, said in _said(survey, words, day))


def who_answers(survey: Survey) -> tuple[Text, date]:
    """Return who decides, and by when; of what young people started, who answers by when."""
    match survey.part, survey.aim:
        case Initiating() as part, _:
            return part.answered_by, on(part.by)
        case _, Decision() as aim:
            return aim.owner, on(aim.decide_by)
        case _, Use() as aim:
            return aim.owner, on(aim.by)


def _said(survey: Survey, words: Wording, day: DayOf) -> Iterator[tuple[str, str]]:
    match survey.part:
        case None:
            return
        case Representation() as part:
            yield "part-representatives", words.plain(part.representatives)
            yield "part-speak-for", words.plain(part.speak_for)
            yield "part-chosen", words.plain(part.chosen)
        case DecisionSharing() as part:
            yield "part-share", words.plain(part.share)
            yield "part-disagreement", words.plain(part.disagreement)
        case Implementation() as part:
            yield "part-doing", words.plain(part.doing)
            yield "part-support", words.plain(part.support)
        case Initiating() as part:
            yield "part-idea-of", words.plain(part.idea_of)
            yield "part-answered-by", words.plain(part.answered_by)
            yield "part-by", day(on(part.by))
        case _:
            assert_never(survey.part)
