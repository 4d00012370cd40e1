"""The whole story without hands: asked, answered, closed, answered back, heard."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from tempfile import mkdtemp

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from admin.commands.desk import Desk
from admin.reports.charts import chart
from admin.reports.published import Published
from admin.reports.source import results_of
from admin.reports.summary import for_terminal
from bot.emulator.forms import CrowdForm, MessageForm
from bot.emulator.remote import Remote
from bot.storage.rows import PublishedSurvey, SurveyState

SURVEY = "evening-buses"
SEED = 12
"""Of the people; with it some of sixty send, some leave in the middle and some say no."""
PACE = (20, 150)
"""Milliseconds that simulated people think before a tap."""
LOOK_EVERY = 0.1
PATIENCE = 120.0
ANSWERS = (
    (
        "We are doing it",
        "+120 days",
        "From September. The timetable is in the app a month before.",
        "O fis Medi. Bydd yr amserlen yn yr ap fis ymlaen llaw.",
    ),
    ("We did it", "It starts next Monday.", "Mae'n dechrau ddydd Llun nesaf."),
    (
        "We will not do it",
        "There is money for three routes, and this one carries the fewest.",
        "Mae arian ar gyfer tri llwybr, a hwn sy'n cario'r lleiaf o bobl.",
    ),
)
"""What the staff of the story tap and then type, theme after theme: a day, and words in each
language."""

Wanted = Callable[[MessageForm], bool]


class Story:
    """Plays staff through their phone; the young people are the emulator's crowd."""

    def __init__(self, remote: Remote, desk: Desk, staff: int, out: Console, err: Console) -> None:
        self._remote = remote
        self._desk = desk
        self._staff = staff
        self._out = out
        self._err = err

    async def play(self, people: int) -> None:
        """Play it all, and end with results, ledger and pictures."""
        await self._command(f"/publish {SURVEY}", "is open")
        self._err.print("Staff published the survey. Nobody has been written to.")
        await self._collect(people)
        await self._close()
        await self._respond()
        await self._send()
        await self._count_heard()
        await self._show_results()

    async def _collect(self, people: int) -> None:
        await self._remote.start_crowd(people, SURVEY, seed=SEED, pace_ms=PACE)
        await self._follow("Young people answer", people, _through)
        crowd = await self._remote.crowd()
        self._err.print(
            f"{crowd['finished']} sent their answers, {crowd['left']} stopped, "
            f"{crowd['declined']} said no thanks, {crowd['stuck']} got stuck."
        )

    async def _close(self) -> None:
        await self._command(f"/close {SURVEY}", "Close")
        await self._tap("Yes", _says("closing"))
        while (await self._survey()).state is not SurveyState.CLOSED:  # noqa: ASYNC110
            # A task of the service ends the closing; the story only looks, as staff would.
            await asyncio.sleep(LOOK_EVERY)
        self._err.print("Staff closed it; the answers are counted and shuffled.")

    async def _respond(self) -> None:
        await self._command(f"/respond {SURVEY}", "You said, we did")
        newest = await self._remote.newest(self._staff)
        if not _has("1", newest):
            await self._tap("Add a theme", _says("What did young people say"))
            await self._type("Later buses home.", _says("What did they say in Welsh"))
            newest = await self._type("Bysiau hwyrach adre.", _asks_what_came)
        else:
            newest = await self._tap("1", _asks_what_came)
        answered = 0
        while _asks_what_came(newest):
            label, *lines, last = ANSWERS[answered % len(ANSWERS)]
            await self._tap(label, lambda shown: not shown["buttons"])
            for line in lines:
                await self._type(line, lambda shown: not shown["buttons"])
            newest = await self._type(last, lambda shown: bool(shown["buttons"]))
            answered += 1
        self._err.print(f"Staff answered {answered} themes, one by one.")

    async def _send(self) -> None:
        await self._tap("Preview", _says("You said:"))
        await self._tap("Send it", _says("It starts at once"))
        await self._tap("Yes", _says("heard back"))
        async with asyncio.timeout(PATIENCE):
            await self._remote.wait_for(self._staff, _says("Sent: "), PATIENCE)

    async def _count_heard(self) -> None:
        crowd = await self._remote.crowd()
        self._err.print(f"{crowd['heard_back']} young people heard back what came of it.")

    async def _show_results(self) -> None:
        found = await results_of(self._desk.store, await self._survey())
        if found is None:
            self._out.print("Fewer than five people answered, so no answers were kept.")
            return
        self._out.print(for_terminal(found, "en"))
        for path in _draw(found):
            self._out.print(f"Picture: {path}", soft_wrap=True, markup=False, highlight=False)

    async def _survey(self) -> PublishedSurvey:
        return await self._desk.fieldwork.published(SURVEY)

    async def _command(self, command: str, expected: str) -> MessageForm:
        return await self._type(command, _says(expected))

    async def _type(self, words: str, wanted: Wanted) -> MessageForm:
        said = await self._remote.send(self._staff, words)
        return await self._remote.wait_for(
            self._staff, lambda shown: shown["message_id"] > said["message_id"] and wanted(shown)
        )

    async def _tap(self, label: str, wanted: Wanted) -> MessageForm:
        newest = await self._remote.newest(self._staff)
        full = next(text for text in _labels(newest) if text.startswith(label))
        await self._remote.tap(self._staff, newest["message_id"], full)
        return await self._remote.wait_for(self._staff, wanted)

    async def _follow(self, what: str, total: int, count: Callable[[CrowdForm], int]) -> None:
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
        with Progress(*columns, console=self._err) as progress:
            task = progress.add_task(what, total=total)
            async with asyncio.timeout(PATIENCE):
                while (done := count(await self._remote.crowd())) < total:
                    progress.update(task, completed=done)
                    await asyncio.sleep(LOOK_EVERY)
            progress.update(task, completed=total)


def _through(crowd: CrowdForm) -> int:
    return crowd["finished"] + crowd["left"] + crowd["declined"] + crowd["stuck"]


def _labels(message: MessageForm) -> list[str]:
    return [button["text"] for row in message["buttons"] for button in row]


def _has(label: str, message: MessageForm) -> bool:
    return label in _labels(message)


def _says(words: str) -> Wanted:
    return lambda shown: words in shown["text"]


def _asks_what_came(message: MessageForm) -> bool:
    return "What came of it?" in message["text"]


def _draw(published: Published) -> list[Path]:
    """Write a picture for each question to a folder that stays; return the paths."""
    folder = Path(mkdtemp(prefix="hearback-pictures-"))
    paths = []
    for table in published.tables:
        if table.rows:
            path = folder / f"{table.item_id}.png"
            path.write_bytes(chart(table, published, "en"))
            paths.append(path)
    return paths
