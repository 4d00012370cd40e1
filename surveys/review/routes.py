"""Who can get where: questions that nobody reaches, and conditions that change nothing.

Every way through the earlier questions that matter is walked, answers that no condition tells
apart taken as one. Where there are too many ways, nothing is said.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any, Final, assert_never

from surveys.answers import Amount, Answers, Choice, Choices, Entry, Missing, Ranks, Rating, Said
from surveys.conditions import (
    Among,
    Answered,
    AtLeast,
    AtMost,
    Every,
    Negated,
    Node,
    Some,
    condition_of,
    holds,
    mentions,
)
from surveys.items import (
    Item,
    MultipleChoice,
    Number,
    OpenEnded,
    Ranking,
    Scale,
    SingleChoice,
    Statement,
)
from surveys.review import asking_rules as rules
from surveys.review.draft import Question
from surveys.review.findings import Fault, Loc

MOST_WAYS: Final = 2_000
"""Of one question."""
MOST_WAYS_OF_ALL: Final = 20_000
_MOST_CODES: Final = 8
_SILENT: Final = (Missing.SKIPPED, Missing.DONT_KNOW, Missing.PREFER_NOT_TO_SAY)
_OTHER_WORDS: Final = "\N{REPLACEMENT CHARACTER}"

Atom = Among | AtLeast | AtMost | Answered


class _TooMany(Exception):
    """There are more ways than can be walked."""


@dataclass(slots=True)
class Walk:
    """The ways through the questions of a file. Conditions at ``broken`` places have faults.

    Each way walked is taken from ``left``, so that no file keeps anybody waiting.
    """

    questions: Sequence[Question]
    broken: Collection[Loc]
    left: int = MOST_WAYS_OF_ALL
    items: Mapping[str, Item] = field(init=False)
    places: Mapping[str, int] = field(init=False)

    def __post_init__(self) -> None:
        back = reversed(list(enumerate(self.questions)))
        self.places = {question.id: place for place, question in back}
        back_again = reversed(self.questions)
        self.items = {question.id: question.item for question in back_again if question.item}

    def condition(self, place: int) -> Node | None:
        """Return when the question at ``place`` is asked; None for one asked always, or a fault."""
        question = self.questions[place]
        is_broken = any(at[:2] == question.at for at in self.broken)
        return question.item.ask_if if question.item and not is_broken else None

    def ways(self, looked_at: Node, place: int) -> list[Answers] | None:
        """Return the ways to ``place`` that ``looked_at`` tells apart; None when too many."""
        if self.left < 0:
            return None
        try:
            found = _ways(looked_at, place, self.items, self.places)
        except _TooMany:
            return None
        self.left -= len(found)
        return found if self.left >= 0 else None

    def is_answered(self, item_id: str, place: int) -> bool:
        """Tell whether everybody who is asked the question at ``place`` has answered ``item_id``.

        It has to be shown: where there are too many ways it is not.
        """
        asked, answered = self.condition(place), Answered(item_id)
        if asked is None:
            return False
        ways = self.ways(Every((asked, answered)), place)
        return ways is not None and all(holds(answered, way) for way in ways if holds(asked, way))


def route_faults(walk: Walk) -> Iterator[Fault]:
    """Yield questions that nobody or everybody is asked, and parts of conditions never true."""
    for place, question in enumerate(walk.questions):
        asked = walk.condition(place)
        if asked is not None:
            yield from _asked(question, asked, walk.ways(asked, place) or [])


def _asked(question: Question, asked: Node, ways: list[Answers]) -> Iterator[Fault]:
    if not ways:
        return
    said, at = {"item": question.id}, (*question.at, "ask_if")
    truths = {holds(asked, way) for way in ways}
    if truths == {False}:
        yield Fault(rules.NEVER_ASKED, at, said, on_key=True)
    elif truths == {True}:
        yield Fault(rules.ALWAYS_ASKED, at, said, on_key=True)
    else:
        for place, part in _alternatives(question.raw["ask_if"], at):
            if not any(holds(part, way) for way in ways):
                yield Fault(rules.IMPOSSIBLE_PART, place, said)


def _alternatives(raw: Any, at: Loc) -> Iterator[tuple[Loc, Node]]:
    """Yield the conditions under each `any`, which may be untrue without making all untrue."""
    match raw:
        case Mapping():
            for name, value in raw.items():
                if name == "any" and isinstance(value, list):
                    for place, part in enumerate(value):
                        yield (*at, name, place), condition_of(part)
                if name in ("any", "all", "not"):
                    yield from _alternatives(value, (*at, str(name)))
        case list():
            for place, part in enumerate(raw):
                yield from _alternatives(part, (*at, place))


def _ways(
    asked: Node, place: int, items: Mapping[str, Item], places: Mapping[str, int]
) -> list[Answers]:
    """Return every set of answers, to the questions that ``asked`` depends on, that can be.

    There is no set when it depends on questions with faults, or not ahead of ``place``.
    """
    cone = _cone(asked, items)
    if any(item not in items or places[item] >= place for item in cone):
        return []
    conditions = [asked, *(cond for item in cone if (cond := items[item].ask_if))]
    atoms = [atom for condition in conditions for atom in _atoms(condition)]
    ways: list[Answers] = [{}]
    for item_id in sorted(cone, key=lambda each: places[each]):
        item = items[item_id]
        entries = _entries(item, [atom for atom in atoms if atom.item == item_id])
        ways = [
            longer
            for way in ways
            for longer in (
                [{**way, item_id: entry} for entry in entries]
                if item.ask_if is None or holds(item.ask_if, way)
                else [way]
            )
        ]
        if len(ways) > MOST_WAYS:
            raise _TooMany
    return ways


def _cone(asked: Node, items: Mapping[str, Item]) -> set[str]:
    """Return the questions that ``asked`` looks at, those that these depend on, and so on."""
    found: set[str] = set()
    ahead = {item for item, _ in mentions(asked)}
    while ahead:
        item_id = ahead.pop()
        found.add(item_id)
        item = items.get(item_id)
        if item and item.ask_if:
            ahead |= {other for other, _ in mentions(item.ask_if)} - found
    return found


def _atoms(condition: Node) -> Iterator[Atom]:
    match condition:
        case Among() | AtLeast() | AtMost() | Answered():
            yield condition
        case Every(parts) | Some(parts):
            for part in parts:
                yield from _atoms(part)
        case Negated(part):
            yield from _atoms(part)
        case _:
            assert_never(condition)


def _entries(item: Item, atoms: list[Atom]) -> list[Entry]:
    """Return one entry of ``item`` for each set of ``atoms`` that can be true together."""
    told_apart: dict[tuple[bool, ...], Entry] = {}
    for entry in (*_SILENT, *_possible(item, atoms)):
        told_apart.setdefault(tuple(holds(atom, {item.id: entry}) for atom in atoms), entry)
    return list(told_apart.values())


def _possible(item: Item, atoms: list[Atom]) -> Iterator[Entry]:
    match item:
        case SingleChoice():
            yield from (Choice(option.code) for option in item.options)
        case MultipleChoice():
            yield from _picks(item, {code for atom in atoms for code in _values(atom)})
        case Ranking():
            yield from (Ranks((option.code,)) for option in item.options)
        case Scale():
            yield from (Rating(point) for point in range(1, item.points + 1))
        case Number():
            yield from map(Amount, _numbers(item, atoms))
        case OpenEnded():
            yield from map(Said, (_OTHER_WORDS, *(v for atom in atoms for v in _values(atom))))
        case Statement():
            return
        case _:
            assert_never(item)


def _values(atom: Atom) -> tuple[str, ...]:
    return atom.values if isinstance(atom, Among) else ()


def _picks(item: MultipleChoice, named: set[str]) -> Iterator[Entry]:
    """Yield picks with every set of the ``named`` options, filled up to every number of them."""
    yield from (Choices((code,)) for code in item.exclusive)
    codes = [option.code for option in item.options if not option.exclusive]
    ours = [code for code in codes if code in named]
    others = [code for code in codes if code not in named]
    if len(ours) > _MOST_CODES:
        raise _TooMany
    for count in range(len(ours) + 1):
        for picked in combinations(ours, count):
            for more in range(len(others) + 1):
                if max(1, item.min) <= count + more <= item.most:
                    yield Choices((*picked, *others[:more]))


def _numbers(item: Number, atoms: list[Atom]) -> list[float]:
    """Return the numbers at which a comparison may change, those next to them, and the ends."""
    step = 1.0 if item.whole else 0.001
    named = [float(value) for atom in atoms for value in _values(atom) if _is_number(value)]
    named += [atom.amount for atom in atoms if isinstance(atom, AtLeast | AtMost)]
    ends = [end for end in (item.min, item.max) if end is not None]
    near = {number + move for number in (*named, *ends, 0.0) for move in (-step, 0.0, step)}
    low, high = item.min, item.max
    return [
        number
        for number in sorted(near)
        if (low is None or number >= low)
        and (high is None or number <= high)
        and (number.is_integer() or not item.whole)
    ]


def _is_number(value: str) -> bool:
    try:
        float(value)
    except ValueError:
        return False
    return True
