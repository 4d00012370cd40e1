"""What was drawn lately, by all that it depends on: nobody's own words."""

from collections.abc import Hashable
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Thing = TypeVar("Thing")


class Drawn(Generic[Key, Thing]):
    """Keeps ``most`` things; what nobody asked for longest goes first."""

    __slots__ = ("_most", "_things")

    def __init__(self, most: int) -> None:
        self._most = most
        self._things: dict[Key, Thing] = {}

    def __len__(self) -> int:
        return len(self._things)

    def find(self, key: Key) -> Thing | None:
        """Return what is kept for ``key``."""
        thing = self._things.pop(key, None)
        if thing is not None:
            self._things[key] = thing
        return thing

    def keep(self, key: Key, thing: Thing) -> Thing:
        """Keep ``thing``, and return it."""
        if len(self._things) == self._most:
            del self._things[next(iter(self._things))]
        self._things[key] = thing
        return thing
