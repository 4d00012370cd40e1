"""Everybody's entries, column by column, for microdata. Nobody's own words are among them.

A hundred thousand people are a few megabytes: an entry is kept once, however many gave it.
"""

from array import array
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import cast

import orjson

from admin.reports.source import SLICE
from bot.storage.store import Store
from surveys.answers import Entry, Missing, Plain, from_plain
from surveys.codebook import Codebook, Measure


@dataclass(slots=True)
class Column:
    """All entries to one item. A code is the number of an entry in ``entries``."""

    codes: "array[int]" = field(default_factory=lambda: array("I"))
    entries: list[Entry] = field(default_factory=list)
    known: dict[bytes, int] = field(default_factory=dict)

    def add(self, value: Plain | None) -> None:
        """Add one person's entry, as `surveys.answers.to_plain` writes it; None = no such item."""
        written = orjson.dumps(value)
        code = self.known.get(written)
        if code is None:
            code = self.known[written] = len(self.entries)
            self.entries.append(Missing.NOT_ASKED if value is None else from_plain(value))
        self.codes.append(code)


class Records:
    """The responses to all versions of one survey."""

    def __init__(self, codebook: Codebook) -> None:
        told = (each.item_id for each in codebook.variables if each.measure is not Measure.WORDS)
        self.columns = {item_id: Column() for item_id in told}
        self._many = 0

    @classmethod
    def of(cls, codebook: Codebook, responses: Iterable[Mapping[str, Plain]]) -> "Records":
        """Return the records of ``responses``: plain entries by item id."""
        records = cls(codebook)
        for response in responses:
            records.add(response)
        return records

    def __len__(self) -> int:
        return self._many

    def add(self, response: Mapping[str, Plain]) -> None:
        """Add one response."""
        for item_id, column in self.columns.items():
            column.add(response.get(item_id))
        self._many += 1


async def records_of(
    store: Store, codebook: Codebook, read: Callable[[int], None] = lambda _: None
) -> Records:
    """Return the records of a closed survey; ``read`` is told how many have been read so far.

    What people said in their own words stays sealed. For responses that are not sealed as a whole.
    """
    records, after = Records(codebook), ""
    while rows := await store.responses(codebook.survey_id, after, SLICE):
        for row in rows:
            records.add(cast(Mapping[str, Plain], orjson.loads(row.values)))
        after = rows[-1].id
        read(len(records))
    return records
