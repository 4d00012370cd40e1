"""While a survey is out: how it is going, inviting, closing."""

from html import escape

from admin.commands.desk import Ask, Desk, staff_button
from admin.commands.figures import people_in_steps
from admin.fieldwork import FieldworkFault
from admin.markup import safe
from admin.reports.disclosure import progress
from admin.reports.so_far import lines, so_far
from admin.reports.summary import progress_for_chat
from admin.states import not_open, withdrawn
from bot.conversation.screen import Button, Rows
from bot.noticeboard import thawed
from bot.storage.rows import PublishedSurvey, SurveyState


async def show_progress(desk: Desk, ask: Ask, survey_id: str) -> None:
    """Show what may be known while a survey is open: steps of a batch, no results."""
    survey = await desk.fieldwork.published(survey_id)
    if survey.state is SurveyState.CLOSED:
        raise FieldworkFault(f"“{survey_id}” is closed. /results {survey_id} shows what was said.")
    if survey.state is SurveyState.WITHDRAWN:
        raise FieldworkFault(withdrawn(survey_id))
    ledger = await desk.store.ledger(survey_id)
    text = progress_for_chat(progress(ledger, desk.batch), "en") + await _heard_so_far(desk, survey)
    rows = _steps(survey_id, survey.state)
    await desk.say(ask, f"<b>{escape(survey_id)}</b>\n{text}", rows)


async def _heard_so_far(desk: Desk, survey: PublishedSurvey) -> str:
    """Return from whom too few were heard yet, so that staff can go and ask them."""
    found = await so_far(desk.store, survey, desk.clock.today())
    if found is None:
        return ""
    told = "\n".join(lines(found, thawed(survey.frozen), "en"))
    return f"\n\n<b>Counted by {found.day:%-d %B}</b>\n{safe(told)}"


def _steps(survey_id: str, state: SurveyState) -> Rows:
    early = staff_button("End it early…", "withdraw", survey_id)
    match state:
        case SurveyState.OPEN:
            close = staff_button("Close it…", "close", survey_id)
            ask_again = staff_button("Invite people…", "invite", survey_id)
            rest = staff_button("Have a break", "pause", survey_id)
            return ((_look(survey_id),), (ask_again, close), (rest, early))
        case SurveyState.PAUSED:
            return ((staff_button("Go on again", "resume", survey_id), early),)
        case _:
            return ((_look(survey_id),),)


def _look(survey_id: str) -> Button:
    return staff_button("How is it going?", "progress", survey_id)


async def invite(desk: Desk, ask: Ask, survey_id: str) -> None:
    """Ask once before writing to those who may be asked again.

    How many are left changes when one of them opens the survey, so it is told in steps.
    """
    survey = await desk.fieldwork.published(survey_id)
    if survey.state is not SurveyState.OPEN:
        raise FieldworkFault(not_open(survey))
    many = people_in_steps(await desk.store.invitees(survey_id), desk.batch)
    text = (
        f"Invite people to <b>{escape(survey_id)}</b>? It goes to those who said that we may ask "
        f"them again and have not seen this one: {many}. Each gets one message, and it cannot be "
        f"called back. It starts {desk.fieldwork.starts}; who had enough messages this week gets "
        "theirs in the next."
    )
    yes = staff_button("Yes, invite them", "invite!", survey_id)
    back = staff_button("Not now", "progress", survey_id)
    await desk.say(ask, text, ((yes,), (back,)))


async def invite_now(desk: Desk, ask: Ask, survey_id: str) -> None:
    """Queue the invitations."""
    log = desk.log(ask, "invite", survey_id)
    await desk.fieldwork.invite(survey_id, log, desk.receipt(ask))
    waits = f"go out {desk.fieldwork.starts}" if desk.fieldwork.rests else "are on their way"
    text = f"The invitations to <b>{escape(survey_id)}</b> {waits}."
    await desk.say(ask, text, ((_look(survey_id),),))


async def close(desk: Desk, ask: Ask, survey_id: str) -> None:
    """Show what closing does, and ask once."""
    survey = await desk.fieldwork.published(survey_id)
    if survey.state is not SurveyState.OPEN:
        raise FieldworkFault(not_open(survey))
    text = (
        f"Close <b>{escape(survey_id)}</b>? Nobody new can start. {_grace(desk.fieldwork.grace)} "
        "Then the answers are counted, and nobody can take theirs back any more. A closed survey "
        "cannot be opened again."
    )
    yes = staff_button("Yes, close it", "close!", survey_id)
    back = staff_button("Not yet", "progress", survey_id)
    await desk.say(ask, text, ((yes,), (back,)))


def _grace(minutes: float) -> str:
    if not minutes:
        return "Answers that have not been sent are deleted."
    return f"People who are in the middle have {minutes:g} more minutes to send their answers."


async def close_now(desk: Desk, ask: Ask, survey_id: str) -> None:
    """Begin closing."""
    await desk.fieldwork.close(survey_id, desk.log(ask, "close", survey_id), desk.receipt(ask))
    results = staff_button("Results", "results", survey_id)
    survey = await desk.fieldwork.published(survey_id)
    where = "made elsewhere" if survey.sealed_to else "here"
    text = (
        f"<b>{escape(survey_id)}</b> is closing: nobody new can start. The results are {where} as "
        "soon as the last answers are in."
    )
    await desk.say(ask, text, ((results,),))
