import logging
from typing import Any

import pytest
from telegram import Update
from telegram.ext import ContextTypes, TypeHandler

from admin.switchboard import bot_at, switchboard
from bot.emulator import actions
from tests.bot.emulated import emulated


async def _fails(_: Update, __: ContextTypes.DEFAULT_TYPE) -> Any:
    raise LookupError("not today")


async def test_a_turn_that_fails_is_told_to_who_asked_for_it() -> None:
    async with emulated() as telegram:
        switches = switchboard(telegram.bot)
        switches.add_handler(TypeHandler(Update, _fails))
        actions.send(telegram.world, telegram.newcomer(), "Hello")
        (update,) = await telegram.bot.get_updates()
        async with switches:
            with pytest.raises(LookupError, match="not today"):
                await switches.process_update(update)


async def test_a_bot_speaks_to_the_bot_api_that_it_is_given() -> None:
    async with (
        emulated() as telegram,
        bot_at(telegram.address, telegram.world.bot.token) as bot,
    ):
        assert bot.username == telegram.world.bot.username


async def test_a_bot_writes_neither_its_token_nor_what_it_says_into_a_log(
    caplog: pytest.LogCaptureFixture,
) -> None:
    for name in ("telegram", "telegram.Bot", "telegram.ext.ExtBot"):
        caplog.set_level(logging.DEBUG, name)
    async with emulated() as telegram:
        token = telegram.world.bot.token
        async with bot_at(telegram.address, token) as bot:
            await bot.send_message(telegram.newcomer(), "words of the bot")
    assert token not in caplog.text
    assert "words of the bot" not in caplog.text
