"""A population file, as CSV or YAML, or one clear reason why it cannot be used."""

from pathlib import Path

import pytest

from surveys.population import BadPopulation, read_population
from surveys.questionnaire import PopulationCount

CSV = "item,code,people,source\nage,a16,10200,Mid-year estimate\nage,a18,15400,Mid-year estimate\n"
YAML = """
- {item: age, code: a16, people: 10200, source: Mid-year estimate}
- {item: age, code: a18, people: 15400, source: Mid-year estimate}
"""


@pytest.mark.parametrize(("name", "text"), [("people.csv", CSV), ("people.yaml", YAML)])
def test_it_says_how_many_people_there_are(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    said = "Mid-year estimate"
    assert read_population(tmp_path, name) == (
        PopulationCount(item="age", code="a16", people=10200, source=said),
        PopulationCount(item="age", code="a18", people=15400, source=said),
    )


@pytest.mark.parametrize(
    ("name", "text", "why"),
    [
        ("a.csv", "item,people\nage,3\n", "its first line should be item,code,people,source"),
        ("a.csv", "item,code,people,source\n", "it has no lines"),
        ("a.csv", CSV.replace("10200", "many"), "in entry 1, `people` cannot be used"),
        ("a.csv", CSV.replace("10200", "-1"), "in entry 1, `people` cannot be used"),
        ("a.csv", CSV.replace("10200,", ""), "in entry 1, `people` cannot be used"),
        ("a.csv", CSV.replace("10200", "1,2,3,4"), "cannot be used"),
        ("a.yaml", "age: 3", "it should be a list of entries"),
        ("a.yaml", "- 3", "in entry 1, `it` cannot be used"),
        ("a.yaml", "{", "it is no YAML"),
    ],
)
def test_it_says_why_it_cannot_be_used(tmp_path: Path, name: str, text: str, why: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(BadPopulation, match=why):
        read_population(tmp_path, name)


@pytest.mark.parametrize("name", ["../people.csv", "/etc/passwd", "sub/people.csv", ""])
def test_it_lies_in_the_same_folder(tmp_path: Path, name: str) -> None:
    with pytest.raises(BadPopulation):
        read_population(tmp_path, name)


def test_a_link_does_not_lead_out_of_the_folder(tmp_path: Path) -> None:
    folder = tmp_path / "surveys"
    folder.mkdir()
    (tmp_path / "secret.csv").write_text(CSV, encoding="utf-8")
    (folder / "people.csv").symlink_to(tmp_path / "secret.csv")
    with pytest.raises(BadPopulation, match="leads out"):
        read_population(folder, "people.csv")
