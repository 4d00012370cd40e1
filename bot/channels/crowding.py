"""A flood from one account: what comes faster than anybody taps is left out."""

from collections.abc import Callable

from bot.channels.floodgate import Bucket

BURST = 50
"""So many taps of one person at once are all heard, and so many messages: fast fingers, or an
outage that is over."""
RATE = 5.0
"""After that, so many a second."""
PEOPLE = 4096
"""Of so many people, or twice as many as are busy, something is remembered before those who have
been quiet are forgotten."""


class Crowding:
    """Tells who sends too much. ``clock`` counts seconds and never goes back.

    Who waits for our answer before the next tap is never too fast. Only of those who do not, until
    they have been quiet for long enough, anything is remembered. Taps and messages are counted
    apart: fingers that drum on a button swallow no word that is typed after it.
    """

    __slots__ = ("_clock", "_many", "_people")

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._people: dict[tuple[int, bool], Bucket] = {}
        self._many = PEOPLE

    def __len__(self) -> int:
        """Return how many buckets are kept: one for the taps of a person, one for the rest."""
        return len(self._people)

    def is_too_much(self, person: int, is_tap: bool, in_work: bool) -> bool:
        """Tell whether to leave an update out; ``in_work`` = their last one is not done yet."""
        whose = person, is_tap
        if not in_work and whose not in self._people:
            return False
        now = self._clock()
        bucket = self._bucket(whose, now)
        if not in_work and bucket.level <= now:
            del self._people[whose]
            return False
        if bucket.wait(now):
            return True
        bucket.fill(now)
        return False

    def _bucket(self, whose: tuple[int, bool], now: float) -> Bucket:
        if whose not in self._people:
            self._forget_quiet(now)
            self._people[whose] = Bucket(RATE, BURST)
        return self._people[whose]

    def _forget_quiet(self, now: float) -> None:
        if len(self._people) >= self._many:
            self._people = {who: each for who, each in self._people.items() if each.level > now}
            self._many = max(PEOPLE, 2 * len(self._people))
