"""The database file as somebody reads it who holds the key: beside the bot, and without it."""

import asyncio
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from bot.privacy.key_file import read_secret
from bot.privacy.keys import Keys
from bot.privacy.values import read_values
from surveys.answers import Plain
from tests.waiting import PATIENCE


class Records:
    """Reads the file with SQLite alone; only `responses` takes the product's key."""

    def __init__(self, data: Path, key_file: Path) -> None:
        self.data = data
        self.key_file = key_file
        self.file = data / "hearback.db"

    def rows(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        """Return what a query finds; nothing can be changed by it."""
        with closing(sqlite3.connect(f"file:{self.file}?mode=ro", uri=True)) as raw:
            return raw.execute(query, values).fetchall()

    def number(self, query: str, *values: object) -> int:
        """Return the one number that a query finds."""
        return int(self.rows(query, *values)[0][0])

    def tally(self, what: str) -> int:
        """Return how often something happened, of all surveys."""
        return self.number("SELECT coalesce(sum(count), 0) FROM tallies WHERE what = ?", what)

    async def until(self, query: str, *values: object) -> None:
        """Wait until a query finds a number other than nought.

        Only the file tells how far the bot is without asking it anything.
        """
        async with asyncio.timeout(PATIENCE):
            while not self.number(query, *values):  # noqa: ASYNC110
                await asyncio.sleep(0.02)

    @contextmanager
    def changing(self) -> Iterator[sqlite3.Connection]:
        """Change the file while no bot runs, to stand in for time or damage."""
        with closing(sqlite3.connect(self.file)) as raw, raw:
            yield raw

    def keys(self) -> Keys:
        """Return the installation's keys."""
        secret = read_secret(self.key_file, self.data)
        assert secret is not None
        return Keys(secret)

    def responses(self, survey: str) -> list[Mapping[str, Plain]]:
        """Return the counted answers of a closed survey, opened."""
        words = self.keys().words
        found = self.rows("SELECT answers FROM responses WHERE survey = ?", survey)
        return [read_values(answers, survey, words) for (answers,) in found]
