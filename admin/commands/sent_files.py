"""A survey file that is sent in the chat: what was found in it, and what can be done with it now.

The file is kept, sealed, until it is published, another one is sent, or its day is over.
"""

import asyncio
from collections.abc import Sequence
from hashlib import sha256
from html import escape
from io import StringIO
from pathlib import Path

import orjson
from rich.console import Console
from telegram import Document

from admin.checking import Checked, print_text
from admin.commands.desk import Ask, Desk, staff_button
from admin.commands.filing import take_file
from admin.commands.found import told
from admin.commands.leaving_out import offered, publishing, ways
from admin.commands.previewing import begin
from admin.commands.publishing import publish_reviewed, publish_without_words, saying_yes
from admin.feedback_file import is_feedback
from admin.fieldwork import FieldworkFault
from admin.language_names import language_name
from admin.markup import safe
from bot.conversation.screen import Button
from bot.storage.changes import KeepPaper
from bot.storage.rows import Paper, PaperKind
from surveys.duration import estimated_minutes
from surveys.files import LARGEST
from surveys.items import is_question
from surveys.questionnaire import Survey
from surveys.review.findings import Finding
from surveys.review.review import Review, review_text
from surveys.spreadsheet.reviewing import is_spreadsheet, review_workbook

PREVIEW_SENT, PUBLISH_SENT = "previewsent", "publishsent"
"""The verbs of the buttons below a file that was sent."""
_DIGITS = 8
"""So many digits of a hash tell a file on a button from the next one."""


async def take_sent(document: Document, desk: Desk, ask: Ask) -> None:
    """Take a file that was sent in the chat."""
    if (document.file_size or 0) > LARGEST:
        raise FieldworkFault("That file is larger than 1 MB, so it is not a survey.")
    file = await desk.bot.get_file(document.file_id)
    content = bytes(await file.download_as_bytearray())
    await take(desk, ask, document.file_name or "survey.yaml", content)


async def take(desk: Desk, ask: Ask, name: str, content: bytes) -> None:
    """Tell what was found in a survey file, and keep it; "you said, we did" becomes the draft."""
    if not is_spreadsheet(name) and is_feedback(text := _text(content)):
        await take_file(desk, ask, name, text)
        return
    found = await _reviewed(desk, name, content)
    if found.survey or found.without_words:
        await desk.store.commit([KeepPaper(_paper(desk, ask, name, content))])
    await _tell(desk, ask, name, found, _hash(content))


async def _reviewed(desk: Desk, name: str, content: bytes) -> Review:
    """Return what was found in a survey file. Raises FieldworkFault when it is no text.

    Reading a long file takes a while; young people are answered meanwhile.
    """
    today, age = desk.clock.today(), desk.library.platform_age
    if is_spreadsheet(name):
        return await asyncio.to_thread(review_workbook, name, content, today, platform_age=age)
    return await asyncio.to_thread(review_text, name, _text(content), today, platform_age=age)


def _text(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise FieldworkFault(
            "I can only read survey files (.yaml), and they have to be text in UTF-8, or .xlsx "
            "files made from the template: /template sends you one."
        ) from None


async def preview_sent(desk: Desk, ask: Ask, parts: Sequence[str], less: bool = False) -> None:
    """Let a member play the file through that they sent; ``less`` is without own words."""
    (digits,) = parts
    name, content = await _kept(desk, ask, digits)
    found = await _reviewed(desk, name, content)
    if less and found.without_words is not None:
        await begin(desk, ask, found.without_words.survey, publishing(PUBLISH_SENT, digits))
        return
    if found.survey is None:
        await _tell(desk, ask, name, found, digits)
        return
    await begin(desk, ask, found.survey, _publishing(desk, found, digits))


async def publish_sent(desk: Desk, ask: Ask, parts: Sequence[str], less: bool = False) -> None:
    """Publish the file that a member sent; ``less`` is without own words."""
    (digits,) = parts
    found = await _reviewed(desk, *await _kept(desk, ask, digits))
    await (publish_without_words if less else publish_reviewed)(desk, ask, found)


def _publishing(desk: Desk, found: Review, digits: str) -> Button:
    """Return the button that publishes the file with that hash."""
    return staff_button(saying_yes(desk, found), PUBLISH_SENT, digits)


async def _kept(desk: Desk, ask: Ask, digits: str) -> tuple[str, bytes]:
    """Return the name and content of the file that a button is about. Raises FieldworkFault."""
    paper = await desk.store.paper(PaperKind.SENT, "", desk.keys.tag(ask.user).hex())
    content = desk.keys.words.open(paper.sealed, paper.place) if paper else b""
    if paper is None or _hash(content) != digits:
        raise FieldworkFault("I have not got that file any more. Send it once more.")
    return orjson.loads(paper.document)["name"], content


def _paper(desk: Desk, ask: Ask, name: str, content: bytes) -> Paper:
    document = orjson.dumps({"on": desk.clock.today(), "name": name}).decode()
    paper = Paper(PaperKind.SENT, "", desk.keys.tag(ask.user).hex(), document)
    sealed = desk.keys.words.seal(content, paper.place)
    return Paper(paper.kind, paper.survey, paper.name, document, sealed)


def _hash(content: bytes) -> str:
    return sha256(content).hexdigest()[:_DIGITS]


async def _tell(desk: Desk, ask: Ask, name: str, found: Review, digits: str) -> None:
    """Answer with what was found, as much as fits; all of it is in a file where more was."""
    listed = told(found.findings)
    if listed.left:
        content = _written(name, found.findings).encode()
        await desk.send_file(ask.chat, f"{Path(name).stem}.findings.txt", content)
    more = f"… and {listed.left} more, in the file above." if listed.left else ""
    head = _about(found.survey) if found.survey else f"<b>{safe(name)}</b>"
    parts = (head, _verdict(found.findings), listed.html, more, offered(found))
    rows = ways(found, PREVIEW_SENT, PUBLISH_SENT, digits)
    if found.survey:
        look = staff_button("Preview", PREVIEW_SENT, digits)
        rows = ((look,), (_publishing(desk, found, digits),))
    await desk.say(ask, "\n\n".join(part for part in parts if part), rows)


def _about(survey: Survey) -> str:
    """Return what a survey is, in two lines."""
    questions = sum(map(is_question, survey.written))
    minutes = estimated_minutes(survey)
    many = f"{questions} questions" if questions != 1 else "1 question"
    about = f"about {minutes} minutes" if minutes != 1 else "about a minute"
    *most, last = map(language_name, survey.languages)
    languages = f"{', '.join(most)} and {last}" if most else last
    return (
        f"<b>{safe(survey.title.say('en'))}</b> (<code>{survey.id}</code>), "
        f"version {escape(survey.version)}\n{many}, {about}, in {escape(languages)}"
    )


def _verdict(findings: Sequence[Finding]) -> str:
    errors = sum(each.severity == "error" for each in findings)
    advice = len(findings) - errors
    if errors:
        these = "these things" if errors > 1 else "this"
        return f"Not published. Please change {these} in the file, then send it again:"
    if not advice:
        return "There is nothing to mend. Play it through, as young people will see it."
    better = "These things could be better" if advice > 1 else "One thing could be better"
    return f"It can go out. {better}:"


def _written(name: str, findings: tuple[Finding, ...]) -> str:
    out = StringIO()
    print_text([Checked(Path(name), findings, True)], Console(file=out, width=100))
    return out.getvalue()
