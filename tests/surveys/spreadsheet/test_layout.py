import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from surveys.review.findings import Loc
from surveys.spreadsheet import layout
from tests.surveys.spreadsheet.made import CODE, PLAIN


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(CODE, PLAIN, st.lists(PLAIN, max_size=4))
def test_an_option_is_read_from_its_cell_as_it_was_written(
    code: str, label: str, also: list[str]
) -> None:
    assert layout.option_of(layout.option_cell(code, label, also)) == (code, label, also)


@pytest.mark.parametrize(
    ("cell", "option"),
    [
        ("Every week", ("", "Every week", [])),
        ("weekly: Every week", ("weekly", "Every week", [])),
        ("Under 16 | 14 | 15", ("", "Under 16", ["14", "15"])),
        ("Yes: always", ("", "Yes: always", [])),
        ("9:30", ("", "9:30", [])),
        ("either\\or", ("", "either\\or", [])),
    ],
)
def test_an_option_may_be_written_without_its_code(
    cell: str, option: tuple[str, str, list[str]]
) -> None:
    assert layout.option_of(cell) == option


@pytest.mark.parametrize(
    "at", [("ask",), ("options", "weekly"), ("options", "option", "also", 2), ("labels", "5")]
)
def test_the_place_of_words_is_told_and_understood(at: Loc) -> None:
    assert layout.meant(layout.told(at)) == at


def test_every_field_of_a_question_has_a_column() -> None:
    assert {"id", "kind", "ask", "hint", "ask_if", "informs"} < set(layout.columns(3))


def test_help_and_examples_are_about_what_there_is() -> None:
    known = {part.key for part in layout.promise_parts()}
    assert set(layout.ABOUT) <= known
    assert {heading.split()[0] for heading in (*layout.HELP, *layout.EXAMPLE)} <= {
        heading.split()[0] for heading in layout.columns(3)
    }
