from pathlib import Path

import pytest

from surveys.organisation import BadOrganisation, read_organisation, review_organisation

SHIPPED = Path(__file__).parents[2] / "surveys" / "definitions" / "organisation.yaml"
GOOD = """\
name: Bryn Glas Youth Service
contact: hello@council.example
data_protection_contact: privacy@council.example
lawful_basis: Public task
nation: wales
advocate:
  name: Advocacy service
  contact: 01632 960 002
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "organisation.yaml"


def test_the_shipped_organisation_is_clean_and_says_that_it_is_made_up() -> None:
    assert review_organisation(SHIPPED).findings == ()
    assert read_organisation(SHIPPED).fictional


def test_the_shipped_organisation_shows_everything_but_a_picture() -> None:
    written = read_organisation(SHIPPED).model_dump(exclude_none=True)
    assert set(type(read_organisation(SHIPPED)).model_fields) - set(written) == {"picture"}


def test_an_organisation_needs_nothing_more_than_who_it_is(path: Path) -> None:
    path.write_text(GOOD)
    assert review_organisation(path).findings == ()
    assert not read_organisation(path).fictional


@pytest.mark.parametrize("line", [line for line in GOOD.splitlines() if not line.endswith(":")])
def test_each_missing_line_is_an_error(path: Path, line: str) -> None:
    path.write_text(GOOD.replace(f"{line}\n", ""))
    assert [finding.code for finding in review_organisation(path).findings] == ["E111"]


@pytest.mark.parametrize(
    ("old", "new", "code", "line", "column"),
    [
        ("nation: wales", "nation: wails", "E117", 5, 9),
        ("nation: wales", "nation: wales\nsponser: Head", "E112", 6, 1),
        ("  name: Adv", "  title: Adv", "E112", 7, 3),
        ("nation: wales", "nation: wales\nhours_a_year: many", "E113", 6, 15),
        ("nation: wales", "nation: wales\nnation: wales", "E104", 6, 1),
        ("lawful_basis: Public task", "lawful_basis:", "E120", 4, 1),
        ("name: Bryn", "languages: [en, cy]\nname: Bryn", "E161", 2, 7),
        ("lawful_basis: Public task", "lawful_basis: Fully anonymous", "E132", 4, 15),
    ],
)
def test_a_fault_is_found_at_its_place(
    path: Path, old: str, new: str, code: str, line: int, column: int
) -> None:
    path.write_text(GOOD.replace(old, new))
    found = [(each.code, each.line, each.column) for each in review_organisation(path).findings]
    assert (code, line, column) in found


def test_a_missing_file_is_not_readable(path: Path) -> None:
    assert not review_organisation(path).readable
    with pytest.raises(BadOrganisation, match=r"organisation\.yaml, line 1, column 1"):
        read_organisation(path)


def test_a_file_that_is_not_yaml_is_refused_in_one_line(path: Path) -> None:
    path.write_text("name: a: b")
    with pytest.raises(BadOrganisation, match="colon"):
        read_organisation(path)
