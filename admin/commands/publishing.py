"""Publishing a survey that was reviewed, from the surveys folder or from elsewhere."""

import asyncio
from datetime import date

from admin.commands.desk import Ask, Desk
from admin.commands.found import told
from admin.commands.going_out import offer
from admin.commands.leaving_out import left_out, offered, ways
from admin.fieldwork import FieldworkFault
from admin.two_keys import Matter
from bot.conversation.screen import Rows
from surveys.library import Library
from surveys.review.review import Review, review_copy
from surveys.spreadsheet.template import template

LONGEST_FAULTS = 2800


async def publish(desk: Desk, ask: Ask, survey_id: str) -> None:
    """Publish a file of the surveys folder. Nobody is written to; the link is shown."""
    found = await review_of(desk, survey_id)
    await publish_reviewed(desk, ask, found, ways(found, "preview", "publish", survey_id))


async def publish_less(desk: Desk, ask: Ask, survey_id: str) -> None:
    """Publish a file of the surveys folder without what it asks in own words."""
    await publish_without_words(desk, ask, await review_of(desk, survey_id))


async def review_of(desk: Desk, survey_id: str) -> Review:
    """Return what was found in a file of the surveys folder. Raises FieldworkFault when there is
    none."""
    today = desk.clock.today()
    found = await asyncio.to_thread(_review_of, desk.library, survey_id, today)
    if found is None:
        raise FieldworkFault(f"There is no survey “{survey_id}”. /staff lists them.")
    return found


async def send_template(desk: Desk, ask: Ask) -> None:
    """Send the Excel template."""
    blank = await asyncio.to_thread(template)
    caption = "Fill it in and send it back here. Then you see what it lacks, and can play it."
    await desk.send_file(ask.chat, "survey.xlsx", blank, caption)


def _review_of(library: Library, name: str, today: date) -> Review | None:
    """Return the review of the survey with that id, or of the file with that name."""
    for path, found in library.reviews():
        is_named = name in (path.stem, path.name)
        if is_named or (found.survey is not None and found.survey.id == name):
            return library.review(path, today)
    return None


async def publish_reviewed(desk: Desk, ask: Ask, found: Review, less: Rows = ()) -> None:
    """Publish what a review let through, or ask what that takes; show its findings when it did
    not, with the buttons ``less`` that leave own words out."""
    if found.survey is None:
        await desk.say(ask, faults(found), less)
        return
    await offer(desk, ask, found.survey, found.findings)


async def publish_without_words(desk: Desk, ask: Ask, found: Review) -> None:
    """Publish what is left of a file without what it asks in own words, if those are all that is
    wrong with it; the whole file where nothing is wrong any more."""
    if found.without_words is None:
        await publish_reviewed(desk, ask, found)
        return
    less = found.without_words
    await offer(desk, ask, less.survey, less.findings, left_out(found))


def saying_yes(desk: Desk, found: Review) -> str:
    """Return the label of the button that publishes what was reviewed. Dots say that there is
    something to answer first: warnings, or an earlier version that is out."""
    is_out = found.survey is not None and found.survey.id in desk.board.catalogue.listings
    return "Publish it…" if found.findings or is_out else "Yes, publish it"


async def publish_approved(desk: Desk, ask: Ask, survey_id: str) -> None:
    """Publish what was approved, whether it lies in the surveys folder or was sent in the chat.

    It is reviewed once more: its dates may have passed meanwhile.
    """
    approval = await desk.two_keys.approval(Matter.PUBLISH, survey_id)
    if approval is None:
        raise FieldworkFault(f"Nobody asked to publish “{survey_id}”. /staff shows what there is.")
    today, age = desk.clock.today(), desk.library.platform_age
    found = await asyncio.to_thread(review_copy, approval.content, today, platform_age=age)
    await publish_reviewed(desk, ask, found)


def faults(found: Review, verdict: str = "Not published.") -> str:
    """Return what has to be changed in a file, as much as one message holds."""
    listed = told(found.findings, LONGEST_FAULTS)
    more = f"… and {listed.left} more." if listed.left else ""
    head = f"{verdict} Please change these things in the file, then send it again:"
    parts = (head, listed.html, more, offered(found))
    return "\n\n".join(part for part in parts if part)
