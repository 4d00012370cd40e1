"""People counted by single years of age, as official figures have them."""

from pathlib import Path

from surveys.questionnaire import PopulationCount
from surveys.review.review import Review, review
from tests.surveys.review.good import GOOD

AGE = GOOD[GOOD.index("  - id: age\n") : GOOD.index("breakdowns")]
LINE = "  - include: {module: age_bands, dated: 2026-11-01, about_you: To see who we missed.}\n"
TEXT = (
    GOOD.replace(AGE, LINE)
    .replace("[age]", "[age_band]")
    .replace("  max_age: 25\n", "  max_age: 25\n  population_file: people.csv\n")
)


def reviewed(folder: Path, lines: list[str]) -> Review:
    (folder / "tiny.yaml").write_text(TEXT, encoding="utf-8")
    rows = ["item,code,people,source", *lines]
    (folder / "people.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    return review(folder / "tiny.yaml")


def counts(found: Review) -> tuple[PopulationCount, ...]:
    assert found.survey is not None
    return found.survey.audience.populations or ()


def test_years_are_summed_into_the_bands_and_open_ends_are_left_out(tmp_path: Path) -> None:
    lines = [f"age_band,{year},{100 + year},Mid-year estimate" for year in range(91)]
    people = {each.code: each.people for each in counts(reviewed(tmp_path, lines))}
    assert people == {
        "a11": 111 + 112 + 113,
        "a14": 114 + 115,
        "a16": 116 + 117,
        "a18": 118 + 119 + 120 + 121,
        "a22": 122 + 123 + 124 + 125,
    }


def test_bands_without_any_year_are_left_out(tmp_path: Path) -> None:
    lines = ["age_band,16,900,Count", "age_band,17,800,Other count"]
    (only,) = counts(reviewed(tmp_path, lines))
    assert (only.code, only.people, only.source) == ("a16", 1700, "Count; Other count")


def test_a_band_may_be_counted_whole_beside_years(tmp_path: Path) -> None:
    lines = ["age_band,a18,5000,Count", "age_band,16,900,Count", "age_band,17,800,Count"]
    assert {each.code: each.people for each in counts(reviewed(tmp_path, lines))} == {
        "a18": 5000,
        "a16": 1700,
    }


def test_a_year_that_is_missing_and_a_year_that_stands_twice_are_found(tmp_path: Path) -> None:
    (missing,) = reviewed(tmp_path, ["age_band,16,900,Count"]).findings
    assert missing.code == "E199"
    assert "17" in missing.message
    lines = ["age_band,16,900,Count", "age_band,17,800,Count", "age_band,16,1,Count"]
    assert "E157" in [each.code for each in reviewed(tmp_path, lines).findings]
