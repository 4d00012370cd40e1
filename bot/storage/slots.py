"""Slots of the one queue of new messages: a leaky bucket that all replicas pour into."""

from bot.storage.store import Slots

TAKEN = 1000
"""The count of slots begins anew at this number: it is for comparing, and tells no total."""


def slots_of(level: float, held: float, taken: int, slots: int, rate: float, burst: float) -> Slots:
    """Return what was reserved when the bucket, these slots included, is empty in ``level``
    seconds."""
    # The first of them comes when all before it, but for a burst, have gone.
    first = level - (slots - 1 if slots else 0) / rate - burst / rate
    return Slots(first, max(held, 0.0), taken)
