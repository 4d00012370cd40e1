"""Months later: the whole product tells people that it is late, whatever is killed in between."""

import asyncio
import re
from collections.abc import Callable, Coroutine
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.journeys.crowd import through, times_told, told
from tests.journeys.house import STAFF, House, command, house
from tests.journeys.staff import SURVEY, closes, publishes
from tests.waiting import PATIENCE

pytestmark = pytest.mark.slow

PEOPLE = 40
LATE = ("We are late:", "Rydyn ni'n hwyr:")
EARLY = ("Evening buses ended early", "Daeth Bysiau gyda'r nos i ben yn gynnar")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def months_pass(home: House, days: int) -> None:
    """Move every day of the published surveys back, while no bot runs."""

    def earlier(found: re.Match[str]) -> str:
        return (date.fromisoformat(found[0]) - timedelta(days=days)).isoformat()

    with home.records.changing() as raw:
        rows = raw.execute("SELECT fingerprint, frozen FROM surveys").fetchall()
        for fingerprint, frozen in rows:
            moved = _DAY.sub(earlier, frozen)
            raw.execute("UPDATE surveys SET frozen = ? WHERE fingerprint = ?", (moved, fingerprint))


async def until(happened: Callable[[], Coroutine[Any, Any, bool]], home: House) -> None:
    """Look again whenever something happens on a phone."""
    async with asyncio.timeout(PATIENCE), home.remote.events() as events:
        while not await happened():
            await anext(events)


def half_sent(home: House) -> int:
    return home.records.number("SELECT count(*) FROM outbox WHERE state = 'sending'")


async def test_that_we_are_late_reaches_everyone_at_most_once_over_kills_and_is_on_the_board(
    tmp_path: Path,
) -> None:
    async with house(tmp_path, HEARBACK_SEND_RATE="15") as home:
        staff = await home.staff()
        await publishes(staff)
        await home.remote.start_crowd(PEOPLE, SURVEY, seed=5, pace_ms=(20, 100))
        await through(home, PEOPLE)
        await closes(staff, home)
        await home.bot.kill()
        months_pass(home, 70)
        await home.remote.faults(latency_ms=100)
        await home.start()
        on_their_way = 0
        for so_many in (5, 15):
            await until(lambda most=so_many: _at_least(home, most), home)  # type: ignore[misc]
            await home.bot.kill()
            on_their_way += half_sent(home)
            await home.start()
        await home.records.until(
            "SELECT (SELECT count(*) FROM outbox WHERE kind = 'late') = 0 "
            "AND (SELECT count(*) FROM pushes WHERE kind = 'late') = 0"
        )
        listeners = home.records.number("SELECT count(*) FROM hear_back")
        assert home.records.tally("late.unknown") == on_their_way < listeners / 2
        assert home.records.tally("late.sent") + on_their_way == listeners
        heard = await times_told(home, LATE)
        del heard[STAFF]
        assert max(heard.values()) == 1

        code, out, _ = await command(tmp_path, "promises")
        assert code == 0
        assert "What we did: promised by" in out
        assert "We are late." in out


async def _at_least(home: House, people: int) -> bool:
    return await told(home, LATE) >= people


async def test_a_withdrawal_that_is_killed_deletes_every_answer_and_tells_everyone_why(
    tmp_path: Path,
) -> None:
    async with house(tmp_path) as home:
        staff = await home.staff()
        await publishes(staff)
        await home.remote.start_crowd(PEOPLE, SURVEY, seed=5, pace_ms=(20, 100))
        await through(home, PEOPLE)
        await staff.types(f"/withdraw {SURVEY}", "Why does it end early?", "English")
        await staff.types("A question was wrong.", "Why does it end early?", "Cymraeg")
        await staff.types("Roedd cwestiwn yn anghywir.", "A question was wrong.")
        await staff.taps_data(*await staff.button("Yes, withdraw it"))
        await home.records.until("SELECT state = 'withdrawn' FROM surveys")
        await home.restart()
        await home.records.until(
            "SELECT count(*) FROM papers WHERE kind = 'calendar' AND name = 'withdrawn'"
        )
        listeners = home.records.number("SELECT count(*) FROM hear_back")
        await until(lambda: _told_why(home, listeners), home)
        for table in ("interviews", "audience", "open_responses", "responses"):
            assert home.records.number(f"SELECT count(*) FROM {table}") == 0
        heard = await times_told(home, EARLY)
        del heard[STAFF]
        assert sorted(set(heard.values())) in ([0, 1], [1])


async def _told_why(home: House, people: int) -> bool:
    heard = await times_told(home, EARLY)
    return sum(many for person, many in heard.items() if person != STAFF) >= people
