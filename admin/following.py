"""Seeing what staff did at another replica: what is published, and who is staff."""

from admin.access import Access
from admin.background import again_and_again
from bot.noticeboard import Noticeboard
from bot.storage.store import REVISION, Store

EVERY = 1.0
"""Seconds between two looks."""


async def following(store: Store, board: Noticeboard, access: Access) -> None:
    """Look, again and again, until cancelled."""
    seen: bytes | None = None

    async def look() -> None:
        nonlocal seen
        seen = await follow(store, board, access, seen)

    await again_and_again(look, EVERY, "What other replicas changed was not read")


async def follow(
    store: Store, board: Noticeboard, access: Access, seen: bytes | None
) -> bytes | None:
    """Read board and staff if the revision is no longer ``seen``; return the revision."""
    revision = await store.mark(REVISION)
    if revision != seen:
        await board.refresh()
        await access.refresh()
    return revision
