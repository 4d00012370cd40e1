"""Carrying an installation from an SQLite file to a PostgreSQL database, whole and in order.

Table by table and slice by slice, in the order of the primary keys, which are random wherever order
might tell something. So a move that was killed goes on after the greatest key that has arrived, and
what arrived can be compared row by row.
"""

import hashlib
import secrets
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from itertools import islice
from pathlib import Path

import psycopg
from msgspec import Struct

from bot.storage.opening import Tell
from bot.storage.postgres_raw import SQL, Connection
from bot.storage.postgres_schema import MOVED, MOVING, migrate
from bot.storage.postgres_server import Server
from bot.storage.postgres_session import told as plain
from bot.storage.raw import Columns
from bot.storage.sqlite_connection import SqliteRaw, told
from bot.storage.sqlite_file import open_writer
from bot.storage.store import StoreError

_SLICE = 5_000
_IDENTITY = "installation"
_OF_PROCESSES = {"leases", "flow"}
"""Tables of what runs, not of what is kept."""
_TRUTHS = """
    SELECT column_name
    FROM information_schema.columns
    WHERE table_schema = current_schema() AND table_name = %s AND data_type = 'boolean'
"""
_NUMBERED = """
    SELECT table_name, column_name
    FROM information_schema.columns
    WHERE table_schema = current_schema() AND is_identity = 'YES'
"""


class Table(Struct, frozen=True):
    """A table that both databases have. ``truths`` are the places of its yes-or-no columns."""

    name: str
    columns: Sequence[str]
    key: Sequence[str]
    truths: frozenset[int]

    def rows(self, source: SqliteRaw, after: Columns | None = None) -> Iterator[Columns]:
        """Yield the rows of the file, by key, as PostgreSQL would tell them."""
        where = f"WHERE ({', '.join(self.key)}) > ({', '.join('?' * len(self.key))})"
        order = ", ".join(self.key)
        statement = (
            f"SELECT {', '.join(self.columns)} FROM {self.name} {where if after else ''}"
            f" ORDER BY {order}"
        )
        for row in source.execute(statement, after or ()):
            yield tuple(
                bool(value) if place in self.truths and value is not None else value
                for place, value in enumerate(row)
            )


def move(file: Path, url: str, tell: Tell) -> int:
    """Carry the installation in ``file`` to the database at ``url``, and compare both.

    Returns the number of rows. The file must be in nobody's use. Raises StoreError: when the
    database holds anything else than an unfinished move of the same installation, and when it
    cannot be used.
    """
    server = Server(url)
    with closing(told(lambda: open_writer(file))) as source, closing(server.connect()) as target:
        migrate(target, server)
        try:
            return _move(source, target, server, tell)
        except psycopg.Error as error:
            raise plain(error) from None


def _move(source: SqliteRaw, target: Connection, server: Server, tell: Tell) -> int:
    tables, whose = _tables(source, target), _identity(source)
    if _begin(target, server, tables, whose):
        _copy(source, target, tables, tell)
        if _differing(source, target, tables):
            # The file was used between an unfinished move and this one.
            _empty(target, tables)
            _copy(source, target, tables, tell)
    if differing := _differing(source, target, tables):
        raise StoreError(
            f"What is kept in {', '.join(differing)} differs between the file and the database "
            f"{server.database}: move to an empty one."
        )
    _finish(target, whose)
    return sum(_count(source, table.name) for table in tables)


def _begin(target: Connection, server: Server, tables: Sequence[Table], whose: bytes) -> bool:
    """Tell whether there is anything to move; False when it has been moved before."""
    with target.transaction():
        if _mark(target, MOVED) == whose:
            return False
        if _mark(target, MOVING) == whose:
            return True
        if any(_count(target, table.name) for table in tables):
            raise StoreError(
                f"The database {server.database} at {server.place} is not empty: "
                "move to one that nothing was kept in."
            )
        target.execute(SQL["set_mark"], {"name": MOVING, "value": whose})
    return True


def _copy(source: SqliteRaw, target: Connection, tables: Sequence[Table], tell: Tell) -> None:
    for table in tables:
        all_of_it, done = _count(source, table.name), _count(target, table.name, _but_ours(table))
        rows = table.rows(source, _last(target, table))
        tell(table.name, done, all_of_it)
        while some := list(islice(rows, _SLICE)):
            _write(target, table, some)
            done += len(some)
            tell(table.name, done, all_of_it)


