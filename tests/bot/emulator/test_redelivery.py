from bot.emulator.redelivery import LONGEST, Redelivery


def test_the_first_time_is_at_once_and_then_waits_double() -> None:
    again = Redelivery(1.0)
    assert [again.after(0) for _ in range(5)] == [0, 2, 4, 8, 16]


def test_no_wait_is_longer_than_the_longest() -> None:
    again = Redelivery(1.0)
    assert [again.after(0) for _ in range(30)][-1] == LONGEST


def test_what_the_answer_tells_counts_and_does_not_double() -> None:
    again = Redelivery(1.0)
    assert [again.after(told) for told in (3, 3, 0, 10**9)] == [3, 3, 2, 3600]
