"""A database that one program has to itself, for what cannot be done beside a running bot."""

from contextlib import AbstractContextManager
from typing import Protocol

from bot.storage.raw import Raw


class Alone(Protocol):
    """A connection to it. Its methods raise StoreError, and run no two at a time."""

    @property
    def raw(self) -> Raw:
        """The named statements; each stands alone outside `transaction`."""
        ...

    def transaction(self) -> AbstractContextManager[None]:
        """Keep all that is done meanwhile, or nothing. Raises StoreError, doing nothing, when
        somebody else uses the database after all."""
        ...

    def rewrite(self) -> None:
        """Write everything anew, without the places where what was deleted lay."""
        ...
