"""All that somebody may conclude from everything that is published of a survey, as equations.

Knows the survey file, how the gate rounds, what its words mean, and that about-you questions come
last. A number stands for how many people said the same to what hangs together along a route, in
one group of each breakdown. Shares no code with the gate.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import combinations, pairwise, permutations, product
from math import inf
from random import Random

from admin.reports.published import (
    Count,
    InWords,
    Published,
    PublishedRow,
    PublishedTable,
    Suppressed,
    Word,
)
from surveys.answers import Choice, Choices, Entry, Missing, Ranks, Rating, from_plain
from surveys.conditions import holds, mentions
from surveys.items import Item, MultipleChoice, Ranking, Scale, SingleChoice
from surveys.questionnaire import Survey
from tests.admin.reports.attacker import around, said
from tests.admin.reports.samples import Response
from tests.admin.reports.solver import Problem

Block = tuple[Item, ...]
Said = tuple[Entry, ...]
"""What somebody said to each item of a block."""
Groups = tuple[Entry, ...]
"""Which group somebody is in, by each about-you item."""
Person = Mapping[str, Entry]
_FEW = range(1, 8)
_GUESSES = 300


class World:
    """The equations, and what the real responses make of the numbers in them."""

    def __init__(
        self,
        survey: Survey,
        published: Published,
        responses: Iterable[Response],
        by: tuple[str, ...],
    ) -> None:
        self._survey, self._by = survey, by
        self._people = [
            {item.id: from_plain(each[item.id]) for item in survey.questions} for each in responses
        ]
        self._blocks = list(_blocks(survey, by))
        self.problem = Problem()
        self._numbers: list[dict[tuple[Groups, Said], int]] = [{} for _ in self._blocks]
        self._columns: dict[Groups, int] = {}
        self._lay_out()
        self._know_n(published)
        self._know_who_left()
        for table in published.tables:
            self._know_table(table, None)
        for breakdown in published.breakdowns:
            for group in breakdown.groups:
                self._know_table(group.table, (breakdown.by, Choice(group.code)))
        self.real = self._real()
        assert self.problem.holds(self.real), "the attacker has to be right to be a test"

    def small_counts(self) -> Iterator[tuple[str, str, str, Mapping[int, int]]]:
        """Yield every count from 1 to 7: item, group ("" = all), cell, and the numbers in it."""
        for item in self._items():
            for code in _codes(item):
                for by, group in self._all_groups(item):
                    terms = self._cell(item, code, by)
                    if sum(self.real[number] for number in terms) in _FEW:
                        yield item.id, group, code, terms

    def can_be_worked_out(self) -> Iterator[tuple[str, str, str]]:
        """Yield the small counts that have one value in every solution."""
        for item_id, group, code, terms in self.small_counts():
            # In the table of all, nothing changes when two trade.
            if group and self._two_could_trade(terms):
                continue
            if not self.problem.another(self.real, terms):
                yield item_id, group, code

    def _two_could_trade(self, terms: Mapping[int, int]) -> bool:
        """Tell whether it is another solution when two people trade what they said.

        A quick guess: what it finds is held against all equations.
        """
        chance = Random(1)
        inside = [each for each in self._people if any(n in terms for n in self._where_is(each))]
        for _ in range(_GUESSES):
            one, other = chance.choice(inside), chance.choice(self._people)
            change = self._traded(one, other, chance.randrange(len(self._blocks)))
            moved = sum(terms.get(number, 0) * more for number, more in change.items())
            if moved and self.problem.still_holds(self.real, change):
                return True
        return False

    def _traded(self, one: Person, other: Person, block: int) -> Mapping[int, int]:
        """Return what changes when two trade what they said to a block; nothing if they cannot."""
        change: Counter[int] = Counter()
        numbers = self._numbers[block]
        for ours, theirs in ((one, other), (other, one)):
            groups, said_now = self._groups(ours), self._said(ours, block)
            traded = numbers.get((groups, self._said(theirs, block)))
            if traded is None:
                return {}
            change[traded] += 1
            change[numbers[groups, said_now]] -= 1
        return change

    def _where_is(self, person: Person) -> Iterator[int]:
        groups = self._groups(person)
        yield self._columns[groups]
        for block, numbers in enumerate(self._numbers):
            yield numbers[groups, self._said(person, block)]

    def _groups(self, person: Person) -> Groups:
        return tuple(person[by] for by in self._by)

    def _said(self, person: Person, block: int) -> Said:
        return tuple(person[each.id] for each in self._blocks[block])

    def _items(self) -> list[Item]:
        return [item for item in self._survey.questions if item.kind != "open_ended"]

    def _all_groups(self, item: Item) -> Iterator[tuple[tuple[str, Entry] | None, str]]:
        yield None, ""
        if item.id not in self._by:
            for by in self._by:
                asked = self._survey.item(by)
                assert isinstance(asked, SingleChoice)
                for option in asked.options:
                    yield (by, Choice(option.code)), f"{by}={option.code}"

    def _lay_out(self) -> None:
        """Make the numbers: people by group of every breakdown; and by block, what they said."""
        entries = [[*_entries(self._survey.item(by))] for by in self._by]
        for groups in product(*entries):
            if not _goes_on(groups):
                continue
            self._columns[groups] = self.problem.number()
            for block, numbers in zip(self._blocks, self._numbers, strict=True):
                together = {self._columns[groups]: -1}
                for answers in _ways(block):
                    if Missing.NOT_REACHED in answers and any(
                        each is not Missing.NOT_REACHED for each in groups
                    ):
                        continue  # Whoever left before comes to no about-you question.
                    number = self.problem.number()
                    numbers[groups, answers] = number
                    together[number] = 1
                self.problem.know(together, 0, 0)

    def _know_n(self, published: Published) -> None:
        self.problem.know(dict.fromkeys(self._columns.values(), 1), *said(published.heard.n))

    def _know_who_left(self) -> None:
        """Nobody who left comes back: those who did not reach an item are among the later ones'."""
        left = [
            self._cell(item, Missing.NOT_REACHED.value, None)
            for item in self._items()
            if item.ask_if is None
        ]
        for earlier, later in pairwise(left):
            self.problem.know(_sum((later, 1), (earlier, -1)), 0, inf)

    def _know_table(self, table: PublishedTable, group: tuple[str, Entry] | None) -> None:
        item = self._survey.item(table.item_id)
        if item.kind == "open_ended" or not table.rows:
            return
        base = self._where(item, group, lambda each: not isinstance(each, Missing))
        in_words = isinstance(table.rows[0].value, InWords)
        least = 50 if not in_words else 20 if group else 5
        low, high = said(table.base)
        self.problem.know(base, max(low, least), 49 if in_words else high)
        for row in table.rows:
            self._know_row(item, row, group, base)
        if group is None:
            self._know_missing(item, table)
            self._know_means(item, table, base)

    def _know_row(
        self,
        item: Item,
        row: PublishedRow,
        group: tuple[str, Entry] | None,
        base: Mapping[int, int],
    ) -> None:
        codes = _codes_of(item, row)
        terms = self._where(item, group, lambda each: any(_is_in(code, each) for code in codes))
        match row.value:
            case Count(rounded, _):
                self.problem.know(terms, *around(rounded))
            case Suppressed():
                self.problem.know(terms, 1, 7)
            case InWords(word):
                self._know_word(terms, base, word)
                if not isinstance(item, MultipleChoice):
                    self.problem.know(_sum((terms, 1), (base, -1)), -inf, -2)

    def _know_word(self, terms: Mapping[int, int], base: Mapping[int, int], word: Word) -> None:
        fifths = {Word.MOST: (3, 5), Word.HALF: (2, 3), Word.SOME: (1, 2), Word.FEW: (0, 1)}
        low, high = fifths[word]
        above = 1 if word in (Word.MOST, Word.SOME) else 0
        below = -1 if word is Word.SOME else 0
        self.problem.know(_sum((terms, 5), (base, -low)), above, inf)
        self.problem.know(_sum((terms, 5), (base, -high)), -inf, below)

    def _know_missing(self, item: Item, table: PublishedTable) -> None:
        listed = {row.code: row.value for row in table.missing}
        for reason in Missing:
            terms = self._cell(item, reason.value, None)
            value = listed.get(reason.value)
            if isinstance(value, Count):
                self.problem.know(terms, *around(value.rounded))
            elif listed or table.mean is not None:
                self.problem.know(terms, 0, 7)  # The table is told in full.

    def _know_means(self, item: Item, table: PublishedTable, base: Mapping[int, int]) -> None:
        if table.mean is not None:
            weighed = self._weighed(
                item, lambda each: each.point if isinstance(each, Rating) else 0
            )
            self._know_mean(weighed, base, table.mean, 10)
        places = {row.code: row.mean_place for row in table.rows if row.mean_place is not None}
        in_tenths = any(2 * place % 1 for place in places.values())
        for code, place in places.items():
            self._know_mean(self._places(item, code), base, place, 10 if in_tenths else 2)

    def _places(self, item: Item, code: str) -> dict[int, int]:
        def place(entry: Entry) -> int:
            return entry.codes.index(code) + 1 if isinstance(entry, Ranks) else 0

        return self._weighed(item, place)

    def _know_mean(
        self, weighed: Mapping[int, int], base: Mapping[int, int], mean: float, steps: int
    ) -> None:
        """The mean lies within half a step, the lower end counted: 2 s total / base, in halves."""
        twice = round(2 * mean * steps)
        low = _sum((weighed, 2 * steps), (base, -(twice - 1)))
        high = _sum((weighed, 2 * steps), (base, -(twice + 1)))
        self.problem.know(low, 0, inf)
        self.problem.know(high, -inf, -1)

    def _weighed(self, item: Item, weight: Callable[[Entry], int]) -> dict[int, int]:
        numbers, place = self._block_of(item)
        return {
            number: weight(answers[place])
            for (_, answers), number in numbers.items()
            if weight(answers[place])
        }

    def _cell(self, item: Item, code: str, group: tuple[str, Entry] | None) -> dict[int, int]:
        return self._where(item, group, lambda each: _is_in(code, each))

    def _where(
        self, item: Item, group: tuple[str, Entry] | None, wanted: Callable[[Entry], bool]
    ) -> dict[int, int]:
        """Return the numbers of those who gave a wanted entry to ``item``, in one group or all."""
        if item.id in self._by:
            place = self._by.index(item.id)
            return {number: 1 for groups, number in self._columns.items() if wanted(groups[place])}
        numbers, place = self._block_of(item)
        return {
            number: 1
            for (groups, answers), number in numbers.items()
            if wanted(answers[place])
            and (group is None or groups[self._by.index(group[0])] == group[1])
        }

    def _block_of(self, item: Item) -> tuple[dict[tuple[Groups, Said], int], int]:
        """Return the numbers of the block that ``item`` is in, and its place there."""
        for block, numbers in zip(self._blocks, self._numbers, strict=True):
            ids = [each.id for each in block]
            if item.id in ids:
                return numbers, ids.index(item.id)
        raise KeyError(item.id)

    def _real(self) -> list[int]:
        found = Counter(number for person in self._people for number in self._where_is(person))
        return [found[number] for number in range(self.problem.size)]


