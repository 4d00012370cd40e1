"""Reviewers at one pile of answers, without a database: what they decide is remembered here."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from admin.review import looking
from admin.review.orders import Order
from admin.review.pile import OpenAnswer, Pile, pile_of
from admin.review.rulings import Ruling
from admin.review.scene import Scene, Step
from admin.review.sitting import Sitting
from admin.review.steps import seen, take

ITEM = "say"


def pile(words: Sequence[str]) -> Pile:
    """Return a pile of answers to one question; their ids say nothing about their order."""
    answers = [OpenAnswer(f"{ITEM}.{n:04}", ITEM, each) for n, each in enumerate(words)]
    return pile_of(answers, [ITEM], 1)


@dataclass
class Table:
    """All that outlives a step."""

    pile: Pile
    rulings: dict[str, Ruling] = field(default_factory=dict)
    themes: dict[str, str] = field(default_factory=dict)
    sittings: dict[str, Sitting] = field(default_factory=dict)
    now: float = 0.0
    steps: int = 0

    def scene(self, member: str) -> Scene:
        self.steps += 1
        others = [each for name, each in self.sittings.items() if name != member]
        taken = frozenset(key for each in others for key in each.holds_at(self.now))
        fresh = f"{self.steps:08x}"
        return Scene(self.pile, self.rulings, self.themes, taken, self.now, member, fresh)

    def sits(self, member: str = "alex", seed: str = "seed") -> Sitting:
        """Somebody sits down, or comes back."""
        scene, there = self.scene(member), self.sittings.get(member)
        step = looking.begun(scene, seed) if there is None else looking.resumed(scene, there)
        return self.keep(member, seen(scene, step)).sitting

    def does(self, order: Order, member: str = "alex") -> Step:
        """Somebody does something."""
        return self.keep(member, take(self.scene(member), self.sittings[member], order))

    def keep(self, member: str, step: Step) -> Step:
        for key, ruling in step.rulings.items():
            if ruling is None:
                del self.rulings[key]
            else:
                self.rulings[key] = ruling
        self.themes |= step.titles
        self.sittings[member] = step.sitting
        return step

    def shown(self, member: str = "alex") -> list[str]:
        """The answers that somebody holds, in the order of their numbers."""
        return [self.pile.words(key) for key in self.sittings[member].keys]

    def place(self, words: str, member: str = "alex") -> int:
        """The number that an answer has in somebody's list."""
        return self.shown(member).index(words) + 1

    def ruling(self, words: str) -> Ruling | None:
        """What was decided about an answer."""
        key = next(key for key, each in self.pile.answers.items() if each.words == words)
        return self.rulings.get(key)
