"""/pause, /resume, /withdraw: a survey that rests, goes on, or ends before its time."""

from collections.abc import Sequence
from html import escape

from admin import notices
from admin.commands.awaiting import Awaited
from admin.commands.desk import Ask, Desk, staff_button
from admin.commands.promising import confirm
from admin.commands.reasons import ask_reason, proposed, settled, take_reason
from admin.withdrawing import Withdrawing
from bot.promised import Stopped

WITHDRAW = "withdraw"
_WHY = (
    "Why does it end early? Young people read: “We had to stop it, because:” and then your words. "
    "Every answer to it is deleted, also those that are counted; nobody will see results."
)


async def pause(desk: Desk, ask: Ask, survey_id: str) -> None:
    """Let a survey rest: answers wait, and nobody begins."""
    log = desk.log(ask, "pause", survey_id)
    await _withdrawing(desk).pause(survey_id, log, desk.receipt(ask))
    resume = staff_button("Go on again", "resume", survey_id)
    text = (
        f"<b>{escape(survey_id)}</b> is having a break. Nobody can start; who is in the middle is "
        "told that their answers wait, and can still leave. It closes on its day all the same."
    )
    await desk.say(ask, text, ((resume,),))


async def resume(desk: Desk, ask: Ask, survey_id: str) -> None:
    """End the break."""
    log = desk.log(ask, "resume", survey_id)
    await _withdrawing(desk).resume(survey_id, log, desk.receipt(ask))
    going = staff_button("How is it going?", "progress", survey_id)
    await desk.say(ask, f"<b>{escape(survey_id)}</b> is open again.", ((going,),))


async def withdraw(desk: Desk, ask: Ask, survey_id: str) -> None:
    """Ask why a survey ends early."""
    owing = await _withdrawing(desk).withdrawable(survey_id)
    await ask_reason(desk, ask, WITHDRAW, owing.survey, {}, _WHY)


async def take_withdrawal(awaited: Awaited, desk: Desk, ask: Ask) -> None:
    """Take the reason, show what goes out, and ask once."""
    owing = await _withdrawing(desk).withdrawable(awaited.survey)
    proposal = await take_reason(desk, ask, awaited, owing.survey, _WHY)
    if proposal is None:
        return
    stop = Stopped(proposal.because, desk.clock.today())
    message = notices.withdrawn(owing.survey, stop)
    await confirm(desk, ask, owing.survey.id, message, proposal, WITHDRAW, "Yes, withdraw it")


async def withdraw_now(desk: Desk, ask: Ask, parts: Sequence[str]) -> None:
    """End it. What was answered is deleted, and who hears back is told why."""
    survey_id, name = parts
    found = await proposed(desk, ask, survey_id, name)
    withdrawing, today = _withdrawing(desk), desk.clock.today()
    also = [desk.log(ask, WITHDRAW, survey_id), settled(desk, ask, survey_id)]
    stop = Stopped(found.because, today)
    await withdrawing.withdraw(survey_id, stop, also, desk.receipt(ask))
    desk.background.start(withdrawing.finish_all(today))
    text = (
        f"<b>{escape(survey_id)}</b> is withdrawn: nobody can answer it, and every answer is being "
        f"deleted. Who hears back is told why {desk.fieldwork.starts}."
    )
    await desk.say(ask, text, ((staff_button("Its promises", "promise", survey_id),),))


def _withdrawing(desk: Desk) -> Withdrawing:
    return Withdrawing(desk.store, desk.board, desk.fieldwork.queued)
