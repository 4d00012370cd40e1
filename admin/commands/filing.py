""" "You said, we did" as a file in the chat: sent to a member, and brought back."""

import asyncio

from admin.access import Act
from admin.cases import Case, held_against
from admin.commands.acts import permit
from admin.commands.desk import Ask, Desk
from admin.commands.drafts import (
    case_of,
    day_of_step,
    kept_in_place,
    names,
    open_case,
    writer_of,
)
from admin.commands.responding import show_overview
from admin.commands.steps import last_change
from admin.feedback_file import Imported, Reading, imported, read, written
from admin.fieldwork import FieldworkFault
from admin.markup import safe
from surveys.review.findings import Finding

NOT_TAKEN = "Not taken. Please change these things in the file"
FINDINGS_SHOWN = 15
LONGEST = 3000


async def as_file(desk: Desk, ask: Ask, survey_id: str) -> None:
    """Send the draft as a file that can be changed and sent back."""
    case = await case_of(desk, survey_id)
    text = written(case.draft, case.asked, desk.clock.today())
    caption = "Change it and send it back here. Nothing changes before you do."
    await desk.send_file(ask.chat, f"{survey_id}.feedback.yaml", text.encode(), caption)


async def take_file(desk: Desk, ask: Ask, name: str, text: str) -> None:
    """Put a file that was sent in the chat in the place of the draft, and tell what it lacks."""
    await permit(desk, ask, Act.RESPOND)
    reading = await asyncio.to_thread(read, name, text)
    if reading.file is None:
        await desk.say(ask, _told(NOT_TAKEN, reading.findings))
        return
    survey_id = reading.file.survey
    async with desk.drafting:
        case = await open_case(desk, survey_id)
        if case.is_out:
            raise FieldworkFault(
                f"“{survey_id}” is out, so a file cannot take its place. /respond {survey_id} lets "
                "you correct it, theme by theme."
            )
        found = await _imported(desk, ask, case, reading)
        if found.draft is not None and not await kept_in_place(
            desk, ask, case, found.draft, "respond"
        ):
            raise FieldworkFault("Somebody changed the draft at this moment: send it once more.")
    if found.draft is None:
        await desk.say(ask, _told(NOT_TAKEN, found.findings))
        return
    if found.findings:
        await desk.say(ask, _told("Taken as the draft. Before it goes out", found.findings))
    await show_overview(desk, ask.below(), await open_case(desk, survey_id))


async def _imported(desk: Desk, ask: Ask, case: Case, reading: Reading) -> Imported:
    held = await held_against(desk.store, case, desk.clock.today())
    last = last_change(case.draft, names(desk, ask), day_of_step(desk), plain=True)
    writer = writer_of(desk, ask, case)
    return imported(reading, case.draft, held.context, held.message, writer, last)


def _told(heading: str, findings: tuple[Finding, ...]) -> str:
    """Return findings, as many as one message holds."""
    text = f"{heading}:"
    for shown, finding in enumerate(findings):
        line = _line(finding)
        if shown == FINDINGS_SHOWN or (shown and len(text) + len(line) > LONGEST):
            return f"{text}\n\n… and {len(findings) - shown} more."
        text = f"{text}\n\n{line}"
    return text


def _line(finding: Finding) -> str:
    message, remedy = (safe(each[:500]) for each in (finding.message, finding.remedy))
    return f"<b>Line {finding.line}:</b> {message}\n→ {remedy} <i>({finding.code})</i>"
