"""Steps a second through the whole path, of all bots in turn, round after round."""

from collections.abc import Mapping, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles

from tests.benchmarks.contestants import ECHO, OURS, PLAIN, Contestant, running
from tests.benchmarks.proc import cpu_seconds

PEOPLE = 50
ROUNDS = 7
SECONDS = 4.0
WARM_UP = 2.0


@dataclass(frozen=True, slots=True)
class Round:
    """What one bot did in one round. Latencies in milliseconds, CPU in milliseconds a step."""

    steps_a_second: float
    p50: float
    p99: float
    cpu: float


@dataclass(frozen=True, slots=True)
class Throughput:
    """Every round of every bot, in the order in which they were walked."""

    rounds: Mapping[str, Sequence[Round]]

    def middle(self, name: str) -> Round:
        """Return the medians over the rounds of a bot."""
        rounds = self.rounds[name]
        return Round(
            median(each.steps_a_second for each in rounds),
            median(each.p50 for each in rounds),
            median(each.p99 for each in rounds),
            median(each.cpu for each in rounds),
        )

    @property
    def ratios(self) -> Sequence[float]:
        """How many times the plain bot's steps a second ours made, round by round."""
        return [
            ours.steps_a_second / plain.steps_a_second
            for ours, plain in zip(self.rounds[OURS], self.rounds[PLAIN], strict=True)
        ]


async def measure(folder: Path) -> Throughput:
    """Walk the rounds: ours, plain, echo, ours, plain, echo, and so on."""
    async with AsyncExitStack() as stack:
        bots = [
            await stack.enter_async_context(running(name, folder / name.split()[0], PEOPLE))
            for name in (OURS, PLAIN, ECHO)
        ]
        for bot in bots:
            await bot.crowd.arrive(PEOPLE)
            await bot.crowd.walk(WARM_UP)
        rounds: dict[str, list[Round]] = {bot.name: [] for bot in bots}
        for _ in range(ROUNDS):
            for bot in bots:
                rounds[bot.name].append(await _round(bot))
        return Throughput(rounds)


async def _round(bot: Contestant) -> Round:
    before = cpu_seconds(bot.pid)
    walk = await bot.crowd.walk(SECONDS)
    cpu = (cpu_seconds(bot.pid) - before) * 1e3
    hundredths = quantiles(walk.latencies, n=100)
    return Round(
        walk.steps / walk.seconds, hundredths[49] * 1e3, hundredths[98] * 1e3, cpu / walk.all_steps
    )
