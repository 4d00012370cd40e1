"""A Hearback that has run for a long time: its rows are written straight into the file."""

import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from random import Random

from bot.conversation.catalogue import Host
from bot.noticeboard import Noticeboard
from bot.privacy.key_file import open_keys
from bot.privacy.keys import Keys
from bot.storage.changes import Publish
from bot.storage.rows import PublishedSurvey, SurveyState
from bot.storage.sqlite import open_sqlite
from bot.storage.store import Store
from surveys.library import Library
from surveys.questionnaire import Survey, fingerprint, freeze, frozen_copy
from surveys.text import Text

TODAY = date(2027, 1, 11)
HOST = Host(Text({"": "Youth team"}), Text({"": "team@council.example"}), 8)
FIRST_CHAT = 5_000_000_000
_SURVEYS = Path(__file__).parents[1] / "surveys"
_SEALED_CHAT, _SEALED_INTERVIEW = 38, 541
"""Bytes of a sealed chat id, and of a sealed interview in the middle of its survey."""
_SLICE = 50_000


@dataclass(frozen=True, slots=True)
class Size:
    """How many contacts there are, and how many open surveys. A tenth is in the middle of one."""

    contacts: int
    surveys: int = 1

    def __str__(self) -> str:
        plural = "" if self.surveys == 1 else "s"
        return f"{self.contacts:,} contacts, {self.surveys} open survey{plural}"


@dataclass(frozen=True, slots=True)
class Installation:
    """An open store with its keys and its noticeboard. ``known`` are the chats that are real."""

    path: Path
    store: Store
    keys: Keys
    board: Noticeboard
    known: range


async def grown(folder: Path, size: Size, known: int) -> Installation:
    """Return an installation of that size, ``known`` of whose contacts can write to us."""
    fresh = await opened(folder, known)
    for number in range(size.surveys):
        await fresh.store.commit([Publish(published(survey(number)))])
    await fresh.store.close()
    with written(fresh.path) as raw:
        _fill(raw, fresh.keys, size, known)
    return await opened(folder, known)


async def opened(folder: Path, known: int) -> Installation:
    """Return what is in a folder, with its surveys on the board."""
    path = folder / "data" / "hearback.db"
    store = await open_sqlite(path)
    keys = await open_keys(folder / "hearback.key", folder / "data", store)
    board = Noticeboard(store, HOST)
    await board.refresh()
    return Installation(path, store, keys, board, range(FIRST_CHAT, FIRST_CHAT + known))


def survey(number: int = 0) -> Survey:
    """Return the survey of the benchmarks under an id of its own."""
    found = Library(_SURVEYS).read("youth-bus")
    return found.model_copy(update={"id": survey_id(number)})


def survey_id(number: int = 0) -> str:
    """Return the id of a survey by its number."""
    return "youth-bus" if not number else f"youth-bus-{number}"


def published(survey: Survey, state: SurveyState = SurveyState.OPEN) -> PublishedSurvey:
    """Return the survey as it is published."""
    frozen = freeze(survey, TODAY)
    return PublishedSurvey(survey.id, fingerprint(frozen), frozen_copy(frozen), TODAY, state)


@contextmanager
def written(path: Path) -> Iterator[sqlite3.Connection]:
    """Give a connection that writes fast and durably only in the end."""
    raw = sqlite3.connect(path, isolation_level=None)
    raw.execute("PRAGMA synchronous = OFF")
    raw.execute("PRAGMA cache_size = -200000")
    raw.execute("BEGIN")
    yield raw
    raw.execute("COMMIT")
    raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    raw.close()
    descriptor = os.open(path, os.O_RDWR)
    os.fsync(descriptor)
    os.close(descriptor)


def in_slices(raw: sqlite3.Connection, statement: str, rows: Iterable[tuple[object, ...]]) -> None:
    """Insert rows, each slice in the order of its keys."""
    every = iter(rows)
    while some := list(islice(every, _SLICE)):
        raw.executemany(statement, some)


def ids(number: int, seed: int) -> list[str]:
    """Return so many random ids, sorted, so that they are written fast."""
    chance = Random(seed)
    return sorted(f"{chance.getrandbits(128):032x}" for _ in range(number))


def _fill(raw: sqlite3.Connection, keys: Keys, size: Size, known: int) -> None:
    people = ids(size.contacts, seed=size.contacts)
    chance = Random(1)
    chats = dict(zip(chance.sample(people, known), range(FIRST_CHAT, 10**12), strict=False))
    in_slices(
        raw,
        "INSERT INTO contacts (id, tag, chat, language, standing, may_ask_again, month_active)"
        " VALUES (?, ?, ?, 'en', 'asks', ?, '2027-01')",
        (_contact(keys, person, chats.get(person), chance) for person in people),
    )
    others = [person for person in people if person not in chats]
    began = sorted(chance.sample(others, min(len(others), size.contacts // 10)))
    in_slices(
        raw,
        "INSERT INTO interviews VALUES (?, ?, 'v1', ?, 7, ?, 0, 0)",
        ((person, _any(size, chance), _sealed(chance), str(TODAY)) for person in began),
    )
    in_slices(
        raw,
        "INSERT INTO audience (contact, survey, disposition) VALUES (?, ?, ?)",
        ((person, _any(size, chance), _disposition(chance)) for person in others),
    )
    in_slices(raw, "INSERT INTO hear_back VALUES ('last-year', ?)", ((each,) for each in people))
    days = [str(TODAY - timedelta(days=ago)) for ago in (1, 0)]
    seen = enumerate(day for day in days for _ in range(size.contacts // 2))
    in_slices(raw, "INSERT INTO seen_updates VALUES (?, ?)", seen)


def _contact(keys: Keys, person: str, chat: int | None, chance: Random) -> tuple[object, ...]:
    may_ask = chance.random() < 0.5
    if chat is None:
        return person, chance.randbytes(16), chance.randbytes(_SEALED_CHAT), may_ask
    return person, keys.tag(chat), keys.seal_chat(chat, person), may_ask


def _any(size: Size, chance: Random) -> str:
    return survey_id(chance.randrange(size.surveys))


def _sealed(chance: Random) -> bytes:
    return chance.randbytes(_SEALED_INTERVIEW)


def _disposition(chance: Random) -> str:
    return chance.choice(("reached", "looked", "part_done", "done", "declined"))
