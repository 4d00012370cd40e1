from collections.abc import AsyncIterator

import pytest

from tests.bot.emulated import Emulated, emulated


@pytest.fixture
async def telegram() -> AsyncIterator[Emulated]:
    async with emulated() as running:
        yield running
