import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveys.review.findings import Loc
from surveys.spreadsheet import layout
from surveys.spreadsheet.layout import OptionCell
from tests.surveys.spreadsheet.made import CODE, PLAIN

MARKED = st.lists(
    st.one_of(PLAIN, st.sampled_from(["(alone)", "(ask: y)", "\\", "(", ")", "|"])), min_size=1
).map(" ".join)


@given(
    st.builds(
        OptionCell,
        CODE,
        MARKED,
        st.lists(MARKED, max_size=4).map(tuple),
        st.booleans(),
        st.one_of(st.just(""), MARKED),
    )
)
def test_an_option_is_read_from_its_cell_as_it_was_written(option: OptionCell) -> None:
    assert layout.option_of(layout.option_cell(option)) == option


@pytest.mark.parametrize(
    ("cell", "option"),
    [
        ("Every week", OptionCell("", "Every week")),
        ("weekly: Every week", OptionCell("weekly", "Every week")),
        ("Under 16 | 14 | 15", OptionCell("", "Under 16", ("14", "15"))),
        ("Yes: always", OptionCell("", "Yes: always")),
        ("9:30", OptionCell("", "9:30")),
        ("either\\or", OptionCell("", "either\\or")),
        ("None of these (alone)", OptionCell("", "None of these", (), True)),
        ("none: None | nothing  (Alone) ", OptionCell("none", "None", ("nothing",), True)),
        ("Other (ask: What (if any)?)", OptionCell("", "Other", (), False, "What (if any)?")),
        ("x: Other (alone) (Ask:What?)", OptionCell("x", "Other", (), True, "What?")),
        (
            "x: Other (ask: This | that?) (alone)",
            OptionCell("x", "Other", (), True, "This | that?"),
        ),
        ("At home (mostly alone)", OptionCell("", "At home (mostly alone)")),
        ("Left (alone) at home", OptionCell("", "Left (alone) at home")),
    ],
)
def test_an_option_may_be_written_without_its_code_and_with_marks(
    cell: str, option: OptionCell
) -> None:
    assert layout.option_of(cell) == option


@pytest.mark.parametrize(
    "at",
    [
        ("ask",),
        ("options", "weekly"),
        ("options", "option", "also", 2),
        ("options", "other", "specify"),
        ("labels", "5"),
    ],
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
