"""The crowd: many simulated people at once, and how far they are."""

import asyncio
import time
from collections import Counter
from functools import partial

from bot.emulator.crowd.choice import Mind
from bot.emulator.crowd.person import Pace, SimulatedPerson
from bot.emulator.errors import SimError
from bot.emulator.forms import CrowdForm
from bot.emulator.people import Person
from bot.emulator.world import World

_MOST_PEOPLE = 2_000
_BETWEEN_REPORTS = 0.25


class Crowd:
    """Starts simulated people and counts them."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._people: list[SimulatedPerson] = []
        self._tasks: list[asyncio.Task[None]] = []
        self._reported = 0.0
        self._standing: dict[str, object] = {}

    def start(
        self,
        people: int,
        payload: str | None,
        seed: int | None,
        language_code: str,
        pace_ms: tuple[int, int],
    ) -> CrowdForm:
        """That many more people open the link: the newest the bot showed unless one is named."""
        if not 0 < people <= _MOST_PEOPLE:
            raise SimError(f"people must be between 1 and {_MOST_PEOPLE}")
        if payload is None:
            payload = next(iter(self._world.links), "")
        if seed is None:
            seed = self._world.random.getrandbits(32)
        pace = Pace(pace_ms[0] / 1000, pace_ms[1] / 1000, self._world.options.patience)
        loop = asyncio.get_running_loop()
        for number in range(len(self._people), len(self._people) + people):
            person = self._world.add_person(
                Person(0, f"Young person {number + 1}", language_code, phone=False)
            )
            mind = Mind.born(str(seed), f"{seed}:{number}")
            one = SimulatedPerson(self._world, person.user_id, mind, pace, self._told)
            self._people.append(one)
            task = loop.create_task(one.live(payload))
            task.add_done_callback(partial(_report, one))
            self._tasks.append(task)
        return self.summary()

    def summary(self) -> CrowdForm:
        standing = Counter(one.status for one in self._people)
        total = len(self._people)
        return {
            "total": total,
            "started": total - standing["waiting"],
            "finished": standing["finished"],
            "left": standing["left"],
            "declined": standing["declined"],
            "stuck": standing["stuck"],
            "running": standing["running"] + standing["waiting"],
            "steps": sum(one.steps for one in self._people),
            "heard_back": sum(one.heard_back for one in self._people),
        }

    async def close(self) -> None:
        """Everybody puts the phone away."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _told(self) -> None:
        """Somebody did something; listeners hear it at once when standings change."""
        now = time.monotonic()
        crowd = self.summary()
        standing = {name: count for name, count in crowd.items() if name != "steps"}
        if standing == self._standing and now - self._reported < _BETWEEN_REPORTS:
            return
        self._standing, self._reported = standing, now
        self._world.hub.tell_all("crowd", {"crowd": crowd})


def _report(person: SimulatedPerson, task: asyncio.Task[None]) -> None:
    """A fault of ours must not look like a slow bot."""
    if task.cancelled() or task.exception() is None:
        return
    person.status = "stuck"
    task.get_loop().call_exception_handler(
        {"message": "a simulated person failed", "exception": task.exception(), "task": task}
    )
