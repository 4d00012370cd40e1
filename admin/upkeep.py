"""What hosts do to what is kept: back it up, restore it, rewrite it, change its key."""

from collections import Counter
from datetime import timedelta
from pathlib import Path

from rich.console import Console

from admin.clock import Clock
from admin.instance import instance_lock
from admin.settings import Settings
from bot.privacy.key_file import read_secret
from bot.privacy.keys import KEY_CHECK, KeyFault, Keys
from bot.privacy.rotation import KeyFiles, rotate
from bot.storage.backup import back_up
from bot.storage.opening import DATABASE, alone
from bot.storage.restoring import Restored, restore
from bot.storage.store import StoreError

_DUMP = (
    "What is in PostgreSQL is backed up by pg_dump and brought back by pg_restore: docs/running.md "
    "says how, and whom to forget again."
)


def change_key(settings: Settings, console: Console) -> None:
    """Change the key, or finish changing it. Raises KeyFault, InstanceFault and StoreError."""
    files = KeyFiles(settings.key_file, settings.data)
    done: Counter[str] = Counter()

    def tell(table: str, rows: int) -> None:
        done[table] += rows

    with instance_lock(settings.data), alone(settings.database, settings.data) as held:
        unknown = rotate(files, held, settings.owners, tell)
    _say(console, ", ".join(f"{table}: {rows:,} rows" for table, rows in done.items()))
    _say(console, "The key is changed. The old one opens nothing any more, and is deleted.")
    _say(
        console,
        f"Copy {files.path} to your safe place, and to every replica. Backups made before today "
        "need the old key: make a new one now.",
    )
    if unknown:
        _say(
            console,
            f"{unknown} members of staff have to be invited anew: nothing told their chat ids.",
        )


def scrub(settings: Settings, console: Console) -> None:
    """Write the database anew. Raises InstanceFault and StoreError."""
    with instance_lock(settings.data), alone(settings.database, settings.data) as held:
        held.rewrite()
    _say(console, "The database is written anew: nothing that was deleted is left in it.")


def make_backup(settings: Settings, to: Path, console: Console) -> None:
    """Back up beside a running bot. Raises StoreError."""
    if settings.database:
        raise StoreError(_DUMP)
    file = _existing(settings)
    if to.resolve().parent == settings.key_file.resolve().parent:
        raise StoreError(f"{to} would lie beside the key, which opens it: choose another folder.")
    oldest = Clock(settings.zone).today() - timedelta(days=settings.backup_days)
    back_up(file, to, oldest)
    _say(console, f"Everything is in {to}, without the key. Keep erased.ids beside it.")


def bring_back(settings: Settings, backup: Path, console: Console) -> None:
    """Restore a backup. Raises KeyFault, InstanceFault and StoreError."""
    if settings.database:
        raise StoreError(_DUMP)
    keys = _keys(settings)

    def opens(check: bytes | None) -> None:
        if check is not None and not keys.opens_mark(KEY_CHECK, check):
            raise KeyFault(
                f"{backup} belongs to another key: set HEARBACK_KEY_FILE to the key of that time."
            )

    with instance_lock(settings.data):
        restored = restore(backup, settings.data / DATABASE, opens)
    _tell(restored, console)


def _existing(settings: Settings) -> Path:
    file = settings.data / DATABASE
    if not file.exists():
        raise StoreError(
            f"There is no database in {settings.data}: set HEARBACK_DATA to the folder of the bot."
        )
    return file


def _keys(settings: Settings) -> Keys:
    try:
        secret = read_secret(settings.key_file, settings.data)
    except OSError as error:
        raise KeyFault(
            f"The key file {settings.key_file} cannot be used: {error.strerror}."
        ) from None
    if secret is None:
        raise KeyFault(
            f"The key file {settings.key_file} is missing, and the backup stays shut without it: "
            "put your copy of it there."
        )
    return Keys(secret)


def _tell(restored: Restored, console: Console) -> None:
    _say(console, "The backup is in place. hearback run goes on from there.")
    if restored.forgotten:
        _say(
            console, f"{restored.forgotten} people who asked to be forgotten were forgotten again."
        )
    if restored.unsent:
        _say(
            console,
            f"{restored.unsent} messages that waited were given up: they may have gone out since.",
        )
    if restored.reopened:
        _say(
            console,
            f"Closed since the backup, and not any more: {', '.join(restored.reopened)}. "
            "Close them again before anybody answers.",
        )
    if not restored.knew_since:
        _say(
            console,
            "What people asked for since the backup is not known. So nobody is invited to anything "
            "new until they say again that we may; whoever stopped may get feedback once more.",
        )
    if restored.aside:
        _say(
            console,
            f"What was there before is {restored.aside}. Delete it once all is well: it still "
            "holds what was deleted since.",
        )


def _say(console: Console, line: str) -> None:
    console.print(line, soft_wrap=True, markup=False, highlight=False)