def _blocks(survey: Survey, by: tuple[str, ...]) -> Iterator[Block]:
    """Yield what hangs together along the route: here, an item and those that look at it."""
    blocks: list[list[Item]] = []
    for item in survey.questions:
        if item.id in by or item.kind == "open_ended":
            continue
        looked_at = {each for each, _ in mentions(item.ask_if)} if item.ask_if else set()
        joined = [block for block in blocks if looked_at & {each.id for each in block}]
        merged = [each for block in joined for each in block] + [item]
        blocks = [block for block in blocks if block not in joined] + [merged]
    yield from map(tuple, blocks)


def _ways(block: Block) -> list[Said]:
    """Return all that somebody could say along the route of ``block``."""
    found: list[Said] = [()]
    for item in block:
        found = [(*ahead, entry) for ahead in found for entry in _next(block, ahead, item)]
    return found


def _next(block: Block, ahead: Said, item: Item) -> list[Entry]:
    answered = {each.id: entry for each, entry in zip(block, ahead, strict=False)}
    by_route = (Missing.NOT_ASKED, Missing.NOT_REACHED)
    seen = {key: entry for key, entry in answered.items() if entry not in by_route}
    if item.ask_if is not None and not holds(item.ask_if, seen):
        return [Missing.NOT_ASKED]
    return [Missing.NOT_REACHED] if Missing.NOT_REACHED in ahead else [*_entries(item)]


