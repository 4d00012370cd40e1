"""The demo as a newcomer plays it: in a browser, with hands.

With HEARBACK_PICTURES set to a folder, the pictures of the README are taken on the way.
"""

import asyncio
import os
import re
import signal
import sys
from asyncio.subprocess import PIPE
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from playwright.async_api import Browser, Locator, Page, async_playwright, expect

from bot.emulator.remote import Remote

CHROMIUM = Path("/usr/bin/chromium")
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
CROWD = 120
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
        line = (await asyncio.wait_for(process.stderr.readline(), 30)).decode()
        yield line.rpartition(" ")[2].strip()
    finally:
        process.send_signal(signal.SIGINT)
        await asyncio.wait_for(process.wait(), 20)


@pytest.fixture
def chromium() -> Path:
    if not CHROMIUM.exists():
        missing = f"The page is played in a browser, and {CHROMIUM} is missing"
        pytest.fail(missing) if os.environ.get("CI") == "true" else pytest.skip(missing)
    return CHROMIUM


@asynccontextmanager
async def browser(chromium: Path) -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        opened = await playwright.chromium.launch(executable_path=chromium, args=QUIET)
        yield opened
        await opened.close()


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
        await expect(self.at.locator(".messages > *").last).to_contain_text(words, timeout=15_000)

    async def sees(self, words: str, seconds: float = 15) -> Locator:
        shown = self.at.get_by_text(words).last
        await expect(shown).to_be_visible(timeout=seconds * 1000)
        return shown


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


async def answer(young: Phone, page: Page) -> None:
    await young.tap("Open")
    await young.sees("You hear back by")
    await picture(page, "introduction")
    await young.tap("Start")
    await young.tap("Next")
    await young.tap("Every week")
    await young.tap("Town to the seafront")
    await young.tap("Station to the college")
    await picture(page, "question")
    await young.tap("Next")
    await young.tap("Back")
    await young.tap("Next")
    await young.type("3")
    await young.sees("What one thing should we change?")
    await young.type("Drivers could wait a minute when they see us running.")
    await young.tap("16 to 17")
    await young.tap("Skip")
    await young.sees("Nothing is sent yet")
    await picture(page, "review")
    await young.tap("Send my answers")
    await young.sees("Thank you.")


async def sixty(page: Page) -> None:
    await page.get_by_role("button", name="Sixty people take part").click()
    await expect(page.get_by_role("progressbar")).to_be_visible()
    async with Remote(page.url) as remote, asyncio.timeout(CROWD):
        while not await _are_through(remote):
            await page.wait_for_timeout(300)


async def _are_through(remote: Remote) -> bool:
    crowd = await remote.crowd()
    through = crowd["finished"] + crowd["left"] + crowd["declined"] + crowd["stuck"]
    return 0 < crowd["total"] <= through


async def close(staff: Phone, page: Page) -> None:
    await staff.type("/close evening-buses")
    await staff.tap("Yes, close it")
    await staff.sees("is closing")
    await page.wait_for_timeout(2000)
    await staff.type("/results evening-buses")
    await staff.sees("Who we heard, and who not", 30)


async def respond(staff: Phone, page: Page) -> None:
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
    async with demo() as address, browser(chromium) as opened:
        page = await opened.new_page(viewport={"width": 1440, "height": 900})
        await page.goto(address)
        staff, sam = Phone(page, STAFF), Phone(page, SAM)
        await publish(staff)
        await answer(sam, page)
        await sixty(page)
        await close(staff, page)
        await picture(page, "results")
        await respond(staff, page)
        await staff.sees("Sent: ", 60)
        await sam.sees("You said, we did: Evening buses", 30)
        await staff.at.get_by_role("img").last.scroll_into_view_if_needed()
        await sam.at.get_by_text("You said, we did: Evening buses").scroll_into_view_if_needed()
        await picture(page, "story")
