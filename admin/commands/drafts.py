"""Drafts of "you said, we did": read, changed by one member at a time, kept with the update."""

from collections.abc import Callable, Sequence
from contextlib import suppress

from admin.cases import Case, case_in, row_of
from admin.commands.desk import Ask, Desk
from admin.feedback import Draft, Step, Typing
from admin.feedback_typing import Writer
from admin.fieldwork import FieldworkFault
from bot.conversation.wording import Wording
from bot.storage.changes import Change, ExpectFeedback, KeepFeedback
from bot.storage.rows import PublishedSurvey, SurveyState
from bot.storage.store import Moved

TRIES = 5
"""How often a change is made to a draft that somebody else changes too."""


async def case_of(desk: Desk, survey_id: str) -> Case:
    """Return the draft of a closed survey, begun from its results when there is none.

    Raises FieldworkFault when there are no results.
    """
    return await case_in(desk.store, desk.keys, await desk.fieldwork.published(survey_id))


async def open_case(desk: Desk, survey_id: str) -> Case:
    """Return the same, as far as it can be changed. Raises FieldworkFault when it is out."""
    case = await case_of(desk, survey_id)
    if case.is_closed_to_changes:
        raise FieldworkFault(
            f"“{survey_id}” is answered already, and /news shows what was sent. "
            f"/respond {survey_id} lets you correct it."
        )
    return case


async def changed(
    desk: Desk, ask: Ask, survey_id: str, change: Callable[[Draft], Draft], act: str = "respond"
) -> Case:
    """Keep what ``change`` makes of the newest draft, and return it."""
    async with desk.drafting:
        for _ in range(TRIES):
            case = await open_case(desk, survey_id)
            draft = change(case.draft)
            if await kept_in_place(desk, ask, case, draft, act):
                return Case(case.row, case.asked, draft, case.kept)
    raise FieldworkFault(f"Somebody else is changing “{survey_id}” just now: try once more.")


async def kept_in_place(
    desk: Desk, ask: Ask, case: Case, draft: Draft, act: str, also: Sequence[Change] = ()
) -> bool:
    """Keep a draft in the place of the one that was read; tell whether nobody was faster.

    ``also`` goes into the same transaction.
    """
    survey_id = case.row.survey
    changes: list[Change] = [
        ExpectFeedback(survey_id, case.kept),
        KeepFeedback(row_of(survey_id, case.kept, draft)),
        desk.log(ask, act, survey_id),
        *also,
    ]
    try:
        await desk.store.commit(changes, desk.receipt(ask))
    except Moved:
        return False
    return True


def member_of(desk: Desk, ask: Ask) -> str:
    """Return how a draft names the member of staff."""
    return desk.keys.tag(ask.user).hex()


def writer_of(desk: Desk, ask: Ask, case: Case) -> Writer:
    """Return the member as somebody who writes on a draft."""
    return Writer(member_of(desk, ask), desk.clock.today(), case.asked.languages)


def names(desk: Desk, ask: Ask) -> Callable[[str], str]:
    """Return what tells a member's name by their tag, as the team calls them."""
    own = member_of(desk, ask)

    def who(member: str) -> str:
        if not member:
            return "Somebody at the command line"
        if member == own:
            return "You"
        name = desk.access.called(bytes.fromhex(member))
        return f"{name[0].upper()}{name[1:]}"

    return who


def day_of_step(desk: Desk) -> Callable[[Step], str]:
    """Return what tells the day of a step as people say it."""
    today = desk.clock.today()
    return lambda step: Wording("en").day(step.on, today)


async def awaited(desk: Desk, ask: Ask) -> tuple[str, Typing] | None:
    """Return the survey whose draft waits for this member's words, and what for."""
    for survey in await desk.store.surveys():
        draft = await _being_written(desk, survey)
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
                    keep = KeepFeedback(row_of(survey_id, kept, rest))
                    await desk.store.commit([still, keep])


async def _being_written(desk: Desk, survey: PublishedSurvey) -> Draft | None:
    if survey.state is not SurveyState.CLOSED:
        return None
    kept = await desk.store.feedback(survey.survey)
    return Draft.model_validate_json(kept.document) if kept is not None else None
