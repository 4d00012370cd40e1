"""Somebody who works out small counts from all that is published, with exact arithmetic.

Knows the survey file, how rounding and words work, and nothing else. Shares no code with the gate.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import repeat
from math import ceil, floor, inf

from admin.reports.published import Count, InWords, Published, PublishedRow, Suppressed, Word
from admin.reports.published import PublishedTable as Shown
from surveys.conditions import Among
from surveys.items import Item, MultipleChoice, OpenEnded, Scale
from surveys.questionnaire import Survey
from surveys.text import Text

Span = tuple[float, float]
_FIFTHS = {Word.MOST: (3, 5), Word.HALF: (2, 3), Word.SOME: (1, 2), Word.FEW: (0, 1)}


def around(rounded: int) -> Span:
    """Return the counts that round to ``rounded``."""
    return (0, 0) if rounded == 0 else (max(8, rounded - 2), rounded + 2)


def said(text: Text) -> Span:
    """Return how many answers "About 110 answers", "Fewer than 8" or "Too few" may be."""
    words = text.say("en").split()
    if words[0] == "About":
        return around(int(words[1]))
    return (5, int(words[2]) - 1) if words[0] == "Fewer" else (0, 4)


def span(row: PublishedRow, base: int) -> Span:
    """Return the counts that one row may stand for, given its base."""
    match row.value:
        case Count(rounded, _):
            return around(rounded)
        case Suppressed():
            return 1, 7
        case InWords(word):
            return _of_word(word, base)


def _of_word(word: Word, base: int) -> Span:
    """Shares in fifths; both ends of "about half" belong to it, and the lower end of "few"."""
    low, high = (part * base / 5 for part in _FIFTHS[word])
    counts = [
        many
        for many in range(base + 1)
        if low <= many <= high
        and (word is Word.HALF or word is Word.FEW or many != low)
        and (word is not Word.SOME or many != high)
    ]
    return (counts[0], counts[-1]) if counts else (1, 0)


@dataclass(frozen=True)
class Guess:
    """What a table may stand for, given n and its base: spans of cells, and of sums of cells."""

    cells: dict[str, Span]
    sums: tuple[tuple[tuple[str, ...], Span], ...]

    def among(self, wanted: set[str]) -> Span:
        """Return the least and the most that ``wanted`` cells add up to; (1, 0) = impossible."""
        together = {code for codes, _ in self.sums for code in codes}
        alone = [span for code, span in self.cells.items() if code in wanted - together]
        low, high = sum(each[0] for each in alone), sum(each[1] for each in alone)
        for codes, (least, most) in self.sums:
            spans = [self.cells[code] for code in codes if code in wanted]
            part_low, part_high = sum(each[0] for each in spans), sum(each[1] for each in spans)
            if wanted.issuperset(codes):
                part_low, part_high = max(least, part_low), min(most, part_high)
            if part_low > part_high:
                return 1, 0
            low, high = low + part_low, high + min(most, part_high)
        return low, high


class Attacker:
    """Works out, for each question, which values its counts may have."""

    def __init__(self, survey: Survey, published: Published) -> None:
        self._survey = survey
        self._tables = {table.item_id: table for table in published.tables}
        self._led_to = dict(_links(survey))
        low, high = said(published.heard.n)
        every = range(int(low), int(high) + 1)
        self._n = [n for n in every if all(map(self._can_be, published.tables, repeat(n)))]

    def may_be(self, item_id: str, code: str) -> set[int]:
        """Return the values from 0 to 15 that the count of ``code`` may have."""
        table = self._tables[item_id]
        if not table.rows:
            return set(range(16))
        pairs = [(n, base) for n in self._n for base in self._bases(table, n)]
        return {
            value
            for value in range(16)
            if any(self._fits(table, code, value, n, base) for n, base in pairs)
        }

    def _can_be(self, table: Shown, n: int) -> bool:
        return next(self._bases(table, n), None) is not None

    def _bases(self, table: Shown, n: int) -> Iterator[int]:
        if not table.rows:
            yield 0
            return
        low, high = said(table.base)
        first = 5 if isinstance(table.rows[0].value, InWords) else 50
        listed = sum(span(row, n)[0] for row in table.missing)
        for base in range(max(int(low), first), int(min(high, n - listed)) + 1):
            if self._adds_up(table, self._guess(table, base), base):
                yield base

    def _fits(self, table: Shown, code: str, value: int, n: int, base: int) -> bool:
        guess = self._guess(table, base)
        low, high = guess.cells[code]
        if not low <= value <= min(high, base):
            return False
        guess.cells[code] = value, value
        if not self._adds_up(table, guess, base):
            return False
        led_to = [
            (item_id, codes)
            for item_id, (source, codes) in self._led_to.items()
            if source == table.item_id
        ]
        return all(self._route_fits(item_id, codes, guess, n, base) for item_id, codes in led_to)

    def _route_fits(self, item_id: str, codes: set[str], guess: Guess, n: int, base: int) -> bool:
        """Tell whether as many could have been led to ``item_id`` as its own table says."""
        low, high = guess.among(codes)
        rest_low, rest_high = guess.among(set(guess.cells) - codes)
        low, high = max(low, base - rest_high), min(high, base - rest_low)
        return any(low <= asked <= high for asked in self._asked(self._tables[item_id], n))

    def _asked(self, table: Shown, n: int) -> Iterator[int]:
        if not table.rows:
            yield from range(n + 1)
            return
        listed = {row.code: span(row, n) for row in table.missing}
        away = listed.pop("not_asked", (0, n))
        for base in self._bases(table, n):
            least = base + int(sum(each[0] for each in listed.values()))
            yield from (asked for asked in range(least, n + 1) if away[0] <= n - asked <= away[1])

    def _adds_up(self, table: Shown, guess: Guess, base: int) -> bool:
        item = self._survey.item(table.item_id)
        low, high = guess.among(set(guess.cells))
        if low > high:
            return False
        if isinstance(item, MultipleChoice):
            return _can_be_picked(item, guess, base)
        return low <= base and (base <= high or isinstance(item, OpenEnded))

    def _guess(self, table: Shown, base: int) -> Guess:
        item = self._survey.item(table.item_id)
        several = isinstance(item, MultipleChoice)
        cells: dict[str, Span] = {}
        sums: list[tuple[tuple[str, ...], Span]] = []
        for row in table.rows:
            low, high = span(row, base)
            if isinstance(row.value, InWords) and not (several or isinstance(item, OpenEnded)):
                high = min(high, base - 2)  # Where all but one at most agree, nothing is shown.
            codes = _codes(item, row)
            if len(codes) == 1:
                cells[codes[0]] = low, high
                continue
            rare = bool(row.parts) and 7 * len(codes) >= low
            cells |= dict.fromkeys(codes, (0.0, 7.0 if rare else inf))
            sums.append((codes, (low, inf if several else high)))
        return Guess(cells, tuple(sums))


def _can_be_picked(item: MultipleChoice, guess: Guess, base: int) -> bool:
    """Tell whether so many people can have picked that: what goes alone, or enough of the rest."""
    rest = set(guess.cells) - item.exclusive
    (alone, most_alone), (low, high) = guess.among(set(item.exclusive)), guess.among(rest)
    largest = max((guess.cells[code][0] for code in rest), default=0)
    least = max(alone, base - high / item.min)
    most = min(most_alone, base - max(low / item.most, largest))
    return ceil(least) <= (most if most == inf else floor(most))


def _links(survey: Survey) -> Iterator[tuple[str, tuple[str, set[str]]]]:
    for item in survey.questions:
        if isinstance(item.ask_if, Among):
            yield item.id, (item.ask_if.item, set(item.ask_if.values))


def _codes(item: Item, row: PublishedRow) -> tuple[str, ...]:
    if row.parts:
        options = getattr(item, "options", ())
        return tuple(option.code for option in options if option.label in row.parts)
    if isinstance(item, Scale) and row.code in ("low", "middle", "high"):
        words = row.label.say("en").split("(")[1].split(")")[0].split()
        return tuple(map(str, range(int(words[0]), int(words[-1]) + 1)))
    return (row.code,)
