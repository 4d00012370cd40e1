"""The emulator's simulated people: until they are through, and what they were told."""

import asyncio

from bot.emulator.forms import CrowdForm
from tests.journeys.house import House
from tests.waiting import PATIENCE

TOLD = ("You said, we did:", "Dywedoch chi, gwnaethom ni:")
SAID = ("What you said:", "Beth ddywedoch chi:")


async def through(house: House, people: int) -> CrowdForm:
    """Wait until nobody is on the way any more."""
    async with asyncio.timeout(PATIENCE), house.remote.events() as events:
        crowd = await house.remote.crowd()
        while crowd["total"] < people or crowd["running"]:
            kind, data = await anext(events)
            if kind == "crowd":
                crowd = data["crowd"]
        return crowd


async def times_told(house: House, how: tuple[str, ...] = TOLD) -> dict[int, int]:
    """Return how often each person was told what came of it, or what was said."""
    people = (await house.remote.state())["people"]
    return {each["user_id"]: await _told(house, each["user_id"], how) for each in people}


async def told(house: House, how: tuple[str, ...] = TOLD) -> int:
    """Return how many messages that tell it there are."""
    return sum((await times_told(house, how)).values())


async def at_least_told(house: House, people: int, how: tuple[str, ...] = TOLD) -> None:
    """Wait until so many messages tell it."""
    async with asyncio.timeout(PATIENCE), house.remote.events() as events:
        while await told(house, how) < people:
            await anext(events)


async def _told(house: House, user_id: int, how: tuple[str, ...]) -> int:
    messages = (await house.remote.chat(user_id))["messages"]
    return sum(each["from"] == "bot" and each["text"].startswith(how) for each in messages)
