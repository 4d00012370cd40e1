"""Updates on their way to the bot: numbered, in order, kept until confirmed."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice
from random import Random
from typing import Any

import orjson

from bot.emulator.faults import Faults

# Everything but what Telegram sends only to bots that ask for it.
_NOT_BY_DEFAULT = frozenset({"chat_member", "message_reaction", "message_reaction_count"})


@dataclass(frozen=True, slots=True)
class Update:
    """One update as JSON; updates of one lane (chat) reach a webhook one after another."""

    update_id: int
    lane: int
    body: bytes
    twice: bool


class Updates:
    """The queue behind getUpdates and the webhook; ids start anywhere and rise by one."""

    def __init__(self, random: Random, faults: Faults) -> None:
        self.pending: dict[int, Update] = {}
        self.allowed: frozenset[str] | None = None
        self.arrived: Callable[[Update], None] = _nobody
        self._next_id = random.randint(100_000_000, 900_000_000)
        self._faults = faults
        self._again: list[Update] = []

    def add(self, kind: str, payload: dict[str, Any], lane: int) -> int | None:
        """Queues an update; its id, or None when the bot does not want that kind."""
        if not self._wants(kind):
            return None
        update_id = self._next_id
        self._next_id += 1
        body = orjson.dumps({"update_id": update_id, kind: payload})
        update = Update(update_id, lane, body, self._faults.duplicates())
        self.pending[update_id] = update
        self.arrived(update)
        return update_id

    def allow(self, kinds: list[str]) -> None:
        """Remembers `allowed_updates`; an empty list is the default set again."""
        self.allowed = frozenset(kinds) or None

    def confirm_below(self, offset: int) -> None:
        """Forgets everything before the offset; a negative one keeps that many of the newest."""
        if offset < 0:
            kept = list(self.pending)[offset:]
            offset = kept[0] if kept else 0
        for update_id in list(self.pending):
            if update_id >= offset:
                break
            self.settle(update_id)

    def settle(self, update_id: int) -> None:
        """One update is confirmed."""
        update = self.pending.pop(update_id, None)
        if update is not None and update.twice:
            self._again.append(update)

    def batch(self, limit: int) -> list[orjson.Fragment]:
        """The oldest unconfirmed updates, after those that a fault repeats."""
        again, self._again = self._again[:limit], self._again[limit:]
        fresh = islice(self.pending.values(), limit - len(again))
        return [orjson.Fragment(update.body) for update in (*again, *fresh)]

    def drop(self) -> None:
        self.pending.clear()
        self._again.clear()

    def _wants(self, kind: str) -> bool:
        return kind not in _NOT_BY_DEFAULT if self.allowed is None else kind in self.allowed


def _nobody(update: Update) -> None:
    """Nobody waits; the update stays pending."""
