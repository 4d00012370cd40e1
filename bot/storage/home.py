"""What the SQL store asks of the place where a database's connections live."""

from collections.abc import Awaitable, Callable, Sequence
from typing import Generic, Protocol, TypeVar

from msgspec import Struct

from bot.storage.changes import Change
from bot.storage.raw import Raw, Values

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class Reading(Struct, Generic[T_co], frozen=True):
    """Some statements, and what the rows of each mean together; all see one moment."""

    statements: Sequence[str]
    values: Values
    meaning: Callable[..., T_co]
    """Takes a list of rows for each statement."""


class Work(Struct, Generic[T_co], frozen=True):
    """Something to do within a transaction. It may be begun again, so it changes nothing else.

    ``changes`` are those that it makes; ``holds`` names what else must not move meanwhile: surveys
    by their ids, and TALLIES.
    """

    do: Callable[[Raw], T_co]
    changes: Sequence[Change] = ()
    holds: Sequence[str] = ()


TALLIES = "~tallies"
"""What is counted of all surveys; no survey's id."""


class Home(Protocol):
    """Connections to one database, each on a thread of its own."""

    def write(self, work: Work[T], *, apart: bool = False) -> Awaitable[T]:
        """Return what ``work`` returned, once it is on disk. What it raises undoes it alone.

        ``apart`` = in a transaction on disk of its own.
        """
        ...

    def read(self, reading: Reading[T], *, long: bool = False) -> Awaitable[T]:
        """Return what ``reading`` means of every commit before it. Never waits for writers.

        ``long`` = takes longer the more people there are, so that no turn may wait for it.
        """
        ...

    async def rewrite(self) -> None:
        """Do what `Store.rewrite` says."""
        ...

    async def tidy(self) -> None:
        """Do what `Store.tidy` says."""
        ...

    async def close(self) -> None:
        """Finish what was begun, then let go of the database."""
        ...
