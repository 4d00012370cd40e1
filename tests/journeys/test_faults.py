from pathlib import Path
from random import Random

import pytest

from tests.journeys.crowd import through
from tests.journeys.house import house
from tests.journeys.staff import SURVEY, closes, publishes
from tests.journeys.writers import assert_kept, taking_part

pytestmark = pytest.mark.slow

PEOPLE = 60
TURNS = ["getUpdates", "sendMessage", "editMessageText", "answerCallbackQuery"]


async def test_updates_that_come_twice_change_nothing(tmp_path: Path) -> None:
    async with house(tmp_path) as home:
        staff = await home.staff()
        await publishes(staff)
        await home.remote.faults(duplicate=0.2, seed=1)
        writers = await taking_part(home, PEOPLE, Random(1))
        await closes(staff, home)
        assert_kept(home, writers)
        assert home.records.number("SELECT count(*) FROM hear_back") == PEOPLE


async def test_a_bad_connection_leaves_nobody_stuck(tmp_path: Path) -> None:
    async with house(tmp_path) as home:
        staff = await home.staff()
        await publishes(staff)
        await home.remote.faults(
            too_many=0.02, server_error=0.02, drop=0.02, drop_after=0.02, methods=TURNS, seed=1
        )
        await home.remote.start_crowd(PEOPLE, SURVEY, seed=2, pace_ms=(50, 200))
        crowd = await through(home, PEOPLE)
        assert (await home.remote.calls())["refused"].get("500", 0) > 0
        await home.remote.faults()
        assert crowd["stuck"] == 0
        await closes(staff, home)
        assert len(home.records.responses(SURVEY)) == crowd["finished"]
