"""What reviewers do, and what comes of it."""

import pytest

from admin.review import orders as to
from admin.review.concerns import Concern, concerns, rare_details
from admin.review.rulings import Reason, State
from admin.review.sitting import HOLD, Panel, Shelf
from tests.admin.review.table import Table, pile
from tests.admin.review.written import written

SAID = (
    "The last bus leaves too early.",
    "the last bus leaves far too early",
    "My teacher Mr Hughes drives me home.",
    "Free tickets for all young people.",
    "idk",
    "A ramp that works would help me and my mum get to town on a weekday morning.",
)
EARLY, EARLIER, HUGHES, FREE, IDK, RAMP = SAID


@pytest.fixture
def table() -> Table:
    table = Table(pile(SAID))
    table.sits()
    return table


def test_all_answers_are_shown_those_alike_side_by_side(table: Table) -> None:
    assert sorted(table.shown()) == sorted(SAID)
    assert abs(table.place(EARLY) - table.place(EARLIER)) == 1


def test_a_quote_is_what_was_written(table: Table) -> None:
    step = table.does(to.Quote((table.place(EARLY),)))
    ruling = table.ruling(EARLY)
    assert ruling is not None
    assert (ruling.state, ruling.words, ruling.is_changed) == (State.QUOTE, EARLY, False)
    assert step.acts == ("review_quote",)


@pytest.mark.parametrize("words", [HUGHES, IDK])
def test_a_quote_that_something_speaks_against_is_asked_about_first(
    table: Table, words: str
) -> None:
    step = table.does(to.Quote((table.place(words),)))
    assert (step.sitting.panel, step.sitting.secret.pending) == (Panel.CONCERN, words)
    assert table.ruling(words) is None


def test_a_quote_that_may_name_somebody_is_approved_by_who_says_that_it_names_nobody(
    table: Table,
) -> None:
    table.does(to.Quote((table.place(HUGHES),)))
    step = table.does(to.Confirm())
    ruling = table.ruling(HUGHES)
    assert ruling is not None
    assert ruling.names_nobody
    assert step.acts == ("review_quote", "review_names_nobody")


def test_words_may_be_left_out_of_a_quote(table: Table) -> None:
    table.does(to.Quote((table.place(HUGHES),)))
    table.does(to.Change((), "My teacher [somebody] drives me home."))
    ruling = table.ruling(HUGHES)
    assert ruling is not None
    assert (ruling.state, ruling.words) == (State.QUOTE, "My teacher [somebody] drives me home.")
    assert ruling.is_changed


def test_other_words_than_were_written_are_no_quote_but_may_be_kept_in_ours(table: Table) -> None:
    step = table.does(to.Change((table.place(HUGHES),), "Teachers have to drive pupils home."))
    assert step.sitting.panel is Panel.CONCERN
    assert table.ruling(HUGHES) is None
    table.does(to.Confirm())
    ruling = table.ruling(HUGHES)
    assert ruling is not None
    assert (ruling.state, ruling.is_changed) == (State.PARAPHRASE, False)


@pytest.mark.parametrize(("order", "most"), [(to.Change, 300), (to.Paraphrase, 200)])
def test_words_that_are_too_long_are_refused_and_nothing_is_lost(
    table: Table, order: type[to.Change | to.Paraphrase], most: int
) -> None:
    step = table.does(order((table.place(FREE),), "free " * 80))
    assert f"{most} fit" in step.note
    assert table.ruling(FREE) is None
    assert step.sitting.chosen == (table.place(FREE),)


def test_a_paraphrase_that_names_somebody_is_asked_about(table: Table) -> None:
    step = table.does(to.Paraphrase((table.place(HUGHES),), "Mr Hughes has a car."))
    assert step.sitting.panel is Panel.CONCERN
    step = table.does(to.Paraphrase((), "A teacher has a car."))
    assert step.acts == ("review_paraphrase",)


def test_several_quotes_at_once_leave_out_what_needs_a_look(table: Table) -> None:
    places = tuple(table.place(words) for words in (EARLY, HUGHES))
    step = table.does(to.Quote(places))
    assert table.ruling(EARLY) is not None
    assert table.ruling(HUGHES) is None
    assert f"one by one: {table.place(HUGHES)}." in step.note


