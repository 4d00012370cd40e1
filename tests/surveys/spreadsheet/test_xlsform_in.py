from collections.abc import Sequence
from typing import Any

import pytest

from surveys.files import Unreadable
from surveys.review.review import review_text
from surveys.spreadsheet.as_yaml import as_yaml
from surveys.spreadsheet.template import template
from surveys.spreadsheet.workbook import Refused
from surveys.spreadsheet.xlsform_in import Imported, from_xlsform
from tests.surveys.spreadsheet.books import book, changed

pytestmark = pytest.mark.slow
HEAD = ["type", "name", "label", "relevant", "constraint", "parameters"]
YES_NO = [["yn", "yes", "Yes"], ["yn", "no", "No"]]


def _form(
    rows: Sequence[Sequence[object]],
    head: Sequence[str] = HEAD,
    choices: Sequence[Sequence[object]] = YES_NO,
    **sheets: Sequence[Sequence[object]],
) -> bytes:
    head_of_choices = ["list_name", "name", "label"]
    return book(survey=[head, *rows], choices=[head_of_choices, *choices], **sheets)


def _imported(*rows: Sequence[object], **how: Any) -> Imported:
    return from_xlsform("form.xlsx", _form(rows, **how))


def _items(found: Imported) -> list[dict[str, Any]]:
    return list(found.data["questions"])


def _large(found: Imported) -> list[str]:
    return [str(loss) for loss in found.losses if not loss.is_small]


def test_each_kind_becomes_its_like() -> None:
    found = _imported(
        ["note", "hello", "Hello"],
        ["select_one yn", "one", "One?"],
        ["select_multiple yn", "many", "Many?", None, "count-selected(.) <= 2"],
        ["rank yn", "order", "In order?", None, None, "randomize=true"],
        ["range", "rate", "Rate?", None, None, "start=1 end=7 step=1"],
        ["range", "amount", "How much?", None, None, "start=0 end=20 step=1"],
        ["integer", "whole", "How many?", None, ". >= 0 and . < 10"],
        ["decimal", "part", "How much?", None, ".>=0.5"],
        ["text", "words", "Why?", None, "string-length(.) <= 200"],
        ["acknowledge", "agree", "I have read this"],
    )
    assert _large(found) == []
    options = {"yes": "Yes", "no": "No"}
    assert _items(found) == [
        {"id": "hello", "kind": "statement", "ask": "Hello"},
        {"id": "one", "kind": "single_choice", "options": options, "ask": "One?"},
        {"id": "many", "kind": "multiple_choice", "options": options, "ask": "Many?", "max": 2},
        {"id": "order", "kind": "ranking", "options": options, "ask": "In order?", "shuffle": True},
        {"id": "rate", "kind": "scale", "points": 7, "ask": "Rate?"},
        {"id": "amount", "kind": "number", "min": 0, "max": 20, "ask": "How much?"},
        {"id": "whole", "kind": "number", "ask": "How many?", "min": 0, "max": 9},
        {"id": "part", "kind": "number", "whole": False, "ask": "How much?", "min": 0.5},
        {"id": "words", "kind": "open_ended", "ask": "Why?", "max_length": 200},
        {"id": "agree", "kind": "statement", "ask": "I have read this"},
    ]


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("${one} = 'yes'", {"one": ["yes"]}),
        ("${one} = 'yes' or ${one} = 'no'", {"one": ["yes", "no"]}),
        ("selected(${many}, 'yes')", {"many": ["yes"]}),
        ("not(selected(${many}, 'yes'))", {"not": {"many": ["yes"]}}),
        ("count-selected(${many}) > 1", {"many": {"at_least": 2.0}}),
        ("${whole} > 3", {"whole": {"at_least": 4.0}}),
        ("${whole} < 3 and ${one} != 'no'",
         {"all": [{"whole": {"at_most": 2.0}}, {"not": {"one": ["no"]}}]}),
    ],
)  # fmt: skip
def test_relevant_becomes_ask_if(text: str, condition: object) -> None:
    found = _imported(
        ["select_one yn", "one", "One?"],
        ["select_multiple yn", "many", "Many?"],
        ["integer", "whole", "How many?"],
        ["note", "last", "Last", text],
    )
    assert found.losses == ()
    assert _items(found)[-1]["ask_if"] == condition


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (["geopoint", "x", "Where?"], "survey row 3: “geopoint” has nothing like it"),
        (["barcode", "x", "Scan"], "survey row 3: “barcode” has nothing like it"),
        (["image", "x", "A photo"], "survey row 3: “image” has nothing like it"),
        (["date", "x", "When?"], "survey row 3: “date” has nothing like it"),
        (["audio", "x", "Say it"], "survey row 3: “audio” has nothing like it"),
        (["deviceid", "x", None], "survey row 3: “deviceid” has nothing like it"),
        (["note", "x", "X", "today() > 3"], "survey row 3: it is asked of everyone, because"),
        (["text", "x", "X", None, "regex(., '[a-z]+')"], "survey row 3: its constraint, because"),
        (["decimal", "x", "X", None, ". > 0.5"], "survey row 3: its constraint, because"),
        (["range", "x", "X", None, None, "start=0 end=10 step=5"], "not steps of 5"),
    ],
)
def test_what_cannot_be_carried_is_named_with_sheet_and_row(
    row: Sequence[object], told: str
) -> None:
    found = _imported(["select_one yn", "one", "One?"], row)
    assert len(_large(found)) == 1
    assert told in _large(found)[0]


