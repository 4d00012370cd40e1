"""A process with a store of its own in a shared database: does what it is told on standard input.

One line in: pickled steps. It answers "ready", waits for a line, does the steps, and answers with
what came of them.
"""

import asyncio
import pickle
import sys
from base64 import b64decode, b64encode
from collections.abc import Sequence
from typing import Any

from bot.storage.postgres import open_postgres
from bot.storage.rows import Errand
from tests.bot.storage.steps import Step, outcome


async def main(url: str) -> None:
    store = await open_postgres(url)
    # The connections are made before it counts.
    await asyncio.gather(store.commit([]), store.staff())
    print("opened", flush=True)
    while line := await asyncio.to_thread(sys.stdin.readline):
        steps: Sequence[Step] = pickle.loads(b64decode(line))
        claimed: list[Errand] = []
        print("ready", flush=True)
        await asyncio.to_thread(sys.stdin.readline)
        came: list[Any] = [await outcome(store, step, claimed) for step in steps]
        print(b64encode(pickle.dumps(came)).decode(), flush=True)
    await store.close()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1]))
