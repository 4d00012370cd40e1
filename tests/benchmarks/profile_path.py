"""Where the CPU time of one step goes: one bot alone, 50 people in flight, a sampler inside."""

import asyncio
import os
import signal
import time
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson
from rich.console import Group, RenderableType
from rich.table import Table

from tests.benchmarks.contestants import OURS, ROOT, SAMPLES, Way, running
from tests.benchmarks.proc import cpu_seconds, thread_seconds

PEOPLE = 50
WARM_UP = 2.0
WRITING = 60.0
"""Seconds that the samples may take to be written."""
LONGEST = 45
"""Functions in each table."""

_PARTS: Sequence[tuple[str, str]] = (
    ("bot/conversation/codec", "interview to bytes and back"),
    ("bot/conversation/screens", "drawing the screen"),
    ("bot/conversation/wording", "drawing the screen"),
    ("surveys/", "deciding"),
    ("bot/conversation/", "deciding"),
    ("bot/privacy/", "sealing and opening"),
    ("bot/keeping", "sealing and opening"),
    ("bot/storage/", "store, on the main thread"),
    ("bot/channels/polling", "asking for updates, reading taps"),
    ("bot/channels/intake", "asking for updates, reading taps"),
    ("bot/channels/reception", "asking for updates, reading taps"),
    ("bot/channels/inbound", "asking for updates, reading taps"),
    ("bot/channels/webhook", "asking for updates, reading taps"),
    ("bot/channels/lanes", "lanes and tries"),
    ("bot/channels/tries", "lanes and tries"),
    ("bot/channels/window", "lanes and tries"),
    ("bot/channels/", "speaking: screens and answered taps"),
    ("bot/", "the rest of bot"),
    ("admin/", "admin"),
)
"""The innermost place of ours decides, the libraries it calls included; the first match counts."""


@dataclass(frozen=True, slots=True)
class Profile:
    """CPU milliseconds a step, by part, thread and function."""

    steps_a_second: float
    cpu: float
    parts: Mapping[str, float]
    threads: Mapping[str, float]
    own: Mapping[str, float]
    whole: Mapping[str, float]


async def measure(
    folder: Path, name: str = OURS, way: Way = Way.POLLING, seconds: float = 8.0
) -> Profile:
    """Let people tap at a bot that is sampled."""
    async with running(name, way, folder / "sampled", sampled=True) as bot:
        await bot.crowd.arrive(PEOPLE, invited=name == OURS)
        await bot.crowd.walk(WARM_UP, PEOPLE)
        os.kill(bot.pid, signal.SIGUSR1)
        before, threads = cpu_seconds(bot.pid), thread_seconds(bot.pid)
        walk = await bot.crowd.walk(seconds, PEOPLE)
        cpu, after = cpu_seconds(bot.pid) - before, thread_seconds(bot.pid)
        os.kill(bot.pid, signal.SIGUSR2)
        taken = await asyncio.to_thread(_written, folder / "sampled" / SAMPLES)
    a_step = 1e3 / walk.all_steps
    spent = Counter[str]()
    for number, (name, seconds_now) in after.items():
        main = "main thread" if number == bot.pid else f"{name} threads"
        spent[main] += seconds_now - threads.get(number, ("", 0.0))[1]  # type: ignore[assignment]
    return Profile(
        walk.steps / walk.seconds,
        cpu * a_step,
        _scaled(_by_part(taken), a_step),
        _scaled(spent, a_step),
        _scaled(_own(taken), a_step),
        _scaled(_whole(taken), a_step),
    )


def _written(file: Path) -> list[dict[str, Any]]:
    """Return the samples. Raises TimeoutError when they do not come."""
    until = time.monotonic() + WRITING
    while not file.exists():
        if time.monotonic() > until:
            raise TimeoutError(f"{file} was not written.")
        time.sleep(0.05)
    samples: list[dict[str, Any]] = orjson.loads(file.read_bytes())
    return samples


def _by_part(taken: Iterable[Mapping[str, Any]]) -> Counter[str]:
    return _summed((_part(each["stack"]), each["seconds"]) for each in taken)


def _part(stack: Sequence[str]) -> str:
    for place in reversed(stack):
        inside = place.removeprefix(f"{ROOT}/")
        for beginning, part in _PARTS:
            if (
                inside.startswith(beginning)
                and "admin/cli" not in inside
                and "running" not in inside
            ):
                return part
    if any("/telegram/" in place for place in stack):
        return "python-telegram-bot, outside of our calls"
    return "the event loop"


def _own(taken: Iterable[Mapping[str, Any]]) -> Counter[str]:
    return _summed((_innermost(each["stack"]), each["seconds"]) for each in taken)


def _innermost(stack: Sequence[str]) -> str:
    """Return where the time was spent; for a function that was generated, who called it, too."""
    if not stack[-1].startswith("<") or len(stack) == 1:
        return _short(stack[-1])
    return f"{stack[-1].rpartition('.')[2]} < {_short(stack[-2])}"


def _whole(taken: Sequence[Mapping[str, Any]]) -> Counter[str]:
    everywhere = _everywhere(taken)
    return _summed(
        (_short(place), each["seconds"])
        for each in taken
        for place in {*each["stack"]} - everywhere
    )


def _everywhere(taken: Sequence[Mapping[str, Any]]) -> set[str]:
    return set.intersection(*(set(each["stack"]) for each in taken)) if taken else set()


def _summed(spent: Iterable[tuple[str, float]]) -> Counter[str]:
    total = Counter[str]()
    for what, seconds in spent:
        total[what] += seconds  # type: ignore[assignment]
    return total


def _scaled(spent: Mapping[str, float], factor: float) -> Mapping[str, float]:
    largest = sorted(spent.items(), key=lambda each: -each[1])
    return {what: seconds * factor for what, seconds in largest}


def _short(place: str) -> str:
    file, line, name = place.rsplit(":", 2)
    file = file.removeprefix(f"{ROOT}/").rpartition("site-packages/")[2]
    return f"{file.rpartition('lib/')[2]}:{line} {name}"


def for_terminal(profile: Profile) -> RenderableType:
    """Return the tables."""
    total = (
        f"Sampled: {profile.steps_a_second:,.0f} steps/s, {profile.cpu:.3f} ms of CPU a step. "
        "Figures are microseconds of CPU a step."
    )
    return Group(
        _table("By thread", profile.threads),
        _table("Main thread, by part", profile.parts),
        _table("Main thread, by function: its own", profile.own),
        _table("Main thread, by function: with all that it calls", profile.whole),
        total,
    )


def _table(title: str, spent: Mapping[str, float]) -> Table:
    table = Table(title=title, title_justify="left")
    table.add_column("µs", justify="right")
    table.add_column("", overflow="fold")
    for what, milliseconds in list(spent.items())[:LONGEST]:
        table.add_row(f"{milliseconds * 1e3:.1f}", what)
    return table
