"""Sending as it is put together for a host, against the emulator and its flood limits."""

import asyncio
import time
from collections import Counter
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.channels.floodgate import Floodgate, SecondLane
from bot.channels.telegram import TelegramChannel
from bot.conversation.screen import Screen
from bot.courier import Courier
from bot.emulator import actions
from bot.emulator.faults import FaultPlan
from bot.outbox import Outbox
from bot.pace import Pace
from bot.standing import Standing
from bot.storage.changes import KeepContact, QueueInvitations
from bot.storage.rows import Contact, ErrandKind, Outcome
from bot.storage.sqlite import open_sqlite
from bot.storage.store import Store
from tests.bot.emulated import Emulated, emulated
from tests.bot.room import KEYS, TINY, TODAY, WORDS, Room

pytestmark = pytest.mark.slow

SENDMESSAGE = frozenset({"sendmessage"})


@dataclass
class Post:
    """An outbox at work. ``waits`` are the seconds that replies were held back at the gate."""

    telegram: Emulated
    store: Store
    outbox: Outbox
    gate: Floodgate
    replies: TelegramChannel
    pace: Pace
    waits: list[float]
    people: list[int]

    async def invites(self, *surveys: str) -> None:
        """Queue an invitation to everyone."""
        await self.store.commit([QueueInvitations(survey) for survey in surveys])
        self.outbox.poke()

    async def settled(self, survey: str, people: int) -> Mapping[Outcome, int]:
        """Wait until so many errands are settled."""
        async with asyncio.timeout(120):
            while True:
                delivery = await self.store.delivery(survey, ErrandKind.INVITATION)
                if sum(delivery.settled.values()) == people:
                    return delivery.settled
                await asyncio.sleep(0.02)

    async def replies_to(self, chat: int, times: int, every: float) -> None:
        """Show somebody new to the outbox a screen, as a conversation does."""
        for _ in range(times):
            await self.replies.show(chat, Screen("Thank you"), None)
            self.pace.note_reply()
            await asyncio.sleep(every)

    @property
    def refused(self) -> Mapping[str, int]:
        """How many calls were refused, by HTTP status."""
        counts: Mapping[str, int] = self.telegram.world.calls.summary(0)["refused"]
        return counts


@asynccontextmanager
async def posting(
    folder: Path, people: int, rate: float, *, limits: bool = True
) -> AsyncIterator[Post]:
    """Everything between the queue and so many phones, and two surveys to ask about."""
    async with emulated(limits=limits) as telegram:
        store = await open_sqlite(folder / "hearback.db")
        room = Room(store)
        await room.publishes(TINY, WORDS)
        chats = [telegram.newcomer() for _ in range(people)]
        await store.commit([KeepContact(_contact(chat)) for chat in chats])
        waits: list[float] = []

        async def sleep(seconds: float) -> None:
            waits.append(seconds)
            await asyncio.sleep(seconds)

        gate = Floodgate(time.monotonic, sleep, max(29.0, rate))
        second = TelegramChannel(telegram.bot, SecondLane(gate))
        courier = Courier(KEYS, room.board, second, lambda: TODAY)
        pace = Pace(rate, time.monotonic, room=gate.room)
        outbox = Outbox(store, courier.deliver, pace, time.time)
        replies = TelegramChannel(telegram.bot, gate)
        running = asyncio.create_task(outbox.run())
        try:
            yield Post(telegram, store, outbox, gate, replies, pace, waits, chats)
        finally:
            outbox.stop()
            await running
            await store.close()


def _contact(chat: int) -> Contact:
    name = f"{chat:x}"
    sealed = KEYS.seal_chat(chat, name)
    return Contact(name, KEYS.tag(chat), sealed, "en", Standing.ASKS, True, "2027-01")


async def test_replies_overtake_a_push_and_both_together_are_never_too_many(
    tmp_path: Path,
) -> None:
    async with posting(tmp_path, 60, 25.0) as post:
        somebody = [post.telegram.newcomer() for _ in range(30)]
        await post.invites("tiny")
        for chat in somebody:
            await post.replies_to(chat, 1, 0.1)
        assert await post.settled("tiny", 60) == {Outcome.SENT: 60}
        assert post.waits == []
        assert post.refused == {}


async def test_a_chat_that_has_had_enough_holds_up_nobody_else(tmp_path: Path) -> None:
    async with posting(tmp_path, 20, 1000.0, limits=False) as post:
        busy, *others = post.people
        for _ in range(2):
            await post.gate.enter(busy)
        post.gate.refuse(busy, 3600.0)
        await post.invites("tiny")
        assert await post.settled("tiny", len(others)) == {Outcome.SENT: len(others)}
        assert post.telegram.texts(busy) == []


async def test_under_faults_nobody_is_stuck_and_nobody_told_twice(tmp_path: Path) -> None:
    people = 200
    async with posting(tmp_path, people, 1000.0, limits=False) as post:
        shares = FaultPlan(
            too_many=0.02, server_error=0.02, drop=0.01, drop_after=0.01, methods=SENDMESSAGE
        )
        post.telegram.world.faults.follow(shares, seed=5)
        await post.invites("tiny")
        outcomes = await post.settled("tiny", people)
        told = Counter(len(post.telegram.texts(chat)) for chat in post.people)
    assert set(outcomes) == {Outcome.SENT, Outcome.UNKNOWN}
    assert max(told) == 1
    assert outcomes[Outcome.SENT] <= told[1]
    assert outcomes[Outcome.UNKNOWN] < people / 5


async def test_who_blocked_the_bot_is_tried_once_and_never_again(tmp_path: Path) -> None:
    async with posting(tmp_path, 10, 1000.0, limits=False) as post:
        actions.set_blocked(post.telegram.world, post.people[0], blocked=True)
        await post.invites("tiny", "words")
        assert (await post.settled("tiny", 10))[Outcome.BLOCKED] == 1
        assert await post.settled("words", 10) == {Outcome.SENT: 9, Outcome.BLOCKED: 1}
        assert post.refused == {"403": 1}
        assert await post.store.invitees("words") == 0
