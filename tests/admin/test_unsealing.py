"""`hearback unseal`, and results that are carried back to the bot."""

import re
import shutil
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path

import pytest

from admin.fieldwork import FieldworkFault
from admin.reading import read_results
from admin.reports.carried import written
from admin.settings import Settings
from admin.unsealing import Unsealed, bring, unseal, write_results
from bot.privacy.keys import KeyFault
from bot.privacy.offline_key_file import PRIVATE, PUBLIC, write_offline_key
from bot.storage.store import StoreError
from tests.admin.house import House, house, settings

pytestmark = pytest.mark.slow

SAID = ["trees"] * 40 + ["lights"] * 20


@pytest.fixture
async def sealed(tmp_path: Path) -> AsyncIterator[House]:
    """A house whose answers are sealed to a key that is in a folder of its own."""
    write_offline_key(tmp_path / "elsewhere")
    (tmp_path / "secrets").mkdir()
    shutil.move(tmp_path / "elsewhere" / PUBLIC, tmp_path / "secrets" / PUBLIC)
    async with house(tmp_path, seal_to=tmp_path / "secrets" / PUBLIC) as opened:
        yield opened


@pytest.fixture
async def ordinary(tmp_path: Path) -> AsyncIterator[House]:
    """A house whose answers are sealed to no other key."""
    (tmp_path / "ordinary").mkdir()
    async with house(tmp_path / "ordinary") as opened:
        yield opened


def of(house: House) -> Settings:
    return settings(house.folder, house.remote.url)


def key(house: House) -> Path:
    return house.folder / "elsewhere" / PRIVATE


async def unsealed(house: House) -> Unsealed:
    return await unseal(of(house), "parks", key(house), None)


def damage(house: House, answers: bytes, some: int) -> None:
    """Put other answers into the place of some."""
    with closing(sqlite3.connect(house.folder / "data" / "hearback.db")) as raw, raw:
        raw.execute(
            "UPDATE responses SET answers = ? WHERE id IN (SELECT id FROM responses LIMIT ?)",
            [answers, some],
        )


async def carried(house: House) -> Path:
    file = house.folder / "results.json"
    write_results((await unsealed(house)).published, file)
    return file


async def test_the_results_are_those_that_an_ordinary_survey_would_have(
    sealed: House, ordinary: House
) -> None:
    await sealed.closed_with(SAID)
    await ordinary.closed_with(SAID)
    assert (await unsealed(sealed)).published == await read_results(of(ordinary), "parks")


async def test_staff_know_from_the_start_where_the_results_are_made(sealed: House) -> None:
    await sealed.staff.types("/publish parks", "then the results are made elsewhere")
    await sealed.staff.types("/close parks", "cannot be opened again")
    await sealed.staff.taps("Yes, close it", "The results are made elsewhere as soon as")


async def test_staff_are_told_who_can_make_the_results(sealed: House) -> None:
    await sealed.closed_with(SAID)
    await sealed.staff.types("/results parks", "locked with a key", "hearback unseal parks")
    await sealed.staff.types("/respond parks", "Once the results are brought here")


async def test_an_open_survey_is_not_unsealed(sealed: House) -> None:
    await sealed.publishes()
    await sealed.answered(SAID)
    with pytest.raises(FieldworkFault, match="still open"):
        await unsealed(sealed)


async def test_of_fewer_than_five_there_is_nothing_to_unseal(sealed: House) -> None:
    await sealed.closed_with(["trees"] * 4)
    with pytest.raises(FieldworkFault, match="Fewer than five"):
        await unsealed(sealed)
    with pytest.raises(FieldworkFault, match="Fewer than five"):
        await read_results(of(sealed), "parks")


async def test_another_key_is_named_beside_the_right_one(sealed: House) -> None:
    await sealed.closed_with(SAID)
    write_offline_key(sealed.folder / "another")
    with pytest.raises(KeyFault, match=r"^This is the key [0-9a-f ]{19}, and “parks” is sealed to"):
        await unseal(of(sealed), "parks", sealed.folder / "another" / PRIVATE, None)


