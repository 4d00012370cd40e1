import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.emulator.errors import ApiError
from bot.emulator.flood import Flood


def wait(flood: Flood, chat: int, now: float) -> int:
    """Seconds to wait; nought when the message went through."""
    try:
        flood.admit(chat, now)
    except ApiError as refusal:
        return refusal.retry_after or 0
    return 0


def test_a_refusal_is_a_429_that_says_how_long_to_wait() -> None:
    flood = Flood()
    flood.admit(1, 100.0, 3)
    with pytest.raises(ApiError) as refusal:
        flood.admit(1, 100.0)
    assert (refusal.value.code, refusal.value.retry_after) == (429, 1)
    assert refusal.value.description == "Too Many Requests: retry after 1"


def test_a_chat_takes_three_at_once_and_then_one_a_second() -> None:
    flood = Flood()
    assert [wait(flood, 1, 100.0) for _ in range(4)] == [0, 0, 0, 1]
    assert [wait(flood, 1, 101.5), wait(flood, 1, 101.6)] == [0, 1]


def test_thirty_chats_can_be_written_to_in_a_second_and_no_more() -> None:
    flood = Flood()
    assert [wait(flood, chat, 100.0) for chat in range(31)] == [0] * 30 + [1]


def test_a_full_chat_does_not_use_up_what_others_may_send() -> None:
    flood = Flood()
    for _ in range(200):
        wait(flood, 1, 100.0)
    assert wait(flood, 2, 100.0) == 0


def test_who_keeps_knocking_is_kept_out_longer_but_not_for_ever() -> None:
    flood = Flood()
    patient, pushy = [wait(flood, 1, 100.0) for _ in range(4)][-1], 0
    for _ in range(500):
        pushy = wait(flood, 1, 100.0)
    assert patient < pushy <= 5
    assert wait(flood, 1, 106.0) == 0


@given(st.lists(st.floats(0, 0.4), min_size=1, max_size=60))
def test_who_waits_as_told_is_let_through(gaps: list[float]) -> None:
    flood, now = Flood(), 100.0
    for gap in gaps:
        now += gap
        seconds = wait(flood, 1, now)
        if seconds:
            now += seconds
            assert wait(flood, 1, now) == 0


def test_without_limits_everything_goes_through() -> None:
    flood = Flood(enabled=False)
    assert {wait(flood, 1, 100.0) for _ in range(100)} == {0}


def test_an_album_counts_each_picture_overall() -> None:
    flood = Flood()
    for chat in range(3):
        flood.admit(chat, 100.0, 10)
    assert wait(flood, 9, 100.0) == 1
