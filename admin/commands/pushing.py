"""A message on its way to many: how far it has come, holding it, letting it go on, ending it."""

import asyncio
from collections.abc import Collection, Mapping, Sequence
from html import escape

from admin.commands.desk import Ask, Desk, staff_button
from admin.commands.figures import people
from admin.fieldwork import FieldworkFault
from bot.conversation.screen import Rows, Screen
from bot.storage.rows import (
    ENDED,
    HEAR_BACK,
    Delivery,
    ErrandKind,
    Feedback,
    FeedbackState,
    Outcome,
)

LOOK_EVERY = 1.0
BAR = 12
NAMES: Mapping[ErrandKind, str] = {
    ErrandKind.SAID: "What you said",
    ErrandKind.FEEDBACK: "You said, we did",
    ErrandKind.LATE: "We are late",
    ErrandKind.ADDED: "One more answer",
    ErrandKind.FOLLOW_UP: "How it went on",
}
"""What staff call the messages to those who hear back."""
_ACTS = {
    FeedbackState.PAUSED: "pause",
    FeedbackState.SENDING: "resume",
    FeedbackState.STOPPED: "stop",
}
"""What the log calls bringing a message into a state."""


async def show_push(desk: Desk, ask: Ask, survey: str, kind: ErrandKind) -> None:
    """Show how far a message has come, and go on showing it while it goes."""
    feedback = await _out(desk, survey, kind)
    delivery = await desk.store.delivery(survey, kind)
    message = await desk.say(ask, told(desk, feedback, delivery), controls(feedback, delivery))
    key = ask.chat, survey, kind
    desk.watched[key] = message
    if feedback.state is FeedbackState.SENDING:
        desk.background.start(_watch(desk, ask.chat, feedback, message))


async def hold(desk: Desk, ask: Ask, parts: Sequence[str]) -> None:
    """Write to nobody more for now."""
    await _steer(desk, ask, parts, FeedbackState.PAUSED, {FeedbackState.SENDING})


async def go_on(desk: Desk, ask: Ask, parts: Sequence[str]) -> None:
    """Write to those who were not written to yet."""
    await _steer(desk, ask, parts, FeedbackState.SENDING, {FeedbackState.PAUSED})


async def ask_to_stop(desk: Desk, ask: Ask, parts: Sequence[str]) -> None:
    """Say what ending it means, and ask once."""
    survey, kind = _about(parts)
    _refuse_if_late(kind)
    feedback = await _out(desk, survey, kind)
    if feedback.state in ENDED:
        await show_push(desk, ask, survey, kind)
        return
    sent = people((await desk.store.delivery(survey, kind)).settled.get(Outcome.SENT, 0))
    text = (
        f"Stop “{NAMES[kind]}” on <b>{escape(survey)}</b> for good? It has come to {sent}. "
        "Everyone else finds it in /news and gets no message. It cannot be taken up again; to go "
        "on later, pause it instead."
    )
    yes = staff_button("Yes, stop it", "endpush", kind, survey)
    back = staff_button("Not yet", "push", kind, survey)
    await desk.say(ask, text, ((yes,), (back,)))


async def stop(desk: Desk, ask: Ask, parts: Sequence[str]) -> None:
    """End it for good."""
    still = {FeedbackState.SENDING, FeedbackState.PAUSED}
    await _steer(desk, ask, parts, FeedbackState.STOPPED, still)


async def look(desk: Desk, ask: Ask, parts: Sequence[str]) -> None:
    """Show it once more."""
    await show_push(desk, ask, *_about(parts))


def _about(parts: Sequence[str]) -> tuple[str, ErrandKind]:
    kind, survey = parts
    if kind not in HEAR_BACK:
        raise FieldworkFault("That button is from another time. /staff shows what can be done.")
    return survey, ErrandKind(kind)


def _refuse_if_late(kind: ErrandKind) -> None:
    """Raise FieldworkFault for the notice that we are late: it has no off switch."""
    if kind is ErrandKind.LATE:
        raise FieldworkFault("That we are late is told to all who wait: it cannot be stopped.")


async def _out(desk: Desk, survey: str, kind: ErrandKind) -> Feedback:
    """Return a message that is out. Raises FieldworkFault when none of that kind is."""
    feedback = await desk.store.feedback(survey, kind)
    if feedback is None or feedback.state is FeedbackState.DRAFT:
        raise FieldworkFault(f"“{NAMES[kind]}” on “{survey}” has not been sent.")
    return feedback


