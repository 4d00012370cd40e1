import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from surveys.review.review import review_text
from surveys.review.source import source
from surveys.schema import survey_schema
from tests.surveys.review.examples import codes, examples
from tests.surveys.review.good import GOOD

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "survey.schema.json"
SHIPPED = sorted((ROOT / "surveys" / "definitions").glob("[!o]*.yaml"))
SCHEMA = Draft202012Validator(survey_schema(), format_checker=Draft202012Validator.FORMAT_CHECKER)
OF_SHAPE = [code for code in codes() if "E111" <= code <= "E124"]
"""The rules of shape, and of which parts go with which purpose."""
TREES = [code for code in codes() if code > "E106"]
"""The rules whose examples are trees of lines at all."""

BAD = {
    "a misspelt key": ("title: Tiny", "titel: Tiny"),
    "a kind that does not exist": ("kind: scale", "kind: slider"),
    "an empty key": ("title: Tiny", "title:"),
    "blank words": ("title: Tiny", 'title: " "'),
    "a number where words belong": ("title: Tiny", "title: 12"),
    "no day": ("closes: +28 days", "closes: in a month"),
    "no condition": ("{often: weekly}", "weekly"),
    "a comparison that is not known": ("{often: weekly}", "{often: {about: 3}}"),
    "an empty condition": ("{often: weekly}", "{all: []}"),
    "an id with capitals": ("id: tiny", "id: Tiny"),
    "one option": ("      never: Never\n", ""),
    "a code with a space": ("      never: Never\n", "      not ever: Never\n"),
    "a scale of eleven": ("kind: scale", "kind: scale\n    points: 11"),
    "three breakdowns": ("breakdowns: [age]", "breakdowns: [age, first, often]"),
    "an unknown purpose": ("purpose: decide", "purpose: decid"),
    "no decision to decide": ("decision:", "use:"),
    "no questions": ("version: 1.0.0\n", ""),
}


def data(text: str) -> Any:
    return _as_json(source("tiny.yaml", text)[0].data)


def _as_json(part: Any) -> Any:
    """As an editor sees the file: dates and the names of keys are strings."""
    match part:
        case dict():
            return {str(key): _as_json(value) for key, value in part.items()}
        case list():
            return [_as_json(each) for each in part]
        case date():
            return part.isoformat()
        case _:
            return part


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(survey_schema())


def test_the_file_of_the_docs_is_the_schema() -> None:
    """`hearback check --schema > docs/survey.schema.json` renews it."""
    assert json.loads(PAGE.read_text("utf-8")) == survey_schema()


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: str(path.name))
def test_every_shipped_survey_fits_the_schema(path: Path) -> None:
    assert list(SCHEMA.iter_errors(data(path.read_text("utf-8")))) == []


@pytest.mark.parametrize(
    "change",
    [
        ("{often: weekly}", "{all: [{often: [weekly, never]}, {not: {often: never}}]}"),
        ("      never: Never\n", "      never: {label: {en: Never}, also: [Not once]}\n"),
        ("      never: Never\n", "      never: {en: Never}\n"),
        ("closes: +28 days", "closes: 2027-02-01"),
        ("closes: +28 days", "closes: +4 weeks"),
        ("breakdowns: [age]\n", ""),
    ],
)
def test_every_way_of_writing_fits_the_schema(change: tuple[str, str]) -> None:
    assert list(SCHEMA.iter_errors(data(GOOD.replace(*change)))) == []


@pytest.mark.parametrize("code", TREES)
def test_every_good_example_of_the_checker_fits_the_schema(code: str) -> None:
    for example in examples(code, "good"):
        assert list(SCHEMA.iter_errors(data(example.text))) == [], example.shown


@pytest.mark.parametrize("code", OF_SHAPE)
def test_no_bad_example_of_a_rule_of_shape_fits_the_schema(code: str) -> None:
    for example in examples(code, "bad"):
        assert list(SCHEMA.iter_errors(data(example.text))), example.shown


@pytest.mark.parametrize("name", sorted(BAD))
def test_a_file_of_another_shape_fits_neither_the_schema_nor_the_review(name: str) -> None:
    old, new = BAD[name]
    assert GOOD.count(old) == 1
    text = GOOD.replace(old, new)
    assert list(SCHEMA.iter_errors(data(text)))
    assert review_text("tiny.yaml", text).survey is None
