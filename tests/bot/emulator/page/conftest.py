"""A browser, an emulator, a bot, and the page of phones open on them."""

from collections.abc import AsyncIterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page
from telegram import Bot
from telegram.request import HTTPXRequest

from bot.emulator.options import Options
from bot.emulator.remote import Remote
from bot.emulator.server import serving
from bot.emulator.world import World
from tests.bot.emulator.page.scene import Scene
from tests.browsers import MILLISECONDS, browsing, chromium_or_skip

OPTIONS = Options(limits=False)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.asyncio(loop_scope="session"), append=False)
            item.add_marker(pytest.mark.slow)


@pytest.fixture(scope="session")
def chromium() -> Path:
    return chromium_or_skip()


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser(chromium: Path) -> AsyncIterator[Browser]:
    async with browsing(chromium) as opened:
        yield opened


@pytest_asyncio.fixture(loop_scope="session")
async def remote() -> AsyncIterator[Remote]:
    async with serving(World(OPTIONS)) as address, Remote(address) as made:
        yield made


@pytest_asyncio.fixture(loop_scope="session")
async def bot(remote: Remote) -> AsyncIterator[Bot]:
    made = Bot(
        OPTIONS.token,
        base_url=remote.base_url,
        base_file_url=remote.base_file_url,
        request=_plain(),
        get_updates_request=_plain(),
    )
    async with made:
        yield made


def _plain() -> HTTPXRequest:
    # Loopback speaks plain HTTP; reading the certificates for every bot would take most of its time.
    return HTTPXRequest(httpx_kwargs={"verify": False})


@pytest_asyncio.fixture(loop_scope="session")
async def page(browser: Browser) -> AsyncIterator[Page]:
    """A page that fails its test on any script error and on any call beyond loopback."""
    context = await browser.new_context(viewport={"width": 1280, "height": 800})
    context.set_default_timeout(MILLISECONDS)
    opened = await context.new_page()
    troubles: list[str] = []
    opened.on("pageerror", lambda error: troubles.append(str(error)))
    opened.on("request", lambda request: troubles.extend(_outside(request.url)))
    yield opened
    await context.close()
    assert troubles == []


def _outside(address: str) -> list[str]:
    parts = urlsplit(address)
    near = parts.hostname == "127.0.0.1" or parts.scheme in {"data", "about"}
    return [] if near else [address]


@pytest.fixture
def scene(remote: Remote, bot: Bot, page: Page) -> Scene:
    return Scene(remote, bot, page)
