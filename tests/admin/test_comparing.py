import io
from pathlib import Path

import pytest
from rich.console import Console

from admin.comparing import as_json, compared, print_text
from tests.admin.house import PARKS


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "old.yaml"
    path.write_text(PARKS)
    return path


def changed(folder: Path, old: str, new: str) -> Path:
    assert PARKS.count(old) == 1
    path = folder / "new.yaml"
    path.write_text(PARKS.replace(old, new))
    return path


def told(old: Path, new: Path) -> str:
    out = io.StringIO()
    print_text(compared(old, new), Console(file=out, width=60))
    return out.getvalue()


def test_an_edit_is_told_with_its_places_and_the_version_it_should_have(
    old: Path, tmp_path: Path
) -> None:
    said = told(old, changed(tmp_path, "max_age: 25", "max_age: 20")).splitlines()
    assert said[0].startswith("Breaking:")
    assert said[1].startswith("    breaking: audience.max_age: ")
    assert "2.0.0" in said[-1]


def test_the_same_file_is_told_to_be_the_same(old: Path) -> None:
    assert told(old, old).startswith("Nothing was changed")


def test_a_file_with_errors_is_not_compared(old: Path, tmp_path: Path) -> None:
    assert "not compared" in told(old, changed(tmp_path, "purpose: decide", "purpose: decid"))


def test_an_edit_as_json_has_its_weight_and_every_change(old: Path, tmp_path: Path) -> None:
    edit = compared(old, changed(tmp_path, "max_age: 25", "max_age: 30"))
    assert edit is not None
    assert as_json(edit)["edit"] == "additive"
    assert as_json(edit)["changes"][0]["where"] == "audience.max_age"
