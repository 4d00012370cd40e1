"""An SQLite file that one program has to itself."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from bot.storage.alone import Alone
from bot.storage.sqlite_connection import SqliteRaw, told
from bot.storage.sqlite_file import open_writer, vacuum
from bot.storage.store import StoreError


@contextmanager
def opened_file(path: Path) -> Iterator[Alone]:
    """Open the file at ``path``, brought up to date. Raises StoreError."""
    with closing(told(lambda: open_writer(path))) as raw:
        yield AloneWithFile(raw)


class AloneWithFile:
    """An `Alone`. Whoever makes it holds the folder: a file cannot tell who uses it."""

    def __init__(self, raw: SqliteRaw) -> None:
        self.raw = raw

    @contextmanager
    def transaction(self) -> Iterator[None]:
        told(lambda: self.raw.execute("BEGIN IMMEDIATE"))
        try:
            yield
            told(lambda: self.raw.execute("COMMIT"))
        except BaseException:
            if self.raw.in_transaction:
                self.raw.execute("ROLLBACK")
            raise

    def rewrite(self) -> None:
        told(lambda: vacuum(self.raw))
        log = "PRAGMA wal_checkpoint(TRUNCATE)"
        ((busy, *_),) = told(lambda: self.raw.execute(log).fetchall())
        if busy:
            raise StoreError(
                "The file was rewritten, but another program reads it and keeps the old log alive: "
                "end that one and try again."
            )
