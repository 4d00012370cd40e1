"""Correcting what was sent: /news shows the new words, the day, and what was wrong, in a line.

Nobody is written to a second time.
"""

from admin.cases import Case
from admin.commands.approving import logged_keys, may_go_out
from admin.commands.desk import Ask, Desk, staff_button
from admin.commands.drafts import (
    case_of,
    changed,
    day_of_step,
    kept_in_place,
    names,
    open_case,
    writer_of,
)
from admin.commands.prompts import prompt
from admin.commands.releasing import release_of
from admin.commands.steps import last_change
from admin.commands.themes import overview
from admin.feedback import Act, Draft, Wants
from admin.feedback_typing import asked_for
from admin.fieldwork import FieldworkFault
from admin.markup import safe
from admin.two_keys import Matter
from bot.conversation.wording import Wording


async def show_sent(desk: Desk, ask: Ask, case: Case) -> None:
    """Show that a survey is answered, and what can still be done."""
    survey_id = case.row.survey
    sent = case.kept.sent_on if case.kept else None
    day = f" on {Wording('en').day(sent, desk.clock.today())}" if sent else ""
    html = (
        f"“{safe(survey_id)}” is answered already: it was sent{day}, and everybody finds it in "
        "/news. If something in it is wrong, correct it: /news then shows the new words and what "
        "was wrong. Nobody is written to a second time."
    )
    correct = staff_button("Correct it", "correct", survey_id)
    heard = staff_button("Who heard back?", "send", survey_id)
    await desk.say(ask, html, ((correct, heard),))


async def correct(desk: Desk, ask: Ask, survey_id: str) -> None:
    """Begin a correction, or go on with it."""
    case = await case_of(desk, survey_id)
    if not case.is_out:
        raise FieldworkFault(f"“{survey_id}” is not sent yet: /respond {survey_id} changes it.")
    if not case.draft.is_correcting:
        case = await _begun(desk, ask, case)
    newest = last_change(case.draft, names(desk, ask), day_of_step(desk))
    screen = overview(survey_id, case.draft, case.asked.languages, newest)
    await desk.say(ask, screen.html, screen.rows)


async def _begun(desk: Desk, ask: Ask, case: Case) -> Case:
    async with desk.drafting:
        draft = case.draft.correcting()
        step = writer_of(desk, ask, case).step(Act.CORRECTING)
        if not await kept_in_place(desk, ask, case, draft.noting(step), "correct"):
            raise FieldworkFault("Somebody else changed it at this moment: look once more.")
    return await case_of(desk, case.row.survey)


async def leave(desk: Desk, ask: Ask, survey_id: str) -> None:
    """Leave what was sent as it is."""
    case = await open_case(desk, survey_id)
    if not case.draft.is_correcting:
        raise FieldworkFault("There is no correction to leave.")
    step = writer_of(desk, ask, case).step(Act.GAVE_UP)
    left = await changed(desk, ask, survey_id, lambda draft: draft.as_it_is_out().noting(step))
    await show_sent(desk, ask, left)


async def fix(desk: Desk, ask: Ask, survey_id: str) -> None:
    """Ask what was wrong, in a line; then show all of it and ask once."""
    case = await open_case(desk, survey_id)
    _refuse_unchanged(case)
    if not case.draft.line:
        await _ask_line(desk, ask, case)
        return
    release = await release_of(desk, case)
    if release.obstacle is not None:
        await desk.say(ask, release.obstacle.html, release.obstacle.rows)
        return
    if not await may_go_out(desk, ask, release.proposal):
        return
    line = " ".join(safe(each) for each in case.draft.line.values())
    yes = staff_button("Yes, correct it", "fix!", survey_id)
    other = staff_button("Write another line", "line", survey_id)
    back = staff_button("Back to the themes", "respond", survey_id)
    html = (
        f"Put the corrected words of <b>{safe(survey_id)}</b> in /news, with today's day and this "
        f"line? {line}\n\nNobody is written to a second time."
    )
    await desk.say(ask, html, ((yes,), (other, back)))


async def show_line(desk: Desk, ask: Ask, case: Case) -> None:
    """Show the line that was typed. Going on is a tap of its own: a second key may be asked for."""
    said = " · ".join(safe(each) for each in case.draft.line.values())
    onward = staff_button("Correct it…", "fix", case.row.survey)
    look = staff_button("Preview", "readover", case.row.survey)
    await desk.say(ask, f"Noted: {said}", ((onward, look),))


async def line(desk: Desk, ask: Ask, survey_id: str) -> None:
    """Ask once more what was wrong."""
    await _ask_line(desk, ask, await open_case(desk, survey_id))


async def _ask_line(desk: Desk, ask: Ask, case: Case) -> None:
    writer = writer_of(desk, ask, case)

    def change(draft: Draft) -> Draft:
        return draft.awaiting(asked_for(draft, writer, Wants.CORRECTION))

    kept = await changed(desk, ask, case.row.survey, change)
    typing = kept.draft.awaited(writer.member)
    if typing is not None:
        screen = prompt(kept.draft, typing, kept.asked.languages)
        await desk.say(ask, screen.html, screen.rows)


async def fix_now(desk: Desk, ask: Ask, survey_id: str) -> None:
    """Put the corrected message in the place of the one that is out."""
    async with desk.drafting:
        case = await open_case(desk, survey_id)
        _refuse_unchanged(case)
        release = await release_of(desk, case)
        approved = await desk.two_keys.is_approved(
            Matter.FEEDBACK, survey_id, release.proposal.hash
        )
        if release.obstacle is not None or not case.draft.line or not approved:
            raise FieldworkFault("It was changed at this moment: look at the preview once more.")
        step = writer_of(desk, ask, case).step(Act.CORRECTED)
        out, keys = release.out.noting(step), await logged_keys(desk, release.proposal)
        if not await kept_in_place(desk, ask, case, out, "correct!", keys):
            raise FieldworkFault("It was changed at this moment: look at the preview once more.")
    await desk.board.refresh()
    await desk.say(ask, "Corrected. /news shows the new words from now on.")


def _refuse_unchanged(case: Case) -> None:
    if not case.draft.is_correcting:
        raise FieldworkFault("There is no correction just now: tap “Correct it” first.")
    if not case.draft.is_different:
        raise FieldworkFault("Nothing is different from what was sent. Change what is wrong first.")
