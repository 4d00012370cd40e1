""" "What you said" in the hands of staff: seen beforehand, sent sooner, put off once."""

from datetime import date
from html import escape

from admin.access import Act
from admin.closed import refuse_unless_closed
from admin.commands.approving import tell
from admin.commands.cards import show_cards
from admin.commands.desk import Ask, Desk, staff_button
from admin.commands.figures import people
from admin.commands.promising import NEW_DATE
from admin.commands.pushing import lasting, show_push
from admin.fieldwork import FieldworkFault
from admin.markup import safe
from admin.saying_back import Plan
from bot.conversation.screen import Rows, Screen
from bot.conversation.wording import NAMES
from bot.promised import Owed
from bot.storage.rows import ErrandKind

_NO_PLAN = (
    "Nothing waits to be said back of “{survey}”. If it was closed just now, /said {survey} shows "
    "in a moment when it goes out."
)


async def show(desk: Desk, ask: Ask, survey_id: str) -> None:
    """Show when it goes out, or how far it has come."""
    survey = await desk.fieldwork.published(survey_id)
    if await desk.store.feedback(survey.survey, ErrandKind.SAID) is not None:
        await show_push(desk, ask, survey_id, ErrandKind.SAID)
        return
    plan = await desk.saying_back.plan(survey_id)
    if plan is None:
        refuse_unless_closed(survey)
        raise FieldworkFault(_NO_PLAN.format(survey=survey_id))
    await desk.say(ask, _planned(survey_id, plan.goes_on, plan), _rows(survey_id, plan))


def _planned(survey: str, day: date, plan: Plan | None) -> str:
    reason = ""
    if plan is not None and plan.move is not None:
        reason = f"\nIt was put off once. Young people read why: “{_why(plan)}”"
    return (
        f"“What you said” on <b>{escape(survey)}</b> goes out by itself on <b>{day:%A %-d %B}</b>, "
        "to everyone who is to hear back. It is made from the published results alone, so there "
        f"is nothing to write.{reason}"
    )


def _why(plan: Plan) -> str:
    why = next(iter(plan.move.because.values()), "") if plan.move else ""
    return safe(why)


def _rows(survey: str, plan: Plan | None) -> Rows:
    look = (staff_button("Look at it", "saidlook", survey),)
    now = (staff_button("Send it now…", "saidnow", survey),)
    if plan is not None and plan.move is not None:
        return (look, now)
    return (look, now, (staff_button("Put it off once…", NEW_DATE, survey, Owed.SAID),))


async def tell_staff(desk: Desk, survey: str, day: date) -> None:
    """Tell everyone who may put it off that it goes out on a day."""
    screen = Screen(_planned(survey, day, None), _rows(survey, None))
    for colleague in desk.access.who(Act.POSTPONE):
        await tell(desk, colleague, screen)


async def look(desk: Desk, ask: Ask, survey_id: str) -> None:
    """Show it as young people will: the words in every language, and the pictures."""
    made = await desk.saying_back.preview(survey_id)
    if made.card is not None:
        await show_cards(desk, ask.chat, made.card, f"what-you-said-{survey_id}")
    for language, html in made.message.items():
        name = NAMES.get(language, language)
        await desk.say(ask.below(), f"<i>{name}</i>\n\n{html}")
    await show(desk, ask.below(), survey_id)


async def ask_to_send(desk: Desk, ask: Ask, survey_id: str) -> None:
    """Show to how many it goes and how long that takes, and ask once."""
    if await desk.saying_back.plan(survey_id) is None:
        await show(desk, ask, survey_id)
        return
    count = await desk.store.listeners(survey_id)
    text = (
        f"Send “What you said” on <b>{escape(survey_id)}</b> to {people(count)} now? It starts "
        f"{desk.fieldwork.starts} and takes about {lasting(count / desk.send_rate)}. What is sent "
        "cannot be called back."
    )
    yes = staff_button("Yes, send it", "saidnow!", survey_id)
    back = staff_button("Not yet", "said", survey_id)
    await desk.say(ask, text, ((yes,), (back,)))


async def send_now(desk: Desk, ask: Ask, survey_id: str) -> None:
    """Send it, and show how it goes. Of two who do so at once, the second sees the same."""
    if await desk.store.feedback(survey_id, ErrandKind.SAID) is None:
        log = desk.log(ask, "send_said", survey_id)
        await desk.saying_back.send(survey_id, [log], desk.receipt(ask))
    await show_push(desk, ask, survey_id, ErrandKind.SAID)
