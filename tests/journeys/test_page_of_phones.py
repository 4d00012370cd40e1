"""The demo as a newcomer plays it: in a browser, with hands.

With HEARBACK_PICTURES set to a folder, the picture of the README is taken at the end.
"""

import asyncio
import os
import re
import signal
import sys
from asyncio.subprocess import PIPE
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import count
from pathlib import Path

import pytest
from playwright.async_api import Page, expect

from bot.emulator.remote import Remote
from tests.browsers import MILLISECONDS, browsing, chromium_or_skip
from tests.waiting import PATIENCE

ANSWERS = (
    (
        "We are doing it",
        ("By when will it be done?", "+60 days"),
        ("What are you doing?", "Live times come to every stop after dark."),
        ("And in Welsh?", "Mae amseroedd byw yn dod i bob arhosfan ar ôl iddi nosi."),
    ),
    (
        "We did it",
        ("What did you do?", "The three routes that most of you would keep stay, from January."),
        ("And in Welsh?", "Mae'r tri llwybr y byddai'r mwyafrif yn eu cadw yn aros, o fis Ionawr."),
    ),
    (
        "We will not do it",
        ("Why not?", "A bus after 11pm needs a second driver, and there is no money for one."),
        ("And in Welsh?", "Mae angen ail yrrwr ar fws ar ôl 11, a does dim arian ar gyfer un."),
    ),
)
"""What staff tap, and what they type when they are asked for it."""
STAFF, SAM = "7001", "7002"

pytestmark = pytest.mark.slow


@asynccontextmanager
async def demo() -> AsyncIterator[str]:
    """Start `hearback demo` as a process; yield the address of its page."""
    hearback = Path(sys.executable).with_name("hearback")
    process = await asyncio.create_subprocess_exec(hearback, "demo", "--no-browser", stderr=PIPE)
    assert process.stderr is not None
    try:
        line = (await asyncio.wait_for(process.stderr.readline(), PATIENCE)).decode()
        yield line.rpartition(" ")[2].strip()
    finally:
        process.send_signal(signal.SIGINT)
        await asyncio.wait_for(process.wait(), PATIENCE)


@pytest.fixture
def chromium() -> Path:
    return chromium_or_skip()


class Phone:
    """One phone on the page, used as a person uses it."""

    def __init__(self, page: Page, person: str) -> None:
        self.at = page.locator(f"[data-person='{person}']")

    async def tap(self, label: str, exact: bool = True) -> None:
        await self.at.get_by_role("button", name=label, exact=exact).last.click()

    async def type(self, words: str) -> None:
        box = self.at.get_by_role("textbox")
        await box.fill(words)
        await box.press("Enter")

    async def is_asked(self, words: str) -> None:
        """Wait until the newest message contains ``words``."""
        await expect(self.at.locator(".messages > *").last).to_contain_text(words)

    async def sees(self, words: str) -> None:
        await expect(self.at.get_by_text(words).last).to_be_visible()


async def picture(page: Page, name: str) -> None:
    folder = os.environ.get("HEARBACK_PICTURES")
    if folder:
        # Whatever has just changed is highlighted for a moment; a still picture does without.
        await page.wait_for_timeout(2500)
        await page.screenshot(path=Path(folder) / f"{name}.png")


async def publish(staff: Phone) -> None:
    await staff.type("/staff")
    await staff.tap("Publish: Evening buses")
    await staff.sees("Nobody has been written to")


async def answer(young: Phone) -> None:
    await young.tap("Open")
    await young.sees("You hear back by")
    await young.tap("Start")
    await young.tap("Next")
    await young.tap("Every week")
    await young.tap("Town to the seafront")
    await young.tap("Station to the college")
    await young.tap("Next")
    await young.tap("Back")
    await young.tap("Next")
    await young.type("3")
    await young.sees("What one thing should we change?")
    await young.type("Drivers could wait a minute when they see us running.")
    await young.tap("16 to 17")
    await young.tap("Skip")
    await young.sees("Nothing is sent yet")
    await young.tap("Send my answers")
    await young.sees("Thank you.")


async def sixty(page: Page) -> None:
    await page.get_by_role("button", name="Sixty people take part").click()
    await expect(page.get_by_role("progressbar")).to_be_visible()
    async with Remote(page.url) as remote, asyncio.timeout(PATIENCE):
        while not await _are_through(remote):
            await page.wait_for_timeout(300)


async def _are_through(remote: Remote) -> bool:
    crowd = await remote.crowd()
    through = crowd["finished"] + crowd["left"] + crowd["declined"] + crowd["stuck"]
    return 0 < crowd["total"] <= through


async def close(staff: Phone) -> None:
    await staff.type("/close evening-buses")
    await staff.tap("Yes, close it")
    await staff.sees("is closing")
    heard = staff.at.get_by_text("Who we heard, and who not").last
    refused = staff.at.get_by_text("may finish first")
    async with asyncio.timeout(PATIENCE):
        # Answers are counted while it is closing, and nobody is told when that is done.
        for times in count():
            await staff.type("/results evening-buses")
            await expect(heard.or_(refused.nth(times))).to_be_visible()
            if await heard.is_visible():
                return


async def respond(staff: Phone) -> None:
    await staff.tap("Write “you said, we did”")
    await staff.sees("left to answer")
    await staff.tap("1")
    for turn in range(30):
        decision, *asked = ANSWERS[turn % len(ANSWERS)]
        await staff.is_asked("What came of it?")
        await staff.tap(decision)
        for question, words in asked:
            await staff.is_asked(question)
            await staff.type(words)
        newest = staff.at.locator(".messages > *").last
        await expect(newest).to_contain_text(re.compile("What came of it|All answered"))
        if "All answered" in await newest.inner_text():
            break
    await staff.tap("Preview")
    await staff.tap("Send it…")
    await staff.tap("Yes, send it", exact=False)


async def test_a_newcomer_plays_the_whole_story_on_the_page_of_phones(chromium: Path) -> None:
    async with demo() as address, browsing(chromium) as opened:
        page = await opened.new_page(viewport={"width": 1440, "height": 900})
        page.set_default_timeout(MILLISECONDS)
        await page.goto(address)
        staff, sam = Phone(page, STAFF), Phone(page, SAM)
        await publish(staff)
        await answer(sam)
        await sixty(page)
        await close(staff)
        await respond(staff)
        await staff.sees("Sent: ")
        await sam.sees("You said, we did: Evening buses")
        await staff.at.get_by_role("img").last.scroll_into_view_if_needed()
        await sam.at.get_by_text("You said, we did: Evening buses").scroll_into_view_if_needed()
        await picture(page, "story")
