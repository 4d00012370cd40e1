"""Drafts of "you said, we did": read, changed by one member at a time, kept with the update."""

from collections.abc import Callable
from contextlib import suppress

from admin.closed import results_or_fault
from admin.commands.desk import Ask, Desk
from admin.feedback import Draft, Typing, begun, written
from admin.fieldwork import FieldworkFault
from admin.reports.themes import themes
from bot.noticeboard import thawed
from bot.storage.changes import Change, ExpectFeedback, KeepFeedback
from bot.storage.rows import Feedback, FeedbackState, PublishedSurvey, SurveyState
from bot.storage.store import Moved

TRIES = 5
"""How often a change is made to a draft that somebody else changes too."""


async def draft_of(desk: Desk, survey: PublishedSurvey) -> Draft:
    """Return the draft of a closed survey, begun from its results when there is none.

    Raises FieldworkFault when there are no results, or the draft is sent already.
    """
    kept = await desk.store.feedback(survey.survey)
    if kept is not None and kept.state is not FeedbackState.DRAFT:
        raise FieldworkFault(f"“{survey.survey}” is answered already. /news shows what was sent.")
    if kept is not None:
        return Draft.model_validate_json(kept.document)
    published = await results_or_fault(desk.store, survey)
    return begun(themes(published, thawed(survey.frozen)))


async def message_of(desk: Desk, survey: PublishedSurvey, draft: Draft) -> dict[str, str]:
    """Return what would go out now, by language."""
    published = await results_or_fault(desk.store, survey)
    today = desk.clock.today()
    return dict(written(draft, thawed(survey.frozen), published.n, today))


async def changed(desk: Desk, ask: Ask, survey_id: str, change: Callable[[Draft], Draft]) -> Draft:
    """Keep what ``change`` makes of the newest draft, and return it."""
    survey = await desk.fieldwork.published(survey_id)
    async with desk.drafting:
        for _ in range(TRIES):
            kept = await desk.store.feedback(survey_id)
            draft = change(await draft_of(desk, survey))
            if await _replaced(desk, kept, survey_id, draft, ask):
                return draft
    raise FieldworkFault(f"Somebody else is changing “{survey_id}” just now: try once more.")


async def _replaced(
    desk: Desk, kept: Feedback | None, survey_id: str, draft: Draft, ask: Ask
) -> bool:
    """Keep a draft in place of what was ``kept``; tell whether nobody was faster."""
    log = desk.log(ask, "respond", survey_id)
    changes: list[Change] = [ExpectFeedback(survey_id, kept), _kept(survey_id, draft), log]
    try:
        await desk.store.commit(changes, desk.receipt(ask))
    except Moved:
        return False
    return True


def member_of(desk: Desk, ask: Ask) -> str:
    """Return how a draft names the member of staff."""
    return desk.keys.tag(ask.user).hex()


async def awaited(desk: Desk, ask: Ask) -> tuple[str, Typing] | None:
    """Return the survey whose draft waits for this member's words, and what for."""
    for survey in await desk.store.surveys():
        draft = await _unsent(desk, survey)
        typing = draft.awaited(member_of(desk, ask)) if draft else None
        if typing is not None:
            return survey.survey, typing
    return None


async def stop_waiting(desk: Desk, ask: Ask) -> None:
    """Wait for this member's words no longer: they turned to something else."""
    async with desk.drafting:
        while found := await awaited(desk, ask):
            survey_id, _ = found
            kept = await desk.store.feedback(survey_id)
            if kept is not None:
                draft = Draft.model_validate_json(kept.document)
                rest = draft.not_awaiting(member_of(desk, ask))
                with suppress(Moved):  # Then it is read once more.
                    still = ExpectFeedback(survey_id, kept)
                    await desk.store.commit([still, _kept(survey_id, rest)])


async def _unsent(desk: Desk, survey: PublishedSurvey) -> Draft | None:
    if survey.state is not SurveyState.CLOSED:
        return None
    kept = await desk.store.feedback(survey.survey)
    if kept is None or kept.state is not FeedbackState.DRAFT:
        return None
    return Draft.model_validate_json(kept.document)


def _kept(survey_id: str, draft: Draft) -> KeepFeedback:
    return KeepFeedback(Feedback(survey_id, FeedbackState.DRAFT, draft.model_dump_json()))
