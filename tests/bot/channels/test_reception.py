import asyncio

import pytest

from bot.channels.crowding import BURST
from bot.channels.incoming import Incoming
from bot.channels.reception import Reception
from bot.channels.rhythm import Rhythm
from bot.storage.store import StoreError
from tests.bot.channels.updates import tap, words

LONG = 30.0
QUICK = Rhythm(again=(0.0, 0.0), store=(60.0,))
HANDED_BACK = Rhythm(store=(0.0,))


class Ear:
    """Keeps what it hears; fails, or waits, when it is told to."""

    def __init__(self) -> None:
        self.heard: list[Incoming] = []
        self.given_up: list[Incoming] = []
        self.fault: Exception | None = None
        self.open = asyncio.Event()
        self.open.set()
        self.failed = asyncio.Event()

    async def handle(self, update: Incoming) -> None:
        await self.open.wait()
        if self.fault is not None:
            self.failed.set()
            raise self.fault
        self.heard.append(update)

    async def give_up(self, update: Incoming) -> None:
        self.given_up.append(update)


def reception_to(ear: Ear) -> Reception:
    return Reception(ear.handle, ear.give_up, QUICK, lambda: 1000.0)


async def test_updates_of_one_person_are_taken_in_the_order_they_came() -> None:
    ear = Ear()
    reception = reception_to(ear)
    done = await asyncio.gather(*(reception.take(words(number)) for number in range(30)))
    assert all(done)
    assert [update.id for update in ear.heard] == list(range(30))


async def test_an_update_that_keeps_failing_is_given_up_and_done() -> None:
    ear = Ear()
    ear.fault = LookupError("private")
    assert await reception_to(ear).take(words(1))
    assert [update.id for update in ear.given_up] == [1]


async def test_what_is_no_update_is_done_and_told_without_what_it_says(
    caplog: pytest.LogCaptureFixture,
) -> None:
    ear = Ear()
    assert await reception_to(ear).take({"message": {"text": "private"}})
    assert "Something came that is no update." in caplog.text
    assert "private" not in caplog.text
    assert (ear.heard, ear.given_up) == ([], [])


async def test_an_update_of_an_odd_shape_is_heard_as_nobodys() -> None:
    ear = Ear()
    odd = {"update_id": 1, "message": {"date": "never", "text": "private"}}
    assert await reception_to(ear).take(odd)
    assert [update.is_private for update in ear.heard] == [False]


async def test_what_fails_while_we_stop_is_not_done() -> None:
    ear = Ear()
    ear.fault = StoreError("away")
    reception = reception_to(ear)
    turn = reception.take(words(1))
    async with asyncio.timeout(LONG):
        await ear.failed.wait()
        reception.stop()
        assert not await turn


async def test_what_finds_no_database_is_handed_back_and_not_done() -> None:
    ear = Ear()
    ear.fault = StoreError("away")
    reception = Reception(ear.handle, ear.give_up, HANDED_BACK, hand_back=True)
    assert not await reception.take(words(1))
    assert ear.given_up == []


async def test_finishing_waits_for_the_turns_in_work() -> None:
    ear = Ear()
    ear.open.clear()
    reception = reception_to(ear)
    turn = reception.take(words(1))
    finishing = asyncio.create_task(reception.finish(LONG))
    ear.open.set()
    await finishing
    assert turn.result()


async def test_finishing_cancels_what_takes_too_long() -> None:
    ear = Ear()
    ear.open.clear()
    reception = reception_to(ear)
    turn = reception.take(words(1))
    await reception.finish(0.01)
    assert turn.cancelled()
    assert len(reception) == 0


async def test_who_hears_in_a_task_of_their_own_goes_on_when_it_takes_too_long() -> None:
    ear = Ear()
    ear.open.clear()
    reception = reception_to(ear)

    async def posted() -> str:
        return "answered" if not await reception.hear(words(1)) else "done"

    turn = asyncio.create_task(posted())
    await asyncio.sleep(0)
    await reception.finish(0)
    assert await turn == "answered"
    assert len(reception) == 0


async def test_a_task_that_hears_and_is_cancelled_by_others_ends() -> None:
    ear = Ear()
    ear.open.clear()
    reception = reception_to(ear)
    turn = asyncio.create_task(reception.hear(words(1)))
    await asyncio.sleep(0)
    turn.cancel()
    with pytest.raises(asyncio.CancelledError):
        await turn
    assert len(reception) == 0


async def test_an_update_is_handed_on_unread_but_for_whose_it_is() -> None:
    ear = Ear()
    raw = tap(9)
    await reception_to(ear).take(raw)
    (update,) = ear.heard
    assert update.raw is raw
    assert (update.kind, update.lane, update.query) == ("callback_query", 5, "77")


async def test_of_a_flood_only_a_burst_is_heard_and_the_rest_is_done_at_once() -> None:
    ear = Ear()
    ear.open.clear()
    reception = reception_to(ear)
    flood = [reception.take(tap(number)) for number in range(1000)]
    async with asyncio.timeout(LONG):
        # The newest is done while those before it still wait.
        assert await flood[-1]
        assert not flood[0].done()
    ear.open.set()
    assert all(await asyncio.gather(*flood))
    assert BURST <= len(ear.heard) <= BURST + 1
    assert [update.id for update in ear.heard] == list(range(len(ear.heard)))
    assert ear.given_up == []


async def test_a_flood_leaves_nothing_of_anybody_else_out() -> None:
    ear = Ear()
    ear.open.clear()
    reception = reception_to(ear)
    flood = [reception.take(tap(number)) for number in range(1000)]
    others = [reception.take(tap(number, person=number)) for number in range(1001, 1051)]
    ear.open.set()
    await asyncio.gather(*flood, *others)
    assert {update.user for update in ear.heard} == {5, *range(1001, 1051)}


async def test_who_waits_for_every_answer_is_never_left_out() -> None:
    ear = Ear()
    reception = reception_to(ear)
    for number in range(3 * BURST):
        assert await reception.take(tap(number))
    assert len(ear.heard) == 3 * BURST
