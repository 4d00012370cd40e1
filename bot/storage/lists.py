"""The lists that a person is on, besides what came of each survey: for nobody but that person."""

from msgspec import Struct


class Waiting(Struct, frozen=True):
    """A message that we start, as it waits in the outbox for one person.

    ``due`` is in seconds since 1970, ``holder`` the process that is sending it.
    """

    id: int
    survey: str
    kind: str
    state: str
    attempts: int
    due: float
    holder: str


class Lists(Struct, frozen=True):
    """``hear_back`` are the surveys, by id, of which the person is to hear what came of them."""

    hear_back: tuple[str, ...] = ()
    outbox: tuple[Waiting, ...] = ()
