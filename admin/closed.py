"""The results of a survey, or one clear line why there are none."""

from collections.abc import Callable
from typing import assert_never

from admin.fieldwork import FieldworkFault
from admin.reports.carried import kept
from admin.reports.disclosure import STANDARD, ledger_rows
from admin.reports.published import Published
from admin.reports.source import results_of
from admin.reports.words import ledger_line
from admin.states import withdrawn
from bot.dispositions import Ledger
from bot.privacy.public_sealing import name_of
from bot.storage.rows import PublishedSurvey, SurveyState
from bot.storage.store import Store


async def results_or_fault(
    store: Store, survey: PublishedSurvey, read: Callable[[int], None] = lambda _: None
) -> Published:
    """Return the published results of a closed survey. Raises FieldworkFault.

    ``read`` is told how many responses have been read so far.
    """
    refuse_unless_closed(survey)
    if not survey.sealed_to:
        found = await results_of(store, survey, read=read)
        return whole(survey, found, await store.ledger(survey.survey))
    published = await kept(store, survey)
    if published is None and await store.counted(survey.survey):
        raise FieldworkFault(
            f"The answers to “{survey.survey}” are locked with a key that is kept elsewhere, so "
            f"this bot cannot show them. Ask the holder of the key {name_of(survey.sealed_to)} to "
            f"run: hearback unseal {survey.survey}. Once the results are brought here, you see "
            "them, and can write “you said, we did”."
        )
    return whole(survey, published, await store.ledger(survey.survey))


def refuse_unless_closed(survey: PublishedSurvey) -> None:
    """Raise FieldworkFault while nobody may see results."""
    why = _why_not_closed(survey)
    if why:
        raise FieldworkFault(why)


def _why_not_closed(survey: PublishedSurvey) -> str:
    name = survey.survey
    match survey.state:
        case SurveyState.OPEN:
            return f"“{name}” is still open. Nobody sees results before it is closed."
        case SurveyState.PAUSED:
            return (
                f"“{name}” has a break. Nobody sees results before it is closed. /resume {name} "
                "lets it go on."
            )
        case SurveyState.CLOSING:
            return (
                f"“{name}” is closing. People who are in the middle may finish first; the results "
                "come right after."
            )
        case SurveyState.WITHDRAWN:
            return withdrawn(name)
        case SurveyState.CLOSED:
            return ""
        case _:
            assert_never(survey.state)


def whole(survey: PublishedSurvey, published: Published | None, ledger: Ledger) -> Published:
    """Return the results, if answers were kept. Raises FieldworkFault, which tells the ledger."""
    if published is None:
        raise FieldworkFault(
            f"Fewer than five people answered “{survey.survey}”, so no answers were kept. Everyone "
            "who wanted to hear back is told why. "
            + ledger_line(ledger_rows(ledger, STANDARD)).say("en")
        )
    return published
