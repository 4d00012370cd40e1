import pytest
from telegram.error import Forbidden, RetryAfter

from bot.channels.failures import NotYet
from bot.channels.incoming import Incoming, incoming
from bot.channels.metered import Metered, giving_up, metered
from bot.conversation.screen import Screen
from bot.meters import Meters
from bot.storage.store import StoreError
from tests.bot.channels.wall import Wall

HELLO = Screen("hello")
TAP = incoming({"update_id": 1, "callback_query": {"id": "7"}})


class Ear:
    """Hears, or fails."""

    def __init__(self, fault: Exception | None = None) -> None:
        self.heard = 0
        self.fault = fault

    async def hear(self, _update: Incoming) -> None:
        self.heard += 1
        if self.fault is not None:
            raise self.fault


async def test_a_turn_that_was_kept_is_counted_by_its_kind_and_timed() -> None:
    meters, ear = Meters(1), Ear()
    await metered(ear.hear, meters)(TAP)
    assert (ear.heard, meters.turns.shown()) == (1, {"callback_query": 1})
    assert meters.lasted.shown.total == 1


@pytest.mark.parametrize(
    ("fault", "where"), [(StoreError("away"), "database"), (LookupError("bug"), "turn")]
)
async def test_a_try_that_failed_is_counted_by_whose_fault_it_was(
    fault: Exception, where: str
) -> None:
    meters = Meters(1)
    with pytest.raises(type(fault)):
        await metered(Ear(fault).hear, meters)(TAP)
    assert (dict(meters.faults), meters.turns.shown()) == ({where: 1}, {})


async def test_what_is_given_up_is_counted() -> None:
    meters, ear = Meters(1), Ear()
    await giving_up(ear.hear, meters)(TAP)
    assert (ear.heard, dict(meters.faults)) == (1, {"given_up": 1})


async def test_messages_are_counted_by_what_became_of_them() -> None:
    meters, wall = Meters(1), Wall()
    channel = Metered(wall, meters)
    first = await channel.show(1, HELLO, None)
    assert await channel.show(1, HELLO, first) == first
    for fault in (Forbidden("bot was blocked by the user"), RetryAfter(1), NotYet(1.0)):
        wall.faults.append(fault)
        with pytest.raises(type(fault)):
            await channel.show(1, HELLO, None)
    assert meters.messages.shown() == {"sent": 1, "edited": 1, "blocked": 1, "too_many": 2}


async def test_a_toast_passes_through() -> None:
    wall = Wall()
    await Metered(wall, Meters(1)).toast("7", "Noted")
    assert wall.toasts == [("7", "Noted")]
