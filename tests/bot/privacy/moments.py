"""What somebody sees who looks into the tables again and again, without the key."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any


@dataclass(frozen=True, slots=True)
class Moment:
    """What the tables hold at one moment."""

    ballots: frozenset[str]
    """Contacts whose ballot waits."""
    attended: frozenset[tuple[str, str]]
    """Contacts, and what came of the survey with each."""
    responses: frozenset[str]
    """Ids of counted responses."""
    receipts: frozenset[tuple[str, bytes]]
    """The hashes of receipts beside responses."""
    withdrawals: frozenset[bytes]
    """The hashes of receipts that wait to be carried out."""
    changed: frozenset[str] = frozenset()
    """Contacts of whom anything was kept, changed or deleted since the moment before."""

    @property
    def stopped(self) -> frozenset[str]:
        """Contacts who left, or took their answers back."""
        return frozenset(contact for contact, came in self.attended if came == "stopped")


_PEOPLE = (
    "SELECT id, contacts.* FROM contacts",
    "SELECT contact, interviews.* FROM interviews",
    "SELECT contact, audience.* FROM audience",
)


def seen(ask: Callable[[str], Sequence[tuple[Any, ...]]]) -> Moment:
    """Look at the tables."""
    receipts = ask("SELECT id, receipt FROM open_responses")
    return Moment(
        frozenset(contact for (contact,) in ask("SELECT contact FROM interviews WHERE sent")),
        frozenset((who, came) for who, came in ask("SELECT contact, disposition FROM audience")),
        frozenset(one for one, _ in receipts),
        frozenset((one, bytes(receipt)) for one, receipt in receipts),
        frozenset(bytes(receipt) for (receipt,) in ask("SELECT receipt FROM withdrawals")),
    )


class Watch:
    """Looks again and again, and notes of whom anything changed."""

    def __init__(self) -> None:
        self.moments: list[Moment] = []
        self._people: frozenset[tuple[Any, ...]] = frozenset()

    def looks(self, ask: Callable[[str], Sequence[tuple[Any, ...]]]) -> None:
        """Look at the tables."""
        people = frozenset(row for query in _PEOPLE for row in ask(query))
        changed = frozenset(str(row[0]) for row in people ^ self._people)
        self._people = people
        self.moments.append(replace(seen(ask), changed=changed))


def crowds(moments: Sequence[Moment]) -> Iterator[int]:
    """Yield, for each time that responses appeared, how many people they may be from.

    Somebody whose ballot went and who is marked as stopped has taken it back, so it is of another.
    """
    for before, after in pairwise(moments):
        if after.responses - before.responses:
            yield len((before.ballots - after.ballots) - after.stopped)


def suspects(moments: Sequence[Moment]) -> Iterator[frozenset[str]]:
    """Yield, for each time that the receipt of a counted response was handed in, the people of whom
    anything changed meanwhile."""
    for before, after in pairwise(moments):
        counted = {receipt for _, receipt in before.receipts}
        if counted & (after.withdrawals - before.withdrawals):
            yield after.changed
