"""Somebody who copies the data folder, again and again, and looks for who answered what."""

import re
import shutil
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from tests.bot.privacy.moments import Watch

DATABASE = "hearback.db"
_HEADER, _FRAME = 32, 24
_CANARY = re.compile(rb"(?<![0-9])7[0-9]{14}\.0")


@dataclass
class Copy:
    """A copy of the data folder. ``canaries`` are the numbers to look for, in order of arrival."""

    folder: Path
    canaries: Sequence[bytes]
    trunks: int = 0
    """How many free pages list the others, and keep the numbers of some that were listed."""

    @classmethod
    def of(cls, live: Path, to: Path, canaries: Sequence[bytes]) -> "Copy":
        """Copy the live folder as it is now."""
        shutil.copytree(live, to)
        return cls(to, canaries)

    @classmethod
    def backed_up(cls, live: Path, to: Path, canaries: Sequence[bytes]) -> "Copy":
        """Copy the database beside the bot as a backup does: row by row, into a new file."""
        to.mkdir()
        with closing(sqlite3.connect(f"file:{live / DATABASE}?mode=ro", uri=True)) as raw:
            raw.execute("VACUUM INTO ?", [str(to / DATABASE)])
        return cls(to, canaries)

    @property
    def database(self) -> bytes:
        """The bytes of the database file."""
        return (self.folder / DATABASE).read_bytes()

    @property
    def everything(self) -> bytes:
        """The bytes of every file."""
        return b"\n".join(file.read_bytes() for file in sorted(self.folder.iterdir()))

    def rows(self, statement: str) -> list[tuple[object, ...]]:
        """Ask a copy of this copy: opening a database may change it."""
        opened = self.folder.with_name(f"{self.folder.name} opened")
        if not opened.exists():
            shutil.copytree(self.folder, opened)
        raw = sqlite3.connect(opened / DATABASE)
        rows = raw.execute(statement).fetchall()
        raw.close()
        return rows

    def arrivals(self, statement: str) -> list[int]:
        """Return the arrivals behind the rows of ``statement``, as they come."""
        arrival_of = {canary: arrival for arrival, canary in enumerate(self.canaries)}
        return [arrival_of[canary_of(str(row).encode())] for row in self.rows(statement)]

    def arrivals_by_place(self) -> list[int]:
        """Return the arrivals as their canaries lie in the file; one that lies there twice is
        taken where it lies first."""
        places = self._places()
        return sorted(places, key=lambda each: places[each])

    def arrivals_by_place_in_page(self) -> list[int]:
        """Return the arrivals by the place of their canaries within their pages; of those that lie
        at the same place in two pages, by chance."""
        places, size = self._places(), self.page_size
        return sorted(places, key=lambda each: (places[each] % size, self.canaries[each]))

    def _places(self) -> Mapping[int, int]:
        content = self.database
        places = {each: content.find(canary) for each, canary in enumerate(self.canaries)}
        return {each: place for each, place in places.items() if place >= 0}

    @property
    def page_size(self) -> int:
        """The size of a page in bytes (SQLite file format, section 1.3)."""
        size = int.from_bytes(self.database[16:18], "big")
        return 65536 if size == 1 else size

    def free_pages(self) -> Iterator[bytes]:
        """Return the pages that hold nothing any more (SQLite file format, section 1.5)."""
        content, size = self.database, self.page_size
        trunk = int.from_bytes(content[32:36], "big")
        self.trunks = 0
        while trunk:
            self.trunks += 1
            page = content[(trunk - 1) * size : trunk * size]
            yield page[8 + 4 * int.from_bytes(page[4:8], "big") :]
            for leaf in range(int.from_bytes(page[4:8], "big")):
                number = int.from_bytes(page[8 + 4 * leaf : 12 + 4 * leaf], "big")
                yield content[(number - 1) * size : number * size]
            trunk = int.from_bytes(page[:4], "big")

    def logged(self) -> Iterator[bytes]:
        """Return what each transaction in the write-ahead log wrote (section 4)."""
        log = (self.folder / f"{DATABASE}-wal").read_bytes()
        step = _FRAME + self.page_size
        written = b""
        for frame in range(_HEADER, len(log) - step + 1, step):
            if log[frame + 8 : frame + 16] != log[16:24]:
                return
            written += log[frame + _FRAME : frame + step]
            if log[frame + 4 : frame + 8] != bytes(4):
                yield written
                written = b""

    def found_in(self, content: bytes) -> set[int]:
        """Return the arrivals whose canaries are in ``content``."""
        arrival_of = {canary: arrival for arrival, canary in enumerate(self.canaries)}
        return {arrival_of[canary] for canary in _CANARY.findall(content)}


@dataclass
class Loot:
    """What an intruder has after everybody came: every copy, in order, and what to look for."""

    live: Path
    canaries: Callable[[], Sequence[bytes]]
    copied: dict[str, Copy] = field(default_factory=dict)
    """Copies of the folder, taken just before and after each batch was counted, and at the end."""
    backups: dict[str, Copy] = field(default_factory=dict)
    """Backups made at the same moments."""
    watch: Watch = field(default_factory=Watch)
    """What queries found after every single turn."""
    sealed: set[bytes] = field(default_factory=set)
    """Every sealed interview that was ever there."""

    def glances(self) -> None:
        """Look at the live folder beside the bot."""
        with closing(sqlite3.connect(f"file:{self.live / DATABASE}?mode=ro", uri=True)) as raw:
            self.watch.looks(lambda query: raw.execute(query).fetchall())
            self.sealed |= {sealed for (sealed,) in raw.execute("SELECT sealed FROM interviews")}

    def copies(self, name: str) -> None:
        """Take the whole folder, and a backup."""
        canaries = self.canaries()
        here = self.live.parent
        self.copied[name] = Copy.of(self.live, here / name, canaries)
        self.backups[name] = Copy.backed_up(self.live, here / f"backup {name}", canaries)

    def taken(self, when: str) -> list[Copy]:
        """Return the copies that were taken ``before`` each batch, or ``after`` it."""
        return [copy for name, copy in self.copied.items() if name.startswith(when)]

    @property
    def end(self) -> Copy:
        """The copy taken after the survey was closed and the log tidied."""
        return self.copied["at the end"]


class Glimpse(Loot):
    """What somebody has who looks at nothing but what the orders of responses are read from."""

    def glances(self) -> None:
        """Look at nothing after a turn."""

    def copies(self, name: str) -> None:
        """Take nothing before a batch is counted."""
        if not name.startswith("before"):
            super().copies(name)


def canary_of(text: bytes) -> bytes:
    """Return the canary in ``text``."""
    found = _CANARY.search(text)
    assert found
    return found[0]
