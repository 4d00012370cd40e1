"""Who is listening to what happens in the chats: the page, the tests, the simulated people."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

_BACKLOG = 10_000


@dataclass(frozen=True, slots=True)
class Happening:
    """One event of the control API."""

    kind: str
    data: dict[str, Any]


class Subscription:
    """A queue of happenings; a listener that falls far behind is cut off, not waited for."""

    def __init__(self, *, general: bool = True) -> None:
        self.general = general
        self.queue: asyncio.Queue[Happening | None] = asyncio.Queue()

    def offer(self, happening: Happening | None) -> None:
        if self.queue.qsize() < _BACKLOG:
            self.queue.put_nowait(happening)
        elif self.queue.qsize() == _BACKLOG:
            self.queue.put_nowait(None)


class Hub:
    """Hands happenings to whoever asked for all chats or for that chat."""

    def __init__(self) -> None:
        self._everywhere: set[Subscription] = set()
        self._by_chat: dict[int, set[Subscription]] = {}

    @contextmanager
    def listening(
        self, chats: frozenset[int] | None = None, *, general: bool = True
    ) -> Iterator[Subscription]:
        """A subscription for as long as the block lasts; None means every chat.

        `general` happenings belong to no single chat.
        """
        subscription = Subscription(general=general)
        homes = (
            [self._everywhere]
            if chats is None
            else [self._by_chat.setdefault(chat, set()) for chat in chats]
        )
        for home in homes:
            home.add(subscription)
        try:
            yield subscription
        finally:
            for home in homes:
                home.discard(subscription)

    def tell(self, kind: str, chat_id: int, data: Callable[[], dict[str, Any]]) -> None:
        """Something happened in a chat; the data is only made when somebody listens."""
        near = self._by_chat.get(chat_id)
        if not self._everywhere and not near:
            return
        happening = Happening(kind, {"chat_id": chat_id, **data()})
        for subscription in (*self._everywhere, *(near or ())):
            subscription.offer(happening)

    def tell_all(self, kind: str, data: dict[str, Any]) -> None:
        """Something happened that belongs to no single chat."""
        happening = Happening(kind, {"chat_id": None, **data})
        for subscription in self._all():
            if subscription.general:
                subscription.offer(happening)

    def close(self) -> None:
        """Ends every subscription."""
        for subscription in self._all():
            subscription.queue.put_nowait(None)

    def _all(self) -> set[Subscription]:
        return self._everywhere.union(*self._by_chat.values())
