"""`hearback preview FILE`: a survey file on the page of phones, shown anew whenever it is saved.

No store, no key, no file: what is played is in the memory of this process.
"""

import asyncio
import signal
import webbrowser
from collections.abc import AsyncIterator, Coroutine, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import Any

from rich.console import Console

from admin.checking import Checked, print_text
from admin.clock import Clock
from admin.commands.offers import offer_to_all
from admin.hosting import host_of
from admin.rehearsal import Rehearsal
from admin.reports import option_sheet
from admin.service import LAST_WORDS, ServiceFault
from admin.settings import Settings
from admin.switchboard import bot_at
from admin.watching import state_of
from bot.channels.floodgate import Floodgate
from bot.channels.polling import Polling
from bot.channels.reception import Reception
from bot.channels.speaker import Speaker
from bot.channels.telegram import TelegramChannel
from bot.conversation.catalogue import Host
from bot.emulator.forms import Mood
from bot.emulator.launch import LaunchFault, launched
from bot.emulator.options import DEFAULT_TOKEN
from bot.emulator.remote import Remote
from bot.voice import Saying
from surveys.library import ORGANISATION
from surveys.organisation import read_organisation
from surveys.review.findings import Finding
from surveys.review.review import Review
from surveys.spreadsheet.reviewing import ENDINGS, review_file

YOUNG_PERSON = 7002
LOOK_EVERY = 0.25
"""Seconds between two looks at the file; it is shown once two find it the same."""
_ENDINGS = (".yaml", ".yml", *ENDINGS)


@dataclass(frozen=True)
class Previewed:
    """The file, where it is played, and where what is found in it is told."""

    path: Path
    remote: Remote
    rehearsal: Rehearsal
    clock: Clock
    settings: Settings
    err: Console

    async def watch(self) -> None:
        """Show the file, and again whenever it or a file beside it was saved, until cancelled."""
        looked, read, last = None, None, None
        while True:
            now = await asyncio.to_thread(state_of, self.path)
            if now == looked != read:  # Nobody is in the middle of writing it.
                read, found = now, await self._review()
                if found != last:
                    last = found
                    await self._show(found)
            looked = now
            await asyncio.sleep(LOOK_EVERY)

    async def _review(self) -> Review:
        age, today = self.settings.min_age, self.clock.today()
        return await asyncio.to_thread(review_file, self.path, today, platform_age=age)

    async def _show(self, found: Review) -> None:
        """Let the phones have what was found in the file; with errors, the last one stays."""
        is_open = self.rehearsal.has_begun
        if found.survey is not None:
            self.rehearsal.renew(found.survey)
            if not is_open:
                await self.remote.open(YOUNG_PERSON, found.survey.id)
        await self._tell(found, is_open)

    async def _tell(self, found: Review, is_open: bool) -> None:
        said, mood = _verdict(found.findings, is_open, f"{self.clock.now():%H:%M:%S}")
        self.err.print(said, markup=False, highlight=False, soft_wrap=True)
        if found.findings:
            print_text([Checked(self.path, found.findings, found.readable)], self.err)
        lines = map(_line, found.findings)
        await self.remote.put_notice(f"Preview: {self.path.name}", said, mood, lines)


def _verdict(findings: Sequence[Finding], is_open: bool, at: str) -> tuple[str, Mood]:
    """Return how the file is that was read at a time, in two sentences and a mood."""
    errors = sum(each.severity == "error" for each in findings)
    if errors:
        what = f"{errors} things have" if errors > 1 else "One thing has"
        shown = "The phones show it as it was before." if is_open else "Then the phones show it."
        return f"{what} to be mended in what was read at {at}. {shown}", "wrong"
    what = f"{len(findings)} things" if len(findings) > 1 else "One thing"
    better = f"{what} could be better." if findings else "Nothing to mend."
    return f"{better} The phones show the file as it was at {at}.", "advice" if findings else "good"


def _line(finding: Finding) -> str:
    place = finding.cell or f"Line {finding.line}"
    return f"{place}: {finding.message} {finding.remedy} ({finding.code})"


async def preview(path: Path, port: int, browser: bool, settings: Settings, err: Console) -> None:
    """Show a survey file on the page of phones until stopped. Raises ServiceFault."""
    _refuse_other_files(path)
    beside = path.parent / ORGANISATION
    organisation = read_organisation(beside if beside.is_file() else settings.organisation_file)
    host = host_of(organisation, settings)
    try:
        async with launched("--port", str(port), "--name", host.name.say("en")) as remote:
            await _played(path, remote, host, browser, settings, err)
    except LaunchFault as fault:
        raise ServiceFault(str(fault)) from None


def _refuse_other_files(path: Path) -> None:
    if not path.is_file() or path.suffix.lower() not in _ENDINGS:
        raise ServiceFault(f"{path} is no survey file: name one that ends with .yaml or .xlsx.")


async def _played(
    path: Path, remote: Remote, host: Host, browser: bool, settings: Settings, err: Console
) -> None:
    await remote.add_person("Sam", "en", user_id=YOUNG_PERSON)
    clock = Clock(settings.zone)
    async with _rehearsing(remote, host, clock) as (rehearsal, intake):
        err.print(f"The page of phones is ready: [bold]{remote.url}/[/bold]")
        err.print(
            f"Watching {path}: save it, and the phones show it. Ctrl-C ends it.", markup=False
        )
        if browser:
            webbrowser.open(f"{remote.url}/")
        previewed = Previewed(path, remote, rehearsal, clock, settings, err)
        await _until_stopped(previewed.watch(), intake.run())


async def _until_stopped(*works: Coroutine[Any, Any, None]) -> None:
    """Work until the process is told to end, or until something fails."""
    stop, loop = asyncio.Event(), asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    tasks = [asyncio.ensure_future(each) for each in (*works, stop.wait())]
    done, rest = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    for task in rest:
        task.cancel()
    await asyncio.gather(*rest, return_exceptions=True)
    for task in done:
        task.result()


@asynccontextmanager
async def _rehearsing(
    remote: Remote, host: Host, clock: Clock
) -> AsyncIterator[tuple[Rehearsal, Polling]]:
    async with bot_at(remote.url, DEFAULT_TOKEN) as bot:
        await offer_to_all(bot)
        channel = TelegramChannel(bot, Floodgate(monotonic), option_sheet.draw)
        speaker = Speaker(channel, _noted, _nothing)
        rehearsal = Rehearsal(speaker, host, clock.today)
        yield rehearsal, Polling(bot, Reception(rehearsal.hear, rehearsal.give_up))
        await speaker.finish(LAST_WORDS)


async def _noted(_: Saying, __: int) -> None:
    """There is nothing to note."""


def _nothing() -> None:
    """There is no pace to keep."""
