"""What somebody reads where a question quotes their answer."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from bot.conversation.screens import question as drawing
from bot.conversation.screens.question import question
from bot.conversation.screens.review import review
from bot.conversation.screens.view import View
from bot.conversation.state import Asking, Interview, Reviewing
from bot.conversation.wording import Wording, isolated
from surveys.answers import Amount, Answers, Choice, Choices, Entry, Missing, Ranks, Rating, Said
from surveys.items import Item, is_question
from surveys.questionnaire import Survey
from surveys.quotes import LONGEST_QUOTED
from surveys.review.review import review_text
from surveys.routing import route
from surveys.spreadsheet.as_yaml import as_yaml
from tests.bot.conversation.shelf import MONDAY, catalogue, listing
from tests.surveys.small import raw_survey, survey

HOME: list[dict[str, Any]] = [
    {"id": "one", "kind": "single_choice", "options": {"a": "Tea & toast", "b": "<b>Bus</b>"}},
    {"id": "many", "kind": "multiple_choice", "options": {"a": "Tea & toast", "b": "x" * 300}},
    {"id": "rate", "kind": "scale", "points": 5, "labels": {5: "Very safe"}},
    {"id": "few", "kind": "number", "unit": "hours"},
    {"id": "order", "kind": "ranking", "options": {"a": "First", "b": "Second"}},
    {"id": "words", "kind": "open_ended"},
]
ALL = [each["id"] for each in HOME]


def _quoting(*item_ids: str) -> Survey:
    quotes = ", ".join(f"{{{each}|nothing}}" for each in item_ids)
    before = [{"ask": f"About {each['id']}?", **each} for each in HOME]
    last = {"id": "last", "kind": "statement", "ask": f"You said: {quotes}!", "hint": quotes}
    return survey(*before, last)


def _shown(found: Survey, answers: Answers, at: str = "last", language: str = "en") -> str:
    known = listing(found)
    view = View(Wording(language), catalogue(found), MONDAY)
    asking = Asking(at)
    interview = Interview(found.id, known.fingerprint, 7, asking, answers)
    return question(view, known, interview, asking).html


@pytest.mark.parametrize(
    ("item", "entry", "read"),
    [
        ("one", Choice("a"), "Tea &amp; toast"),
        ("one", Choice("b"), "&lt;b&gt;Bus&lt;/b&gt;"),
        ("rate", Rating(5), "5 (Very safe)"),
        ("rate", Rating(4), "4 of 5"),
        ("few", Amount(3), "3 hours"),
        ("few", Amount(2.5), "2.5 hours"),
        ("one", Missing.SKIPPED, "nothing"),
        ("few", Missing.PREFER_NOT_TO_SAY, "nothing"),
    ],
)
def test_an_answer_is_quoted_as_it_reads_and_as_the_channel_takes_it(
    item: str, entry: Entry, read: str
) -> None:
    assert _shown(_quoting(item), {item: entry}) == f"You said: {read}!\n{read}"


def test_several_answers_are_quoted_as_a_list_and_what_is_long_is_cut() -> None:
    shown = _shown(_quoting("many"), {"many": Choices(("a", "b"))})
    assert shown.startswith("You said: Tea &amp; toast, xxx")
    assert shown.count("x") == 2 * (LONGEST_QUOTED - len("Tea & toast, ") - len("…"))


def test_own_words_and_orders_are_never_quoted_whatever_a_survey_says() -> None:
    answers: Answers = {"words": Said("my secret"), "order": Ranks(("a", "b"))}
    assert _shown(_quoting("words", "order"), answers) == (
        "You said: nothing, nothing!\nnothing, nothing"
    )


def test_an_answer_that_is_off_the_route_is_not_quoted() -> None:
    first = {"id": "one", "ask": "One?", "kind": "single_choice", "options": {"a": "A", "b": "B"}}
    then = {"id": "two", "ask": "Two?", "kind": "scale", "ask_if": {"one": "a"}}
    last = {"id": "last", "kind": "statement", "ask": "{two|None}."}
    found = survey(first, then, last)
    assert _shown(found, {"one": Choice("a"), "two": Rating(3)}) == "3 of 5."
    assert _shown(found, {"one": Choice("b"), "two": Rating(3)}) == "None."


def test_a_number_that_somebody_typed_stays_in_no_cache() -> None:
    found = _quoting("one", "few")
    kept = len(drawing.CARDS)
    _shown(found, {"one": Choice("a"), "few": Amount(7123)})
    assert len(drawing.CARDS) == kept
    _shown(found, {"one": Choice("a")})
    assert len(drawing.CARDS) == kept + 1


def test_where_words_run_from_right_to_left_what_is_quoted_keeps_its_own_direction() -> None:
    assert isolated("9 to the seafront", "ar") == "\u20689 to the seafront\u2069"
    assert isolated("9 to the seafront", "cy") == "9 to the seafront"


def test_the_part_is_named_beside_the_progress_and_above_a_statement() -> None:
    hello = {"id": "hello", "kind": "statement", "ask": "Hi.", "section": "Getting <home>"}
    one = {"id": "one", "kind": "scale", "ask": "How?"}
    found = survey({"id": "zero", "kind": "scale", "ask": "When?"}, hello, one)
    assert _shown(found, {}, "zero").startswith("<i>1 of 2</i>\n<b>When?</b>")
    assert _shown(found, {}, "hello") == "<i>Getting &lt;home&gt;</i>\nHi."
    assert _shown(found, {}, "one").startswith("<i>2 of 2 · Getting &lt;home&gt;</i>\n<b>How?</b>")


# Everything that the checker lets through.

IDS = ["zq1", "zq2", "zq3", "zq4", "zq5"]
KINDS: dict[str, dict[str, Any]] = {
    "single_choice": {"options": {"za": "Day", "zb": "Night"}},
    "multiple_choice": {"options": {"za": "Day", "zb": "Night", "zc": "Dusk"}},
    "scale": {"points": 3},
    "number": {"min": 1, "max": 2},
    "statement": {},
}
ENTRIES: dict[str, list[Entry]] = {
    "single_choice": [Choice("za"), Choice("zb")],
    "multiple_choice": [Choices(("za",)), Choices(("zb", "zc"))],
    "scale": [Rating(1), Rating(3)],
    "number": [Amount(1), Amount(2)],
}
UNANSWERED: list[Entry] = [Missing.SKIPPED, Missing.DONT_KNOW, Missing.PREFER_NOT_TO_SAY]


VALUES = {"single_choice": "za", "multiple_choice": "zb", "scale": 1, "number": 1}


def _asked_if(draw: Callable[[Any], Any], before: dict[str, str]) -> dict[str, Any]:
    """Return a condition over items, given with their kinds, half of them on one answer alone."""
    one, other = draw(st.sampled_from(sorted(before))), draw(st.sampled_from(sorted(before)))
    leaf = draw(st.sampled_from([{one: {"answered": True}}, {one: VALUES[before[one]]}]))
    if draw(st.booleans()):
        return dict(leaf)
    joined = draw(st.sampled_from(["all", "any"]))
    return {joined: [leaf, {other: {"answered": draw(st.booleans())}}]}


@st.composite
def _surveys(draw: st.DrawFn) -> dict[str, Any]:
    items: list[dict[str, Any]] = []
    asked: dict[str, str] = {}
    for place, name in enumerate(IDS):
        kind = draw(st.sampled_from(sorted(KINDS)))
        item: dict[str, Any] = {
            "id": name,
            "kind": kind,
            "ask": f"Now {place}?",
            "informs": [1],
            **KINDS[kind],
        }
        is_conditional, is_quoting = draw(st.tuples(st.booleans(), st.booleans()))
        if asked and is_conditional:
            item["ask_if"] = _asked_if(draw, asked)
        if asked and is_quoting:
            words = draw(st.sampled_from(["", "|some"])) if "ask_if" in item else "|some"
            item["ask"] = f"You said {{{draw(st.sampled_from(sorted(asked)))}{words}}}, so?"
        if kind != "statement":
            asked[name] = kind
        items.append(item)
    return raw_survey(questions=items)


def _answer(item: Item, data: st.DataObject) -> Entry:
    return data.draw(st.sampled_from([*ENTRIES[item.kind], *UNANSWERED]))


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
@given(_surveys(), st.data())
def test_in_a_checked_survey_nobody_reads_a_brace_an_id_or_a_hole(
    raw: dict[str, Any], data: st.DataObject
) -> None:
    found = review_text("tiny.yaml", as_yaml(raw)).survey
    assume(found is not None)
    assert found is not None
    answers: dict[str, Entry] = {}
    shown = []
    for item in found.questions:
        if item.id in route(found, answers):
            shown.append(_shown(found, answers, item.id))
            if is_question(item):
                answers[item.id] = _answer(item, data)
    known = listing(found)
    view = View(Wording("en"), catalogue(found), MONDAY)
    interview = Interview(found.id, known.fingerprint, 7, Reviewing(), answers)
    shown.append(review(view, known, interview).html)
    for html in shown:
        assert not {"{", "}", "…"} & set(html)
        assert "zq" not in html
