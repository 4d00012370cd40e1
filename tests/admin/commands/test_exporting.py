from io import BytesIO
from zipfile import ZipFile

from bot.emulator.files import StoredFile
from bot.storage.staff_log import Wanted
from tests.admin.house import House

MANY = ["trees"] * 70 + ["lights"] * 33


async def files(house: House, how_many: int) -> dict[str, StoredFile]:
    """Wait until staff have so many files, and return them by name."""
    messages = house.world.chat(house.staff.user_id).messages

    def there() -> dict[str, StoredFile]:
        kept = (each.file for each in messages.values() if each.kind == "document")
        return {file.name: file for file in kept if file is not None}

    await house.staff.until(lambda _: len(there()) >= how_many)
    return there()


def names(file: StoredFile) -> set[str]:
    return set(ZipFile(BytesIO(file.content)).namelist())


async def test_nothing_is_exported_while_a_survey_is_open(house: House) -> None:
    await house.publishes()
    await house.staff.types("/export parks", "Nobody sees results before it is closed")


async def test_an_export_is_a_spreadsheet_and_one_file_with_everything(house: House) -> None:
    await house.closed_with(["trees"] * 6 + ["lights"] * 3)
    await house.staff.types("/export parks", "as files")
    found = await files(house, 2)
    assert set(found) == {"parks.xlsx", "parks-export.zip"}
    assert {"parks.xlsx", "results.csv", "datapackage.json"} <= names(found["parks-export.zip"])
    assert not any("microdata" in name for name in names(found["parks-export.zip"]))


async def test_of_fewer_than_five_nothing_is_exported(house: House) -> None:
    await house.closed_with(["trees"] * 4)
    await house.staff.types("/export parks", "Fewer than five people answered")


async def test_with_fewer_than_a_hundred_answers_there_are_no_rows(house: House) -> None:
    await house.closed_with(["trees"] * 9)
    await house.staff.types("/export parks", "as files")
    await house.staff.taps("One row per person…", "fewer than 100 answers")


async def test_rows_are_made_after_one_confirming_tap_and_written_down(house: House) -> None:
    await house.closed_with(MANY)
    await house.staff.types("/export parks", "as files")
    await house.staff.taps("One row per person…", "Never publish it")
    await house.staff.taps("Yes, make it", "One row per person of parks")
    found = await files(house, 3)
    packed = found["parks-not-for-publishing.zip"]
    assert "microdata-not-for-publishing/microdata.csv" in names(packed)
    rows = ZipFile(BytesIO(packed.content)).read("microdata-not-for-publishing/microdata.csv")
    lines = [line for line in rows.decode().splitlines() if not line.startswith("#")]
    assert len(lines) == len(MANY) + 1
    written = await house.desk.store.staff_log(Wanted(), 100)
    assert {"export", "export_microdata"} <= {entry.act for entry in written}
