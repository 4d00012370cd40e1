"""A bot that talks to the emulator on loopback."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass

from telegram import Bot

from bot.channels.transport import Transport
from bot.emulator.options import Options
from bot.emulator.people import Person
from bot.emulator.server import serving
from bot.emulator.world import World


@dataclass(frozen=True, slots=True)
class Emulated:
    """The emulator's world, in the same process, and where it listens."""

    world: World
    address: str
    bot: Bot

    def newcomer(self) -> int:
        """Adds a person who has written to the bot before; gives the user id."""
        person = self.world.add_person(Person(0, has_written=True))
        return person.user_id

    def texts(self, user_id: int) -> list[str]:
        """What the bot wrote to a person, in order."""
        messages = self.world.chat(user_id).messages.values()
        return [each.text for each in messages if each.sender_id == self.world.bot.bot_id]


def bot_at(address: str, token: str, transport: Callable[..., Transport] = Transport) -> Bot:
    """A bot that sends all through our transport; not yet initialised."""
    return Bot(
        token,
        base_url=f"{address}/bot",
        base_file_url=f"{address}/file/bot",
        request=transport(direct=True),
        get_updates_request=transport(direct=True),
    )


@asynccontextmanager
async def emulated(*, limits: bool = False) -> AsyncIterator[Emulated]:
    world = World(Options(limits=limits, seed=1))
    async with serving(world) as address, bot_at(address, world.bot.token) as bot:
        yield Emulated(world, address, bot)
