"""Letting others approve in the place of approvers who are silent: looked for by the clock."""

from functools import partial

from admin.background import again_and_again
from admin.commands.approving import tell_stand_ins
from admin.commands.desk import Desk

LOOK_EVERY = 60.0
"""Seconds between two looks."""


async def standing_in(desk: Desk) -> None:
    """Look until cancelled, if two keys are asked for."""
    if desk.two_keys.on:
        look = partial(tell_stand_ins, desk)
        await again_and_again(look, LOOK_EVERY, "Nobody was asked to stand in")
