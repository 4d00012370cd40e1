"""Exports as a host makes them, beside a running bot."""

from pathlib import Path

import pytest
from frictionless import validate

from admin.access import HOST
from admin.settings import Settings
from bot.storage.opening import open_store
from bot.storage.staff_log import Wanted
from tests.admin.house import House, house, settings
from tests.journeys.house import command

pytestmark = pytest.mark.slow

MANY = ["trees"] * 70 + ["lights"] * 33


def of(home: House) -> Settings:
    return settings(home.folder, home.remote.url)


async def export(home: House, *more: str) -> tuple[int, str, str]:
    """Run `hearback export parks` on the data of a house."""
    chosen = of(home)
    data, key = str(chosen.data), str(chosen.key_file)
    where = {"HEARBACK_DATA": data, "HEARBACK_KEY_FILE": key, "HEARBACK_BATCH": "8"}
    return await command(home.folder, "export", "parks", *more, **where)


async def test_an_export_is_written_beside_a_running_bot(tmp_path: Path) -> None:
    async with house(tmp_path) as home:
        await home.closed_with(["trees"] * 6 + ["lights"] * 3)
        to = tmp_path / "out"
        code, out, err = await export(home, "--to", str(to))
        assert (code, out) == (0, ""), err
        assert "Making the files" in err
        assert sorted(path.name for path in to.iterdir()) == [
            "codebook.csv",
            "codebook.md",
            "datapackage.json",
            "ledger.csv",
            "parks.xlsx",
            "results.csv",
        ]
        assert validate(str(to / "datapackage.json")).valid


async def test_nothing_is_written_over(tmp_path: Path) -> None:
    async with house(tmp_path) as home:
        await home.closed_with(["trees"] * 9)
        (tmp_path / "out").mkdir()
        (tmp_path / "out" / "mine.txt").write_text("mine")
        code, _, err = await export(home, "--to", str(tmp_path / "out"))
        assert code == 1
        assert err.count("\n") == 1
        assert "has files in it already" in err
        assert [path.name for path in (tmp_path / "out").iterdir()] == ["mine.txt"]


async def test_an_open_survey_is_not_exported(tmp_path: Path) -> None:
    async with house(tmp_path) as home:
        await home.publishes()
        for more in ((), ("--microdata",)):
            code, _, err = await export(home, "--to", str(tmp_path / "out"), *more)
            assert code == 1
            assert "still open" in err
        assert not (tmp_path / "out").exists()


async def test_few_answers_make_no_rows_of_people(tmp_path: Path) -> None:
    async with house(tmp_path) as home:
        await home.closed_with(["trees"] * 9)
        code, _, err = await export(home, "--to", str(tmp_path / "out"), "--microdata")
        assert code == 1
        assert "fewer than 100 answers" in err
        assert not (tmp_path / "out").exists()


async def test_rows_of_people_are_private_valid_and_written_down(tmp_path: Path) -> None:
    async with house(tmp_path) as home:
        await home.closed_with(MANY)
        to = tmp_path / "out"
        code, _, err = await export(home, "--to", str(to), "--microdata")
        assert code == 0, err
        assert "never publish it" in err
        rows = to / "microdata-not-for-publishing" / "microdata.csv"
        assert rows.read_text().startswith("# NOT FOR PUBLISHING")
        assert rows.stat().st_mode & 0o077 == 0
        assert validate(str(rows.with_name("datapackage.json"))).valid
        store = await open_store(of(home).database, of(home).data)
        entries = await store.staff_log(Wanted(), 100)
        await store.close()
        assert (HOST, "export_microdata") in {(each.member, each.act) for each in entries}
