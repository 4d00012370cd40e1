"""A file without what it asks in own words, where that is all that is wrong with it."""

from datetime import date

import pytest

from surveys.ready_made import modules
from surveys.review.review import WithoutWords, review_text
from surveys.spreadsheet.plainly import plain_survey
from surveys.spreadsheet.reviewing import review_workbook
from surveys.spreadsheet.template import template
from tests.surveys.review.good import GOOD, change

UNREAD = change(GOOD[GOOD.index("safeguarding:") : GOOD.index("questions:")], "")
"""Its last question is open-ended, and nobody reads the answers."""
ELSE = "food:\n        label: Something else\n        specify: What would that be?"


def less(text: str) -> WithoutWords | None:
    found = review_text("tiny.yaml", text, date(2027, 1, 11))
    assert found.survey is None
    return found.without_words


def left(text: str) -> tuple[list[str], list[str]]:
    """Return the ids of all items that are left, and of those that are left out."""
    found = less(text)
    assert found is not None
    return [each.id for each in found.survey.questions], [each.id for each in found.left_out]


def test_open_ended_questions_are_left_out_and_all_else_stays() -> None:
    whole = review_text("tiny.yaml", GOOD).survey
    found = less(UNREAD)
    assert whole is not None
    assert found is not None
    closed = tuple(item for item in whole.written if item.kind != "open_ended")
    assert found.survey.written == closed
    assert (found.survey.id, found.survey.version) == (whole.id, whole.version)
    assert found.findings == ()


def test_it_is_there_when_own_words_would_be_deleted_before_they_are_answered() -> None:
    assert less(change("retention_days: 120", "retention_days: 51")) is not None


def test_a_sound_file_has_none() -> None:
    assert review_text("tiny.yaml", GOOD).without_words is None


def test_a_file_with_other_errors_has_none() -> None:
    assert less(UNREAD.replace("purpose: decide\n", "")) is None


def test_a_file_that_asks_nothing_else_has_none() -> None:
    only = UNREAD[: UNREAD.index("questions:")] + (
        "questions:\n  - {id: why, kind: open_ended, ask: What else?, informs: [1, 2]}\n"
    )
    assert less(only) is None


def test_an_option_is_still_there_and_no_longer_asks_what_it_would_be() -> None:
    text = UNREAD.replace("food: Food", ELSE)
    found = less(text)
    assert found is not None
    assert found.left_out[0].id == "first_food"
    assert not any(each.id == "first_food" for each in found.survey.questions)
    assert "Something else" in found.survey.model_dump_json()


@pytest.mark.parametrize(
    ("condition", "is_asked"),
    [
        ("{note: {answered: true}}", False),
        ("{not: {note: {answered: true}}}", True),
        ("{all: [{often: weekly}, {note: {answered: true}}]}", False),
        ("{any: [{often: weekly}, {note: {answered: true}}]}", True),
    ],
)
def test_what_only_those_are_asked_who_wrote_something_is_left_out_too(
    condition: str, is_asked: bool
) -> None:
    asked = (
        "  - {id: note, kind: open_ended, ask: What is missing?}\n"
        f"  - id: after\n    kind: scale\n    ask: How near is it?\n    ask_if: {condition}\n"
        "  - id: happy\n"
    )
    kept, out = left(UNREAD.replace("  - id: happy\n", asked))
    assert ("after" in kept, "after" in out) == (is_asked, not is_asked)
    assert "note" in out


def test_the_rest_of_a_condition_stays() -> None:
    asked = (
        "  - {id: note, kind: open_ended, ask: What is missing?}\n"
        "  - id: after\n    kind: scale\n    ask: How near is it?\n"
        "    ask_if: {any: [{often: weekly}, {note: {answered: true}}]}\n  - id: happy\n"
    )
    found = less(UNREAD.replace("  - id: happy\n", asked))
    assert found is not None
    assert '"ask_if":{"any":[{"often":["weekly"]}]}' in found.survey.model_dump_json()


def test_the_heading_of_a_part_goes_on_to_the_first_question_that_is_left_in_it() -> None:
    asked = "  - {id: note, kind: open_ended, ask: What is missing?, section: Your week}\n  - id: happy\n"
    found = less(UNREAD.replace("  - id: happy\n", asked))
    assert found is not None
    assert found.survey.sections["happy"].say("en") == "Your week"
    assert "often" not in found.survey.sections


def test_findings_keep_the_lines_of_the_file() -> None:
    asked = (
        "  - {id: note, kind: open_ended, ask: What is missing?}\n"
        "  - id: happy\n    kind: scale\n    ask: Don't you agree that it is great?\n"
        "  - id: other\n"
    )
    text = UNREAD.replace("  - id: happy\n", asked)
    found = less(text)
    assert found is not None
    lines = {text.splitlines()[each.line - 1].strip() for each in found.findings}
    assert "ask: Don't you agree that it is great?" in lines


def test_ready_made_questions_stay_where_they_are() -> None:
    include = "  - include: {module: age_bands, dated: DATED, about_you: To see who we miss.}\n"
    dated = modules()["age_bands"][0].dated
    note = "  - {id: note, kind: open_ended, ask: What is missing?}\n"
    text = UNREAD.replace(
        "  - id: happy\n", f"{note}{include.replace('DATED', f'{dated}')}  - id: happy\n"
    )
    kept, out = left(text)
    assert kept[kept.index("happy") - 1] == "age_band"
    assert "age_band" not in out


def test_a_workbook_has_one_too() -> None:
    whole = review_text("tiny.yaml", GOOD).survey
    assert whole is not None
    unread = whole.model_copy(update={"safeguarding": None})
    found = review_workbook("tiny.xlsx", template(plain_survey(unread)), date(2027, 1, 11))
    assert found.without_words is not None
    assert {item.kind for item in found.without_words.left_out} == {"open_ended"}