def _entries(item: Item) -> Iterator[Entry]:
    match item:
        case SingleChoice(options=options):
            yield from (Choice(option.code) for option in options)
        case Scale(points=points):
            yield from map(Rating, range(1, points + 1))
        case Ranking(options=options):
            yield from map(Ranks, permutations(option.code for option in options))
        case MultipleChoice(options=options):
            codes = [option.code for option in options]
            for many in range(item.min, item.most + 1):
                yield from map(Choices, combinations(codes, many))
        case _:
            raise AssertionError(f"the attacker does not know {item.kind}")
    yield from (Missing.SKIPPED, Missing.NOT_REACHED)


def _goes_on(groups: Groups) -> bool:
    """Tell whether nobody who left comes back."""
    left = [each is Missing.NOT_REACHED for each in groups]
    return left == sorted(left)


def _codes(item: Item) -> Iterator[str]:
    match item:
        case Scale(points=points):
            yield from map(str, range(1, points + 1))
        case SingleChoice() | MultipleChoice() | Ranking():
            yield from (option.code for option in item.options)
    yield from (each.value for each in Missing)


def _is_in(code: str, entry: Entry) -> bool:
    match entry:
        case Missing():
            return code == entry.value
        case Choice(own):
            return code == own
        case Choices(codes):
            return code in codes
        case Ranks(codes):
            return code == codes[0]
        case Rating(point):
            return code == str(point)
    return False


def _codes_of(item: Item, row: PublishedRow) -> tuple[str, ...]:
    if row.parts:
        options = getattr(item, "options", ())
        return tuple(option.code for option in options if option.label in row.parts)
    if isinstance(item, Scale) and row.code in ("low", "middle", "high"):
        words = row.label.say("en").split("(")[1].split(")")[0].split()
        return tuple(map(str, range(int(words[0]), int(words[-1]) + 1)))
    return (row.code,)


def _sum(*parts: tuple[Mapping[int, int], int]) -> dict[int, int]:
    found: Counter[int] = Counter()
    for terms, by in parts:
        for number, factor in terms.items():
            found[number] += factor * by
    return {number: factor for number, factor in found.items() if factor}
