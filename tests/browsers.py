"""A Chromium without a window, and how long it may take."""

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from playwright.async_api import Browser, async_playwright, expect

from tests.waiting import PATIENCE

CHROMIUM = Path("/usr/bin/chromium")
MILLISECONDS = 1000 * PATIENCE
"""Before which nothing that a page is to show is missed; a page has limits of its own besides."""
_QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


def chromium_or_skip() -> Path:
    """Return where Chromium is; without it the test is skipped, and fails where all tools must be
    there."""
    if not CHROMIUM.exists():
        missing = f"The page of phones is tested in a browser, and {CHROMIUM} is missing"
        pytest.fail(missing) if os.environ.get("CI") == "true" else pytest.skip(missing)
    return CHROMIUM


@asynccontextmanager
async def browsing(chromium: Path) -> AsyncIterator[Browser]:
    """Open a browser."""
    expect.set_options(timeout=MILLISECONDS)
    async with async_playwright() as playwright:
        opened = await playwright.chromium.launch(executable_path=chromium, args=_QUIET)
        yield opened
        await opened.close()
