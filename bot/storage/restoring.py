"""A backup in the place of an SQLite file: what people asked for since then stays asked.

What was deleted since the backup is in it again. As far as anybody still knows of it, it is deleted
once more before a bot sees the file: who was forgotten, who left a survey, who took answers back.
That is told by the file that is replaced, if it can be read, and by the lists beside the backups.
"""

import shutil
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from datetime import date
from pathlib import Path

from msgspec import Struct

from bot.storage import sql_pushes as pushes
from bot.storage.erased_ids import read_erased
from bot.storage.random_ids import random_id
from bot.storage.rows import Outcome
from bot.storage.sql_changes import settle
from bot.storage.sqlite_connection import SqliteRaw, told
from bot.storage.sqlite_file import OWNER, open_writer, vacuum
from bot.storage.statements import statements
from bot.storage.store import REVISION, ROTATION, StoreError

_SQL = statements("restoring")
_SINCE = (
    "hears_as_asked_since",
    "left_the_list_since",
    "refused_since",
    "refused_anew",
    "drop_left_interviews",
    "withdraw_again",
    "withdraw_what_is_gone",
    "hears_no_longer",
)
_HEADER, _OWNER_AT = 100, 68
"""Bytes of the header of an SQLite file, and where in it a program writes whose it is."""
_SEALED = ("id", "tag", "chat")
"""Columns of a contact that say who it is, and with which key."""


class Restored(Struct, frozen=True):
    """What became of it. ``aside`` is where the file that was there lies now, if there was one."""

    aside: Path | None
    forgotten: int
    """How many people of the backup were forgotten again."""
    unsent: int
    """How many messages that waited in the backup were given up, as they may have gone out."""
    knew_since: bool
    """Whether the file that was there told what people asked for since the backup."""
    reopened: Sequence[str]
    """Surveys that were closed since, and are not any more."""


def restore(backup: Path, file: Path, opens: Callable[[bytes | None], None]) -> Restored:
    """Put what is in ``backup`` in the place of ``file``, which nobody may use meanwhile.

    ``opens`` is called with the key check of the backup, and raises when the key is another's.
    Raises StoreError; then ``file`` is as it was. Killed in between, it may be done again.
    """
    half = file.with_name(f"{file.name}.restoring")
    try:
        _refuse_what_is_not_ours(backup)
        _remove(half)
        shutil.copyfile(backup, _made(half))
        erased = {**read_erased(file.parent), **read_erased(backup.parent)}
        with closing(_opened(half, backup)) as raw:
            opens(_mark(raw, "key_check"))
            found = _brought_up_to_now(raw, file, erased)
        aside = _put_aside(file)
        half.replace(file)
    except OSError as error:
        raise StoreError(f"{backup} could not be restored: {error.strerror}.") from None
    except sqlite3.Error as error:
        raise StoreError(f"{backup} could not be restored: {error}.") from None
    finally:
        _remove(half)
    return Restored(aside, *found)


def _refuse_what_is_not_ours(backup: Path) -> None:
    with backup.open("rb") as file:
        header = file.read(_HEADER)
    owner = int.from_bytes(header[_OWNER_AT : _OWNER_AT + 4], "big")
    if not header.startswith(b"SQLite format 3\0") or owner != OWNER:
        raise StoreError(f"{backup} is no backup that hearback backup made.")


def _made(half: Path) -> Path:
    half.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    half.touch(mode=0o600, exist_ok=False)
    return half


def _opened(half: Path, backup: Path) -> SqliteRaw:
    try:
        raw = told(lambda: open_writer(half))
    except StoreError as error:
        raise StoreError(str(error).replace(str(half), str(backup))) from None
    faults = (
        raw.execute("PRAGMA integrity_check(1)").fetchall()
        + raw.execute("PRAGMA foreign_key_check").fetchall()
    )
    if faults != [("ok",)]:
        raw.close()
        raise StoreError(f"The backup {backup} is damaged: take another one.")
    if _mark(raw, ROTATION) is not None:
        raw.close()
        raise StoreError(f"The backup {backup} was made while keys were changed: take another one.")
    return raw


