"""Sending "you said, we did": one confirming tap, then live progress."""

import asyncio
from html import escape

from admin.commands.desk import Ask, Desk, staff_button
from admin.commands.drafts import draft_of, message_of
from admin.commands.figures import people
from admin.commands.responding import refuse_if_long
from admin.feedback import Draft
from admin.fieldwork import FieldworkFault
from bot.conversation.screen import Screen
from bot.storage.rows import Delivery, ErrandKind, Feedback, FeedbackState, Outcome, PublishedSurvey
from surveys.text import Text

LOOK_EVERY = 1.0
BAR = 12


async def send(desk: Desk, ask: Ask, survey_id: str) -> None:
    """Show to how many it goes and how long that takes, and ask once."""
    survey = await desk.fieldwork.published(survey_id)
    kept = await desk.store.feedback(survey_id)
    if kept is not None and kept.state is not FeedbackState.DRAFT:
        await desk.say(ask, _line(await _delivery(desk, survey_id)))
        return
    await _ready(desk, survey)
    count = await desk.store.listeners(survey_id)
    text = (
        f"Send “you said, we did” on <b>{escape(survey_id)}</b> to {people(count)}? It starts at "
        f"once and takes about {_long(count / desk.send_rate)}. Everyone else finds it in /news. "
        "What is sent cannot be called back."
    )
    yes = staff_button("Yes, send it", "send!", survey_id)
    back = staff_button("Not yet", "respond", survey_id)
    await desk.say(ask, text, ((yes,), (back,)))


async def send_now(desk: Desk, ask: Ask, survey_id: str) -> None:
    """Queue the message for everyone who listens, and show how it goes."""
    survey = await desk.fieldwork.published(survey_id)
    # Nobody may change the draft between reading and sending it, or it could go out twice.
    async with desk.drafting:
        kept = await desk.store.feedback(survey_id)
        draft, message = await _ready(desk, survey)
        out = draft.model_copy(update={"message": message, "typing": ()})
        today = desk.clock.today()
        feedback = Feedback(survey_id, FeedbackState.SENDING, out.model_dump_json(), today)
        log = desk.log(ask, "send", survey_id)
        await desk.fieldwork.send(feedback, log, desk.receipt(ask), kept)
    message_id = await desk.say(ask, _line(await _delivery(desk, survey_id)))
    desk.background.start(_watch(desk, ask.chat, survey_id, message_id))


async def _ready(desk: Desk, survey: PublishedSurvey) -> tuple[Draft, dict[str, str]]:
    """Return the draft and its message. Raises FieldworkFault when something is missing."""
    draft = await draft_of(desk, survey)
    if not draft.themes:
        raise FieldworkFault(f"There is nothing to send yet: /respond {survey.survey}")
    if draft.unanswered:
        said = [Text(draft.themes[place].said).say("en") for place in draft.unanswered[:3]]
        more = len(draft.unanswered) - len(said)
        missing = "; ".join(f"“{each}”" for each in said) + (f" and {more} more" if more else "")
        raise FieldworkFault(f"Not sent. These themes have no answer yet: {missing}")
    message = await message_of(desk, survey, draft)
    refuse_if_long(message)
    return draft, message


async def _delivery(desk: Desk, survey_id: str) -> Delivery:
    return await desk.store.delivery(survey_id, ErrandKind.FEEDBACK)


async def _watch(desk: Desk, chat: int, survey_id: str, message_id: int) -> None:
    shown = ""
    while True:
        delivery = await _delivery(desk, survey_id)
        line = _line(delivery)
        if line != shown:
            await desk.show(chat, Screen(line), message_id)
            shown = line
        if not delivery.waiting:
            return
        await asyncio.sleep(LOOK_EVERY)


def _line(delivery: Delivery) -> str:
    """Return how far a push has come. Who blocked us or left meanwhile is one rounded figure, and
    only told at the end: staff are not to see anybody leave (P28)."""
    settled = sum(delivery.settled.values())
    sent = delivery.settled.get(Outcome.SENT, 0)
    if delivery.waiting:
        done = settled / (settled + delivery.waiting)
        bar = "█" * int(BAR * done) + "░" * (BAR - int(BAR * done))
        everyone = people(settled + delivery.waiting)
        return f"Sending: {int(100 * done)}% of {everyone} heard back\n{bar}"
    if not settled:
        return "Sent: nobody was waiting to hear. It is in /news for everyone."
    missed = f"\nNot reached, or left before: {people(settled - sent)}" if settled > sent else ""
    return f"Sent: {people(sent)} heard back\n{'█' * BAR}{missed}"


def _long(seconds: float) -> str:
    if seconds < 2:
        return "a second"
    return f"{round(seconds)} seconds" if seconds < 90 else f"{round(seconds / 60)} minutes"
