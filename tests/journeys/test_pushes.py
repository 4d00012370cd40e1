"""A message to many: held, killed, resumed, asked for twice; nobody gets it twice."""

from pathlib import Path

import pytest

from tests.journeys.crowd import SAID, at_least_told, through, times_told, told
from tests.journeys.house import House, house
from tests.journeys.phone import Phone
from tests.journeys.staff import SURVEY, closes, publishes

pytestmark = pytest.mark.slow

PEOPLE = 40
TAKEN = 5
STATE = "SELECT count(*) FROM feedback WHERE kind = 'said' AND state = ?"
SENDING = "SELECT count(*) FROM outbox WHERE state = 'sending'"
_THROUGH = "SELECT count(*) = 0 FROM outbox"


async def test_a_push_that_is_held_killed_and_asked_for_twice_reaches_everyone_once(
    tmp_path: Path,
) -> None:
    async with house(tmp_path) as home:
        staff = await home.staff()
        await publishes(staff)
        await home.remote.start_crowd(PEOPLE, SURVEY, seed=5, pace_ms=(20, 100))
        await through(home, PEOPLE)
        await closes(staff, home)
        await home.records.until("SELECT count(*) FROM papers WHERE kind = 'said'")
        # Telegram takes the first messages and has the rest wait, so that there is time to pause it.
        await home.remote.faults(too_many=1.0, methods=["sendPhoto"], spared=TAKEN)
        yes = await begins(staff)

        await at_least_told(home, TAKEN, SAID)
        await staff.taps("Pause", "Paused: ", "until you resume it")
        await home.records.until(f"SELECT ({SENDING}) = 0")
        assert await told(home, SAID) == TAKEN
        lost = await restarted(home)
        await staff.types(f"/said {SURVEY}", "Paused: ")
        await home.remote.faults()
        assert await told(home, SAID) == TAKEN
        await staff.taps_data(*yes)
        await staff.sees("Paused: ")
        assert home.records.number(STATE, "paused") == 1

        await staff.taps("Resume", "Sending: ")
        await at_least_told(home, TAKEN + 1, SAID)
        lost += await restarted(home)
        await staff.taps_data(*yes)
        await home.records.until(STATE, "sent")
        await home.records.until(_THROUGH)

        listeners = home.records.number("SELECT count(*) FROM hear_back")
        heard = await times_told(home, SAID)
        assert max(heard.values()) == 1
        assert listeners - lost <= sum(heard.values()) <= listeners
        settled = home.records.number("SELECT sum(count) FROM tallies WHERE what LIKE 'said.%'")
        assert settled == listeners


async def begins(staff: Phone) -> tuple[int, str]:
    """Send "what you said" now; return the button that did."""
    await staff.types(f"/said {SURVEY}", "goes out by itself on")
    await staff.taps("Send it now", "cannot be called back")
    yes = await staff.button("Yes, send it")
    await staff.taps("Yes, send it", "heard back")
    return yes


async def restarted(home: House) -> int:
    """Kill the bot and start it; return how many messages were on their way at that moment."""
    await home.bot.kill()
    lost = home.records.number(SENDING)
    await home.start()
    return lost
