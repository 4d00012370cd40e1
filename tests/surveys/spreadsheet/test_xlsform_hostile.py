"""Whatever stands in a form of others, it is imported or refused: no traceback."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from surveys.files import Unreadable
from surveys.review.review import review_text
from surveys.spreadsheet.as_yaml import as_yaml
from surveys.spreadsheet.plainly import plain_survey
from surveys.spreadsheet.workbook import Refused
from surveys.spreadsheet.xlsform_in import from_xlsform
from surveys.spreadsheet.xlsform_out import xlsform
from tests.surveys.review.good import GOOD
from tests.surveys.spreadsheet.books import changed

pytestmark = pytest.mark.slow
GOOD_SURVEY = review_text("tiny.yaml", GOOD).survey
assert GOOD_SURVEY is not None
FORM, _ = xlsform(plain_survey(GOOD_SURVEY))
CALM = settings(max_examples=40)
JUNK = st.one_of(
    st.text(st.characters(codec="utf-8", exclude_categories=["C"]), max_size=30),
    st.integers(-(10**18), 10**18),
    st.booleans(),
    st.sampled_from(
        [
            "begin group",
            "end group",
            "begin repeat",
            "select_one often or_other",
            "select_multiple",
            "rank first",
            "geopoint",
            "${often}",
            "${nobody} = 1",
            "selected(${first}, 'music') and not(${hours} > 3)",
            "1 + (",
            "start=0 end=-5 step=0",
            "count-selected(.) <= 99",
            "label::Cymraeg (cy)",
            "questions.first.informs",
        ]
    ),
)
WHERE = st.builds(
    lambda sheet, column, row: f"{sheet}!{column}{row}",
    st.sampled_from(["survey", "choices", "settings", "hearback"]),
    st.sampled_from("ABCDEFG"),
    st.integers(1, 14),
)


def is_taken_or_refused(content: bytes) -> bool:
    """Whether a form becomes a file that can be reviewed, or is refused in words."""
    try:
        found = from_xlsform("form.xlsx", content)
    except (Refused, Unreadable) as error:
        return bool(str(error))
    reviewed = review_text("form.yaml", as_yaml(found.data, found.losses))
    return all(each.code not in ("E102", "E103", "E106") for each in reviewed.findings)


@CALM
@given(st.dictionaries(WHERE, JUNK, min_size=1, max_size=12))
def test_whatever_stands_in_its_cells_a_form_is_imported_or_refused(
    cells: dict[str, object],
) -> None:
    assert is_taken_or_refused(changed(FORM, cells))


@CALM
@given(
    st.lists(st.tuples(st.integers(0, len(FORM) - 1), st.integers(0, 255)), max_size=8),
    st.none() | st.integers(0, len(FORM)),
)
def test_a_form_that_was_damaged_is_imported_or_refused(
    signs: list[tuple[int, int]], cut: int | None
) -> None:
    content = bytearray(FORM)
    for place, sign in signs:
        content[place] = sign
    assert is_taken_or_refused(bytes(content[:cut]))
