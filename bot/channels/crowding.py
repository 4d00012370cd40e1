"""A flood from one account: what comes faster than anybody taps is left out."""

from collections.abc import Callable

from bot.channels.floodgate import Bucket

BURST = 100
"""So many updates of one person at once are all heard: fast fingers, or an outage that is over."""
RATE = 5.0
"""After that, so many a second."""
PEOPLE = 4096
"""So many people are remembered before those who have been quiet are forgotten."""


class Crowding:
    """Tells who sends too much. ``clock`` counts seconds and never goes back."""

    __slots__ = ("_clock", "_people")

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._people: dict[int, Bucket] = {}

    def is_too_much(self, person: int) -> bool:
        """Count one update of a person; tell whether to leave it out."""
        now = self._clock()
        bucket = self._people.get(person)
        if bucket is None:
            if len(self._people) >= PEOPLE:
                self._people = {who: each for who, each in self._people.items() if each.level > now}
            bucket = self._people[person] = Bucket(RATE, BURST)
        if bucket.wait(now):
            return True
        bucket.fill(now)
        return False
