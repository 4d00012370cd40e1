from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from admin.cli import app
from surveys.review.review import review
from surveys.spreadsheet.reviewing import review_file
from tests.surveys.spreadsheet.books import book

pytestmark = pytest.mark.slow
DEFINITIONS = Path(__file__).parents[2] / "surveys" / "definitions"
BUSES = DEFINITIONS / "evening-buses.yaml"
LOSSY = [["type", "name", "label"], ["text", "why", "Why?"], ["geopoint", "where", "Where?"]]


def _run(*words: object) -> Result:
    env = {"HEARBACK_SURVEYS": str(DEFINITIONS)}
    return CliRunner().invoke(app, [str(word) for word in words], env=env)


def test_a_blank_template_is_written_once(tmp_path: Path) -> None:
    to = tmp_path / "survey.xlsx"
    assert _run("template", "--to", to).exit_code == 0
    before = to.read_bytes()
    again = _run("template", "--to", to, "--survey", "evening-buses")
    assert again.exit_code == 1
    assert "is there already" in again.output
    assert to.read_bytes() == before


def test_a_survey_goes_into_excel_and_back(tmp_path: Path) -> None:
    sheets, back = tmp_path / "buses.xlsx", tmp_path / "buses.yaml"
    assert _run("template", "--to", sheets, "--survey", "evening-buses").exit_code == 0
    assert _run("check", sheets).exit_code == 0
    assert _run("import", "excel", sheets, "--to", back).exit_code == 0
    assert review(back).survey == review(BUSES).survey == review_file(sheets).survey


def test_a_survey_goes_into_a_form_and_back(tmp_path: Path) -> None:
    form, back = tmp_path / "form.xlsx", tmp_path / "buses.yaml"
    assert _run("export-form", BUSES, "--to", form).exit_code == 0
    assert _run("import", "xlsform", form, "--to", back).exit_code == 0
    assert review(back).survey == review(BUSES).survey


def test_what_would_be_lost_is_named_and_nothing_is_written(tmp_path: Path) -> None:
    form, to = tmp_path / "form.xlsx", tmp_path / "form.yaml"
    form.write_bytes(book(survey=LOSSY))
    refused = _run("import", "xlsform", form, "--to", to)
    assert refused.exit_code == 1
    assert "not carried over: survey row 3: “geopoint” has nothing like it" in refused.output
    assert not to.exists()
    assert _run("import", "xlsform", form, "--to", to, "--allow-loss").exit_code == 0
    assert "# - survey row 3: “geopoint”" in to.read_text("utf-8")


@pytest.mark.parametrize("kind", ["xlsform", "excel"])
def test_what_is_no_workbook_is_one_line_and_exit_2(tmp_path: Path, kind: str) -> None:
    file = tmp_path / "form.xlsx"
    file.write_text("id: parks")
    failed = _run("import", kind, file, "--to", tmp_path / "form.yaml")
    assert failed.exit_code == 2
    assert failed.output.count("E101") == 1


def test_a_survey_that_is_not_there_is_one_line(tmp_path: Path) -> None:
    failed = _run("export-form", "nowhere", "--to", tmp_path / "form.xlsx")
    assert failed.exit_code == 1
    assert "there is no survey `nowhere`" in failed.output


def test_a_folder_that_cannot_be_written_to_is_one_line(tmp_path: Path) -> None:
    failed = _run("template", "--to", tmp_path / "none" / "survey.xlsx")
    assert failed.exit_code == 1
    assert "cannot be written" in failed.output


def test_findings_of_a_workbook_name_their_cell(tmp_path: Path) -> None:
    to = tmp_path / "survey.xlsx"
    _run("template", "--to", to)
    checked = _run("check", to)
    assert checked.exit_code == 1
    assert "survey.xlsx:Promise!B4: error E111: `title` is missing." in checked.output
