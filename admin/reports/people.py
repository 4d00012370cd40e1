"""Everybody who answered: an entry for each question, column by column.

A million people are a few dozen megabytes here, for an entry is kept once however many gave it.
"""

from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice

import orjson

from admin.reports.crossed import Crossed
from admin.reports.detours import Person
from admin.reports.tables import BY_ROUTE, Band, Spread, entry_of
from bot.privacy.values import is_words
from surveys.answers import Entry, Plain
from surveys.items import is_question
from surveys.questionnaire import Survey

TRIES = 40
"""How many people with the same entry can be found again."""
_FIRST = 6
"""How many people with the same entries to two items can be."""


@dataclass(slots=True)
class _Column:
    """All entries to one item. A code is the number of an entry, in the order of coming."""

    codes: "array[int]" = field(default_factory=lambda: array("I"))
    entries: list[Entry] = field(default_factory=list)
    counts: list[int] = field(default_factory=list)
    first: list[list[int]] = field(default_factory=list)
    """By code, the places of the first people who gave the entry."""
    known: dict[Entry, int] = field(default_factory=dict)
    written: dict[bytes, int] = field(default_factory=dict)
    """Codes by the JSON of their entries."""

    def add(self, code: int) -> None:
        many = self.counts[code]
        if many < TRIES:
            self.first[code].append(len(self.codes))
        self.counts[code] = many + 1
        self.codes.append(code)

    def code_of(self, value: Plain | None) -> int:
        """Return the code of a value as JSON holds it."""
        written = orjson.dumps(value)
        code = self.written.get(written)
        if code is None:
            entry = entry_of(value)
            code = self.code_of_entry(entry)
            if not is_words(value):  # No two people say the same, so that is not remembered.
                self.written[written] = code
        return code

    def code_of_entry(self, entry: Entry) -> int:
        code = self.known.setdefault(entry, len(self.entries))
        if code == len(self.entries):
            self.entries.append(entry)
            self.counts.append(0)
            self.first.append([])
        return code


class People:
    """The responses to one survey, in the order in which they were added."""

    def __init__(self, survey: Survey) -> None:
        self._columns = {item.id: _Column() for item in survey.questions if is_question(item)}
        self._many = 0

    @classmethod
    def of(cls, survey: Survey, responses: Iterable[Mapping[str, Plain]]) -> "People":
        """Return those who gave ``responses``: entries as `surveys.answers.to_plain` writes them,
        by item id."""
        people = cls(survey)
        for response in responses:
            people.add(response)
        return people

    def __len__(self) -> int:
        return self._many

    def __getitem__(self, place: int) -> Person:
        columns = self._columns.items()
        return {item_id: column.entries[column.codes[place]] for item_id, column in columns}

    def add(self, response: Mapping[str, Plain]) -> None:
        """Add one response; what it says in somebody's own words is not kept."""
        for item_id, column in self._columns.items():
            column.add(column.code_of(response.get(item_id)))
        self._many += 1

    def add_entries(self, person: Person) -> None:
        """Add one response whose entries are read already."""
        for item_id, column in self._columns.items():
            column.add(column.code_of_entry(person[item_id]))
        self._many += 1

    def spreads(self) -> dict[str, Spread]:
        """Return how many gave each entry to each item."""
        return {
            item_id: Counter(dict(zip(column.entries, column.counts, strict=True)))
            for item_id, column in self._columns.items()
        }

    def crossed(self, item_id: str, by: str, bands: Sequence[Band] = ()) -> Crossed:
        """Return the entries to one item by those to another; numbers count into ``bands``."""
        ours, theirs = self._columns[item_id], self._columns[by]
        counts = Counter(zip(ours.codes, theirs.codes, strict=True))
        first: dict[tuple[int, int], list[int]] = {pair: [] for pair in counts}
        for place, pair in enumerate(zip(ours.codes, theirs.codes, strict=True)):
            if len(found := first[pair]) < _FIRST:
                found.append(place)
        entries = {pair: (ours.entries[pair[0]], theirs.entries[pair[1]]) for pair in counts}
        by_entry = {entries[pair]: (many, first[pair]) for pair, many in counts.items()}
        return Crossed(item_id, by, bands, by_entry)

    def who_gave(self, item_id: str, wanted: Callable[[Entry], bool]) -> Iterator[Person]:
        """Yield the first TRIES people with a wanted entry to an item."""
        column = self._columns[item_id]
        found = (column.first[code] for code, each in enumerate(column.entries) if wanted(each))
        for place in sorted(place for places in found for place in places)[:TRIES]:
            yield self[place]

    def who_answered_least(self, item_id: str) -> Iterator[Person]:
        """Yield TRIES people whose route led to an item, those first who answered the least."""
        column = self._columns[item_id]
        asked = [entry not in BY_ROUTE for entry in column.entries]
        places = (place for place in self._by_answered() if asked[column.codes[place]])
        return (self[place] for place in islice(places, TRIES))

    def _by_answered(self) -> Iterator[int]:
        """Yield the places of all people, those first who answered the least."""
        for many in sorted(set(self._answered)):
            place = self._answered.find(many)
            while place >= 0:
                yield place
                place = self._answered.find(many, place + 1)

    @cached_property
    def _answered(self) -> bytes:
        """How many questions each of them answered; more than 255 count as 255."""
        flags = [[entry not in BY_ROUTE for entry in each.entries] for each in self._every]
        codes = zip(*(column.codes for column in self._every), strict=True)
        return bytes(
            min(255, sum(flag[code] for flag, code in zip(flags, each, strict=True)))
            for each in codes
        )

    @property
    def _every(self) -> list[_Column]:
        return list(self._columns.values())
