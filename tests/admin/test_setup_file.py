from pathlib import Path

import pytest

from admin.setup_file import composed, kept, kept_picture, may_be_written
from surveys.organisation import review_organisation_text
from tests.admin.test_profile import JPEG
from tests.admin.test_setup_values import read, real, shipped
from tests.surveys.test_organisation import GOOD

REAL = shipped().replace("fictional: true\n", "")


def test_a_file_that_nothing_changed_in_is_the_same_to_the_letter() -> None:
    assert composed(REAL, real(), ()) == REAL


def test_what_changes_changes_alone_and_comments_stay() -> None:
    text = REAL.replace("nation: wales\n", "nation: wales  # As of 2026.\n")
    found = composed(text, real() | {"name:en": "Bryn Glas: youth"}, ["name"])
    before, after = text.splitlines(), found.splitlines()
    changed = [pair for pair in zip(before, after, strict=True) if pair[0] != pair[1]]
    assert [new for _, new in changed] == [
        "name: {en: 'Bryn Glas: youth', cy: Gwasanaeth Ieuenctid Aberllyn (dychmygol)}"
    ]


def test_a_made_up_file_is_written_anew_and_nothing_of_it_stays() -> None:
    found = composed(shipped(), read(GOOD), ["name"])
    assert "Aberllyn" not in found
    assert "fictional" not in found
    assert found.startswith("# Who is asking.")
    assert review_organisation_text("o.yaml", found).findings == ()


def test_what_is_written_says_the_same_when_it_is_read() -> None:
    values = real() | {"picture": "picture-1.jpg"}
    assert read(composed("", values, ())) == values


@pytest.mark.parametrize(
    "words", ["No", "112", "01632 960 000", "yes: no", "# 1", "“Bryn”, 'Glas' & {co}", "ŵ ŷ 🌳"]
)
def test_whatever_is_typed_is_words_in_the_file(words: str) -> None:
    values = read(GOOD) | {"name:en": words}
    found = review_organisation_text("o.yaml", composed(GOOD, values, ["name"])).organisation
    assert found is not None
    assert found.name.say("en") == words


def test_another_language_is_a_gap_until_it_is_answered() -> None:
    values = read(GOOD) | {"languages": "en cy"}
    found = review_organisation_text("o.yaml", composed(GOOD, values, ["languages"]))
    assert {each.code for each in found.findings} == {"E161"}


def test_a_language_that_is_dropped_leaves_nothing_behind() -> None:
    found = composed(REAL, real() | {"languages": "en"}, ["languages"])
    assert "cy:" not in found
    assert review_organisation_text("o.yaml", found).findings == ()


def test_what_is_taken_out_is_gone_and_a_charter_with_its_last_part() -> None:
    values = {
        name: said
        for name, said in real().items()
        if not name.startswith(("promises", "agreed", "strategy"))
    }
    found = composed(REAL, values, ["promises", "agreed_with", "agreed_on", "strategy"])
    assert "charter" not in found
    assert "strategy" not in found
    assert review_organisation_text("o.yaml", found).organisation is not None


def test_a_file_is_replaced_whole_and_keeps_its_mode(tmp_path: Path) -> None:
    path = tmp_path / "organisation.yaml"
    path.write_text("old")
    path.chmod(0o640)
    kept(path, "new")
    assert path.read_text() == "new"
    assert path.stat().st_mode & 0o777 == 0o640
    assert [each.name for each in tmp_path.iterdir()] == ["organisation.yaml"]


def test_a_file_that_cannot_be_replaced_stays_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "organisation.yaml"
    path.mkdir()
    with pytest.raises(OSError, match="organisation"):
        kept(path, "new")
    assert [each.name for each in tmp_path.iterdir()] == ["organisation.yaml"]


def test_a_picture_lies_beside_the_file_under_a_name_of_its_own(tmp_path: Path) -> None:
    name = kept_picture(tmp_path, JPEG)
    assert (tmp_path / name).read_bytes() == JPEG
    assert kept_picture(tmp_path, JPEG) == name
    assert kept_picture(tmp_path, JPEG + b"x") != name


def test_a_file_that_is_not_there_may_not_be_written(tmp_path: Path) -> None:
    assert not may_be_written(tmp_path / "organisation.yaml")
