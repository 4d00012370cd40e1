"""What was promised and answered, as it is told by the rows of the store."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final

import orjson

from bot.promised import Owed, Promised, Record, promised, record_of
from bot.storage.rows import ErrandKind, Feedback, FeedbackState, Paper
from surveys.questionnaire import Decision, Survey

RECORD: Final = ""
"""The name of the paper that holds the record of a survey's promises."""
_ANSWERED_BY: Final = {
    ErrandKind.SAID: Owed.SAID,
    ErrandKind.FEEDBACK: Owed.FEEDBACK,
    ErrandKind.FOLLOW_UP: Owed.FOLLOW_UP,
    ErrandKind.ADDED: Owed.ADDED,
}
_UNDECIDED: Final = "not_decided"


def records(papers: Iterable[Paper]) -> Mapping[str, Record]:
    """Return the records that papers hold, by survey."""
    return {each.survey: record_of(each.document) for each in papers if each.name == RECORD}


def promises(
    survey: Survey, out: Iterable[Feedback], record: Record, none_kept: bool
) -> tuple[Promised, ...]:
    """Return what a survey promised, answered by what is ``out`` about it."""
    about = [each for each in out if each.survey == survey.id]
    return promised(survey, _told(survey, about, record), record, none_kept)


def _told(survey: Survey, out: Iterable[Feedback], record: Record) -> Mapping[Owed, date]:
    aim = Owed.DECISION if isinstance(survey.aim, Decision) else Owed.USE
    told = dict(record.done)
    for each in out:
        if each.sent_on is None or each.state is FeedbackState.DRAFT:
            continue
        if (owed := _ANSWERED_BY.get(each.kind)) is not None:
            told[owed] = each.sent_on
        if each.kind is ErrandKind.FEEDBACK and not _leaves_open(each.document):
            # Whoever is told what was done about everything is told the decision, too.
            told[aim] = min(told.get(aim, each.sent_on), each.sent_on)
    return told


def _leaves_open(document: str) -> bool:
    """Tell whether a feedback says of something that it is not decided yet."""
    themes = orjson.loads(document).get("themes", ())
    return any(theme.get("decision") == _UNDECIDED for theme in themes)