@pytest.mark.parametrize(
    ("column", "value", "told"),
    [
        ("calculation", "1 + 1", "survey!G2: “calculation” has nothing like it"),
        ("choice_filter", "name = 'yes'", "survey!G2: all choices are shown, without the filter"),
        ("media::image", "bus.png", "survey!G2: “media” has nothing like it"),
        ("default", "yes", "survey!G2: “default” has nothing like it"),
    ],
)
def test_columns_without_a_like_are_named_with_their_cell(
    column: str, value: str, told: str
) -> None:
    row = ["select_one yn", "one", "One?", None, None, None, value]
    found = _imported(row, head=[*HEAD, column])
    assert [loss for loss in _large(found) if told in loss]


def test_what_is_small_is_told_and_stops_nothing() -> None:
    row = ["select_one yn", "one", "One?", None, None, None, "yes", "minimal", "mine"]
    found = _imported(row, head=[*HEAD, "required", "appearance", "remark"])
    assert _large(found) == []
    assert [loss.where for loss in found.losses] == ["survey!G2", "survey!H2", "survey!I2"]


def test_a_repeat_is_named_and_its_questions_are_asked_once() -> None:
    found = _imported(
        ["begin repeat", "again", "Each"], ["text", "x", "X?"], ["end repeat", None, None]
    )
    assert [item["id"] for item in _items(found)] == ["again", "x"]
    assert "asked once" in _large(found)[0]


def test_questions_in_groups_are_asked_when_all_groups_around_them_are() -> None:
    found = _imported(
        ["select_one yn", "one", "One?"],
        ["begin_group", "outer", "A heading", "${one} = 'yes'"],
        ["begin_group", "inner", None, "${one} != 'no'"],
        ["text", "x", "X?"],
        ["end_group", None, None],
        ["end_group", None, None],
        ["text", "y", "Y?"],
    )
    yes, not_no = {"one": ["yes"]}, {"not": {"one": ["no"]}}
    assert [(item["id"], item.get("ask_if")) for item in _items(found)[1:]] == [
        ("outer", yes),
        ("x", {"all": [yes, not_no]}),
        ("y", None),
    ]


def test_or_other_asks_what_else() -> None:
    found = _imported(["select_one yn or_other", "one", "One?"])
    one, other = _items(found)
    assert one["options"]["other"] == "Something else"
    assert other == {
        "id": "one_other",
        "kind": "open_ended",
        "ask": "What else?",
        "ask_if": {"one": ["other"]},
    }


def test_names_become_ids_and_conditions_follow() -> None:
    found = _imported(
        ["select_one yn", "HowOften", "How often?"],
        ["text", "how-often", "Why?", "${HowOften} = 'Yes-always'"],
        choices=[["yn", "Yes-always", "Yes"], ["yn", "no", "No"]],
    )
    assert [item["id"] for item in _items(found)] == ["howoften", "how_often"]
    assert _items(found)[1]["ask_if"] == {"howoften": ["yes_always"]}
    assert all(loss.is_small for loss in found.losses)


def test_every_language_with_a_code_is_carried() -> None:
    found = from_xlsform(
        "form.xlsx",
        book(
            survey=[
                ["type", "name", "label::English (en)", "label::Cymraeg", "hint::Welsh (cy)"],
                ["text", "why", "Why?", "Pam?", "Unrhyw beth"],
            ],
            settings=[
                ["form_title", "form_id", "default_language"],
                ["Buses", "Bus es", "English (en)"],
            ],
        ),
    )
    assert found.data["languages"] == ["en", "cy"]
    assert found.data["title"] == "Buses"
    assert found.data["id"] == "bus-es"
    assert _items(found)[0]["ask"] == {"en": "Why?", "cy": "Pam?"}
    assert _items(found)[0]["hint"] == {"cy": "Unrhyw beth"}


def test_gaps_in_the_promise_are_marked_and_found_by_check() -> None:
    found = _imported(
        ["select_one yn", "one", "One?"], settings=[["form_title", "form_id"], ["Buses", "buses"]]
    )
    text = as_yaml(found.data, found.losses)
    assert "# Missing: purpose, level, why, feedback, opens, closes" in text
    missing = [each for each in review_text("buses.yaml", text).findings if each.code == "E111"]
    assert len(missing) == 10


@pytest.mark.parametrize(
    "rows",
    [
        [["select_one nothing", "x", "X?"]],
        [["begin group", "x", "X"]],
        [["no such type", "x", "X?"]],
        [["text", "x", "X?", "${nobody} = 1"]],
    ],
)
def test_what_pyxform_refuses_is_refused_in_its_words(rows: Sequence[Sequence[object]]) -> None:
    with pytest.raises(Refused) as refused:
        from_xlsform("form.xlsx", _form(rows))
    assert [each.code for each in refused.value.findings] == ["E176"]


def test_a_template_of_ours_is_no_form() -> None:
    with pytest.raises(Refused, match="survey"):
        from_xlsform("form.xlsx", template())


def test_formulas_in_a_form_are_refused() -> None:
    content = changed(_form([["text", "x", "X?"]]), {"survey!C2": '="X"&"?"'})
    with pytest.raises(Refused) as refused:
        from_xlsform("form.xlsx", content)
    assert refused.value.findings[0].cell == "survey!C2"


def test_what_is_no_workbook_is_refused() -> None:
    with pytest.raises(Unreadable):
        from_xlsform("form.xlsx", b"type,name,label")


def test_an_answer_quoted_in_words_is_named_and_left_out() -> None:
    found = _imported(["text", "who", "Who?"], ["note", "x", "Thanks ${who}!"])
    assert _items(found)[1]["ask"] == "Thanks …!"
    assert _large(found) == ["survey!C3: the answer quoted in “Thanks ${who}!”"]
