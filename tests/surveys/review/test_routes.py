import pytest

from tests.surveys.review.good import change, found

HOURS = "    ask: How many hours?\n"


def asked_if(condition: str) -> list[tuple[str, str]]:
    return found(change(HOURS, f"{HOURS}    ask_if: {condition}\n"))


@pytest.mark.parametrize(
    "condition",
    [
        "{all: [{often: weekly}, {often: never}]}",
        "{happy: {at_least: 6}}",
        "{all: [{happy: {at_least: 3}}, {happy: {at_most: 2}}]}",
        "{first: {at_least: 3}}",
        "{all: [{not: {often: weekly}}, {first: music}]}",
        "{often: not_asked}",
    ],
)
def test_a_question_that_no_answers_lead_to_is_an_error(condition: str) -> None:
    assert asked_if(condition) == [("E158", "ask_if")]


@pytest.mark.parametrize(
    "condition",
    [
        "{all: [{first: music}, {first: sport}]}",
        "{all: [{happy: {at_least: 3}}, {happy: {at_most: 3}}]}",
        "{happy: skipped}",
        "{not: {first: [music, sport, food]}}",
        "{first: {at_least: 2}}",
    ],
)
def test_a_question_that_some_answers_lead_to_is_fine(condition: str) -> None:
    assert asked_if(condition) == []


def test_picking_more_than_may_be_picked_leads_nowhere() -> None:
    assert asked_if("{all: [{first: music}, {first: sport}, {first: food}]}") == [
        ("E158", "ask_if")
    ]


def test_what_hangs_on_a_question_that_nobody_reaches_is_found_too() -> None:
    text = change(HOURS, f"{HOURS}    ask_if: {{all: [{{often: weekly}}, {{often: never}}]}}\n")
    more = "    ask: Anything else?\n"
    assert found(text.replace(more, f"{more}    ask_if: {{hours: 3}}\n")) == [
        ("E158", "ask_if"),
        ("E158", "ask_if"),
    ]


def test_a_condition_that_always_holds_is_advised_against() -> None:
    assert asked_if("{any: [{often: weekly}, {not: {often: weekly}}]}") == [("W221", "ask_if")]


def test_a_part_that_can_never_hold_is_told_at_its_place() -> None:
    condition = "{any: [{often: weekly}, {all: [{often: never}, {first: food}]}]}"
    assert asked_if(condition) == [("W222", "{all")]


def test_of_too_many_ways_nothing_is_said() -> None:
    scales = "".join(
        f"  - {{id: s{each}, kind: scale, points: 10, ask: How?, informs: [1]}}\n"
        for each in range(5)
    )
    parts = ", ".join(f"{{s{each}: {point}}}" for each in range(5) for point in range(1, 10))
    text = change("  - id: hours\n", f"{scales}  - id: hours\n").replace(
        HOURS, f"{HOURS}    ask_if: {{all: [{parts}]}}\n"
    )
    assert [code for code, _ in found(text) if code == "E158"] == []
