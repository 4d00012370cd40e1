from io import BytesIO

from openpyxl import Workbook, load_workbook  # type: ignore[import-untyped]

from admin.reports.exports.export import Export
from admin.reports.exports.sheets import Book
from admin.reports.exports.workbook import workbook
from surveys.codebook import MISSING
from tests.admin.reports.exports.made import buses_export, export_of
from tests.admin.reports.samples import choices, one_question, publish
from tests.surveys.small import question, survey


def opened(export: Export) -> Workbook:
    return load_workbook(BytesIO(workbook(export)))


def texts(book: Workbook, sheet: str) -> list[str]:
    return [str(cell.value) for row in book[sheet] for cell in row if cell.value is not None]


def test_there_is_a_sheet_for_each_question_and_for_what_it_is_read_by() -> None:
    names = opened(buses_export()).sheetnames
    assert names[:4] == ["About", "Ledger", "1 often", "2 keep"]
    assert names[-3:] == ["Breakdowns", "Why not", "Codebook"]


def test_about_carries_versions_rules_missing_codes_and_the_ledger() -> None:
    said = texts(opened(buses_export()), "About")
    assert "1.0.0" in said
    assert "About 120 answers" in said
    assert any(line.startswith("Who we heard, and who not.") for line in said)
    assert any("rounded to the nearest 5" in line for line in said)
    assert set(MISSING) <= set(said)


def test_a_question_has_labels_in_every_language_and_the_picture_in_words() -> None:
    said = texts(opened(buses_export()), "1 often")
    assert {"Every week", "Bob wythnos", "Answer (en)", "Answer (cy)"} <= set(said)
    assert any(line.endswith("Told us they could not: 0.") or "Done:" in line for line in said)


def test_a_small_count_is_a_star() -> None:
    asked = one_question()
    published = publish(asked, choices(yes=60, no=35, maybe=4), {})
    said = texts(opened(export_of(asked, published)), "1 it")
    assert "*" in said
    assert "4" not in said


def test_with_few_answers_there_are_words_and_no_counts() -> None:
    book = opened(buses_export(30))
    values = [cell.value for row in book["1 often"] for cell in row]
    assert not [value for value in values if isinstance(value, int)]


def test_long_and_odd_names_of_sheets_are_told_apart() -> None:
    book = Book({})
    names = [book.sheet(name).page.get_name() for name in ("a" * 40, "A" * 40, "x/y[z]")]
    assert len({name.lower() for name in names}) == 3
    assert all(len(name) <= 31 for name in names)
    assert names[2] == "x-y-z-"


def test_sheets_of_an_arabic_survey_run_to_the_left() -> None:
    asked = survey(question("it", ask={"ar": "كم عمرك؟"}), languages=["ar"], title={"ar": "حافلات"})
    book = opened(export_of(asked, publish(asked, choices(yes=60, no=40), {})))
    assert all(sheet.sheet_view.rightToLeft for sheet in book)
    assert not any(sheet.sheet_view.rightToLeft for sheet in opened(buses_export()))


def test_the_file_tells_no_time_of_day() -> None:
    made = opened(buses_export()).properties.created
    assert made is not None
    assert (made.hour, made.minute, made.second) == (0, 0, 0)
