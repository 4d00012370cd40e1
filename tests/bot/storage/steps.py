"""What one process asks of a store, step by step, and what it is told."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from bot.storage.changes import Change, Settle
from bot.storage.rows import Errand, Outcome
from bot.storage.store import Moved, Receipt, Store


@dataclass(frozen=True)
class Commit:
    changes: Sequence[Change]
    receipt: Receipt | None = None


@dataclass(frozen=True)
class Do:
    """A method of the store that changes something: reissue, transfer and the like."""

    method: str
    survey: str
    limit: int


@dataclass(frozen=True)
class Claim:
    limit: int


@dataclass(frozen=True)
class SettleOne:
    """Settle the errand that was claimed first, if any is left."""

    outcome: Outcome


Step = Commit | Do | Claim | SettleOne


async def outcome(store: Store, step: Step, claimed: list[Errand]) -> object:
    """Do a step; return what came of it, without what is left to chance.

    ``claimed`` are the errands that are in the hands of whoever does it.
    """
    match step:
        case Commit(changes, receipt):
            try:
                return await store.commit(changes, receipt)
            except Moved:
                return "moved"
        case Do(method, survey, limit):
            slice: Callable[[str, int], Awaitable[object]] = getattr(store, method)
            return await slice(survey, limit)
        case Claim(limit):
            errands = await store.claim(limit, 9.0)
            claimed.extend(errands)
            return sorted((e.contact.id, e.survey, e.kind, e.attempts) for e in errands)
        case SettleOne(how):
            return await store.commit([Settle(claimed.pop(0).id, how)] if claimed else [])
