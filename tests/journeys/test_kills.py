import asyncio
from pathlib import Path
from random import Random

import pytest

from tests.journeys.crowd import at_least_told, through, times_told
from tests.journeys.house import STAFF, house
from tests.journeys.staff import SURVEY, closed, closes, publishes, responds, sends
from tests.journeys.writers import assert_kept, taking_part

pytestmark = pytest.mark.slow

PEOPLE = 60


async def test_kills_among_sixty_people_lose_no_answer_and_keep_none_twice(tmp_path: Path) -> None:
    random = Random()
    async with house(tmp_path) as home:
        staff = await home.staff()
        await publishes(staff)
        answering = asyncio.create_task(taking_part(home, PEOPLE, random))
        for _ in range(3):
            await asyncio.sleep(random.uniform(0.5, 2.0))
            await home.restart()
        writers = await answering
        await closes(staff, home)
        assert_kept(home, writers)
        assert not any(writer.words in home.said for writer in writers)


async def test_a_kill_while_closing_loses_no_answer_and_the_survey_closes(tmp_path: Path) -> None:
    random = Random()
    async with house(tmp_path) as home:
        staff = await home.staff()
        await publishes(staff)
        writers = await taking_part(home, 30, random)
        await staff.types(f"/close {SURVEY}", "cannot be opened again")
        await staff.taps_data(*await staff.button("Yes, close it"))
        await home.records.until("SELECT state != 'open' FROM surveys")
        for _ in range(2):
            await asyncio.sleep(random.uniform(0.0, 0.45))
            await home.restart()
        await closed(home)
        assert_kept(home, writers)
        done = "SELECT count FROM tallies WHERE what = 'disposition.done'"
        assert home.records.number(done) == len(writers)
        assert home.records.number("SELECT count(*) FROM interviews") == 0


async def test_a_push_that_is_killed_goes_on_and_reaches_nobody_twice(tmp_path: Path) -> None:
    async with house(tmp_path, HEARBACK_SEND_RATE="15") as home:
        staff = await home.staff()
        await publishes(staff)
        await home.remote.start_crowd(PEOPLE, SURVEY, seed=5, pace_ms=(20, 100))
        await through(home, PEOPLE)
        await closes(staff, home)
        await responds(staff)
        await home.remote.faults(latency_ms=100)
        await sends(staff)
        on_their_way = 0
        for so_many in (10, 25):
            await at_least_told(home, so_many)
            await home.bot.kill()
            on_their_way += home.records.number(
                "SELECT count(*) FROM outbox WHERE state = 'sending'"
            )
            await home.start()
        await home.records.until("SELECT state = 'sent' FROM feedback WHERE kind = 'feedback'")

        listeners = home.records.number("SELECT count(*) FROM hear_back")
        assert home.records.tally("feedback.unknown") == on_their_way < listeners / 2
        assert home.records.tally("feedback.sent") + on_their_way == listeners
        heard = await times_told(home)
        del heard[STAFF]
        assert max(heard.values()) == 1
        assert home.records.tally("feedback.sent") <= sum(heard.values()) <= listeners