def test_an_answer_may_have_several_themes_and_loses_one_by_the_same_tap(table: Table) -> None:
    place = table.place(EARLY)
    table.does(to.Name((place,), "Late buses"))
    table.does(to.Name((place,), "work"))
    late, work = sorted(table.themes, key=lambda each: table.themes[each])
    assert set(table.ruling(EARLY).themes) == {late, work}  # type: ignore[union-attr]
    table.does(to.Choose((place,)))
    table.does(to.PutTo(late))
    assert table.ruling(EARLY).themes == (work,)  # type: ignore[union-attr]


def test_a_theme_is_known_by_its_name_however_it_is_typed(table: Table) -> None:
    table.does(to.Name((1,), "Late buses"))
    step = table.does(to.Name((2,), " late  BUSES! "))
    assert list(table.themes.values()) == ["Late buses"]
    assert "Late buses" in step.note


@pytest.mark.parametrize("title", ["a" * 10_000, "", "🙏", "{n} {x}" * 20])
def test_a_theme_that_is_no_name_is_refused_kindly(table: Table, title: str) -> None:
    step = table.does(to.Name((1,), title))
    assert step.note
    assert not table.themes
    assert step.sitting.chosen == (1,)


def test_braces_in_a_theme_do_no_harm(table: Table) -> None:
    assert "{n}" in table.does(to.Name((1,), "{n} buses")).note


def test_what_is_rejected_counts_in_its_themes_unless_it_is_no_answer(table: Table) -> None:
    table.does(to.Name((1, 2), "Late buses"))
    table.does(to.Reject((1,), Reason.HURTFUL))
    table.does(to.Reject((2,), Reason.NO_ANSWER))
    first, second = (table.rulings[key] for key in table.sittings["alex"].keys[:2])
    assert (len(first.themes), first.counts) == (1, True)
    assert (second.themes, second.counts) == ((), False)


def test_a_rejected_quote_is_shown_no_more(table: Table) -> None:
    place = table.place(EARLY)
    table.does(to.Quote((place,)))
    table.does(to.Reject((place,), Reason.OWN_CASE))
    ruling = table.ruling(EARLY)
    assert ruling is not None
    assert (ruling.is_shown, ruling.words) == (False, "")


def test_undo_brings_back_what_was_before(table: Table) -> None:
    place = table.place(EARLY)
    table.does(to.Quote((place,)))
    quoted = table.ruling(EARLY)
    table.does(to.Reject((place,), Reason.NAMES))
    table.does(to.Undo())
    assert table.ruling(EARLY) == quoted
    assert "nothing" in table.does(to.Undo()).note


def test_next_notes_the_rest_as_read_and_undo_takes_that_back(table: Table) -> None:
    table.does(to.Quote((table.place(EARLY),)))
    table.does(to.Next())
    assert len(table.rulings) == len(SAID)
    assert table.shown() == []
    table.does(to.Undo())
    assert list(table.rulings.values()) == [table.ruling(EARLY)]
    assert sorted(table.shown()) == sorted(set(SAID) - {EARLY})


def test_the_same_is_done_to_what_is_like_it(table: Table) -> None:
    step = table.does(to.Name((table.place(EARLY),), "Late buses"))
    assert "1 unread answer is like it." in step.note
    table.does(to.Alike())
    assert (table.shown(), table.sittings["alex"].chosen) == ([EARLIER], (1,))
    table.does(to.Same())
    assert table.ruling(EARLIER).themes == table.ruling(EARLY).themes  # type: ignore[union-attr]
    assert table.sittings["alex"].shelf is Shelf.UNREAD


def test_what_is_not_chosen_is_left_out_of_the_same(table: Table) -> None:
    table.does(to.Name((table.place(EARLY),), "Late buses"))
    table.does(to.Alike())
    table.does(to.Pick(1, False))
    assert table.does(to.Same()).note
    assert table.ruling(EARLIER) is None