def _brought_up_to_now(
    raw: SqliteRaw, file: Path, listed: Mapping[str, date]
) -> tuple[int, int, bool, Sequence[str]]:
    knows = _attached(raw, file)
    erased = {id_: day.isoformat() for id_, day in listed.items()}
    raw.execute("BEGIN IMMEDIATE")
    if knows:
        erased |= dict(raw.execute(_SQL["erased_since"]).fetchall())
    forgotten = sum(_forget(raw, id_, day) for id_, day in erased.items())
    reopened = _as_asked_since(raw) if knows else _ask_nobody(raw)
    unsent = _give_up_waiting(raw)
    raw.run("set_mark", {"name": REVISION, "value": random_id().encode()})
    raw.execute("COMMIT")
    if knows:
        raw.execute("DETACH live")
    vacuum(raw)
    return forgotten, unsent, knows, reopened


def _attached(raw: SqliteRaw, file: Path) -> bool:
    """Attach the file that is replaced, brought up to date; tell whether it can be read."""
    if not file.exists():
        return False
    try:
        with closing(told(lambda: open_writer(file))) as live:
            live.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        raw.execute("ATTACH ? AS live", [str(file)])
    except (StoreError, sqlite3.Error):
        return False
    return True


def _forget(raw: SqliteRaw, id_: str, day: str) -> bool:
    contact = {"contact": id_}
    raw.run("tally_forgotten", contact)
    gone = bool(raw.run("forget_contact", contact).rowcount)
    raw.execute(_SQL["no_longer_known"], {**contact, "day": day})
    return gone


def _as_asked_since(raw: SqliteRaw) -> Sequence[str]:
    """Do again what people asked for; return the surveys that were closed since."""
    columns = [row[1] for row in raw.execute("PRAGMA main.table_info(contacts)")]
    wishes = [name for name in columns if name not in _SEALED]
    now = ", ".join(f"{name} = now.{name}" for name in wishes)
    raw.execute(f"UPDATE contacts SET {now} FROM live.contacts AS now WHERE now.id = contacts.id")
    for name in _SINCE:
        raw.execute(_SQL[name])
    return [survey for (survey,) in raw.execute(_SQL["reopened"]).fetchall()]


def _ask_nobody(raw: SqliteRaw) -> Sequence[str]:
    # Somebody may have said since that we must not: nobody knows any more who.
    raw.execute(_SQL["ask_nobody"])
    return ()


def _give_up_waiting(raw: SqliteRaw) -> int:
    """Settle what waits to be sent as unknown: to each person a message goes at most once."""
    while pushes.go_on(raw):
        pass
    errands = raw.execute(_SQL["waiting_errands"]).fetchall()
    for (errand,) in errands:
        settle(raw, errand, Outcome.UNKNOWN)
    return len(errands)


def _put_aside(file: Path) -> Path | None:
    """Keep the file that is replaced under another name; return it."""
    if not file.exists():
        return None
    aside, number = file.with_name(f"{file.name}.replaced"), 1
    while aside.exists():
        number += 1
        aside = file.with_name(f"{file.name}.replaced-{number}")
    for end in ("-wal", "-shm"):
        # A file that could be read has none. The log of one that could not must not be taken for
        # the log of the file in its place.
        log = file.with_name(file.name + end)
        if log.exists():
            log.replace(aside.with_name(aside.name + end))
    aside.hardlink_to(file)
    return aside


def _mark(raw: SqliteRaw, name: str) -> bytes | None:
    row = raw.run("mark", {"name": name}).fetchone()
    return bytes(row[0]) if row else None


def _remove(half: Path) -> None:
    for end in ("", "-wal", "-shm"):
        half.with_name(half.name + end).unlink(missing_ok=True)
