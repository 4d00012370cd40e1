from pathlib import Path

import pytest

from surveys.library import Library, NoSurvey
from surveys.questionnaire import fingerprint
from tests.surveys.review.good import GOOD, change


@pytest.fixture
def library(tmp_path: Path) -> Library:
    (tmp_path / "tiny.yaml").write_text(GOOD)
    (tmp_path / "broken.yaml").write_text(change("title: Tiny", "title:"))
    (tmp_path / "organisation.yaml").write_text("name: Somebody")
    (tmp_path / "notes.txt").write_text("not a survey")
    return Library(tmp_path)


def test_the_surveys_are_the_yaml_files_but_not_the_organisation(library: Library) -> None:
    assert [path.name for path in library.paths()] == ["broken.yaml", "tiny.yaml"]


def test_a_folder_that_is_not_there_holds_nothing(tmp_path: Path) -> None:
    assert Library(tmp_path / "none").paths() == ()


def test_every_file_is_reviewed(library: Library) -> None:
    assert [bool(found.survey) for _, found in library.reviews()] == [False, True]


def test_surveys_without_errors_are_held_with_their_fingerprint(library: Library) -> None:
    (held,) = library.held()
    assert held.path.name == "tiny.yaml"
    assert held.fingerprint == fingerprint(held.survey)


@pytest.mark.parametrize("name", ["tiny", "tiny.yaml"])
def test_a_survey_is_read_by_its_id_or_its_file(library: Library, name: str) -> None:
    assert library.read(name).id == "tiny"


def test_a_survey_is_read_by_its_path(library: Library) -> None:
    assert library.read(library.folder / "tiny.yaml").id == "tiny"


def test_a_survey_with_errors_is_refused_with_the_first_one(library: Library) -> None:
    with pytest.raises(NoSurvey, match=r"broken\.yaml, line 3, column 1: `title` is empty"):
        library.read("broken")


def test_a_file_that_cannot_be_read_is_refused(library: Library) -> None:
    (library.folder / "bytes.yaml").write_bytes(b"\xff\xfe")
    with pytest.raises(NoSurvey, match="UTF-8"):
        library.read("bytes")


def test_a_folder_named_like_a_survey_is_refused(library: Library) -> None:
    (library.folder / "folder.yaml").mkdir()
    with pytest.raises(NoSurvey, match="it is a folder"):
        library.read("folder")


def test_an_unknown_survey_is_refused(library: Library) -> None:
    with pytest.raises(NoSurvey, match="there is no survey `none`"):
        library.read("none")


def test_two_files_with_the_same_id_are_refused(library: Library) -> None:
    (library.folder / "copy.yaml").write_text(GOOD)
    with pytest.raises(NoSurvey, match=r"copy\.yaml and tiny\.yaml have the same id"):
        library.read("tiny")


def test_a_file_is_read_anew_every_time(library: Library) -> None:
    before = library.read("tiny")
    (library.folder / "tiny.yaml").write_text(change("title: Tiny", "title: Small"))
    assert library.read("tiny") != before