async def test_an_ordinary_survey_needs_no_unsealing(sealed: House, ordinary: House) -> None:
    await ordinary.closed_with(SAID)
    with pytest.raises(FieldworkFault, match="hearback results parks shows them"):
        await unseal(of(ordinary), "parks", key(sealed), None)


@pytest.mark.parametrize("answers", [b'{"first":{"choice":"trees"}}', b"", b"\x01" + bytes(300)])
async def test_answers_that_cannot_be_opened_are_left_out_and_counted(
    sealed: House, answers: bytes
) -> None:
    await sealed.closed_with(SAID)
    damage(sealed, answers, 3)
    found = await unsealed(sealed)
    assert found.unreadable == 3
    assert found.published.tables[0].rows


async def test_when_none_can_be_opened_that_is_said(sealed: House) -> None:
    await sealed.closed_with(SAID)
    damage(sealed, b"", len(SAID))
    with pytest.raises(FieldworkFault, match="None of the answers to “parks” can be opened"):
        await unsealed(sealed)


async def test_carried_results_are_shown_to_staff_as_they_were_made(sealed: House) -> None:
    await sealed.closed_with(SAID)
    file = await carried(sealed)
    await bring(of(sealed), "parks", file)
    assert await read_results(of(sealed), "parks") == (await unsealed(sealed)).published
    await sealed.staff.types("/results parks", "Who we heard")
    await sealed.staff.types("/respond parks", "You said, we did")


async def test_what_is_carried_names_nobody_and_counts_nothing_exactly(sealed: House) -> None:
    await sealed.closed_with(SAID[:41])
    file = await carried(sealed)
    assert not re.search(r"\b41\b", file.read_text())
    assert file.read_bytes() == written((await unsealed(sealed)).published)


@pytest.mark.parametrize("content", [b"", b"{}", b"\xff", b'{"survey": "parks"}'])
async def test_a_file_without_results_is_not_brought(sealed: House, content: bytes) -> None:
    await sealed.closed_with(SAID)
    (sealed.folder / "results.json").write_bytes(content)
    with pytest.raises(FieldworkFault, match="holds no results"):
        await bring(of(sealed), "parks", sealed.folder / "results.json")
    with pytest.raises(FieldworkFault, match="locked with a key"):
        await read_results(of(sealed), "parks")


async def test_results_of_another_survey_are_not_brought(sealed: House) -> None:
    await sealed.closed_with(SAID)
    file = await carried(sealed)
    file.write_text(file.read_text().replace('"survey_id": "parks"', '"survey_id": "woods"'))
    with pytest.raises(FieldworkFault, match="are not those of “parks”"):
        await bring(of(sealed), "parks", file)


async def test_an_ordinary_survey_takes_no_results_from_elsewhere(
    sealed: House, ordinary: House
) -> None:
    await sealed.closed_with(SAID)
    file = await carried(sealed)
    await ordinary.closed_with(SAID)
    with pytest.raises(FieldworkFault, match="are not those of “parks”"):
        await bring(of(ordinary), "parks", file)


async def test_a_missing_backup_is_one_clear_line(sealed: House) -> None:
    with pytest.raises(StoreError, match="cannot be read: No such file"):
        await unseal(of(sealed), "parks", key(sealed), sealed.folder / "none.db")


async def test_a_database_in_use_is_not_taken_for_a_backup(sealed: House) -> None:
    await sealed.closed_with(SAID)
    with pytest.raises(StoreError, match="is in use, so it is no backup"):
        await unseal(of(sealed), "parks", key(sealed), sealed.folder / "data" / "hearback.db")


async def test_a_file_that_is_no_database_is_one_clear_line(sealed: House) -> None:
    (sealed.folder / "notes.txt").write_text("Dear diary\n" * 900)
    with pytest.raises(StoreError):
        await unseal(of(sealed), "parks", key(sealed), sealed.folder / "notes.txt")
