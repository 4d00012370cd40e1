"""Backups: whole, while others write, for their owner alone, never over another file."""

import asyncio
import sqlite3
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.storage.backup import back_up
from bot.storage.changes import ForgetContact, KeepInterview
from bot.storage.opening import DATABASE, open_store
from bot.storage.sql_store import SqlStore
from bot.storage.store import ROTATION, StoreError
from tests.bot.storage.people import ANA, BEN, CAT, interview, know

ALL = date.min
ROOT = Path(__file__).parents[3]
ON_A_FULL_DISK = """
import resource, signal, sys
from datetime import date
from pathlib import Path
from bot.storage.backup import back_up
from bot.storage.store import StoreError
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
try:
    back_up(Path(sys.argv[1]), Path(sys.argv[2]), date.min)
except StoreError as fault:
    print(fault)
"""


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[SqlStore]:
    opened = await open_store(None, tmp_path / "data")
    await know(opened, ANA, BEN, CAT)
    yield opened
    await opened.close()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "data" / DATABASE


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    """A folder for backups."""
    (tmp_path / "shelf").mkdir()
    return tmp_path / "shelf"


def modes(folder: Path) -> dict[str, int]:
    return {each.name: each.stat().st_mode & 0o777 for each in folder.iterdir()}


def contacts(path: Path) -> set[str]:
    with closing(sqlite3.connect(path)) as raw:
        return {id_ for (id_,) in raw.execute("SELECT id FROM contacts")}


async def test_a_backup_is_made_beside_a_running_bot(
    store: SqlStore, file: Path, shelf: Path
) -> None:
    await store.commit([KeepInterview(interview(ANA))])
    back_up(file, shelf / "one", ALL)
    await store.commit([ForgetContact("cat")])
    assert contacts(shelf / "one") == {"ana", "ben", "cat"}


async def test_a_backup_made_amid_commits_is_whole(
    store: SqlStore, file: Path, shelf: Path
) -> None:
    backing = asyncio.create_task(asyncio.to_thread(back_up, file, shelf / "one", ALL))
    turn = 0
    while not backing.done():
        turn += 1
        await store.commit([KeepInterview(interview(who, turn)) for who in (ANA, BEN, CAT)])
    await backing
    with closing(sqlite3.connect(shelf / "one")) as raw:
        assert raw.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert len(raw.execute("SELECT DISTINCT turn FROM interviews").fetchall()) <= 1


async def test_a_backup_and_its_list_are_for_their_owner_alone(
    store: SqlStore, file: Path, shelf: Path
) -> None:
    back_up(file, shelf / "one", ALL)
    assert modes(shelf) == {"one": 0o600, "erased.ids": 0o600}


async def test_no_file_is_ever_replaced(store: SqlStore, file: Path, shelf: Path) -> None:
    (shelf / "one").write_text("mine")
    with pytest.raises(StoreError, match="is there already"):
        back_up(file, shelf / "one", ALL)
    assert (shelf / "one").read_text() == "mine"


async def test_a_folder_that_is_not_there_is_named_in_one_line(
    store: SqlStore, file: Path, shelf: Path
) -> None:
    with pytest.raises(StoreError, match=r"^The backup \S+ could not be written: No such file"):
        back_up(file, shelf / "no" / "one", ALL)


async def test_on_a_full_disk_nothing_is_left_behind(
    store: SqlStore, file: Path, shelf: Path
) -> None:
    arguments = [sys.executable, "-c", ON_A_FULL_DISK, str(file), str(shelf / "one")]
    done = await asyncio.to_thread(
        subprocess.run, arguments, capture_output=True, text=True, cwd=ROOT
    )
    assert done.stderr == ""
    assert done.stdout.startswith(f"The backup {shelf / 'one'} could not be written: ")
    assert not modes(shelf)


async def test_what_a_killed_backup_left_behind_is_no_hindrance(
    store: SqlStore, file: Path, shelf: Path
) -> None:
    (shelf / "one.part").write_text("half")
    back_up(file, shelf / "one", ALL)
    assert not (shelf / "one.part").exists()


async def test_each_backup_lists_all_who_were_forgotten_by_then(
    store: SqlStore, file: Path, shelf: Path
) -> None:
    for number, who in enumerate((ANA, BEN)):
        await store.commit([ForgetContact(who.id)])
        back_up(file, shelf / str(number), ALL)
        # Later ones know them no longer; the list does.
        await store.drop_erased(date.max)
    listed = (shelf / "erased.ids").read_text().splitlines()
    assert [line.split()[1] for line in listed] == ["ana", "ben"]


async def test_whom_no_backup_can_bring_back_leaves_the_list(
    store: SqlStore, file: Path, shelf: Path
) -> None:
    await store.commit([ForgetContact("ana")])
    (day,) = (await store.erased()).values()
    back_up(file, shelf / "one", day)
    assert (shelf / "erased.ids").read_text().endswith(" ana\n")
    back_up(file, shelf / "two", day + timedelta(days=1))
    assert (shelf / "erased.ids").read_text() == ""


async def test_a_damaged_list_is_named_and_left_alone(
    store: SqlStore, file: Path, shelf: Path
) -> None:
    (shelf / "erased.ids").write_text("what?")
    with pytest.raises(StoreError, match=r"erased\.ids is damaged"):
        back_up(file, shelf / "one", ALL)
    assert set(modes(shelf)) == {"erased.ids"}
    assert (shelf / "erased.ids").read_text() == "what?"


async def test_no_backup_is_made_while_keys_are_changed(
    store: SqlStore, file: Path, shelf: Path
) -> None:
    await store.set_mark(ROTATION, b"new")
    with pytest.raises(StoreError, match="run hearback keys rotate once more"):
        back_up(file, shelf / "one", ALL)
    assert not modes(shelf)
