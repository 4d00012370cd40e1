"""Exports in the chat: the files of a closed survey, and one row per person for an owner alone."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from html import escape

from admin.access import Act
from admin.closed import refuse_unless_closed
from admin.commands.desk import Ask, Desk, staff_button
from admin.exporting import (
    Tell,
    export_of,
    private_files,
    published_files,
    refuse_microdata,
)
from admin.fieldwork import FieldworkFault
from admin.markup import safe
from admin.reports.exports.folder import zipped
from bot.conversation.screen import Rows, Screen

LOOK_EVERY = 1.0
BAR = 12
_MICRODATA_LOG = "export_microdata"


@dataclass(slots=True)
class _SoFar:
    """How far the work has come, as a line with a bar."""

    survey: str
    line: str = ""

    def tell(self, what: str, done: int, of: int) -> None:
        filled = int(BAR * done / of) if of else 0
        bar = "█" * filled + "░" * (BAR - filled)
        self.line = f"<b>{escape(self.survey)}</b>: {what}\n{bar}"


@dataclass(slots=True)
class _Work:
    """Work that a message tells of. ``tell`` is for the work; ``end`` says how it ended."""

    desk: Desk
    chat: int
    message: int
    tell: Tell

    async def end(self, html: str, rows: Rows = ()) -> None:
        await self.desk.show(self.chat, Screen(html, rows), self.message)


@asynccontextmanager
async def _work(desk: Desk, ask: Ask, survey_id: str) -> AsyncIterator[_Work]:
    """Show how far the work inside has come; what cannot be done is said in the same place."""
    so_far = _SoFar(survey_id)
    message = await desk.say(ask, f"<b>{escape(survey_id)}</b>: one moment…")
    watching = asyncio.create_task(_watch(desk, ask.chat, message, so_far))
    work = _Work(desk, ask.chat, message, so_far.tell)
    try:
        yield work
    except FieldworkFault as fault:
        await _stopped(watching)
        await work.end(safe(str(fault)))
    finally:
        await _stopped(watching)


async def _watch(desk: Desk, chat: int, message: int, so_far: _SoFar) -> None:
    shown = ""
    while True:
        await asyncio.sleep(LOOK_EVERY)
        if so_far.line != shown:
            shown = so_far.line
            await desk.show(chat, Screen(shown), message)


async def _stopped(task: "asyncio.Task[None]") -> None:
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


async def export(desk: Desk, ask: Ask, survey_id: str) -> None:
    """Send the results of a closed survey as a spreadsheet, and everything else in one ZIP file."""
    survey = await desk.fieldwork.published(survey_id)
    refuse_unless_closed(survey)
    async with _work(desk, ask, survey_id) as work:
        found = await export_of(desk.store, survey, desk.clock.today(), work.tell)
        files = await published_files(found, work.tell)
        packed = await asyncio.to_thread(zipped, files)
        await desk.store.commit([desk.log(ask, "export", survey_id)], desk.receipt(ask))
        await work.end(_here(survey_id), _more(desk, ask, survey_id))
        sheet = f"{survey_id}.xlsx"
        about = "A spreadsheet with one sheet for each question."
        await desk.send_file(ask.chat, sheet, files[sheet], about)
        all_of_it = "Everything: the spreadsheet, CSV files, the codebook, a data package."
        await desk.send_file(ask.chat, f"{survey_id}-export.zip", packed, all_of_it)


def _here(survey_id: str) -> str:
    return (
        f"The results of <b>{escape(survey_id)}</b> as files. They hold what may be told and "
        "nothing else, so they may be passed on and published."
    )


def _more(desk: Desk, ask: Ask, survey_id: str) -> Rows:
    if not desk.access.may(ask.user, Act.EXPORT_MICRODATA):
        return ()
    return ((staff_button("One row per person…", "rows", survey_id),),)


async def rows(desk: Desk, ask: Ask, survey_id: str) -> None:
    """Show what a file with one row per person is, and ask once."""
    survey = await desk.fieldwork.published(survey_id)
    await refuse_microdata(desk.store, survey)
    text = (
        f"Make a file of <b>{escape(survey_id)}</b> with one row per person? It is for you and "
        "for analysts whom you name. It has nobody's words, and nobody stands alone in it by what "
        "was asked about them. But its numbers are exact, and somebody who knows a few answers "
        "of a person may find the others: what we promise about small numbers does not hold for "
        "it. Never publish it. The log will say that you made it."
    )
    yes = staff_button("Yes, make it", "rows!", survey_id)
    back = staff_button("Not now", "staff")
    await desk.say(ask, text, ((yes,), (back,)))


async def rows_now(desk: Desk, ask: Ask, survey_id: str) -> None:
    """Make microdata: written down first, then sent to this chat alone."""
    survey = await desk.fieldwork.published(survey_id)
    await refuse_microdata(desk.store, survey)
    async with _work(desk, ask, survey_id) as work:
        found = await export_of(desk.store, survey, desk.clock.today(), work.tell)
        files = await private_files(desk.store, survey, found, desk.batch, work.tell)
        packed = await asyncio.to_thread(zipped, files)
        await desk.store.commit([desk.log(ask, _MICRODATA_LOG, survey_id)], desk.receipt(ask))
        await work.end(
            f"One row per person of <b>{escape(survey_id)}</b>. Keep it on a machine of yours, "
            "delete it here when you have it, and never publish it."
        )
        name = f"{survey_id}-not-for-publishing.zip"
        await desk.send_file(ask.chat, name, packed, "Not for publishing.")
