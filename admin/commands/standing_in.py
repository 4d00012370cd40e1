"""Letting others approve in the place of approvers who are silent: looked for by the clock."""

import asyncio
import logging

from admin.commands.approving import tell_stand_ins
from admin.commands.desk import Desk
from bot.channels.failures import place

LOOK_EVERY = 60.0
"""Seconds between two looks."""

_log = logging.getLogger(__name__)


async def standing_in(desk: Desk) -> None:
    """Look until cancelled, if two keys are asked for."""
    logged = ""
    while desk.two_keys.on:
        try:
            await tell_stand_ins(desk)
            logged = ""
        except Exception as error:
            if place(error) != logged:
                logged = place(error)
                _log.error("Nobody was asked to stand in: %s", logged)
        await asyncio.sleep(LOOK_EVERY)
