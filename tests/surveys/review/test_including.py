"""Lines that include a ready-made question: findings at the line, and none that only follow."""

import pytest

from surveys.items import SingleChoice
from surveys.questionnaire import frozen_copy
from surveys.review.review import review_text
from tests.surveys.review.good import GOOD, change, found

AGE = GOOD[GOOD.index("  - id: age\n") : GOOD.index("breakdowns")]
LINE = "  - include: {module: age_bands, dated: 2026-11-01, about_you: To see who we missed.}\n"
INCLUDING = GOOD.replace(AGE, LINE).replace("[age]", "[age_band]")


def test_the_frozen_copy_holds_the_questions_themselves() -> None:
    survey = review_text("tiny.yaml", INCLUDING).survey
    assert survey is not None
    item = survey.item("age_band")
    assert isinstance(item, SingleChoice)
    assert item.about_you is not None
    assert item.about_you.say("en") == "To see who we missed."
    assert "include" not in frozen_copy(survey)


def test_what_follows_an_include_keeps_its_place() -> None:
    later = "  - {id: last, kind: open_ended, ask: Anything else?}\n"
    text = GOOD.replace(AGE, LINE + later).replace("[age]", "[age_band]")
    assert found(text) == [("W202", "about_you"), ("W203", "last")]


def test_a_finding_inside_a_module_stands_at_its_line() -> None:
    text = INCLUDING.replace("breakdowns: [age_band]\n", "")
    assert found(text) == [("W212", "about_you")]
    twice = INCLUDING.replace(LINE, LINE + LINE)
    assert ("E141", "age_bands") in found(twice)


@pytest.mark.parametrize(
    ("written", "codes"),
    [
        ("include: age_bands", ["E113"]),
        ("include:", ["E120"]),
        ("include: {module: age_bands, dated: 2026-11-01}", ["E111"]),
        ("include: {module: age_bands, about_you: Why, dated: soon}", ["E113"]),
        ("include: {module: age_bands, about_you: Why, dated: 2026-11-01, dat: 3}", ["E112"]),
        ("include: {module: age_bands, about_you: 12, dated: 2026-11-01}", ["E114"]),
        ("include: {module: age_bands, about_you: Why, dated: 2026-11-01, id: Age}", ["E118"]),
        ("include: {module: nothing, about_you: Why, dated: 2026-11-01}", ["E195"]),
    ],
)
def test_a_faulty_line_is_one_finding(written: str, codes: list[str]) -> None:
    text = change("breakdowns: [age]", f"  - {written}\nbreakdowns: [age, age_band]")
    assert [code for code, _ in found(text)] == codes


def test_an_include_stands_alone_in_its_entry() -> None:
    text = INCLUDING.replace(LINE, LINE + "    ask: How old?\n")
    assert found(text) == [("E112", "ask")]


def test_the_reason_is_wanted_in_every_language_of_the_survey() -> None:
    text = INCLUDING.replace("languages: [en]", "languages: [en, cy]")
    places = [place for code, place in found(text) if code == "E161"]
    assert places[-1] == "To"
