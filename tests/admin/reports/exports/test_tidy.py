import csv
from dataclasses import replace
from io import StringIO

from msgspec import structs

from admin.reports.exports.export import Export
from admin.reports.exports.texts import codebook_csv, codebook_markdown, ledger_csv, results_csv
from admin.reports.published import Breakdown, Coverage, CoverageRow, Gap, Group, Note
from bot.dispositions import Disposition
from surveys.text import Text
from tests.admin.reports.exports.made import DAY, buses_export, export_of
from tests.admin.reports.samples import both, choices, one_question, publish


def rows(held: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(held.decode(), newline="")))


def of_table(held: bytes, table: str) -> list[dict[str, str]]:
    return [row for row in rows(held) if row["table"] == table]


def starred() -> Export:
    asked = one_question(ask=both("Which?", "Pa un?"))
    return export_of(asked, publish(asked, choices(yes=60, no=35, maybe=4), {Disposition.DONE: 99}))


def test_each_published_value_is_a_row() -> None:
    found = of_table(results_csv(starred()), "question")
    assert [(row["code"], row["shown"], row["count"]) for row in found] == [
        ("yes", "number", "60"),
        ("no", "number", "35"),
        ("maybe", "suppressed", ""),
    ]
    assert found[2]["below"] == "8"


def test_labels_are_there_in_every_language() -> None:
    found = of_table(results_csv(buses_export()), "question")
    assert (found[0]["label_en"], found[0]["label_cy"]) == ("Every week", "Bob wythnos")


def test_with_few_answers_there_are_words() -> None:
    found = of_table(results_csv(buses_export(30)), "question")
    assert {row["shown"] for row in found} <= {"words", "withheld"}
    assert not any(row["count"] or row["percent"] for row in found)


def test_a_withheld_table_has_one_row_that_says_so() -> None:
    found = of_table(results_csv(buses_export(3)), "question")
    assert {row["shown"] for row in found} == {"withheld"}


def test_every_file_carries_versions_missing_codes_rules_and_the_ledger() -> None:
    export = buses_export()
    for held, column in ((results_csv(export), "table"), (codebook_csv(export), "part")):
        parts = {row[column] for row in rows(held)}
        assert {"missing_code", "rule", "ledger"} <= parts
        assert {row["versions"] for row in rows(held)} == {"1.0.0"}
    ledger = rows(ledger_csv(export))
    assert [row["disposition"] for row in ledger[1:]] == [each.value for each in Disposition]
    assert ledger[0]["label_en"] == "About 120 answers"
    said = codebook_markdown(export)
    assert "missing:not_asked" in said
    assert "rounded to the nearest 5" in said
    assert "- Done: 120" in said


def test_the_picture_in_words_is_in_every_language() -> None:
    found = of_table(results_csv(buses_export()), "picture_in_words")
    assert found[0]["label_en"].startswith("How often do you take a bus after 7pm?")
    assert found[0]["label_cy"].startswith("Pa mor aml")


def test_breakdowns_and_groups_left_out_are_rows() -> None:
    export = starred()
    (table,) = export.published.tables
    groups = (Group("a16", Text(both("16 to 17", "16 i 17")), table),)
    made = Breakdown(
        "it", table.question, "age", Text({"": "How old?"}), groups,
        (Text({"": "Under 16"}),), (Note.GROUPS_LEFT_OUT,),
    )  # fmt: skip
    published = replace(export.published, breakdowns=(made,))
    found = of_table(results_csv(structs.replace(export, published=published)), "breakdown")
    assert [(row["by"], row["group"], row["code"], row["shown"]) for row in found] == [
        ("age", "a16", "yes", "number"),
        ("age", "a16", "no", "number"),
        ("age", "a16", "maybe", "suppressed"),
        ("age", "", "", "withheld"),
    ]
    assert found[3]["group_label_en"] == "Under 16"


def test_coverage_says_what_was_expected() -> None:
    export = starred()
    row = CoverageRow("a16", Text({"": "16 to 17"}), 4100, 40, None, Gap.NOT_KNOWN)
    made = Coverage("age", Text({"": "How old?"}), Text({"": "ONS"}), (row,), Text({"": "Gap."}))
    published = replace(export.published, coverage=(made,))
    found = of_table(results_csv(structs.replace(export, published=published)), "coverage")
    assert [(each["code"], each["people"], each["expected"]) for each in found] == [
        ("a16", "4100", "40"),
        ("said", "", ""),
    ]


def test_the_codebook_is_made_on_a_day() -> None:
    assert f"Made on {DAY.isoformat()}" in codebook_markdown(buses_export())
