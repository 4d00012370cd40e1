"""Taps that wait for their answer."""

import time
from dataclasses import dataclass
from random import Random

from bot.emulator.errors import bad_request


@dataclass(frozen=True, slots=True)
class Query:
    """One tap; `asked` on the monotonic clock, in seconds."""

    query_id: str
    user_id: int
    chat_id: int
    asked: float


class Queries:
    """Open taps; each can be answered once, and only for a while."""

    def __init__(self, random: Random, seconds: float) -> None:
        self._random = random
        self._seconds = seconds
        self._open: dict[str, Query] = {}

    def __len__(self) -> int:
        return len(self._open)

    def ask(self, user_id: int, chat_id: int) -> Query:
        query_id = str(self._random.getrandbits(62) | 1 << 62)
        query = Query(query_id, user_id, chat_id, time.monotonic())
        self._forget_old(query.asked)
        self._open[query_id] = query
        return query

    def answer(self, query_id: str) -> Query:
        """The tap, now settled; 400 when it is unknown, already answered or too old."""
        query = self._open.pop(query_id, None)
        if query is None or time.monotonic() - query.asked > self._seconds:
            raise bad_request(
                "query is too old and response timeout expired or query ID is invalid"
            )
        return query

    def _forget_old(self, now: float) -> None:
        for query_id, query in list(self._open.items()):
            if now - query.asked <= self._seconds:
                return
            del self._open[query_id]
