from random import Random

import orjson
from hypothesis import given
from hypothesis import strategies as st

from bot.emulator.faults import Faults
from bot.emulator.updates import Updates


def filled(count: int) -> tuple[Updates, list[int]]:
    updates = Updates(Random(1), Faults())
    return updates, [updates.add("message", {}, 1) or 0 for _ in range(count)]


def ids(updates: Updates, limit: int = 100) -> list[int]:
    return [orjson.loads(orjson.dumps(one))["update_id"] for one in updates.batch(limit)]


@given(st.integers(0, 12), st.integers(-15, 15), st.integers(1, 20))
def test_a_batch_is_the_oldest_that_are_not_confirmed(count: int, shift: int, limit: int) -> None:
    updates, known = filled(count)
    offset = shift if shift < 0 else (known[0] + shift if known else 1)
    updates.confirm_below(offset)
    assert ids(updates, limit) == known[shift:][:limit]


def test_updates_nobody_asked_for_by_name_are_not_sent_by_default() -> None:
    updates, _ = filled(0)
    assert updates.add("message_reaction", {}, 1) is None
    updates.allow(["message_reaction"])
    assert updates.add("message_reaction", {}, 1) is not None
    assert updates.add("message", {}, 1) is None
