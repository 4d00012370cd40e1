from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.admin.house import House
from tests.admin.house import house as opened


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    async with opened(tmp_path) as running:
        yield running
