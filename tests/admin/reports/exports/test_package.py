"""What an export says of itself is true of its files, by an official validator."""

from pathlib import Path

import orjson
import pytest
from frictionless import validate

from admin.reports.exports.files import MICRODATA, files_of, microdata_files
from admin.reports.exports.folder import write_once
from bot.dispositions import Disposition
from surveys.codebook import MISSING
from tests.admin.reports.exports.made import buses_export, buses_microdata, sly_export

pytestmark = pytest.mark.slow


def assert_valid(package: Path) -> None:
    report = validate(str(package))
    assert report.valid, report.flatten(["title", "message"])[:5]


@pytest.mark.parametrize("how_many", [3, 30, 120])
def test_an_export_is_a_valid_data_package(tmp_path: Path, how_many: int) -> None:
    write_once(files_of(buses_export(how_many)), tmp_path / "out")
    assert_valid(tmp_path / "out" / "datapackage.json")


def test_sly_words_make_a_valid_data_package_too(tmp_path: Path) -> None:
    write_once(files_of(sly_export()), tmp_path / "out")
    assert_valid(tmp_path / "out" / "datapackage.json")


def test_microdata_are_a_valid_data_package(tmp_path: Path) -> None:
    files = microdata_files(buses_export(), buses_microdata(), ())
    write_once(files, tmp_path / "out")
    assert_valid(tmp_path / "out" / MICRODATA / "datapackage.json")


def test_a_wrong_value_would_be_found(tmp_path: Path) -> None:
    files = dict(microdata_files(buses_export(), buses_microdata(), ()))
    name = f"{MICRODATA}/microdata.csv"
    files[name] = files[name].replace(b",weekly,", b",whenever,")
    write_once(files, tmp_path / "out")
    assert not validate(str(tmp_path / "out" / MICRODATA / "datapackage.json")).valid


def test_the_package_carries_what_it_is_read_by() -> None:
    about = orjson.loads(files_of(buses_export())["datapackage.json"])["hearback"]
    assert about["versions"] == ["1.0.0"]
    assert about["languages"] == ["en", "cy"]
    assert [row["disposition"] for row in about["ledger"]] == [each.value for each in Disposition]
    assert about["missing_codes"] == dict(MISSING)
    assert "rounded to the nearest 5" in about["suppression_rules"]["rounded"]
