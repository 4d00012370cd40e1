from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from bot.emulator import actions
from bot.emulator.bot_api import BotApi
from bot.emulator.errors import ApiError
from bot.emulator.params import Params, Upload
from bot.emulator.people import Person
from bot.emulator.world import World

Call = Callable[..., Awaitable[Any]]
Refusal = Callable[..., Awaitable[str]]


@pytest.fixture
def talker(world: World) -> int:
    """Somebody who has written to the bot."""
    user_id = world.add_person(Person(0, "Sam")).user_id
    actions.send(world, user_id, "hello")
    return user_id


@pytest.fixture
def call(world: World) -> Call:
    """Calls a method without HTTP; keyword `files` are uploads."""
    api = BotApi(world)

    async def make(method: str, *, files: dict[str, bytes] | None = None, **values: Any) -> Any:
        uploads = {name: Upload(f"{name}.png", content) for name, content in (files or {}).items()}
        return await api.call(method.lower(), Params(values, uploads))

    return make


@pytest.fixture
def refusal(call: Call) -> Refusal:
    """The description with which a call is refused."""

    async def make(method: str, **values: Any) -> str:
        with pytest.raises(ApiError) as refused:
            await call(method, **values)
        return refused.value.description

    return make
