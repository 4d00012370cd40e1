"""The plain connection to a database, as the work on it sees it. Two databases have this face."""

from collections.abc import Iterable, Mapping
from typing import Any, Protocol

from bot.storage.store import Moved

Columns = tuple[Any, ...]
Values = Mapping[str, object]
NOTHING: Values = {}


class Rows(Protocol):
    """What a statement did, and what it found."""

    @property
    def rowcount(self) -> int:
        """For `Raw.changed`; may not be known yet."""
        ...

    def fetchone(self) -> Columns | None: ...

    def fetchall(self) -> list[Columns]: ...


class Raw(Protocol):
    """Runs named statements within one transaction, on the connection's own thread.

    What the rows of a statement say is had at once by fetching them. What is only *expected* of it
    may be found out later, before the transaction ends: a database far away then need not be
    asked statement by statement.
    """

    def run(self, name: str, values: Values = NOTHING) -> Rows:
        """Run the statement of that name."""
        ...

    def run_many(self, name: str, rows: Iterable[Values]) -> None:
        """Run the statement of that name once for each of ``rows``."""
        ...

    def changed(self, done: Rows) -> int:
        """Return how many rows the statement changed."""
        ...

    def expect(self, done: Rows, otherwise: type[Exception] = Moved) -> None:
        """Raise ``otherwise``, sooner or later, when the statement changed nothing."""
        ...
