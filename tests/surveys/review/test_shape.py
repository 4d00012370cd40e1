import pytest

from tests.surveys.review.good import change, found

REQUIRED = ["id", "version", "title", "level", "why", "opens", "closes", "complaints", "champion"]


@pytest.mark.parametrize("key", REQUIRED)
def test_each_missing_part_is_an_error(key: str) -> None:
    line = next(
        line for line in change("id: tiny", "id: tiny").splitlines() if line.startswith(key)
    )
    codes = [code for code, _ in found(change(f"{line}\n", ""))]
    assert codes == ["E111"]


@pytest.mark.parametrize(
    ("line", "owner"),
    [
        ("  question: What comes first?\n", "decision"),
        ("  owner: Youth panel\n", "decision"),
        ("  can_change: [The order, The hours]\n", "decision"),
        ("  cannot_change: [The money]\n", "decision"),
        ("  decide_by: +60 days\n", "decision"),
        ("  promised_by: +50 days\n", "feedback"),
        ("  follow_up_on: +200 days\n", "feedback"),
        ("  deputy: Deputy lead\n", "safeguarding"),
        ("  min_age: 16\n", "audience"),
    ],
)
def test_each_missing_promise_is_an_error_at_the_part_that_lacks_it(line: str, owner: str) -> None:
    assert found(change(line, "")) == [("E111", owner)]


@pytest.mark.parametrize(
    ("old", "new", "code", "word"),
    [
        ("id: tiny", "id: Tiny One", "E118", "id"),
        ("version: 1.0.0", "version: one", "E118", "version"),
        ("version: 1.0.0", "version: 1.0", "E113", "1.0"),
        ("title: Tiny", "title:", "E120", "title"),
        ("title: Tiny", "title: 7", "E114", "7"),
        ("title: Tiny", "title: {en: 7}", "E114", "7"),
        ("level: consultation", "level: consulting", "E117", "consulting"),
        ("languages: [en]", "languages: en", "E113", "en"),
        ("opens: +1 days", "opens: soon", "E115", "soon"),
        ("opens: +1 days", "opens: 2027-02-30", "E115", "2027-02-30"),
        ("max_age: 25", "max_age: 300", "E119", "300"),
        ("max_age: 25", "max_age: old", "E113", "old"),
        ("other_ways: [Talk to us]", "other_ways: []", "E119", "["),
        ("retention_days: 120", "retention_dais: 120", "E112", "retention_dais"),
        ("  owner: Youth panel", "  owner: Youth panel\n  by: x", "E112", "by"),
        ("kind: number", "kind: nmber", "E117", "nmber"),
        ("kind: number", "kind: number\n    max: .inf", "E113", ".inf"),
        ("{often: weekly}", "often", "E116", "often"),
        ("informs: [1]\n", "informs: [one]\n", "E113", "one"),
        ("      food: Food", "      Hot food: Food", "E118", "Hot"),
        ("      food: Food", "      food: {label: Food, als: [x]}", "E112", "als"),
        ("breakdowns: [age]", "breakdowns: age", "E113", "age"),
    ],
)
def test_a_part_of_the_wrong_shape_is_found_at_its_place(
    old: str, new: str, code: str, word: str
) -> None:
    assert (code, word) in found(change(old, new))


def test_options_written_as_a_list_are_one_finding() -> None:
    old = "      weekly: Every week\n      never: Never\n"
    assert found(change(old, "      - Every week\n      - Never\n")) == [("E113", "-")]


def test_codes_may_be_numbers() -> None:
    assert found(change("      food: Food", "      2027: In 2027")) == []


def test_a_faulty_question_does_not_make_the_questions_too_few() -> None:
    assert ("E119", "-") not in found(change("kind: scale", "kind: ladder"))
