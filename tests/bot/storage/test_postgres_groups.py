"""In hope together, and else each alone: who is told what, and what is kept."""

from collections.abc import AsyncIterator
from typing import Any

import psycopg
import pytest

from bot.storage.home import Reading, Work
from bot.storage.postgres import open_postgres
from bot.storage.postgres_groups import read, write
from bot.storage.postgres_server import Server
from bot.storage.postgres_session import Session
from bot.storage.raw import Raw
from bot.storage.store import Moved, StoreError
from tests.postgres import Database

KEPT: Reading[list[Any]] = Reading(["staff"], {}, list)
WRONG: Reading[list[Any]] = Reading(["mark"], {}, list)


@pytest.fixture
async def session(database: Database) -> AsyncIterator[Session]:
    await (await open_postgres(database.url)).close()
    session = Session(Server(database.url))
    yield session
    session.close()


def note(name: str) -> Work[str]:
    def do(raw: Raw) -> str:
        raw.run("set_mark", {"name": name, "value": b""})
        return name

    return Work(do)


def disappointing(raw: Raw) -> None:
    nothing = {"contact": "nobody", "survey": "buses", "sealed": b""}
    raw.expect(raw.run("note_shown", nothing))


def clashing(raw: Raw) -> None:
    raw.run("enter_hear_back", {"survey": "buses", "contact": "nobody"})


def broken(raw: Raw) -> None:
    raise LookupError


def unknown(raw: Raw) -> None:
    raw.run("set_mark", {"name": None, "value": b""})


def marks(database: Database) -> list[tuple[object, ...]]:
    return database.run("SELECT name FROM marks ORDER BY name")


async def test_everybody_is_told_what_their_work_returned(
    session: Session, database: Database
) -> None:
    assert write(session, [note(each) for each in "abc"]) == ["a", "b", "c"]
    assert marks(database) == [("a",), ("b",), ("c",)]


@pytest.mark.parametrize(
    ("do", "told"),
    [
        (disappointing, Moved),
        (clashing, Moved),
        (broken, LookupError),
        (unknown, StoreError),
    ],
)
async def test_who_failed_is_told_alone_and_the_others_are_kept(
    session: Session, database: Database, do: Any, told: type[Exception]
) -> None:
    first, failed, second, last = write(session, [note("a"), Work(do), note("b"), note("c")])
    assert (first, second, last) == ("a", "b", "c")
    assert type(failed) is told
    assert marks(database) == [("a",), ("b",), ("c",)]


async def test_what_failed_half_way_leaves_nothing_of_its_first_half(
    session: Session, database: Database
) -> None:
    def half(raw: Raw) -> None:
        note("half").do(raw)
        disappointing(raw)

    assert [type(each) for each in write(session, [Work(half)])] == [Moved]
    assert marks(database) == []


async def test_who_stands_in_each_others_way_is_tried_again(
    session: Session, database: Database
) -> None:
    with psycopg.connect(database.url) as other:
        tries: list[int] = []

        def unlucky(raw: Raw) -> str:
            tries.append(1)
            if len(tries) < 3:
                raise psycopg.errors.DeadlockDetected
            return note("a").do(raw)

        assert write(session, [Work(unlucky)]) == ["a"]
        assert other.execute("SELECT name FROM marks").fetchall() == [("a",)]


async def test_a_lock_that_is_never_let_go_is_told_in_one_line(
    session: Session, database: Database
) -> None:
    session.run(lambda raw: raw.execute("SET lock_timeout = '10ms'"))
    with psycopg.connect(database.url) as other:
        other.execute("LOCK TABLE marks")
        outcomes = write(session, [note("a"), note("b")])
    assert [type(each) for each in outcomes] == [StoreError] * 2
    assert str(outcomes[0]) == ("The database server could not do it (LockNotAvailable, 55P03).")
    assert write(session, [note("a")]) == ["a"]


async def test_a_read_that_fails_harms_nobody_who_reads_with_it(session: Session) -> None:
    first, failed, last = read(session, [KEPT, WRONG, KEPT])
    assert (first, last) == ([], [])
    assert isinstance(failed, StoreError)
    assert read(session, [KEPT]) == [[]]


async def test_several_questions_of_one_reader_see_one_moment(
    session: Session, database: Database
) -> None:
    both: Reading[Any] = Reading(["staff", "staff"], {}, lambda *answers: answers)
    assert read(session, [KEPT, both]) == [[], ([], [])]
    assert session.run(lambda raw: raw.info.transaction_status.name) == "IDLE"
