"""Publishing a survey: from the surveys folder, or from a file sent in the chat."""

import asyncio
from datetime import date
from html import escape

from telegram import Document

from admin.commands.desk import Ask, Desk, staff_button
from admin.fieldwork import FieldworkFault
from surveys.files import LARGEST
from surveys.library import Library
from surveys.questionnaire import Survey
from surveys.review.findings import Finding
from surveys.review.review import Review, review, review_text

FINDINGS_SHOWN = 12
LONGEST_FAULTS = 3500


async def publish(desk: Desk, ask: Ask, survey_id: str) -> None:
    """Publish a file of the surveys folder. Nobody is written to; the link is shown."""
    today = desk.clock.today()
    found = await asyncio.to_thread(_review_of, desk.library, survey_id, today)
    if found is None:
        raise FieldworkFault(f"There is no survey “{survey_id}”. /staff lists them all.")
    await _publish_reviewed(desk, ask, found)


async def publish_sent(document: Document, desk: Desk, ask: Ask) -> None:
    """Publish a survey file that was sent in the chat."""
    _refuse_if_large(document.file_size or 0)
    file = await desk.bot.get_file(document.file_id)
    content = bytes(await file.download_as_bytearray())
    await publish_file(desk, ask, document.file_name or "survey.yaml", content)


async def publish_file(desk: Desk, ask: Ask, name: str, content: bytes) -> None:
    """Publish the survey file called ``name``."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise FieldworkFault(
            "I can only read survey files (.yaml), and they have to be text in UTF-8. Save it as "
            "UTF-8 and send it again."
        ) from None
    # Reading a long file takes a while; young people are answered meanwhile.
    found = await asyncio.to_thread(review_text, name, text, desk.clock.today())
    await _publish_reviewed(desk, ask, found)


def _refuse_if_large(size: int) -> None:
    if size > LARGEST:
        raise FieldworkFault("That file is larger than 1 MB, so it is not a survey.")


def _review_of(library: Library, name: str, today: date) -> Review | None:
    """Return the review of the survey with that id, or of the file with that name."""
    for path, found in library.reviews():
        is_named = name in (path.stem, path.name)
        if is_named or (found.survey is not None and found.survey.id == name):
            return review(path, today)
    return None


async def _publish_reviewed(desk: Desk, ask: Ask, found: Review) -> None:
    """Publish what a review let through; show its findings when it did not."""
    if found.survey is None:
        await desk.say(ask, _faults(found))
        return
    survey, log = found.survey, desk.log(ask, "publish", found.survey.id)
    listing = await desk.fieldwork.publish(survey, log, desk.receipt(ask))
    going = staff_button("How is it going?", "progress", survey.id)
    await desk.say(ask, _published(desk, listing.survey), ((going,),))


def _published(desk: Desk, survey: Survey) -> str:
    title = escape(survey.title.say("en"), quote=False)
    return (
        f"<b>{title}</b> is open. Nobody has been written to.\n\n"
        f"Share this link, on a poster or in a message:\n{desk.link(survey.id)}\n\n"
        f"/invite {survey.id} writes to people who said we may ask them again.\n"
        f"/close {survey.id} ends it, and then you see the results."
    )


def _faults(found: Review) -> str:
    """Return the first findings, as many as one message holds."""
    text = "Not published. Please change these things in the file, then send it again:"
    shown = 0
    for finding in found.findings[:FINDINGS_SHOWN]:
        line = _finding(finding)
        if shown and len(text) + len(line) > LONGEST_FAULTS:
            break
        text, shown = f"{text}\n\n{line}", shown + 1
    more = len(found.findings) - shown
    return f"{text}\n\n… and {more} more." if more else text


def _finding(finding: Finding) -> str:
    message, remedy = (_short(said) for said in (finding.message, finding.remedy))
    return f"<b>Line {finding.line}:</b> {message}\n→ {remedy} <i>({finding.code})</i>"


def _short(said: str) -> str:
    return escape(said if len(said) <= 600 else f"{said[:600]}…", quote=False)
