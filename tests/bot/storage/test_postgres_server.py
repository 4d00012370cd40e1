"""Reaching a server: each thing that can be wrong is said in one line, without the password."""

import asyncio
import os
import re
import struct
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import psycopg
import pytest

from bot.storage.opening import open_store
from bot.storage.postgres import open_postgres
from bot.storage.postgres_server import Server
from bot.storage.store import StoreError
from tests.postgres import Database, address

PASSWORD = "correct-horse"


class Pretender:
    """Speaks PostgreSQL's protocol as far as a client listens before its first question."""

    def __init__(self, *answers: bytes) -> None:
        self._answers = answers

    async def welcome(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while True:
            (length,) = struct.unpack("!I", await reader.readexactly(4))
            (asked,) = struct.unpack("!I", (await reader.readexactly(length - 4))[:4])
            if asked == 196608:
                break
            # It asks for encryption, and is told no.
            writer.write(b"N")
        for answer in self._answers:
            writer.write(answer)
        await writer.drain()
        await reader.read()
        writer.close()


def message(kind: bytes, content: bytes) -> bytes:
    return kind + struct.pack("!I", len(content) + 4) + content


WELCOME = message(b"R", struct.pack("!I", 0))
READY = message(b"Z", b"I")
NO_PASSWORD = message(
    b"E",
    b'SFATAL\x00VFATAL\x00C28P01\x00Mpassword authentication failed for user "hearback"\x00\x00',
)


def said(name: str, value: str) -> bytes:
    return message(b"S", f"{name}\0{value}\0".encode())


@asynccontextmanager
async def pretending(*answers: bytes) -> AsyncIterator[str]:
    server = await asyncio.start_server(Pretender(*answers).welcome, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    async with server:
        yield f"postgresql://hearback:{PASSWORD}@127.0.0.1:{port}/data"


async def refusal(url: str) -> str:
    with pytest.raises(StoreError) as fault:
        await open_postgres(url)
    line = str(fault.value)
    assert "\n" not in line
    assert PASSWORD not in line
    return line


async def test_a_server_that_does_not_answer_is_named() -> None:
    line = await refusal(f"postgresql://hearback:{PASSWORD}@127.0.0.1:9/data")
    assert line == (
        "The database server at 127.0.0.1:9 cannot be reached: is it running, and is "
        "HEARBACK_DATABASE_URL right?"
    )


async def test_a_wrong_password_is_told_from_a_server_that_is_away() -> None:
    async with pretending(NO_PASSWORD) as url:
        line = await refusal(url)
    assert re.fullmatch(
        r"The database server at 127\.0\.0\.1:\d+ refuses the user or the password: "
        r"check HEARBACK_DATABASE_URL\.",
        line,
    )


async def test_a_server_that_is_too_old_is_told_which_one_is_needed() -> None:
    old = [WELCOME, said("server_version", "11.22"), said("server_encoding", "UTF8"), READY]
    async with pretending(*old) as url:
        line = await refusal(url)
    assert line.endswith("is PostgreSQL 11: Hearback needs 14 or newer.")


async def test_an_unknown_user_is_refused_as_a_wrong_password_is(database: Database) -> None:
    url = re.sub(r"//[^@]*@", f"//nobody_of_ours:{PASSWORD}@", database.url)
    assert "refuses the user or the password" in await refusal(url)


async def test_a_database_that_is_missing_is_named_with_what_makes_it(database: Database) -> None:
    line = await refusal(address("not_there"))
    assert line.startswith("There is no database not_there at ")
    assert line.endswith(": create it with createdb not_there.")


@pytest.mark.parametrize("url", ["postgresql://[", "postgresql://host:port/x?nonsense=1"])
async def test_an_address_that_is_none_is_not_repeated(url: str) -> None:
    line = await refusal(url)
    assert line == ("HEARBACK_DATABASE_URL is no address such as postgresql://user@host:5432/name.")


async def test_a_database_in_another_encoding_is_refused(spare: Database) -> None:
    spare.drop()
    with psycopg.connect(address("postgres"), autocommit=True) as raw:
        raw.execute(f"CREATE DATABASE {spare.name} ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0")
    assert "keeps text as LATIN1: create it with ENCODING 'UTF8'." in await refusal(spare.url)


async def test_a_database_of_another_program_is_refused_and_left_alone(spare: Database) -> None:
    spare.run("CREATE TABLE recipes (name TEXT)")
    assert "belongs to another program" in await refusal(spare.url)
    assert spare.run("SELECT tablename FROM pg_tables WHERE schemaname = 'public'") == [
        ("recipes",)
    ]


async def test_a_database_of_a_newer_hearback_is_refused(spare: Database) -> None:
    await (await open_postgres(spare.url)).close()
    spare.run("INSERT INTO hearback_migrations VALUES (9999)")
    assert await refusal(spare.url) == (
        "The database was written by a newer Hearback: install that one."
    )


async def test_a_user_who_may_make_no_tables_is_told_so(spare: Database) -> None:
    user = f"hearback_guest_{os.getpid()}"
    spare.run("REVOKE CREATE ON SCHEMA public FROM PUBLIC")
    spare.run(f"CREATE ROLE {user} LOGIN PASSWORD '{PASSWORD}'")
    try:
        line = await refusal(re.sub(r"//[^@]*@", f"//{user}:{PASSWORD}@", spare.url))
    finally:
        spare.run(f"DROP ROLE {user}")
    assert line == (
        f"The user {user} may not make tables in the database {spare.name}: "
        "make it the owner of that database."
    )


async def test_what_is_committed_is_durable_even_where_the_server_is_careless(
    spare: Database,
) -> None:
    spare.run(f"ALTER DATABASE {spare.name} SET synchronous_commit = off")
    raw = await asyncio.to_thread(Server(spare.url).connect)
    assert raw.execute("SHOW synchronous_commit").fetchone() == ("on",)
    raw.close()


async def test_a_setting_that_is_no_postgresql_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="should begin with postgresql://"):
        await open_store("mysql://host/name", tmp_path)


@pytest.fixture
def spare() -> Iterator[Database]:
    """A database that no other test uses."""
    made = Database(f"hearback_spare_{os.getpid()}")
    yield made
    made.drop()
