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
        (["integer", "x", "X", None, ". <= 1e999"], "survey row 3: its constraint, because"),
        (["integer", "x", "X", None, ". < 1e999"], "survey row 3: its constraint, because"),
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
        ("media::audio", "bus.mp3", "survey!G2: “media” has nothing like it"),
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
    assert [(item["id"], item["section"]) for item in _items(found)] == [("x", "Each")]
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
        ("x", {"all": [yes, not_no]}),
        ("y", None),
    ]


def test_the_heading_of_a_group_begins_a_part() -> None:
    found = _imported(
        ["text", "a", "A?"],
        ["begin_group", "one", "Getting home"],
        ["text", "b", "B?"],
        ["text", "c", "C?"],
        ["end_group", None, None],
        ["begin_group", "two", "About you"],
        ["text", "d", "D?"],
        ["end_group", None, None],
        ["text", "e", "E?"],
    )
    assert [(item["id"], item.get("section")) for item in _items(found)] == [
        ("a", None),
        ("b", "Getting home"),
        ("c", None),
        ("d", "About you"),
        ("e", None),
    ]
    assert [(str(loss), loss.is_small) for loss in found.losses] == [
        ("survey row 10: it is no longer below the heading “About you”, but is shown there", True)
    ]


def test_of_groups_in_groups_the_inner_heading_is_shown_and_the_outer_comes_back() -> None:
    found = _imported(
        ["begin_group", "outer", "Getting home"],
        ["text", "a", "A?"],
        ["begin_group", "inner", "The bus"],
        ["text", "b", "B?"],
        ["end_group", None, None],
        ["text", "c", "C?"],
        ["end_group", None, None],
    )
    assert [(item["id"], item.get("section")) for item in _items(found)] == [
        ("a", "Getting home"),
        ("b", "The bus"),
        ("c", "Getting home"),
    ]
    assert _large(found) == [
        "survey row 4: the heading “Getting home” around it: one heading is shown at a time"
    ]


def test_a_heading_without_a_question_is_named() -> None:
    found = _imported(
        ["begin_group", "one", "Where are you?"],
        ["geopoint", "x", "Where?"],
        ["end_group", None, None],
        ["text", "a", "A?"],
    )
    assert "survey row 2: the heading “Where are you?”: no question stands below it" in _large(
        found
    )
    assert "section" not in _items(found)[0]


def test_or_other_asks_what_else() -> None:
    found = _imported(["select_one yn or_other", "one", "One?"])
    (one,) = _items(found)
    assert one["options"]["other"] == {"label": "Something else", "specify": "What else?"}


def test_a_text_behind_choices_that_asks_about_one_of_them_belongs_to_it() -> None:
    found = _imported(
        ["select_one yn", "one", "One?"],
        ["text", "one_yes", "Which?", "${one} = 'yes'"],
        ["text", "why_not", "Why not?", "${one} = 'no'", "string-length(.) <= 300"],
    )
    assert _items(found)[0]["options"] == {
        "yes": {"label": "Yes", "specify": "Which?"},
        "no": {"label": "No", "specify": "Why not?"},
    }
    assert [str(loss) for loss in found.losses] == [
        "survey row 4: “why_not” is called “one_no” here"
    ]


@pytest.mark.parametrize(
    "row",
    [
        ["text", "more", "Which?", "${one} = 'yes' or ${one} = 'no'"],
        ["text", "more", "Which?", "${one} != 'yes'"],
        ["text", "more", "Which?", None],
        ["text", "more", "Which?", "${one} = 'yes'", "string-length(.) <= 80"],
        ["text", "more", "Which?", "${hello} != ''"],
        ["integer", "more", "How many?", "${one} = 'yes'"],
    ],
)
def test_any_other_question_behind_choices_stays_a_question(row: list[str | None]) -> None:
    found = _imported(["text", "hello", "Hello?"], ["select_one yn", "one", "One?"], row)
    assert [item["id"] for item in _items(found)] == ["hello", "one", "more"]
    assert _items(found)[1]["options"] == {"yes": "Yes", "no": "No"}


def test_a_text_that_is_looked_at_or_stands_apart_stays_a_question() -> None:
    asked, about = ["select_one yn", "one", "One?"], ["text", "more", "Which?", "${one} = 'yes'"]
    looked_at = _imported(asked, about, ["note", "last", "Thanks", "${more} != ''"])
    apart = _imported(asked, ["begin group", "g", None], about, ["end group"])
    twice = _imported(asked, about, [*about[:1], "again", *about[2:]])
    assert [item["id"] for item in _items(looked_at)] == ["one", "more", "last"]
    assert [item["id"] for item in _items(apart)] == ["one", "more"]
    assert [item["id"] for item in _items(twice)] == ["one", "again"]


def test_a_choice_that_goes_with_no_other_is_known_by_its_constraint() -> None:
    found = _imported(
        ["select_multiple yn", "a", "A?", None, "not(selected(., 'no') and count-selected(.) > 1)"],
        ["select_multiple yn", "b", "B?", None, "not(selected(., 'x') and count-selected(.) > 1)"],
    )
    assert [item["options"]["no"] for item in _items(found)] == [
        {"label": "No", "exclusive": True},
        "No",
    ]
    assert _large(found) == ["survey row 3: its constraint, because there is no choice “x”"]


def test_names_become_ids_and_conditions_follow() -> None:
    found = _imported(
        ["select_one yn", "HowOften", "How often?"],
        ["text", "how-often", "Why?", "${HowOften} = 'Yes-always'", "string-length(.) <= 80"],
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


def test_an_answer_quoted_in_words_is_quoted_here_too() -> None:
    found = _imported(
        ["select_one yn", "One", "One?"],
        ["note", "x", "You said ${One}, in {braces}."],
        head=["type", "name", "label"],
    )
    assert _items(found)[1]["ask"] == "You said {one}, in {{braces}}."
    assert _large(found) == []


@pytest.mark.parametrize(
    "rows",
    [
        [["text", "who", "Who?"], ["note", "x", "Thanks ${who}!"]],
        [["note", "x", "Thanks ${who}!"], ["select_one yn", "who", "Who?"]],
    ],
)
def test_an_answer_that_cannot_be_quoted_is_named_and_left_out(
    rows: Sequence[Sequence[object]],
) -> None:
    found = _imported(*rows)
    (told,) = [item["ask"] for item in _items(found) if item["id"] == "x"]
    assert told == "Thanks …!"
    (loss,) = _large(found)
    assert loss.endswith(": the answer quoted in “Thanks ${who}!”")


def test_a_heading_that_quotes_is_named() -> None:
    found = _imported(
        ["select_one yn", "one", "One?"],
        ["begin_group", "part", "You said ${one}"],
        ["text", "x", "X?"],
        ["end_group", None, None],
    )
    assert _items(found)[1]["section"] == "You said …"
    assert _large(found) == ["survey!C3: the answer quoted in “You said ${one}”"]
