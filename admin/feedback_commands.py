"""`hearback respond`: a feedback file is checked, kept as the draft, or written from it."""

from collections.abc import Callable
from pathlib import Path

from msgspec import Struct

from admin.access import Access
from admin.cases import Case, case_in, held_against, row_of
from admin.checking import CLEAN, ERRORS, UNREADABLE
from admin.clock import Clock
from admin.commands.steps import last_change
from admin.feedback import Step
from admin.feedback_file import Imported, Reading, imported, read, written
from admin.feedback_typing import Writer
from admin.fieldwork import FieldworkFault, published
from admin.reading import reading as reading_store
from admin.settings import Settings
from bot.conversation.wording import Wording
from bot.privacy.key_file import open_keys
from bot.privacy.keys import Keys
from bot.storage.changes import ExpectFeedback, KeepFeedback, LogAct
from bot.storage.store import Moved, Store
from surveys.files import Unreadable, text_of_file
from surveys.review.findings import Finding
from surveys.review.review import unreadable

AT_THE_COMMAND_LINE = b""
"""How drafts and the log name somebody who is no member: whoever runs the program."""


class Responded(Struct, frozen=True):
    """What came of a file: what was found in it, and whether it is the draft now."""

    findings: tuple[Finding, ...]
    is_kept: bool
    readable: bool = True

    @property
    def exit_code(self) -> int:
        """0 for clean files and warnings, 1 for errors, 2 when a file cannot be read."""
        if not self.readable:
            return UNREADABLE
        return ERRORS if any(each.severity == "error" for each in self.findings) else CLEAN


async def respond_with(settings: Settings, path: Path, keep: bool) -> Responded:
    """Check a feedback file, and keep it as the draft when ``keep`` and it can be one.

    Raises FieldworkFault when its survey cannot be answered, StoreError and KeyFault.
    """
    try:
        text = text_of_file(path)
    except Unreadable as error:
        return Responded((unreadable(str(path), str(error)),), False, readable=False)
    file = read(str(path), text)
    if file.file is None:
        return Responded(file.findings, False, file.readable)
    async with reading_store(settings) as store:
        keys = await open_keys(settings.key_file, settings.data, store)
        access = Access(store, keys, settings.owners)
        await access.refresh()
        case = await _open_case(store, keys, file.file.survey)
        clock = Clock(settings.zone)
        found = await _imported(store, case, file, clock, access)
        is_kept = keep and found.draft is not None
        if is_kept:
            await _keep(store, case, found, clock)
    return Responded(found.findings, is_kept)


async def write_feedback(settings: Settings, survey: str, to: Path) -> None:
    """Write the draft of a survey to a file. Raises FieldworkFault, StoreError and KeyFault."""
    async with reading_store(settings) as store:
        keys = await open_keys(settings.key_file, settings.data, store)
        case = await case_in(store, keys, await published(store, survey))
    _write(to, written(case.draft, case.asked, Clock(settings.zone).today()))


def _write(to: Path, text: str) -> None:
    try:
        to.write_text(text, encoding="utf-8")
    except OSError as error:
        raise FieldworkFault(f"{to} cannot be written: {error.strerror}.") from None


async def _open_case(store: Store, keys: Keys, survey: str) -> Case:
    case = await case_in(store, keys, await published(store, survey))
    if case.is_out:
        raise FieldworkFault(
            f"“{survey}” is out, so a file cannot take its place. In the chat, /respond {survey} "
            "lets you correct it."
        )
    return case


async def _imported(
    store: Store, case: Case, file: Reading, clock: Clock, access: Access
) -> Imported:
    held = await held_against(store, case, clock.today())
    last = last_change(case.draft, _names(access), _day(clock), plain=True)
    writer = Writer(AT_THE_COMMAND_LINE.hex(), clock.today(), case.asked.languages)
    return imported(file, case.draft, held.context, held.message, writer, last)


async def _keep(store: Store, case: Case, found: Imported, clock: Clock) -> None:
    if found.draft is None:
        return
    survey = case.row.survey
    log = LogAct(clock.now(), AT_THE_COMMAND_LINE, "respond", survey)
    keep = KeepFeedback(row_of(survey, case.kept, found.draft))
    try:
        await store.commit([ExpectFeedback(survey, case.kept), keep, log])
    except Moved:
        raise FieldworkFault(
            "Somebody changed the draft at this moment: look at it, and run this once more."
        ) from None


def _names(access: Access) -> Callable[[str], str]:
    return lambda member: (
        access.called(bytes.fromhex(member)) if member else "somebody at the command line"
    )


def _day(clock: Clock) -> Callable[[Step], str]:
    today = clock.today()
    return lambda step: Wording("en").day(step.on, today)
