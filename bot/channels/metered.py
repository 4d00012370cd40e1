"""Counting what passes by, without a word of what it says."""

from collections.abc import Awaitable, Callable
from time import perf_counter

from bot.channels.failures import Failure, NotYet, Wait, verdict
from bot.channels.incoming import Incoming
from bot.channels.speaker import Channel
from bot.conversation.effects import File
from bot.conversation.screen import Screen
from bot.meters import Meters
from bot.storage.store import StoreError


class Metered:
    """A channel that counts what became of every message."""

    def __init__(self, channel: Channel, meters: Meters) -> None:
        self._channel = channel
        self._meters = meters
        # Counted by nobody.
        self.toast, self.remove = channel.toast, channel.remove

    async def show(self, chat: int, screen: Screen, over: int | None) -> int:
        """Write a message, or rewrite the message ``over``; return its id."""
        try:
            message = await self._channel.show(chat, screen, over)
        except Exception as error:
            self._meters.messages.add(_outcome(error))
            raise
        self._meters.messages.add("sent" if over is None else "edited")
        return message

    async def give(self, chat: int, file: File) -> None:
        """Hand a file over."""
        try:
            await self._channel.give(chat, file)
        except Exception as error:
            self._meters.messages.add(_outcome(error))
            raise
        self._meters.messages.add("sent")


def metered(
    hear: Callable[[Incoming], Awaitable[None]], meters: Meters
) -> Callable[[Incoming], Awaitable[None]]:
    """Return a ``hear`` that counts turns that were kept, tries that failed, and how long."""

    async def count(update: Incoming) -> None:
        began = perf_counter()
        try:
            await hear(update)
        except StoreError:
            meters.faults["database"] += 1
            raise
        except Exception:
            meters.faults["turn"] += 1
            raise
        meters.lasted.note(perf_counter() - began)
        meters.turns.add(update.kind)

    return count


def giving_up(
    give_up: Callable[[Incoming], Awaitable[None]], meters: Meters
) -> Callable[[Incoming], Awaitable[None]]:
    """Return a ``give_up`` that counts."""

    async def count(update: Incoming) -> None:
        meters.faults["given_up"] += 1
        await give_up(update)

    return count


def _outcome(error: Exception) -> str:
    if isinstance(error, NotYet):
        return "too_many"
    match verdict(error):
        case Wait():
            return "too_many"
        case Failure() as failure:
            return failure.name.lower()
