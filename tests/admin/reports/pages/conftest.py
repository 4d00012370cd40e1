"""A browser for the pages, as the page of phones has one."""

from tests.bot.emulator.page.conftest import browser, chromium

__all__ = ["browser", "chromium"]
