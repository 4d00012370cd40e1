"""Everybody's entries, column by column, for microdata. Nobody's own words are among them.

A hundred thousand people are a few megabytes: an entry is kept once, however many gave it.
"""

from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import cast

import orjson

from admin.reports.source import SLICE
from bot.noticeboard import thawed
from bot.storage.rows import PublishedSurvey
from bot.storage.store import Store
from surveys.answers import Entry, Missing, Plain, from_plain
from surveys.codebook import Codebook, Measure
from surveys.questionnaire import Survey


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
    """The responses to all versions of one survey, the oldest version first.

    ``answered`` has the place of the version that each response was to.
    """

    def __init__(self, codebook: Codebook, versions: Sequence[Survey]) -> None:
        told = (each.item_id for each in codebook.variables if each.measure is not Measure.WORDS)
        self.columns = {item_id: Column() for item_id in told}
        self.versions = versions
        self.answered = array("I")

    @classmethod
    def of(
        cls,
        codebook: Codebook,
        versions: Sequence[Survey],
        responses: Iterable[Mapping[str, Plain]],
        version: int = 0,
    ) -> "Records":
        """Return the records of ``responses`` to one version: plain entries by item id."""
        records = cls(codebook, versions)
        for response in responses:
            records.add(response, version)
        return records

    def __len__(self) -> int:
        return len(self.answered)

    def add(self, response: Mapping[str, Plain], version: int = 0) -> None:
        """Add one response, to the version at that place."""
        for item_id, column in self.columns.items():
            column.add(response.get(item_id))
        self.answered.append(version)


async def records_of(
    store: Store,
    codebook: Codebook,
    versions: Sequence[PublishedSurvey],
    read: Callable[[int], None] = lambda _: None,
) -> Records:
    """Return the records of a closed survey; ``read`` is told how many have been read so far.

    What people said in their own words stays sealed. For responses that are not sealed as a whole.
    """
    records, after = Records(codebook, [thawed(each.frozen) for each in versions]), ""
    places = {each.fingerprint: place for place, each in enumerate(versions)}
    while rows := await store.responses(codebook.survey_id, after, SLICE):
        for row in rows:
            values = cast(Mapping[str, Plain], orjson.loads(row.values))
            records.add(values, places.get(row.version, 0))
        after = rows[-1].id
        read(len(records))
    return records
