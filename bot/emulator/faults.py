"""Faults on purpose: shares of calls and updates that go wrong."""

from dataclasses import dataclass
from random import Random
from typing import Literal

Fault = Literal["too_many", "server_error", "drop", "drop_after"]


@dataclass(frozen=True, slots=True)
class FaultPlan:
    """Shares between 0 and 1; `methods` in lower case, None for all of them. So many calls are
    `spared` before the first goes wrong."""

    too_many: float = 0.0
    server_error: float = 0.0
    drop: float = 0.0
    drop_after: float = 0.0
    duplicate: float = 0.0
    latency_ms: float = 0.0
    methods: frozenset[str] | None = None
    spared: int = 0


class Faults:
    """Decides, call by call, what goes wrong; the same seed decides the same."""

    def __init__(self) -> None:
        self.plan = FaultPlan()
        self._random = Random()
        self._spared = 0

    def follow(self, plan: FaultPlan, seed: int | None = None) -> None:
        self.plan = plan
        self._random = Random(seed)
        self._spared = plan.spared

    def concerns(self, method: str) -> bool:
        return self.plan.methods is None or method in self.plan.methods

    def draw(self) -> Fault | None:
        """What happens to this call; None when nothing does."""
        plan = self.plan
        if self._spared:
            self._spared -= 1
            return None
        point = self._random.random()
        shares: tuple[tuple[Fault, float], ...] = (
            ("too_many", plan.too_many),
            ("server_error", plan.server_error),
            ("drop", plan.drop),
            ("drop_after", plan.drop_after),
        )
        for fault, share in shares:
            if point < share:
                return fault
            point -= share
        return None

    def duplicates(self) -> bool:
        """Whether this update is delivered twice."""
        return self.plan.duplicate > 0 and self._random.random() < self.plan.duplicate
