"""The menu for staff: every survey, its state, and the next step as a button."""

import asyncio
from datetime import date

from admin.commands.desk import Ask, Desk, staff_button
from admin.markup import safe
from admin.nagging import told_day
from bot.conversation.catalogue import Listing, Stage
from bot.conversation.screen import Button
from bot.storage.rows import FeedbackState
from surveys.heard import is_heard
from surveys.questionnaire import on

STAGES = {
    Stage.OPEN: "open",
    Stage.RESTING: "paused",
    Stage.CLOSING: "closing",
    Stage.CLOSED: "closed",
    Stage.WITHDRAWN: "withdrawn",
}
SHOWN = 15
"""Of so many surveys, the newest, there are buttons: more would not fit into one message."""


async def menu(desk: Desk, ask: Ask) -> None:
    """Show what there is, and what can be done next."""
    listings, today = desk.board.catalogue.listings, desk.clock.today()
    held = await asyncio.to_thread(desk.library.held)
    drafts = [each for each in held if each.survey.id not in listings]
    published = [each for each in listings.values() if not is_heard(each.survey.id)][::-1]
    lines = ["<b>Your surveys</b>" if listings or drafts else "There is no survey yet."]
    rows: list[tuple[Button, ...]] = []
    for listing in published[:SHOWN]:
        lines.append(
            _line(listing.survey.id, listing.survey.title.say("en"), _state(listing, today))
        )
        rows.append(await _next(desk, listing))
    for draft in drafts[:SHOWN]:
        title = draft.survey.title.say("en")
        lines.append(_line(draft.survey.id, title, "not published"))
        look = staff_button("Preview", "preview", draft.survey.id)
        rows.append((staff_button(f"Publish: {title}", "publish", draft.survey.id), look))
    if older := published[SHOWN:]:
        lines.append(f"… and {len(older)} older ones: /results and the name shows one.")
    if others := drafts[SHOWN:]:
        lines.append(f"… and {len(others)} more, not published: /publish NAME works for them.")
    lines.append(
        "\n/new writes a survey with you. A survey file (.yaml, .xlsx) can be sent here too."
    )
    rows.append((staff_button("Write a new survey", "new"),))
    await desk.say(ask, "\n".join(lines), tuple(row for row in rows if row))


def _line(name: str, title: str, state: str) -> str:
    return f"• {safe(title)} (<code>{name}</code>): {state}"


def _state(listing: Listing, today: date) -> str:
    too_few = "closed; fewer than five answered, so none were kept"
    if listing.stage is Stage.OPEN and not listing.has_begun(today):
        return f"opens on {told_day(on(listing.survey.opens))}"
    return STAGES[listing.stage] if listing.kept else too_few


async def _next(desk: Desk, listing: Listing) -> tuple[Button, ...]:
    name, title = listing.survey.id, listing.survey.title.say("en")
    match listing.stage:
        case Stage.OPEN:
            going = staff_button(f"{title}: how is it going?", "progress", name)
            word = staff_button("The word", "code", name)
            close = staff_button("Close it…", "close", name)
            return (going, word, close) if listing.survey.access == "code" else (going, close)
        case Stage.RESTING:
            again = staff_button(f"{title}: go on again", "resume", name)
            return again, staff_button("How is it going?", "progress", name)
        case Stage.CLOSED if listing.kept:
            results = staff_button(f"{title}: results", "results", name)
            return results, await _answering(desk, name)
        case _:
            return ()


async def _answering(desk: Desk, name: str) -> Button:
    feedback = await desk.store.feedback(name)
    if feedback is None or feedback.state is FeedbackState.DRAFT:
        return staff_button("You said, we did", "respond", name)
    return staff_button("Who heard back?", "send", name)
