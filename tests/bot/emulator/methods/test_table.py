import pytest
import telegram

from bot.emulator.methods.table import METHODS
from tests.bot.emulator.methods.conftest import Refusal


def test_every_method_is_one_that_python_telegram_bot_knows() -> None:
    known = {name.lower().replace("_", "") for name in dir(telegram.Bot)}
    assert set(METHODS) <= known


@pytest.mark.parametrize("name", ["sendDice", "nothing"])
async def test_any_other_method_is_not_found(name: str, refusal: Refusal) -> None:
    assert await refusal(name) == "Not Found"
