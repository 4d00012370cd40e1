import io
from pathlib import Path
from shutil import copy

import pytest
from rich.console import Console

from admin.checking import (
    CLEAN,
    ERRORS,
    UNREADABLE,
    Checked,
    as_annotations,
    as_json,
    exit_code,
    print_text,
    reviews,
)
from admin.settings import Settings
from surveys.review.findings import Finding
from tests.admin.house import PARKS, SHIPPED

BROKEN = PARKS.replace("purpose: decide\n", "")
WARNED = PARKS[: PARKS.index("outcomes:")] + PARKS[PARKS.index("opens:") :]


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """A folder with one good survey and an organisation."""
    (tmp_path / "parks.yaml").write_text(PARKS)
    copy(SHIPPED / "organisation.yaml", tmp_path)
    return Settings(surveys=tmp_path)


def written(folder: Path, text: str) -> Path:
    path = folder / "changed.yaml"
    path.write_text(text)
    return path


def test_without_a_name_every_file_is_checked(settings: Settings) -> None:
    names = [each.path.name for each in reviews([], settings)]
    assert names == ["parks.yaml", "organisation.yaml"]


@pytest.mark.parametrize(
    ("text", "code"), [(PARKS, CLEAN), (WARNED, CLEAN), (BROKEN, ERRORS), ("a: [", ERRORS)]
)
def test_the_exit_code_tells_errors_from_warnings(
    settings: Settings, tmp_path: Path, text: str, code: int
) -> None:
    found = reviews([written(tmp_path, text)], settings)
    assert exit_code(found) == code
    assert bool(found[0].findings) is (text != PARKS)


def test_the_age_for_the_platform_is_a_setting(settings: Settings, tmp_path: Path) -> None:
    younger = written(tmp_path, PARKS.replace("min_age: 16", "min_age: 14"))
    (found,) = reviews([younger], settings)
    assert [each.code for each in found.findings] == ["W208"]
    (found,) = reviews([younger], settings.model_copy(update={"min_age": 14}))
    assert found.findings == ()


def test_a_file_that_cannot_be_read_is_worse_than_one_with_errors(
    settings: Settings, tmp_path: Path
) -> None:
    files = [written(tmp_path, BROKEN), tmp_path / "missing.yaml"]
    assert exit_code(reviews(files, settings)) == UNREADABLE


def test_a_folder_without_an_organisation_is_unreadable(tmp_path: Path) -> None:
    assert exit_code(reviews([], Settings(surveys=tmp_path))) == UNREADABLE


def test_the_organisation_file_is_checked_as_what_it_is(settings: Settings) -> None:
    assert exit_code(reviews([settings.organisation_file], settings)) == CLEAN


def test_dates_are_checked_as_of_today(settings: Settings, tmp_path: Path) -> None:
    text = PARKS.replace("closes: +28 days", "closes: 2020-01-01")
    assert exit_code(reviews([written(tmp_path, text)], settings)) == ERRORS


def test_a_finding_as_json_has_all_its_parts(settings: Settings, tmp_path: Path) -> None:
    path = written(tmp_path, BROKEN)
    (finding,) = as_json(reviews([path], settings))
    assert finding["file"] == str(path)
    assert finding["severity"] == "error"
    assert {"code", "line", "column", "message", "remedy", "why", "words"} <= set(finding)


def test_text_says_where_what_and_how_to_mend_it(settings: Settings, tmp_path: Path) -> None:
    path = written(tmp_path, BROKEN)
    found = reviews([path, tmp_path / "parks.yaml"], settings)
    out = io.StringIO()
    print_text(found, Console(file=out, width=60))
    (finding,) = found[0].findings
    where, remedy, why, clean = out.getvalue().splitlines()
    assert where.startswith(f"{path}:{finding.line}:{finding.column}: error {finding.code}: ")
    assert remedy.strip() == finding.remedy
    assert why.strip() == f"Why: {finding.why}"
    assert clean == f"{tmp_path / 'parks.yaml'}: clean"


def test_annotations_are_lines_that_github_shows_beside_the_file() -> None:
    found = Finding("E111", "error", "a,b:c.yaml", 3, 7, "100% wrong.", "Mend\nit.", why="So.")
    (line,) = as_annotations([Checked(Path("a"), [found], True)])
    assert line == (
        "::error file=a%2Cb%3Ac.yaml,line=3,col=7,title=E111::100%25 wrong. Mend%0Ait. So."
    )
