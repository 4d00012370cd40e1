"""From item to item: one step each."""

import pytest
from msgspec.structs import replace

from bot.conversation import moves
from bot.conversation.state import Asking, Interview, Reviewing
from surveys.answers import Amount, Choice, Choices, Entry, Missing, Ranks, Rating, Said
from surveys.parsing import Reason, Rejection
from surveys.questionnaire import Survey
from tests.surveys.small import item, question, survey

THREE = survey(question("a"), question("b", "multiple_choice"), question("c", "open_ended"))
BRANCH = survey(question("a"), question("b", ask_if={"a": "yes"}), question("c"))
ASKING = survey(
    question("a", options={"no": "No", "yes": {"label": "Yes", "specify": "What?"}}), question("b")
)
STATED = survey(question("s", "statement"), question("a"))


def _at(survey: Survey, at: str | None, **entries: Entry) -> Interview:
    interview = Interview("tiny", "v", 1, answers=entries)
    return replace(interview, at=Asking(at) if at else Reviewing())


def _place(interview: Interview) -> str | None:
    return interview.at.item if isinstance(interview.at, Asking) else None


def test_it_begins_at_the_first_item() -> None:
    assert _place(moves.begin(STATED, Interview("tiny", "v", 1))) == "s"


def test_every_visit_counts_a_turn() -> None:
    first = moves.begin(THREE, Interview("tiny", "v", 1))
    second = moves.answer(THREE, first, THREE.item("a"), Choice("yes"))
    assert (first.turn, second.turn) == (1, 2)


def test_an_answer_leads_to_the_next_item() -> None:
    after = moves.answer(THREE, _at(THREE, "a"), THREE.item("a"), Choice("yes"))
    assert _place(after) == "b"


def test_the_last_answer_leads_to_the_review() -> None:
    before = _at(THREE, "c", a=Choice("yes"), b=Choices(("no",)))
    after = moves.answer(THREE, before, THREE.item("c"), Said("x"))
    assert after.at == Reviewing()


def test_what_was_never_asked_is_asked_before_the_review() -> None:
    before = _at(BRANCH, "c", a=Choice("yes"))
    after = moves.answer(BRANCH, before, BRANCH.item("c"), Choice("no"))
    assert _place(after) == "b"
    assert moves.answer(BRANCH, after, BRANCH.item("b"), Choice("no")).at == Reviewing()


def test_a_change_comes_back_to_the_review() -> None:
    before = _at(THREE, None, a=Choice("yes"), b=Missing.SKIPPED, c=Missing.SKIPPED)
    changing = moves.change(before, THREE.item("a"))
    after = moves.answer(THREE, changing, THREE.item("a"), Choice("no"))
    assert after.at == Reviewing()
    assert not after.changing


def test_a_change_asks_what_it_brings_in() -> None:
    before = _at(BRANCH, None, a=Choice("no"), c=Missing.SKIPPED)
    changing = moves.change(before, BRANCH.item("a"))
    after = moves.answer(BRANCH, changing, BRANCH.item("a"), Choice("yes"))
    assert _place(after) == "b"
    assert after.changing


def test_a_change_asks_again_what_follows_up_on_it() -> None:
    before = _at(ASKING, None, a=Choice("yes"), a_yes=Said("x"), b=Choice("no"))
    changing = moves.change(before, ASKING.item("a"))
    after = moves.answer(ASKING, changing, ASKING.item("a"), Choice("yes"))
    assert _place(after) == "a_yes"
    assert _place(moves.back(ASKING, after)) == "a"
    assert moves.answer(ASKING, after, ASKING.item("a_yes"), Said("y")).at == Reviewing()


def test_a_change_asks_nothing_that_no_longer_follows() -> None:
    before = _at(ASKING, None, a=Choice("yes"), a_yes=Said("x"), b=Choice("no"))
    changing = moves.change(before, ASKING.item("a"))
    after = moves.answer(ASKING, changing, ASKING.item("a"), Choice("no"))
    assert after.at == Reviewing()


def test_back_goes_to_the_item_before_on_the_route() -> None:
    assert _place(moves.back(BRANCH, _at(BRANCH, "c", a=Choice("no")))) == "a"


def test_back_from_the_first_item_stays() -> None:
    before = _at(THREE, "a")
    assert moves.back(THREE, before) == before


def test_back_from_the_review_goes_to_the_last_item() -> None:
    assert _place(moves.back(THREE, _at(THREE, None))) == "c"


