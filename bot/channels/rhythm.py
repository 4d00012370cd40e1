"""How long reading updates waits for what, in seconds."""

from msgspec import Struct


class Rhythm(Struct, frozen=True):
    """All waits of the intake in one place, so that tests can be quick."""

    long_poll: int = 30
    """How long Telegram may hold a question for updates open."""
    reply: float = 10.0
    """How much later than that its reply may come."""
    look: tuple[float, float] = (0.02, 0.25)
    """While turns are in work: before looking for more updates, at first and at most."""
    again: tuple[float, ...] = (0.1, 0.5)
    """Before each further try of an update that failed."""
    store: tuple[float, ...] = (0.1, 0.5, 1.0, 2.0, 4.0, 8.0, 15.0, 15.0)
    """Before each further try while the database does not answer."""
    trouble: tuple[float, float] = (0.5, 15.0)
    """After network trouble, at first and at most."""
    conflict: float = 2.5
    """After Telegram said that somebody else is reading."""
    finish: float = 8.0
    """How long turns in work may take when the program ends."""
    body: float = 10.0
    """How long the rest of a post may take to come."""
    renew: float = 300.0
    """Between two looks at whether Telegram still posts updates to us."""


KEPT_FOR_US = Rhythm(store=(0.1, 0.5, 1.0, 2.0))
"""For updates that their sender keeps until they are taken: while the database does not answer,
they are soon handed back, or they would take up all of its connections."""
