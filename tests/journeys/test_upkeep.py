"""Backups and a new key, from the command line, with people in the middle of a survey."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.journeys.house import command, house
from tests.journeys.staff import publishes
from tests.journeys.test_resuming import begins

pytestmark = pytest.mark.slow


async def upkeep(folder: Path, *words: str) -> str:
    """Run a command that must succeed; return what it said."""
    code, out, err = await command(folder, *words)
    assert (code, out) == (0, ""), err
    return err


async def refused(folder: Path, *words: str) -> str:
    """Run a command that must fail; return the one line that it said."""
    code, out, err = await command(folder, *words)
    assert (code, out) == (1, "")
    (line,) = err.splitlines()
    return line


def interviews(path: Path) -> int:
    with closing(sqlite3.connect(path)) as raw:
        ((count,),) = raw.execute("SELECT count(*) FROM interviews").fetchall()
    return int(count)


async def test_people_go_on_where_they_were_after_the_key_was_changed(tmp_path: Path) -> None:
    async with house(tmp_path) as home:
        staff = await home.staff()
        await publishes(staff)
        sam = await begins(home)
        assert "stop that one first" in await refused(tmp_path, "keys", "rotate")
        await home.bot.stop()
        assert "The key is changed." in await upkeep(tmp_path, "keys", "rotate")
        await home.start()
        await sam.taps("Skip", "3 of 6", "When should the last bus")
        await staff.types("/progress evening-buses", "Nobody sees any answers")


async def test_people_go_on_where_they_were_when_a_backup_was_made_beside_the_bot(
    tmp_path: Path,
) -> None:
    copy = tmp_path / "copy"
    async with house(tmp_path) as home:
        await publishes(await home.staff())
        sam = await begins(home)
        await home.records.until("SELECT count(*) = 0 FROM interviews WHERE owed")
        await upkeep(tmp_path, "backup", "--to", str(copy))
        assert interviews(copy) == 1
        await sam.taps("Skip", "3 of 6", "When should the last bus")
        assert "stop that one first" in await refused(tmp_path, "restore", str(copy))
        await home.bot.kill()
        (tmp_path / "data" / "hearback.db").write_bytes(b"a disk that failed" * 999)
        said = await upkeep(tmp_path, "restore", str(copy))
        assert "is not known" in said
        await home.start()
        await sam.types("4", "3 of 6", "When should the last bus")


async def test_nothing_of_somebody_who_left_is_in_any_file_after_a_scrub(tmp_path: Path) -> None:
    async with house(tmp_path) as home:
        await publishes(await home.staff())
        sam = await begins(home)
        await home.records.until("SELECT count(*) = 0 FROM interviews WHERE owed")
        ((sealed,),) = home.records.rows("SELECT sealed FROM interviews")
        await home.remote.send(sam.user_id, "/stop")
        await home.records.until("SELECT count(*) = 0 FROM interviews")
        await home.bot.stop()
        await upkeep(tmp_path, "scrub")
        content = b"".join(each.read_bytes() for each in (tmp_path / "data").iterdir())
        assert sealed not in content
