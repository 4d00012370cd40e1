import tracemalloc
from datetime import date, datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from surveys.files import Unreadable
from surveys.spreadsheet.reviewing import review_workbook
from surveys.spreadsheet.template import template
from surveys.spreadsheet.workbook import LARGEST_UNPACKED, Refused, opened
from tests.surveys.review.good import GOOD
from tests.surveys.spreadsheet.books import book, changed, with_part

BLANK = template()


def _refusal(content: bytes, name: str = "sent.xlsx") -> str:
    found = review_workbook(name, content)
    assert found.survey is None
    assert not found.readable
    assert [each.code for each in found.findings] == ["E101"]
    return found.findings[0].message


def test_cells_keep_what_was_typed_with_their_place() -> None:
    content = book(One=[["a", None, 2], [], [date(2027, 2, 12), 2.5, True]])
    rows = opened("sent.xlsx", content)["one"].rows
    assert [(cell.name, cell.words) for row in rows for cell in row.values()] == [
        ("One!A1", "a"),
        ("One!C1", "2"),
        ("One!A3", "2027-02-12"),
        ("One!B3", "2.5"),
        ("One!C3", "yes"),
    ]


def test_an_hour_is_words() -> None:
    content = book(One=[[datetime(2027, 2, 12, 9, 30)]])
    assert opened("sent.xlsx", content)["one"].rows[0][1].words == "2027-02-12T09:30:00"


def test_formulas_are_refused_cell_by_cell() -> None:
    content = changed(BLANK, {"Promise!B2": "=1+1", "Questions!C3": '=HYPERLINK("http://x","y")'})
    with pytest.raises(Refused) as refused:
        opened("sent.xlsx", content)
    places = [(each.code, each.cell) for each in refused.value.findings]
    assert places == [("E171", "Promise!B2"), ("E171", "Questions!C3")]


@pytest.mark.parametrize("name", ["xl/vbaProject.bin", "xl/macrosheets/sheet1.xml"])
def test_macros_are_refused(name: str) -> None:
    assert "macros" in _refusal(with_part(BLANK, name, b"Sub Auto_Open()"))


def test_a_file_named_as_one_with_macros_is_refused() -> None:
    assert "macros" in _refusal(BLANK, "sent.xlsm")


def test_a_yaml_file_with_another_name_is_no_spreadsheet() -> None:
    assert "no Excel file" in _refusal(GOOD.encode())


def test_an_old_or_locked_file_is_named_as_such() -> None:
    assert "password" in _refusal(bytes.fromhex("D0CF11E0A1B11AE1") + bytes(5000))


def test_a_large_file_is_refused_unopened() -> None:
    assert "larger" in _refusal(BLANK + bytes(10_000_000))


def test_what_would_unpack_to_much_is_refused_before_it_is_unpacked() -> None:
    bomb = with_part(BLANK, "xl/sharedStrings.xml", b"<sst>" + b" " * 60_000_000)
    assert len(bomb) < 200_000
    tracemalloc.start()
    try:
        assert f"{LARGEST_UNPACKED:,}" in _refusal(bomb)
        assert tracemalloc.get_traced_memory()[1] < 2_000_000
    finally:
        tracemalloc.stop()


def test_a_zip_that_lies_about_its_sizes_is_refused() -> None:
    honest = with_part(BLANK, "xl/sharedStrings.xml", b" " * 30_000_000)
    lying = honest.replace((30_000_000).to_bytes(4, "little"), (1_000).to_bytes(4, "little"))
    assert lying != honest
    assert "no whole Excel file" in _refusal(lying)


def test_entities_that_multiply_are_not_expanded() -> None:
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    xml = f'<!DOCTYPE sst [<!ENTITY l0 "ha">{levels}]><sst><si><t>&l9;</t></si></sst>'
    assert "no whole Excel file" in _refusal(with_part(BLANK, "xl/sharedStrings.xml", xml.encode()))


def test_another_zip_file_is_no_spreadsheet() -> None:
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", "<x/>")
    assert "no whole Excel file" in _refusal(file.getvalue())


def test_a_cell_far_below_is_refused() -> None:
    content = changed(BLANK, {"Questions!A1048576": "x"})
    with pytest.raises(Unreadable, match="below row"):
        opened("sent.xlsx", content)


def test_a_sheet_that_holds_more_than_any_survey_is_refused() -> None:
    assert "more than any survey" in _refusal(book(Promise=[["x"] * 120] * 170))
    assert "more than any survey" in _refusal(book(Promise=[["x" * 30_000]] * 40))


@pytest.mark.slow
@settings(max_examples=150)
@given(st.data())
def test_no_damage_to_a_file_breaks_its_review(data: st.DataObject) -> None:
    content = bytearray(BLANK)
    for _ in range(data.draw(st.integers(1, 8))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.one_of(st.none(), st.integers(0, len(content))))
    assert review_workbook("sent.xlsx", bytes(content[:cut])).findings


@pytest.mark.slow
@settings(max_examples=60)
@given(st.data())
def test_whatever_stands_in_cells_is_reviewed_with_the_cell(data: st.DataObject) -> None:
    junk = st.one_of(
        st.text(st.characters(codec="utf-8", exclude_categories=["C"]), max_size=30),
        st.floats(allow_nan=False, allow_infinity=False),
        st.integers(-(10**18), 10**18),
        st.booleans(),
        st.dates(date(1950, 1, 1), date(2100, 1, 1)),
        st.sampled_from(["=1+1", "Promise", "scale", "a.b.c", "9" * 40, "not (((", "| | |", "0"]),
    )
    where = st.builds(
        lambda sheet, column, row: f"{sheet}!{column}{row}",
        st.sampled_from(["Promise", "Questions", "Words"]),
        st.sampled_from("ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
        st.integers(1, 30),
    )
    cells = data.draw(st.dictionaries(where, junk, min_size=1, max_size=25))
    for found in review_workbook("sent.xlsx", changed(BLANK, cells)).findings:
        assert found.line >= 1
        assert found.column >= 1
        assert found.cell is not None
