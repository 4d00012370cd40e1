import pytest

from tests.surveys.review.good import change, found


def asked_if(condition: str) -> list[tuple[str, str]]:
    old = "    ask: How many hours?\n"
    return found(change(old, f"{old}    ask_if: {condition}\n"))


@pytest.mark.parametrize(
    "condition",
    [
        "{often: weekly}",
        "{often: [weekly, never, skipped]}",
        "{happy: 3}",
        "{happy: {at_least: 3}}",
        "{first: {at_most: 1}}",
        "{not: {first: music}}",
        "{first: {answered: true}}",
        "{often: {answered: false}}",
        "{all: [{often: weekly}, {any: [{happy: 1}, {first: food}]}]}",
    ],
)
def test_a_condition_that_looks_back_at_possible_answers_is_good(condition: str) -> None:
    assert asked_if(condition) == []


@pytest.mark.parametrize(
    ("condition", "code", "word"),
    [
        ("{hours: 3}", "E144", "hours"),
        ("{more: x}", "E144", "more"),
        ("{not: {age: old}}", "E144", "age"),
        ("{oftn: weekly}", "E145", "oftn"),
        ("{often: [weekly, monthly]}", "E146", "monthly"),
        ("{all: [{happy: 9}]}", "E146", "9"),
        ("{often: {at_least: 2}}", "E147", "{at_least"),
        ('{often: {answered: "yes"}}', "E116", "{often"),
    ],
)
def test_any_other_condition_is_found_at_its_place(condition: str, code: str, word: str) -> None:
    assert asked_if(condition) == [(code, word)]


def test_a_statement_is_never_answered() -> None:
    old = "  - id: hours\n"
    text = change(old, f"  - {{id: hello, kind: statement, ask: Hello.}}\n{old}")
    asked = "    ask: How many hours?\n"
    condition = "    ask_if: {hello: {answered: true}}\n"
    assert found(text.replace(asked, asked + condition)) == [("E146", "{answered")]
