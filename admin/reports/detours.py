"""What one person's response would be, had one answer been another: the route follows."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from admin.reports.tables import BY_ROUTE
from surveys.answers import Entry, Missing
from surveys.conditions import holds
from surveys.items import Item, is_question
from surveys.questionnaire import Survey

Person = Mapping[str, Entry]
"""One response: an entry for every question."""
Choose = Callable[[Item, Entry, Entry | None], Entry | None]
"""Given an item, its entry and the entry it has to become (None = any): the new one, or None."""


def detour(
    survey: Survey, person: Person, item_id: str, new: Entry, choose: Choose
) -> Person | None:
    """Return ``person`` with ``new`` for ``item_id``, or None where ``choose`` finds no way.

    A new NOT_REACHED leaves there. Anything else in place of one leaves right after the item.
    """
    walk = _Walk(person, item_id, new, choose)
    for item in survey.questions:
        if is_question(item) and not walk.goes_on(item):
            return None
    return walk.after


@dataclass(slots=True)
class _Walk:
    person: Person
    item_id: str
    new: Entry
    choose: Choose
    after: dict[str, Entry] = field(default_factory=dict)
    passed: bool = False

    def goes_on(self, item: Item) -> bool:
        """Add the entry of ``item``; tell whether one could be found."""
        found = self._entry(item)
        self.passed = self.passed or item.id == self.item_id
        if found is not None:
            self.after[item.id] = found
        return found is not None

    def _entry(self, item: Item) -> Entry | None:
        old, here = self.person[item.id], item.id == self.item_id
        if old is Missing.NOT_ASKED and item.ask_if is None:
            return old  # An earlier version did not have this item.
        if not self._is_on_route(item):
            return None if here else self.choose(item, old, Missing.NOT_ASKED)
        if self._has_left(old, here):
            return self.choose(item, old, Missing.NOT_REACHED)
        if old in BY_ROUTE:
            return self.choose(item, old, None)
        return self.new if here else old

    def _has_left(self, old: Entry, here: bool) -> bool:
        if self.new is Missing.NOT_REACHED:
            return here or self.passed or old is Missing.NOT_REACHED
        if self.person[self.item_id] is Missing.NOT_REACHED:
            return self.passed
        return old is Missing.NOT_REACHED or Missing.NOT_REACHED in self.after.values()

    def _is_on_route(self, item: Item) -> bool:
        seen = {key: entry for key, entry in self.after.items() if entry not in BY_ROUTE}
        return item.ask_if is None or holds(item.ask_if, seen)
