from typing import Any

import pytest

from surveys.questionnaire import Survey
from surveys.spreadsheet.parts import Leaf, closed, loc_of, part_at, parts_of, read_as, written


@pytest.mark.parametrize(
    ("key", "leaf"),
    [
        ("title", Leaf.WORDS),
        ("decision.can_change.2", Leaf.WORDS),
        ("outcomes.1.known_by", Leaf.WORDS),
        ("languages", Leaf.NAMES),
        ("closes", Leaf.DAY),
        ("audience.min_age", Leaf.NUMBER),
        ("sensitive", Leaf.FLAG),
        ("audience.source", Leaf.TEXT),
    ],
)
def test_each_part_of_a_promise_fits_a_cell(key: str, leaf: Leaf) -> None:
    part = part_at(Survey, loc_of(key))
    assert part is not None
    assert (part.key, part.leaf) == (key, leaf)


@pytest.mark.parametrize(
    "key", ["", "decision", "title.en", "languages.1", "other_ways", "other_ways.x", "nothing"]
)
def test_what_is_no_part_fits_none(key: str) -> None:
    assert part_at(Survey, loc_of(key)) is None


def test_choices_come_from_the_model() -> None:
    parts = {part.key: part.choices for part in parts_of(Survey)}
    assert parts["purpose"] == ("decide", "explore", "evaluate")
    assert parts["access"] == ("open", "link", "code")


@pytest.mark.parametrize(
    ("leaf", "value", "meant"),
    [
        (Leaf.NUMBER, 2.0, 2),
        (Leaf.NUMBER, "2,5", 2.5),
        (Leaf.NUMBER, "many", "many"),
        (Leaf.FLAG, "Yes", True),
        (Leaf.FLAG, False, False),
        (Leaf.FLAG, "perhaps", "perhaps"),
        (Leaf.NAMES, "en, cy,", ["en", "cy"]),
        (Leaf.NUMBERS, "1, 2", [1, 2]),
        (Leaf.NUMBERS, 1, [1]),
        (Leaf.TEXT, 16, "16"),
    ],
)
def test_a_cell_is_read_as_what_belongs_there(leaf: Leaf, value: Any, meant: Any) -> None:
    assert read_as(leaf, value) == meant


def test_what_is_written_is_read_back() -> None:
    assert read_as(Leaf.NUMBERS, written(Leaf.NUMBERS, [1, 2])) == [1, 2]
    assert read_as(Leaf.FLAG, written(Leaf.FLAG, False)) is False


def test_gaps_in_lists_are_closed() -> None:
    ways = closed([("a", 4, "x"), ("a", 1, "y"), ("b",)])
    assert ways["a", 1, "y"] == ("a", 0, "y")
    assert ways["a", 4, "x"] == ("a", 1, "x")
    assert ways["b",] == ("b",)
