"""A survey file on the page of phones, changed while it is played."""

import asyncio
import os
import signal
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.emulator.forms import NoticeForm
from bot.emulator.remote import Remote
from surveys.review.review import review_text
from surveys.spreadsheet.plainly import plain_survey
from surveys.spreadsheet.template import template
from tests.admin.house import PARKS, SHIPPED
from tests.journeys.house import HEARBACK, command, environment
from tests.journeys.phone import Phone
from tests.waiting import PATIENCE

SAM = 7002
TWO = PARKS.replace(
    "retention_days: 120\n",
    """\
  - id: why
    kind: multiple_choice
    ask: What would you do there?
    informs: [1]
    options: {sit: Sit, play: Play}
retention_days: 120
""",
)

pytestmark = pytest.mark.slow


class Shown:
    """A running `hearback preview`."""

    def __init__(self, process: Process, remote: Remote) -> None:
        self.process = process
        self.remote = remote
        self.phone = Phone(remote, SAM)

    async def says(self, words: str) -> NoticeForm:
        """Wait until the page says ``words``."""
        async with asyncio.timeout(PATIENCE), self.remote.events() as events:
            notice = (await self.remote.state())["notice"]
            if notice is not None and words in told(notice):
                return notice
            async for kind, data in events:
                if kind == "notice" and words in told(data["notice"]):
                    found: NoticeForm = data["notice"]
                    return found
        raise AssertionError("the emulator has ended")


def told(notice: NoticeForm) -> str:
    return "\n".join([notice["said"], *notice["lines"]])


@asynccontextmanager
async def previewing(file: Path) -> AsyncIterator[Shown]:
    """Play a file until the end of the block; it must end by itself when told to."""
    process = await asyncio.create_subprocess_exec(
        HEARBACK,
        "preview",
        file.name,
        "--no-browser",
        stderr=PIPE,
        cwd=file.parent,
        env=environment(file.parent / "none", "", HEARBACK_SURVEYS=str(SHIPPED)),
    )
    assert process.stderr is not None
    try:
        async with asyncio.timeout(PATIENCE):
            line = (await process.stderr.readline()).decode()
        async with Remote(line.partition(": ")[2].strip().rstrip("/")) as remote:
            yield Shown(process, remote)
    finally:
        process.send_signal(signal.SIGINT)
        async with asyncio.timeout(PATIENCE):
            said = (await process.stderr.read()).decode()
            code = await process.wait()
        print(said)
    assert code == 0
    assert "Traceback" not in said


async def test_the_place_is_kept_where_the_edited_survey_still_has_it(tmp_path: Path) -> None:
    file = tmp_path / "parks.yaml"
    file.write_text(TWO)
    async with previewing(file) as shown:
        await shown.phone.sees("Parks", "Can change")
        await shown.phone.taps("Start", "What first?")
        await shown.phone.taps("Lights", "What would you do there?")
        file.write_text(TWO.replace("What would you do there?", "What will you do there?"))
        await shown.phone.sees("What will you do there?")
        message, data = await shown.phone.button("Sit")
        await shown.phone.taps_data(message, data)
        await shown.phone.sees_below(message, "✓ Sit")
        await shown.phone.taps("Next", "Nearly there", "Lights", "Sit")
        await shown.phone.taps("Send", "Thank you")
    assert os.listdir(tmp_path) == ["parks.yaml"]


async def test_a_place_that_is_gone_leads_back_to_the_introduction(tmp_path: Path) -> None:
    file = tmp_path / "parks.yaml"
    file.write_text(TWO)
    async with previewing(file) as shown:
        await shown.phone.sees("Can change")
        await shown.phone.taps("Start", "What first?")
        await shown.phone.taps("Lights", "What would you do there?")
        file.write_text(PARKS)
        await shown.phone.sees("Can change")


async def test_with_errors_the_page_says_so_and_the_last_good_one_stays(tmp_path: Path) -> None:
    file = tmp_path / "parks.yaml"
    file.write_text(PARKS.replace("purpose: decide\n", ""))
    async with previewing(file) as shown:
        notice = await shown.says("Then the phones show it.")
        assert notice["title"] == "Preview: parks.yaml"
        assert any("`purpose` is missing" in line for line in notice["lines"])
        file.write_text(PARKS)
        await shown.phone.sees("Can change")
        await shown.phone.taps("Start", "What first?")
        file.write_text(PARKS.replace("level: consultation", "level: none"))
        notice = await shown.says("as it was before")
        assert notice["mood"] == "wrong"
        await shown.phone.types("Lights", "Nearly there")
        file.unlink()
        await shown.says("cannot be read")


async def test_a_workbook_is_played_as_well(tmp_path: Path) -> None:
    survey = review_text("parks.yaml", PARKS).survey
    assert survey is not None
    file = tmp_path / "parks.xlsx"
    file.write_bytes(template(plain_survey(survey)))
    async with previewing(file) as shown:
        await shown.phone.sees("Parks", "Can change")


@pytest.mark.parametrize("name", ["nothing.yaml", "notes.txt", "."])
async def test_what_is_no_survey_file_is_one_line(tmp_path: Path, name: str) -> None:
    (tmp_path / "notes.txt").write_text("Notes")
    code, out, err = await command(tmp_path, "preview", name, "--no-browser")
    assert (code, out) == (1, "")
    assert err.count("\n") == 1
    assert "is no survey file" in err
