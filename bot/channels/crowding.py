"""A flood from one account: what comes faster than anybody taps is left out."""

from collections.abc import Callable

from bot.channels.floodgate import Bucket

BURST = 100
"""So many updates of one person at once are all heard: fast fingers, or an outage that is over."""
RATE = 5.0
"""After that, so many a second."""


class Crowding:
    """Tells who sends too much. ``clock`` counts seconds and never goes back.

    Who waits for our answer before the next tap is never too fast. Only of those who do not, until
    they have been quiet for long enough, anything is remembered.
    """

    __slots__ = ("_clock", "_people")

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._people: dict[int, Bucket] = {}

    def is_too_much(self, person: int, in_work: bool) -> bool:
        """Tell whether to leave an update out; ``in_work`` = their last one is not done yet."""
        if not in_work and person not in self._people:
            return False
        now = self._clock()
        bucket = self._people.setdefault(person, Bucket(RATE, BURST))
        if not in_work and bucket.level <= now:
            del self._people[person]
            return False
        if bucket.wait(now):
            return True
        bucket.fill(now)
        return False
