"""What is counted about the work. Never about people: nothing here tells what one of them did.

Whoever reads these numbers again and again could see single taps go by, and while a survey is open
nobody may see how it goes. So what people move is shown in whole steps of the ballot box's batch
only, and nothing carries a survey, a language, a version or a person. Our own faults are exact.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping

from msgspec import Struct

BOUNDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
"""Upper limits in seconds, of how long turns take."""


class Steps:
    """Counts by name, shown in whole steps."""

    __slots__ = ("_counts", "_step")

    def __init__(self, step: int) -> None:
        self._counts: Counter[str] = Counter()
        self._step = step

    def add(self, name: str) -> None:
        """Count one."""
        self._counts[name] += 1

    def shown(self) -> Mapping[str, int]:
        """Return each count, rounded down; what did not reach a step is left out."""
        step = self._step
        return {name: n // step * step for name, n in self._counts.items() if n >= step}


class Spread(Struct, frozen=True):
    """How long things took. ``counts`` has one more than BOUNDS: what took longer than all."""

    counts: tuple[int, ...] = (0,) * (len(BOUNDS) + 1)
    seconds: float = 0.0

    @property
    def total(self) -> int:
        """How many things there were."""
        return sum(self.counts)


class Stopwatch:
    """How long turns took, shown as it was when a step was last completed."""

    __slots__ = ("_counts", "_seconds", "_since", "_step", "shown")

    def __init__(self, step: int) -> None:
        self.shown = Spread()
        self._counts = [0] * (len(BOUNDS) + 1)
        self._seconds = 0.0
        self._since = 0
        self._step = step

    def note(self, seconds: float) -> None:
        """Note how long one took."""
        self._counts[bisect_left(BOUNDS, seconds)] += 1
        self._seconds += seconds
        self._since += 1
        if self._since == self._step:
            self._since = 0
            self.shown = Spread(tuple(self._counts), self._seconds)


class Meters:
    """Everything that is counted in this process, from its start on. ``step`` is the batch."""

    __slots__ = ("faults", "lasted", "messages", "refused", "step", "turns")

    def __init__(self, step: int) -> None:
        self.step = step
        self.turns = Steps(step)
        """Turns that were kept, by kind of update."""
        self.lasted = Stopwatch(step)
        """From the beginning of a turn until it was kept."""
        self.messages = Steps(step)
        """Messages, by what became of them."""
        self.faults: Counter[str] = Counter()
        """What went wrong in us, by where."""
        self.refused: Counter[int] = Counter()
        """Requests to our own address that were refused, by HTTP status."""

    def refuse(self, status: int) -> None:
        """Count a request that was refused."""
        self.refused[status] += 1