def test_back_keeps_what_was_picked() -> None:
    before = replace(_at(THREE, None), at=Asking("b", ("no", "yes")))
    assert moves.back(THREE, before).answers["b"] == Choices(("yes", "no"))


def test_back_keeps_the_answer_when_nothing_is_picked() -> None:
    before = _at(THREE, "b", b=Choices(("yes",)))
    assert moves.back(THREE, before).answers["b"] == Choices(("yes",))


def test_a_visit_shows_what_was_picked_before() -> None:
    visited = moves.visit(_at(THREE, "a", b=Choices(("no",))), THREE.item("b"))
    assert visited.at == Asking("b", ("no",))


def test_a_corrected_answer_stays_where_it_is() -> None:
    before = _at(THREE, "c", a=Choice("yes"))
    after = moves.corrected(THREE, before, THREE.item("a"), Choice("no"))
    assert (_place(after), after.answers["a"]) == ("c", Choice("no"))


def test_a_corrected_answer_leaves_an_item_that_it_takes_away() -> None:
    before = _at(BRANCH, "b", a=Choice("yes"))
    assert _place(moves.corrected(BRANCH, before, BRANCH.item("a"), Choice("no"))) == "c"


def test_a_corrected_answer_at_the_review_asks_what_it_brings_in() -> None:
    before = _at(BRANCH, None, a=Choice("no"), c=Missing.SKIPPED)
    after = moves.corrected(BRANCH, before, BRANCH.item("a"), Choice("yes"))
    assert _place(after) == "b"


@pytest.mark.parametrize(
    ("kind", "fields", "value", "entry"),
    [
        ("single_choice", {"options": {"a": "A", "b": "B"}}, 1, Choice("b")),
        ("single_choice", {"options": {"a": "A", "b": "B"}}, 2, None),
        ("single_choice", {"options": {"a": "A", "b": "B"}}, -1, None),
        ("scale", {"points": 5}, 5, Rating(5)),
        ("scale", {"points": 5}, 6, None),
        ("scale", {"points": 5}, 0, None),
        ("number", {"min": 0, "max": 4}, 4, Amount(4.0)),
        ("number", {"min": 0, "max": 4}, 5, None),
        ("open_ended", {}, 1, None),
        ("statement", {}, 0, None),
    ],
)
def test_a_tap_is_an_answer_only_where_there_is_one(
    kind: str, fields: dict[str, int], value: int, entry: Entry | None
) -> None:
    assert moves.tapped(item(kind, **fields), Asking("it"), value, wanted=True) == entry


def test_a_tick_asks_for_the_state_it_wants() -> None:
    many = item("multiple_choice", options={"a": "A", "b": "B"})
    assert moves.tapped(many, Asking("it", ("a",)), 0, wanted=True) == ("a",)
    assert moves.tapped(many, Asking("it", ("a",)), 0, wanted=False) == ()
    assert moves.tapped(many, Asking("it"), 0, wanted=False) == ()


def test_a_tick_replaces_the_other_where_only_one_fits() -> None:
    many = item("multiple_choice", max=1, options={"a": "A", "b": "B"})
    assert moves.tapped(many, Asking("it", ("a",)), 1, wanted=True) == ("b",)


def test_the_last_place_of_a_ranking_fills_itself() -> None:
    ranking = item("ranking", options={"a": "A", "b": "B", "c": "C"})
    assert moves.tapped(ranking, Asking("it", ("c",)), 0, wanted=True) == ("c", "a", "b")


def test_picks_become_an_answer_with_next() -> None:
    many = item("multiple_choice", options={"a": "A", "b": "B"})
    assert moves.picked(many, Asking("it", ("b",)), None) == Choices(("b",))
    ranking = item("ranking", options={"a": "A", "b": "B"})
    assert moves.picked(ranking, Asking("it", ("b", "a")), None) == Ranks(("b", "a"))


def test_next_without_picks_is_no_answer() -> None:
    rejected = moves.picked(
        item("multiple_choice", options={"a": "A", "b": "B"}), Asking("it"), None
    )
    assert isinstance(rejected, Rejection)
    assert rejected.reason is Reason.TOO_FEW


def test_only_real_answers_are_counted_as_given() -> None:
    entries: dict[str, Entry] = {"a": Choice("x"), "b": Missing.SKIPPED, "c": Said("y")}
    assert moves.given(Interview("tiny", "v", 1, answers=entries)) == 2


@pytest.mark.parametrize(("words", "named"), [("YES!", True), ("yes please", False), ("2", False)])
def test_only_a_whole_label_names_an_option(words: str, named: bool) -> None:
    assert moves.is_named(THREE.item("a"), words) is named
