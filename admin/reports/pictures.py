"""All pictures of the results of a survey, each with the same in words."""

from collections.abc import Iterator

from msgspec import Struct

from admin.reports.charts import alt_text, cards, drawn, png
from admin.reports.group_charts import (
    breakdown_alt,
    breakdown_cards,
    coverage_alt,
    coverage_card,
)
from admin.reports.layout import Card
from admin.reports.looks import LIGHT, Look
from admin.reports.published import Published, PublishedTable


class Picture(Struct, frozen=True):
    """A PNG with a name for its file, and ``alt``, which says the same in words."""

    name: str
    held: bytes
    alt: str


class Studio(Struct, frozen=True):
    """Draws the pictures of some results, in one language and one look.

    ``longest`` is how long the words of a picture may be, in UTF-16 units.
    """

    published: Published
    language: str
    look: Look = LIGHT
    longest: int | None = None

    def of_all(self) -> Iterator[Picture]:
        """Yield a picture of everybody's answers to each question, of whom was heard, of where
        people stopped, and of why they did."""
        for table in self.published.tables:
            yield from self._of_table(table, table.item_id)
        for coverage in self.published.coverage:
            made = coverage_card(coverage, self.published, self.language)
            alt = coverage_alt(coverage, self.published, self.language, self.longest)
            yield self._drawn(f"coverage-{coverage.item_id}", made, alt)
        if self.published.drop_off is not None:
            yield from self._of_table(self.published.drop_off, "where-people-stopped")
        yield from self._of_table(self.published.barriers, "why-not")

    def of_groups(self) -> Iterator[Picture]:
        """Yield the pictures of groups side by side; none where no groups are told."""
        for breakdown in self.published.breakdowns:
            alt = breakdown_alt(breakdown, self.published, self.language, self.longest)
            cards = breakdown_cards(breakdown, self.published, self.language)
            for number, made in enumerate(cards, start=1):
                name = f"{breakdown.item_id}-by-{breakdown.by}-{number}"
                yield self._drawn(name, made, alt)

    def _of_table(self, table: PublishedTable, name: str) -> Iterator[Picture]:
        if table.rows:
            alt = alt_text(table, self.published, self.language, self.longest)
            made = cards(table, self.published, self.language)
            for number, each in enumerate(made, start=1):
                yield self._drawn(name if len(made) == 1 else f"{name}-{number}", each, alt)

    def _drawn(self, name: str, made: Card, alt: str) -> Picture:
        return Picture(name, png(drawn(made, alt, self.look)), alt)
