"""Commits without end, and prints the number of each update once it is kept. To be killed."""

import asyncio
import itertools
import sys
from pathlib import Path

from bot.dispositions import Disposition
from bot.storage.changes import Change, Dispose, KeepContact, KeepInterview
from bot.storage.sqlite import open_sqlite
from bot.storage.store import Receipt
from tests.bot.storage.people import BUSES, TODAY, contact, interview

CALLERS = 20


async def main(path: Path) -> None:
    store = await open_sqlite(path)
    updates = itertools.count()

    async def turns() -> None:
        for update in updates:
            person = contact(f"person {update}")
            kept = KeepInterview(interview(person, turn=update))
            done: list[Change] = [
                KeepContact(person),
                kept,
                Dispose(person.id, BUSES, Disposition.PART_DONE),
            ]
            await store.commit(done, Receipt(update, TODAY))
            sys.stdout.write(f"{update}\n")
            sys.stdout.flush()

    await asyncio.gather(*(turns() for _ in range(CALLERS)))


asyncio.run(main(Path(sys.argv[1])))
