"""Messages that we start: how close to the set rate they come, what faults leave behind, and how
fast they go when no rate holds them back. `python -m tests.benchmarks.sending [--quick]`."""

import argparse
import asyncio
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from statistics import median
from typing import Any

import orjson
import uvloop
from msgspec.structs import replace
from rich.console import Console, Group, RenderableType
from rich.table import Table

from bot.emulator.faults import FaultPlan
from bot.storage.changes import (
    KeepContact,
    KeepFeedback,
    PromiseToTell,
    Publish,
    QueueFeedback,
    QueueInvitations,
    Settle,
)
from bot.storage.rows import Feedback, FeedbackState, Outcome, PublishedSurvey, SurveyState
from bot.storage.sqlite import open_sqlite
from bot.storage.store import Receipt, Store
from tests.benchmarks.bot_api import BotApi, listening
from tests.benchmarks.proc import cpu_seconds
from tests.benchmarks.pushing import (
    ROOT,
    START,
    SURVEY,
    Audience,
    acquainted,
    arrivals,
    ask,
    emulated,
    hearback,
    invite,
    settled,
    told,
)

FIRST_CHAT = 1_000_000
RATE = 25.0
REPLIES = 10.0
"""Replies a second beside a push."""
LIFTED = 10_000.0
"""Messages a second, more than can be had."""
QUEUED = 100_000
CLAIMED = 20


@dataclass(frozen=True, slots=True)
class Size:
    """How many people each measurement writes to."""

    limited: int = 10_000
    faulty: int = 2_000
    lifted: int = 10_000
    rounds: int = 5


QUICK = Size(limited=500, faulty=300, lifted=5_000, rounds=3)


@dataclass(frozen=True, slots=True)
class Limited:
    """A push at the set rate, with so many replies a second beside it. ``busiest`` is the most
    messages that arrived within one second, replies included."""

    people: int
    replies: int
    seconds: float
    refused: int
    busiest: int

    @property
    def share(self) -> float:
        """The part of the set rate, less what replies took, that was reached."""
        return self.people / (RATE * self.seconds - self.replies)


@dataclass(frozen=True, slots=True)
class Faulty:
    """A push while 2 % of the calls each meet a 429, a 500 and a dropped connection."""

    people: int
    sent: int
    unknown: int
    told_twice: int
    waiting: int


@dataclass(frozen=True, slots=True)
class Lifted:
    """A push as fast as it goes. CPU of the bot's process in milliseconds a message."""

    a_second: float
    cpu: float


@dataclass(frozen=True, slots=True)
class Queueing:
    """Queueing one message for each of so many people, while turns are kept. Seconds."""

    people: int
    took: float
    longest_turn: float


@dataclass(frozen=True, slots=True)
class HearingBack:
    """Sending what came of a survey to everyone on its list. Seconds: until it is queued, what one
    claim of twenty takes in the middle, and until nobody more is written to once staff hold it."""

    people: int
    queued: float
    claim: float
    held: float


@dataclass(frozen=True, slots=True)
class Sending:
    """Everything that was measured."""

    alone: Limited
    with_replies: Limited
    faulty: Faulty
    lifted: Sequence[Lifted]
    queueing: Queueing
    hearing_back: HearingBack


