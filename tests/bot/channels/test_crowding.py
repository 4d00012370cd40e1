from hypothesis import given
from hypothesis import strategies as st

from bot.channels.crowding import BURST, PEOPLE, RATE, Crowding

SAM, NIA = 1, 2


class Clock:
    """Stands still until a test moves it. Seconds."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


class Crowd:
    """People who send without waiting for an answer."""

    def __init__(self) -> None:
        self.clock = Clock()
        self.crowding = Crowding(self.clock)

    def heard(self, person: int, updates: int, seconds: float = 0.0, *, is_tap: bool = True) -> int:
        """Send so many taps or messages within so many seconds; return how many were heard.

        Nothing of the person is in work when the first one comes, and it is done after the last.
        """
        heard = 0
        for number in range(updates):
            heard += not self.crowding.is_too_much(person, is_tap, in_work=number > 0)
            self.clock.now += seconds / updates
        return heard

    def is_heard_in_turn(self, person: int) -> bool:
        """Tell whether an update is heard that comes after the answer to the one before."""
        return not self.crowding.is_too_much(person, is_tap=True, in_work=False)


@given(st.lists(st.tuples(st.integers(1, 3), st.floats(0, 1)), max_size=300))
def test_who_waits_for_answers_is_never_too_fast_and_never_remembered(
    taps: list[tuple[int, float]],
) -> None:
    crowd = Crowd()
    for person, pause in taps:
        assert crowd.is_heard_in_turn(person)
        crowd.clock.now += pause
    assert len(crowd.crowding) == 0


def test_a_burst_is_heard_to_the_end() -> None:
    assert Crowd().heard(SAM, BURST) == BURST


def test_a_flood_is_cut_to_a_few_a_second_after_a_burst() -> None:
    crowd = Crowd()
    crowd.heard(SAM, 1000, seconds=1)
    assert crowd.heard(SAM, 10_000, seconds=10) <= 10 * RATE + 1


@given(st.floats(0.1, 60), st.integers(1, 2000))
def test_a_flood_is_never_heard_more_than_a_burst_and_the_rate(
    seconds: float, updates: int
) -> None:
    heard = Crowd().heard(SAM, updates, seconds)
    assert heard <= BURST + RATE * seconds + 2
    assert heard >= min(updates, BURST)


def test_a_flood_of_one_person_counts_against_nobody_else() -> None:
    crowd = Crowd()
    crowd.heard(SAM, 1000)
    assert crowd.heard(NIA, BURST) == BURST


def test_words_are_heard_right_after_a_flood_of_taps_and_taps_after_a_flood_of_words() -> None:
    crowd = Crowd()
    crowd.heard(SAM, 1000)
    assert crowd.heard(SAM, BURST, is_tap=False) == BURST
    crowd.heard(NIA, 1000, is_tap=False)
    assert crowd.heard(NIA, BURST) == BURST


def test_who_flooded_is_slowed_even_when_they_wait_for_answers_right_after() -> None:
    crowd = Crowd()
    crowd.heard(SAM, 1000)
    assert not crowd.is_heard_in_turn(SAM)
    crowd.clock.now += 1
    assert crowd.is_heard_in_turn(SAM)


def test_who_was_quiet_for_long_enough_is_forgotten_and_heard_like_anybody() -> None:
    crowd = Crowd()
    crowd.heard(SAM, 1000)
    crowd.clock.now += BURST / RATE
    assert crowd.is_heard_in_turn(SAM)
    assert len(crowd.crowding) == 0
    assert crowd.heard(SAM, BURST) == BURST


def test_people_who_sent_too_much_once_and_never_came_back_are_forgotten() -> None:
    crowd = Crowd()
    for person in range(3 * PEOPLE):
        crowd.heard(person, 2)
        crowd.clock.now += 0.01
    assert len(crowd.crowding) <= PEOPLE


def test_nobody_is_forgotten_in_the_middle_of_their_flood() -> None:
    crowd = Crowd()
    for person in range(2 * PEOPLE):
        crowd.heard(person, 2)
    crowd.heard(SAM, 1000)
    assert len(crowd.crowding) == 2 * PEOPLE
    crowd.clock.now += 0.1
    crowd.heard(2 * PEOPLE, 2)
    assert crowd.heard(SAM, 100) <= 1
