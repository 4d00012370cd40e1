"""What a reviewer types is understood, and what nobody can read does nothing."""

import pytest

from admin.review import orders as to
from admin.review.rulings import Reason
from admin.review.sitting import Panel, Shelf
from admin.review.typed import typed


@pytest.mark.parametrize(
    ("said", "order"),
    [
        ("3 quote", to.Quote((3,))),
        ("3 Quote", to.Quote((3,))),
        ("3q", to.Quote((3,))),
        ("1,4,7 theme: late buses", to.Name((1, 4, 7), "late buses")),
        ("1, 4 and 7 theme late buses", to.Name((1, 4, 7), "late buses")),
        ("1-3 read", to.MarkRead((1, 2, 3))),
        ("2 reject names", to.Reject((2,), Reason.NAMES)),
        ("2 3 reject hurtful", to.Reject((2, 3), Reason.HURTFUL)),
        ("2 reject own case", to.Reject((2,), Reason.OWN_CASE)),
        ("2 reject not an answer", to.Reject((2,), Reason.NO_ANSWER)),
        ("5 paraphrase: Fares are too high", to.Paraphrase((5,), "Fares are too high")),
        ("5 quote: too … high", to.Change((5,), "too … high")),
        ("6 like", to.Alike((6,))),
        ("6", to.Choose((6,))),
        ("1 4", to.Choose((1, 4))),
        ("9 unread", to.MarkUnread((9,))),
        ("next", to.Next()),
        ("Undo", to.Undo()),
        ("same", to.Same()),
        ("find bus stop", to.Find("bus stop")),
        ("show rejected", to.Show(Shelf.REJECTED)),
        ("stop", to.Open(Panel.AWAY)),
    ],
)
def test_typed_at_the_list(said: str, order: to.Order) -> None:
    assert typed(said, Panel.ANSWERS) == order


@pytest.mark.parametrize(
    "said", ["2 reject", "hello", "2 dance", "reject names", "", "7 8 sing: x"]
)
def test_what_nobody_can_read_does_nothing(said: str) -> None:
    assert typed(said, Panel.ANSWERS) is None


@pytest.mark.parametrize(
    ("panel", "order"),
    [
        (Panel.THEMES, to.Name((), "3 quote")),
        (Panel.CHANGE, to.Change((), "3 quote")),
        (Panel.CONCERN, to.Change((), "3 quote")),
        (Panel.PARAPHRASE, to.Paraphrase((), "3 quote")),
        (Panel.FIND, to.Find("3 quote")),
        (Panel.RENAME, to.Rename("3 quote")),
    ],
)
def test_where_words_are_asked_for_they_are_words(panel: Panel, order: to.Order) -> None:
    assert typed("3 quote", panel) == order
    assert typed("cancel", panel) == to.Open(Panel.ANSWERS)


def test_a_paraphrase_that_is_looked_at_again_stays_one() -> None:
    assert typed("In short.", Panel.CONCERN, True) == to.Paraphrase((), "In short.")
