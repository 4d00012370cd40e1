from collections.abc import AsyncIterator

import aiogram
import pytest
import telegram
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer

from bot.emulator.forms import PersonForm
from bot.emulator.options import Options
from bot.emulator.remote import Remote
from bot.emulator.server import serving
from bot.emulator.world import World


@pytest.fixture
def world() -> World:
    return World(Options(seed=7, limits=False, webhook_backoff=0.01, patience=10.0))


@pytest.fixture
async def remote(world: World) -> AsyncIterator[Remote]:
    async with serving(world) as url, Remote(url) as remote:
        yield remote


@pytest.fixture
async def ptb(world: World, remote: Remote) -> AsyncIterator[telegram.Bot]:
    bot = telegram.Bot(
        world.bot.token, base_url=remote.base_url, base_file_url=remote.base_file_url
    )
    async with bot:
        yield bot


@pytest.fixture
async def aio(world: World, remote: Remote) -> AsyncIterator[aiogram.Bot]:
    session = AiohttpSession(api=TelegramAPIServer.from_base(remote.url))
    async with aiogram.Bot(world.bot.token, session=session) as bot:
        yield bot


@pytest.fixture
async def sam(remote: Remote) -> PersonForm:
    """Somebody who has started the bot; the update of that is confirmed already."""
    person = await remote.add_person("Sam", "cy")
    await remote.open(person["user_id"], "hello")
    return person


@pytest.fixture
def chat(world: World, sam: PersonForm) -> int:
    world.updates.drop()
    return sam["user_id"]
