"""What one step costs as contacts and surveys become more: the same turns, in rounds in turn."""

import gc
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from bot.catching_up import CatchingUp
from bot.counting import Counting
from bot.interviewer import Interviewer
from bot.keeping import Keeper
from bot.privacy.ballot_box import BallotBox
from tests.benchmarks.grown.installation import TODAY, Installation, Size, grown
from tests.benchmarks.grown.talk import Ear, Talk

SMALL = Size(1_000)
SIZES = (SMALL, Size(1_000_000), Size(1_000, 200), Size(1_000_000, 200))
KNOWN = 400
IN_FLIGHT = 50
STEPS = 20
"""Steps of each person in one round."""


@dataclass(frozen=True, slots=True)
class Round:
    """Milliseconds a step: CPU of the process, and on the clock."""

    cpu: float
    wall: float


@dataclass(frozen=True, slots=True)
class Cost:
    """Every round of every size."""

    rounds: Mapping[Size, Sequence[Round]]

    def middle(self, size: Size) -> Round:
        """Return the medians of a size."""
        rounds = self.rounds[size]
        return Round(median(each.cpu for each in rounds), median(each.wall for each in rounds))

    def ratios(self, size: Size) -> Sequence[float]:
        """Return how many times the CPU of the first size a step takes, round by round."""
        first = next(iter(self.rounds.values()))
        pairs = zip(self.rounds[size], first, strict=True)
        return [large.cpu / small.cpu for large, small in pairs]

    def ratio(self, size: Size) -> float:
        """Return their median."""
        return median(self.ratios(size))


class Home:
    """An installation with all that goes on beside the turns."""

    def __init__(self, home: Installation) -> None:
        self.home = home
        self.talk = Talk(home)
        box = BallotBox(home.store, Keeper(home.keys).open_ballot, home.keys.words, 8)
        self._counting = Counting(box, home.board, lambda: TODAY)
        speaker = Interviewer(home.store, home.keys, home.board, Ear(), lambda: TODAY)
        self._catching_up = CatchingUp(speaker)

    async def walk(self, number: int) -> Round:
        """Walk a round: the turns, and once what is looked after every now and then."""
        start = number * IN_FLIGHT % KNOWN
        cpu, wall = time.process_time(), time.perf_counter()
        steps = await self.talk.steps(range(start, start + IN_FLIGHT), STEPS)
        await self._counting.count()
        await self._catching_up.look()
        cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
        return Round(cpu * 1e3 / steps, wall * 1e3 / steps)


async def measure(folder: Path, sizes: Sequence[Size], rounds: int) -> Cost:
    """Grow every size, then walk the rounds of all of them in turn."""
    homes: dict[Size, Home] = {}
    for number, size in enumerate(sizes):
        homes[size] = Home(await grown(folder / f"size {number}", size, KNOWN))
        await homes[size].talk.arrive()
    gc.collect()
    gc.freeze()  # As `hearback run` does once it has started.
    found: dict[Size, list[Round]] = {size: [] for size in sizes}
    for number in range(-2, rounds):
        for size in sizes if number % 2 else tuple(reversed(sizes)):
            walked = await homes[size].walk(number)
            if number >= 0:
                found[size].append(walked)
    for home in homes.values():
        await home.home.store.close()
    return Cost(found)