def test_the_shelves_show_what_was_decided(table: Table) -> None:
    table.does(to.Name((table.place(EARLY),), "Late buses"))
    table.does(to.Quote((table.place(FREE),)))
    table.does(to.Reject((table.place(IDK),), Reason.NO_ANSWER))
    (theme,) = table.themes
    shown = {}
    for order in (
        to.Show(Shelf.QUOTES),
        to.Show(Shelf.REJECTED),
        to.Show(Shelf.THEME, theme),
        to.Find("last bus"),
    ):
        table.does(order)
        shown[order] = sorted(table.shown())
    assert list(shown.values()) == [[FREE], [IDK], [EARLY], sorted([EARLY, EARLIER])]


def test_a_search_that_finds_nothing_leaves_the_list(table: Table) -> None:
    before = table.shown()
    assert "No answer has “wifi”." in table.does(to.Find("wifi")).note
    assert table.shown() == before


def test_two_reviewers_are_never_given_the_same_answers() -> None:
    table = Table(pile([each.words for each in written(60, 3)]))
    table.sits("alex", "one")
    table.sits("kim", "two")
    assert not set(table.sittings["alex"].keys) & set(table.sittings["kim"].keys)


def test_what_somebody_left_lying_is_given_to_others_after_a_while() -> None:
    table = Table(pile(SAID))
    table.sits("alex", "one")
    table.sits("kim", "two")
    assert table.shown("kim") == []
    table.now += HOLD + 1
    table.sits("kim", "two")
    assert sorted(table.shown("kim")) == sorted(SAID)


def test_what_somebody_put_away_is_free_at_once() -> None:
    table = Table(pile(SAID))
    table.sits("alex", "one")
    table.does(to.Open(Panel.AWAY))
    table.sits("kim", "two")
    assert sorted(table.shown("kim")) == sorted(SAID)


def test_nobody_overwrites_what_another_decided_meanwhile() -> None:
    table = Table(pile(SAID))
    table.sits("alex", "one")
    table.now += HOLD + 1
    table.sits("kim", "two")
    table.does(to.Reject((table.place(EARLY, "kim"),), Reason.NAMES), "kim")
    step = table.does(to.Quote((table.place(EARLY), table.place(FREE))))
    assert step.clashes == (table.place(EARLY),)
    assert table.ruling(EARLY).state is State.REJECTED  # type: ignore[union-attr]
    assert table.ruling(FREE).state is State.QUOTE  # type: ignore[union-attr]
    # Now that they have seen it, they may decide otherwise.
    table.does(to.Quote((table.place(EARLY),)))
    assert table.ruling(EARLY).state is State.QUOTE  # type: ignore[union-attr]


def test_undo_leaves_what_another_decided_since() -> None:
    table = Table(pile(SAID))
    table.sits("alex", "one")
    table.does(to.Quote((table.place(EARLY),)))
    table.now += HOLD + 1
    table.sits("kim", "two")
    table.does(to.Show(Shelf.ALL), "kim")
    table.does(to.Reject((table.place(EARLY, "kim"),), Reason.NAMES), "kim")
    assert "somebody else has decided since" in table.does(to.Undo()).note
    assert table.ruling(EARLY).state is State.REJECTED  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "order",
    [to.Quote(), to.Quote((99,)), to.Alike(), to.Same(), to.Confirm(), to.PutTo("t1"),
     to.Reject((), Reason.NAMES), to.Open(Panel.THEMES), to.Open(Panel.CHANGE), to.Rename("x"),
     to.Change((), "x"), to.TurnTo(7), to.Pick(99, True), to.Choose((99,))],
)  # fmt: skip
def test_an_order_about_nothing_changes_nothing(table: Table, order: to.Order) -> None:
    step = table.does(order)
    assert not step.rulings
    assert not step.titles
    assert sorted(table.shown()) == sorted(SAID)


def test_rare_details_are_warned_of() -> None:
    rare = "We moved here from Saundersfoot with 14 horses."
    table = Table(pile([*(each.words for each in written(40, 1)), rare]))
    table.sits()
    table.does(to.Find("horses"))
    step = table.does(to.Quote((1,)))
    assert step.sitting.panel is Panel.CONCERN
    assert concerns(rare, table.pile.likeness) == (Concern.RARE,)
    assert rare_details(rare, table.pile.likeness) == ("Saundersfoot", "14")
