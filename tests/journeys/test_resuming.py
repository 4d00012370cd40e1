from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.journeys.house import House, house
from tests.journeys.phone import Phone
from tests.journeys.staff import SURVEY, publishes

pytestmark = pytest.mark.slow


async def begins(home: House) -> Phone:
    """Return somebody who has answered one question."""
    sam = await home.young_person()
    await sam.opens(SURVEY, "Which three evening routes stay?")
    await sam.taps("Start", "Four routes run after 7pm")
    await sam.taps("Next", "How often")
    await sam.taps("Every week", "2 of 6", "Which routes would you keep")
    return sam


def days_pass(home: House, days: int) -> None:
    """Make everything that the file dates so much older."""
    with home.records.changing() as raw:
        for table, column in (
            ("interviews", "touched"),
            ("seen_updates", "day"),
            ("surveys", "published"),
        ):
            raw.execute(f"UPDATE {table} SET {column} = date({column}, ?)", (f"-{days} days",))
        month = f"{date.today() - timedelta(days=days):%Y-%m}"
        raw.execute("UPDATE contacts SET month_active = ?", (month,))


async def test_days_later_the_button_on_the_old_message_goes_on(tmp_path: Path) -> None:
    async with house(tmp_path) as home:
        await publishes(await home.staff())
        sam = await begins(home)
        assert await home.bot.stop() == 0
        days_pass(home, 6)
        await home.start()
        await sam.taps("Skip", "3 of 6", "When should the last bus")
        await sam.taps("10pm", "4 of 6", "What one thing should we change")
        assert len(await sam.from_bot()) == 1


async def test_a_screen_that_was_not_shown_before_a_kill_comes_by_itself(tmp_path: Path) -> None:
    async with house(tmp_path) as home:
        await publishes(await home.staff())
        sam = await begins(home)
        await home.records.until("SELECT count(*) = 0 FROM interviews WHERE owed")
        await home.remote.faults(server_error=1.0, methods=["editMessageText", "sendMessage"])
        await sam.taps_data(*await sam.button("Skip"))
        await home.records.until("SELECT count(*) FROM interviews WHERE owed")
        await home.bot.kill()
        await home.remote.faults()
        await home.start()
        await sam.sees("3 of 6", "When should the last bus")


async def test_somebody_whose_every_turn_fails_holds_up_nobody(tmp_path: Path) -> None:
    async with house(tmp_path) as home:
        await publishes(await home.staff())
        sam = await begins(home)
        await home.bot.stop()
        with home.records.changing() as raw:
            raw.execute("UPDATE audience SET disposition = 'damaged'")
        await home.start()
        await sam.taps_data(*await sam.button("Skip"))
        kit = await begins(home)
        await sam.sees("that did not work", "Your answers are safe")
        await sam.types("hello", "that did not work")
        await kit.taps("Skip", "3 of 6", "When should the last bus")
