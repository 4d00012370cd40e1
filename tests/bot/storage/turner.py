"""A process that takes turns with a few people as fast as it can: `python -m ... URL SEED TURNS`.

Each turn reads a person, adds its own words to one of their interviews or to their contact, and
keeps that if the person is still as they were read. On standard output it says what it kept.
"""

import asyncio
import json
import os
import secrets
import sys
from random import Random

from msgspec.structs import replace

from bot.storage.changes import Change, KeepContact, KeepInterview
from bot.storage.postgres import open_postgres
from bot.storage.random_ids import random_id
from bot.storage.rows import Interview, Person
from bot.storage.store import Moved, Receipt, Store
from tests.bot.storage.people import BUSES, TODAY, contact

PEOPLE = ("ana", "ben", "cat")
AT_ONCE = 6


class Turner:
    """Takes turns, and remembers which of them were kept."""

    def __init__(self, store: Store, seed: int) -> None:
        self._store = store
        self._random = Random(seed)
        self._name = f"{os.getpid()}"
        self._number = 0
        self.kept: dict[str, list[str]] = {name: [] for name in PEOPLE}
        self.moved = 0

    async def take(self, turns: int) -> None:
        for _ in range(turns):
            await self._take_one(self._random.choice(PEOPLE))

    async def _take_one(self, name: str) -> None:
        self._number += 1
        word = f"{self._name}.{self._number}"
        while True:
            person = await self._store.person(contact(name).tag)
            try:
                assert await self._store.commit(_turn(person, name, word), self._receipt())
            except Moved:
                self.moved += 1
                continue
            self.kept[name].append(word)
            return

    @staticmethod
    def _receipt() -> Receipt:
        return Receipt(secrets.randbits(62), TODAY)


def _turn(person: Person | None, name: str, word: str) -> list[Change]:
    """Return the changes of a turn: the newest word comes after all that are kept."""
    if person is None:
        met = replace(contact(name), id=random_id())
        begun = Interview(met.id, BUSES, "v1", _sealed("", word), 1, TODAY, False, False)
        return [KeepContact(met), KeepInterview(begun)]
    (row,) = person.interviews
    said = row.sealed.decode().partition("|")[2]
    changed = replace(row, sealed=_sealed(said, word), turn=row.turn + 1)
    return [KeepInterview(changed, replaces=row.sealed)]


def _sealed(said: str, word: str) -> bytes:
    """Return other bytes each time, as sealing does."""
    return f"{os.urandom(8).hex()}|{said} {word}".encode()


async def main(url: str, seed: int, turns: int) -> None:
    store = await open_postgres(url)
    turner = Turner(store, seed)
    print("ready", flush=True)
    await asyncio.to_thread(sys.stdin.readline)
    await asyncio.gather(*(turner.take(turns) for _ in range(AT_ONCE)))
    print(json.dumps({"kept": turner.kept, "moved": turner.moved}), flush=True)
    await store.close()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3])))
