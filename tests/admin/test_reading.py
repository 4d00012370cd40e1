from pathlib import Path

import pytest

from admin.fieldwork import FieldworkFault
from admin.reading import read_results
from admin.settings import Settings
from bot.storage.store import StoreError
from tests.admin.house import House, settings

pytestmark = pytest.mark.slow


def of(house: House) -> Settings:
    return settings(house.folder, house.remote.url)


async def test_results_are_read_beside_a_running_bot(house: House) -> None:
    await house.closed_with(["trees"] * 6 + ["lights"] * 3)
    published = await read_results(of(house), "parks")
    assert published.survey_id == "parks"
    assert published.tables[0].rows


async def test_an_open_survey_has_no_results_in_the_terminal_either(house: House) -> None:
    await house.publishes()
    await house.answered(["trees"] * 9)
    with pytest.raises(FieldworkFault, match="still open"):
        await read_results(of(house), "parks")


async def test_of_fewer_than_five_there_are_no_results_to_read(house: House) -> None:
    await house.closed_with(["trees"] * 4)
    with pytest.raises(FieldworkFault, match="Fewer than five"):
        await read_results(of(house), "parks")


async def test_a_survey_that_was_never_published_has_no_results(house: House) -> None:
    with pytest.raises(FieldworkFault, match="There is no published survey “parks”"):
        await read_results(of(house), "parks")


async def test_without_a_database_nothing_is_read_and_none_is_made(tmp_path: Path) -> None:
    chosen = settings(tmp_path, "http://127.0.0.1:9")
    with pytest.raises(StoreError, match="There is no database"):
        await read_results(chosen, "parks")
    assert not (tmp_path / "data").exists()