async def _steer(
    desk: Desk,
    ask: Ask,
    parts: Sequence[str],
    to: FeedbackState,
    before: Collection[FeedbackState],
) -> None:
    """Bring a message into another state. One that is there already, or has ended, is only shown:
    of two who tap at once, the second sees what became of it."""
    survey, kind = _about(parts)
    _refuse_if_late(kind)
    feedback = await _out(desk, survey, kind)
    if feedback.state in before:
        log = desk.log(ask, f"{_ACTS[to]}_{kind}", survey)
        await desk.fieldwork.steer(feedback, to, log, desk.receipt(ask))
    await show_push(desk, ask, survey, kind)


async def _watch(desk: Desk, chat: int, feedback: Feedback, message: int) -> None:
    """Keep a message that shows the progress true, until it is through, held, or shown anew."""
    survey, kind = feedback.survey, feedback.kind
    shown: tuple[str, Rows] | None = None
    while desk.watched.get((chat, survey, kind)) == message:
        await asyncio.sleep(LOOK_EVERY)
        now = await desk.store.feedback(survey, kind)
        if now is None or desk.watched.get((chat, survey, kind)) != message:
            return
        delivery = await desk.store.delivery(survey, kind)
        line = told(desk, now, delivery), controls(now, delivery)
        if line != shown:
            await desk.show(chat, Screen(*line), message)
            shown = line
        if now.state is not FeedbackState.SENDING or not delivery.waiting:
            return


def controls(feedback: Feedback, delivery: Delivery) -> Rows:
    """Return what can be done with a message on its way."""
    about = feedback.kind.value, feedback.survey
    pause = staff_button("Pause", "hold", *about)
    resume = staff_button("Resume", "goon", *about)
    ends = staff_button("Stop…", "haltpush", *about)
    match feedback.state:
        case _ if feedback.kind is ErrandKind.LATE:
            return ()
        case FeedbackState.SENDING if delivery.waiting:
            return ((pause, ends),)
        case FeedbackState.PAUSED:
            return ((resume, ends),)
        case _:
            return ()


def told(desk: Desk, feedback: Feedback, delivery: Delivery) -> str:
    """Return how far a message has come. Who was not reached, and who left meanwhile, are told only
    at the end and rounded: staff are not to see anybody leave (P28). Never in one figure: being out
    of reach is no refusal (P6)."""
    name = f"“{NAMES[feedback.kind]}” on <b>{escape(feedback.survey)}</b>"
    if feedback.state is FeedbackState.PAUSED:
        lines = [f"Paused: {_so_far(delivery)}", "Nobody more is written to until you resume it."]
    elif feedback.state is FeedbackState.STOPPED:
        sent = people(delivery.settled.get(Outcome.SENT, 0))
        lines = [f"Stopped: {sent} heard back. Everyone else finds it in /news."]
    elif delivery.waiting:
        lines = [f"Sending: {_so_far(delivery)}", _ahead(desk, delivery)]
    else:
        lines = [_through(delivery)]
    return "\n".join([name, *lines])


def _so_far(delivery: Delivery) -> str:
    settled = sum(delivery.settled.values())
    everyone = settled + delivery.waiting
    done = settled / everyone if everyone else 1.0
    bar = "█" * int(BAR * done) + "░" * (BAR - int(BAR * done))
    return f"{int(100 * done)}% of {people(everyone)} heard back\n{bar}"


def _ahead(desk: Desk, delivery: Delivery) -> str:
    if desk.fieldwork.rests:
        return f"It goes out {desk.fieldwork.starts}: these hours are quiet."
    return f"About {lasting(delivery.waiting / desk.send_rate)} to go."


def _through(delivery: Delivery) -> str:
    settled = sum(delivery.settled.values())
    if not settled:
        return "Sent: nobody was waiting to hear. It is in /news for everyone."
    sent = delivery.settled.get(Outcome.SENT, 0)
    left = delivery.settled.get(Outcome.LEFT, 0)
    missed = (
        ("Not reached", settled - sent - left),
        ("Chose meanwhile not to be written to", left),
    )
    lines = [f"{what}: {people(many)}" for what, many in missed if many]
    return "\n".join([f"Sent: {people(sent)} heard back", "█" * BAR, *lines])


def lasting(seconds: float) -> str:
    """Return how long something takes, as staff say it."""
    if seconds < 2:
        return "a second"
    if seconds < 90:
        return f"{round(seconds)} seconds"
    return f"{round(seconds / 60)} minutes" if seconds < 5400 else f"{seconds / 3600:.1f} hours"
