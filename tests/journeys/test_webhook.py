import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from random import Random

import pytest
from aiohttp import ClientError, ClientSession

from tests.journeys.house import House, house
from tests.journeys.ports import reserved_port
from tests.journeys.staff import SURVEY, closes, publishes
from tests.journeys.writers import assert_kept, taking_part
from tests.waiting import PATIENCE

pytestmark = pytest.mark.slow

PEOPLE = 30


def posted_to(port: int) -> Mapping[str, str]:
    """Return the settings of a bot that has its updates posted to a port."""
    address = f"127.0.0.1:{port}"
    return {"HEARBACK_WEBHOOK_URL": f"http://{address}/updates", "HEARBACK_LISTEN": address}


@asynccontextmanager
async def hooked_house(folder: Path) -> AsyncIterator[tuple[House, int]]:
    with reserved_port() as port:
        async with house(folder, **posted_to(port)) as home:
            yield home, port


async def page(port: int, path: str) -> tuple[int, str]:
    """Return what a page says; 0 when nobody answers."""
    try:
        async with ClientSession() as session, session.get(f"http://127.0.0.1:{port}{path}") as got:
            return got.status, await got.text()
    except ClientError:
        return 0, ""


async def numbers(port: int) -> list[str]:
    """Return what the metrics tell, but for whether a busy machine's database is slow just now."""
    lines = (await page(port, "/metrics"))[1].splitlines()
    assert len(lines) > 10
    return [line for line in lines if not line.startswith("hearback_ready ")]


async def until_ready(port: int) -> None:
    async with asyncio.timeout(PATIENCE):
        while (await page(port, "/readyz"))[0] != 200:  # noqa: ASYNC110
            # Only its own page tells.
            await asyncio.sleep(0.05)


async def test_kills_behind_a_webhook_lose_no_answer_and_keep_none_twice(tmp_path: Path) -> None:
    random = Random()
    async with hooked_house(tmp_path) as (home, _):
        staff = await home.staff()
        await publishes(staff)
        await home.remote.faults(duplicate=0.2, seed=1)
        answering = asyncio.create_task(taking_part(home, PEOPLE, random))
        for _ in range(2):
            await asyncio.sleep(random.uniform(0.5, 2.0))
            await home.restart()
        writers = await answering
        await closes(staff, home)
        assert_kept(home, writers)
        assert home.records.number("SELECT count(*) FROM hear_back") == PEOPLE
        assert "getUpdates" not in (await home.remote.calls())["by_method"]
        assert not any(writer.words in home.said for writer in writers)


async def test_a_tap_is_answered_without_a_call_of_its_own(tmp_path: Path) -> None:
    async with hooked_house(tmp_path) as (home, _):
        await publishes(await home.staff())
        sam = await home.young_person()
        await sam.opens(SURVEY, "Which three evening routes stay?")
        # Such a call would never arrive.
        await home.remote.faults(drop=1.0, methods=["answerCallbackQuery"])
        async with asyncio.timeout(PATIENCE), home.remote.events(sam.user_id) as events:
            await sam.taps("Start", "Four routes run after 7pm")
            while (await anext(events))[0] != "answer":
                pass
        await home.remote.faults()


async def test_a_house_may_go_from_polling_to_a_webhook_and_back(tmp_path: Path) -> None:
    with reserved_port() as port:
        async with house(tmp_path) as home:
            polling = dict(home.settings)
            await publishes(await home.staff())
            sam = await home.young_person()
            await sam.opens(SURVEY, "Which three evening routes stay?")
            assert await home.bot.stop() == 0

            home.settings.update(posted_to(port))
            waiting = await sam.button("Start")
            await sam.taps_data(*waiting)
            await home.start()
            await sam.sees("Four routes run after 7pm")
            asked = (await home.remote.calls())["by_method"]["getUpdates"]
            await sam.taps("Next", "How often")
            assert (await home.remote.calls())["by_method"]["getUpdates"] == asked
            assert await home.bot.stop() == 0

            home.settings = polling
            await sam.taps_data(*await sam.button("Every week"))
            await home.start()
            await sam.sees("2 of 6", "Which routes would you keep")
            assert (await home.remote.calls())["by_method"]["getUpdates"] > asked


async def test_machines_can_ask_whether_it_is_ready(tmp_path: Path) -> None:
    async with hooked_house(tmp_path) as (home, port):
        await until_ready(port)
        assert (await page(port, "/healthz"))[0] == 200
        assert (await page(port, "/updates"))[0] == 405
        assert (await page(port, "/"))[0] == 404
        await publishes(await home.staff())
        assert await home.bot.stop() == 0
        assert (await page(port, "/healthz"))[0] == 0


async def test_a_house_that_polls_tells_its_health_where_it_is_told_to(tmp_path: Path) -> None:
    with reserved_port() as port:
        async with house(tmp_path, HEARBACK_LISTEN=f"127.0.0.1:{port}"):
            await until_ready(port)
            assert "hearback_ready 1" in (await page(port, "/metrics"))[1]


async def test_the_metrics_tell_nothing_of_what_one_person_does(tmp_path: Path) -> None:
    async with hooked_house(tmp_path) as (home, port):
        await publishes(await home.staff())
        await home.records.until("SELECT count(*) = 0 FROM interviews WHERE owed")
        await until_ready(port)
        before = await numbers(port)
        sam = await home.young_person()
        await sam.opens(SURVEY, "Which three evening routes stay?")
        await sam.taps("Start", "Four routes run after 7pm")
        assert await numbers(port) == before
        assert SURVEY not in "".join(before)