def _write(target: Connection, table: Table, rows: Sequence[Columns]) -> None:
    into = f"COPY {table.name} ({', '.join(table.columns)}) FROM STDIN"
    with target.transaction(), target.cursor() as cursor, cursor.copy(into) as copy:
        for row in rows:
            copy.write_row(row)


def _differing(source: SqliteRaw, target: Connection, tables: Sequence[Table]) -> Sequence[str]:
    """Return the tables that have other rows, or another number of them, on the two sides."""
    return [
        table.name for table in tables if _sum(table.rows(source)) != _sum(_arrived(target, table))
    ]


def _sum(rows: Iterable[Columns]) -> tuple[int, str]:
    """Return the number of rows, and a checksum of them in their order."""
    count, digest = 0, hashlib.sha256()
    for row in rows:
        count += 1
        digest.update(repr(row).encode())
    return count, digest.hexdigest()


def _arrived(target: Connection, table: Table) -> Iterator[Columns]:
    statement = (
        f"SELECT {', '.join(table.columns)} FROM {table.name} {_but_ours(table)}"
        f" ORDER BY {', '.join(table.key)}"
    )
    with target.transaction(), target.cursor("arrived") as cursor:
        cursor.itersize = _SLICE
        yield from cursor.execute(statement, binary=True)


def _last(target: Connection, table: Table) -> Columns | None:
    """Return the greatest key that has arrived."""
    backwards = ", ".join(f"{name} DESC" for name in table.key)
    statement = (
        f"SELECT {', '.join(table.key)} FROM {table.name} {_but_ours(table)}"
        f" ORDER BY {backwards} LIMIT 1"
    )
    return target.execute(statement, binary=True).fetchone()


def _finish(target: Connection, whose: bytes) -> None:
    with target.transaction():
        for table, column in target.execute(_NUMBERED).fetchall():
            numbers = f"pg_get_serial_sequence('{table}', '{column}')"
            target.execute(f"SELECT setval({numbers}, max({column})) FROM {table}")
        target.execute("DELETE FROM marks WHERE name = %s", [MOVING])
        target.execute(SQL["set_mark"], {"name": MOVED, "value": whose})
    target.execute("ANALYZE")


def _tables(source: SqliteRaw, target: Connection) -> Sequence[Table]:
    """Return what is moved: contacts first, as others refer to them."""
    names = [row[1] for row in source.execute("PRAGMA table_list") if row[0] == "main"]
    kept = {name for name in names if not name.startswith("sqlite_")} - _OF_PROCESSES
    return [_table(source, target, name) for name in sorted(kept, key=_contacts_first)]


def _contacts_first(name: str) -> tuple[bool, str]:
    return name != "contacts", name


def _table(source: SqliteRaw, target: Connection, name: str) -> Table:
    info = source.execute(f"PRAGMA table_info({name})").fetchall()
    columns = [row[1] for row in info]
    key = [row[1] for row in sorted(info, key=lambda row: int(row[5])) if row[5]]
    truths = {column for (column,) in target.execute(_TRUTHS, [name]).fetchall()}
    places = frozenset(place for place, column in enumerate(columns) if column in truths)
    return Table(name, columns, key, places)


def _identity(source: SqliteRaw) -> bytes:
    """Return what tells this installation from every other, made when there is none yet."""
    row = source.run("mark", {"name": _IDENTITY}).fetchone()
    if row is None:
        source.run("set_mark", {"name": _IDENTITY, "value": secrets.token_bytes(16)})
        return _identity(source)
    return bytes(row[0])


def _empty(target: Connection, tables: Sequence[Table]) -> None:
    with target.transaction():
        for table in tables:
            target.execute(f"DELETE FROM {table.name} {_but_ours(table)}")


def _count(raw: SqliteRaw | Connection, table: str, but_ours: str = "") -> int:
    row = raw.execute(f"SELECT count(*) FROM {table} {but_ours}").fetchone()
    return int(row[0]) if row else 0


def _mark(target: Connection, name: str) -> bytes | None:
    row = target.execute(SQL["mark"], {"name": name}, binary=True).fetchone()
    return row[0] if row else None


def _but_ours(table: Table) -> str:
    """Leave out what the move itself notes in the database."""
    return f"WHERE name NOT IN ('{MOVING}', '{MOVED}')" if table.name == "marks" else ""