async def measure(folder: Path, size: Size = QUICK) -> Sending:
    """Measure one thing after another."""
    return Sending(
        await limited(folder / "alone", size.limited, 0.0),
        await limited(folder / "with_replies", size.limited // 2, REPLIES),
        await faulty(folder / "faulty", size.faulty),
        [await lifted(folder / f"lifted{at}", size.lifted) for at in range(size.rounds)],
        await queueing(folder / "queueing", QUEUED),
        await hearing_back(folder / "hearing_back", QUEUED),
    )


async def limited(folder: Path, people: int, replies: float) -> Limited:
    """Push against Telegram's limits, and look at when messages arrive."""
    async with emulated(folder, people, RATE, limits=True) as (world, pushed):
        begun = asyncio.create_task(invite(world))
        asking = asyncio.create_task(ask(world, replies)) if replies else None
        came = await arrivals(world, pushed)
        await begun
        if asking:
            asking.cancel()
        refused = world.calls.summary(0)["refused"].get("429", 0)
    moments = [at for at, chat in came if chat in pushed]
    between = [chat for at, chat in came if moments[0] < at <= moments[-1]]
    others = sum(chat not in pushed for chat in between)
    seconds = moments[-1] - moments[0]
    return Limited(len(between) - others, others, seconds, refused, _busiest(came))


def _busiest(came: Sequence[tuple[float, int]]) -> int:
    """Return the most arrivals within one second."""
    most = begin = 0
    for number, (at, _) in enumerate(came, 1):
        while came[begin][0] <= at - 1.0:
            begin += 1
        most = max(most, number - begin)
    return most


async def faulty(folder: Path, people: int) -> Faulty:
    """Push while calls fail, and look at what everyone got."""
    async with emulated(folder, people, 1000.0, limits=False) as (world, pushed):
        plan = FaultPlan(too_many=0.02, server_error=0.02, drop=0.01, drop_after=0.01)
        await told(world, f"/publish {SURVEY}", "is open")
        world.faults.follow(plan, seed=11)
        await invite(world, published=True)
        found = await settled(folder, people)
        heard = Counter(len(world.chat(chat).messages) for chat in pushed)
    twice = sum(count for times, count in heard.items() if times > 1)
    sent, unknown = found["invitation.sent"], found["invitation.unknown"]
    return Faulty(people, sent, unknown, twice, people - sum(found.values()))


async def lifted(folder: Path, people: int) -> Lifted:
    """Push through a Bot API that refuses nothing, and look at what it costs."""
    chats = range(FIRST_CHAT, FIRST_CHAT + people)
    await acquainted(folder, chats)
    api = BotApi()
    api.audience = audience = Audience(api, people)
    async with listening(api) as address, hearback(folder, address, LIFTED) as pid:
        await audience.types(f"/publish {SURVEY}")
        await audience.types(f"/invite {SURVEY}")
        cpu, began = cpu_seconds(pid), time.perf_counter()
        async with asyncio.timeout(START):
            await audience.all_told.wait()
        took, cpu = time.perf_counter() - began, cpu_seconds(pid) - cpu
    return Lifted(people / took, cpu / people * 1e3)


async def queueing(folder: Path, people: int) -> Queueing:
    """Queue a message for everyone, and look at how long turns take meanwhile."""
    await acquainted(folder, range(FIRST_CHAT, FIRST_CHAT + people))
    store = await open_sqlite(folder / "data" / "hearback.db")
    try:
        turns = asyncio.create_task(_longest_turn(store))
        await asyncio.sleep(0.2)
        began = time.perf_counter()
        await store.commit([QueueInvitations(SURVEY)])
        took = time.perf_counter() - began
        return Queueing(people, took, await turns)
    finally:
        await store.close()


async def hearing_back(folder: Path, people: int) -> HearingBack:
    """Queue what came of a survey for everyone, claim some of it, and hold the rest."""
    await acquainted(folder, range(FIRST_CHAT, FIRST_CHAT + people))
    store = await open_sqlite(folder / "data" / "hearback.db")
    try:
        await _listed(store, people)
        out = Feedback(SURVEY, FeedbackState.SENDING, "{}", date(2027, 1, 11))
        began = time.perf_counter()
        await store.commit([KeepFeedback(out), QueueFeedback(SURVEY)])
        queued = time.perf_counter() - began
        claims = [await _claiming(store) for _ in range(500)]
        began = time.perf_counter()
        await store.commit([KeepFeedback(replace(out, state=FeedbackState.PAUSED))])
        if await store.claim(CLAIMED, 0.0):
            raise RuntimeError("Somebody is written to though it is held.")
        return HearingBack(people, queued, median(claims), time.perf_counter() - began)
    finally:
        await store.close()


async def _listed(store: Store, people: int) -> None:
    """Put everyone on the list of those who hear back of a closed survey."""
    day = date(2027, 1, 11)
    await store.commit(
        [Publish(PublishedSurvey(SURVEY, "v1", "{}", day, SurveyState.CLOSED))],
    )
    for begin in range(FIRST_CHAT, FIRST_CHAT + people, 1000):
        chats = range(begin, min(begin + 1000, FIRST_CHAT + people))
        await store.commit([PromiseToTell(f"{chat:x}", SURVEY, True) for chat in chats])


async def _claiming(store: Store) -> float:
    began = time.perf_counter()
    errands = await store.claim(CLAIMED, 0.0)
    took = time.perf_counter() - began
    await store.commit([Settle(each.id, Outcome.SENT) for each in errands])
    return took


async def _longest_turn(store: Store) -> float:
    contact = await store.contact(f"{FIRST_CHAT:x}")
    assert contact is not None
    longest, until = 0.0, time.perf_counter() + 2.0
    for update in range(1, 1_000_000):
        began = time.perf_counter()
        if began > until:
            break
        await store.commit([KeepContact(contact)], Receipt(update, date(2027, 1, 11)))
        longest = max(longest, time.perf_counter() - began)
        await asyncio.sleep(0.001)
    return longest


def as_json(sending: Sending) -> dict[str, Any]:
    """Return everything, with every round."""
    return asdict(sending) | {
        "share_of_the_rate": sending.alone.share,
        "share_of_the_rate_with_replies": sending.with_replies.share,
        "median_a_second": median(each.a_second for each in sending.lifted),
        "median_cpu_ms": median(each.cpu for each in sending.lifted),
    }


def for_terminal(sending: Sending) -> RenderableType:
    """Return the tables."""
    limited = Table(title=f"At {RATE:g} a second, against Telegram's limits")
    for heading in ("", "people", "replies", "of the rate", "busiest second", "429"):
        limited.add_column(heading, justify="right" if heading else "left")
    for name, each in (("alone", sending.alone), ("with replies", sending.with_replies)):
        limited.add_row(
            *(name, f"{each.people:,}", f"{each.replies:,}", f"{each.share:.1%}"),
            *(str(each.busiest), str(each.refused)),
        )
    return Group(limited, _words(sending))


def _words(sending: Sending) -> str:
    faulty, queueing, back = sending.faulty, sending.queueing, sending.hearing_back
    a_second = median(each.a_second for each in sending.lifted)
    cpu = median(each.cpu for each in sending.lifted)
    return (
        f"2 % each of 429, 500 and dropped connections: of {faulty.people:,} people "
        f"{faulty.sent:,} were told, {faulty.unknown:,} unknown, {faulty.told_twice} told twice, "
        f"{faulty.waiting} left waiting.\n"
        f"With no rate set: {a_second:,.0f} messages a second, {cpu:.2f} ms of CPU each.\n"
        f"Queueing {queueing.people:,}: {queueing.took:.2f} s; the longest turn meanwhile took "
        f"{queueing.longest_turn:.2f} s.\n"
        f"What came of it, to {back.people:,}: queued in {back.queued:.2f} s, a claim of {CLAIMED} "
        f"takes {back.claim * 1e3:.1f} ms, held after {back.held * 1e3:.1f} ms."
    )


def main() -> None:
    """Measure, print, and write `build/sending.json`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer people: about a minute")
    size = QUICK if parser.parse_args().quick else Size()
    build = ROOT / "build"
    build.mkdir(exist_ok=True)
    # Not in /tmp, which may be memory: what is kept must reach a disk.
    with tempfile.TemporaryDirectory(dir=build) as name:
        found = uvloop.run(measure(Path(name), size))
    Console().print(for_terminal(found))
    written = orjson.dumps(as_json(found), option=orjson.OPT_INDENT_2)
    (build / "sending.json").write_bytes(written)


if __name__ == "__main__":
    main()
