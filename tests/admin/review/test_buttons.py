"""A button carries its order."""

import pytest

from admin.review import orders as to
from admin.review.buttons import code as button
from admin.review.buttons import tapped
from admin.review.rulings import Reason
from admin.review.sitting import Panel, Shelf


@pytest.mark.parametrize(
    "order",
    [
        to.Pick(7, True),
        to.Pick(10, False),
        to.PutTo("t0a1b2c3d"),
        to.PutTo("t0a1b2c3d", (1, 4, 15)),
        to.Reject((2, 10), Reason.NO_ANSWER),
        to.Reject((), Reason.OWN_CASE),
        to.Show(Shelf.UNREAD),
        to.Show(Shelf.THEME, "t0a1b2c3d"),
        to.TurnTo(3),
        to.Open(Panel.AWAY),
        to.Same(),
        to.OtherPart(),
    ],
)
def test_a_button_carries_its_order_in_few_bytes(order: to.Order) -> None:
    code = button(order)
    assert tapped(code) == order
    assert len(f"s.rv.{'a' * 32}.99999.{code}") <= 64


@pytest.mark.parametrize("code", ["", "p", "p100+", "Jnothing", "Jnothing-4", "Sbelow", "I", "x"])
def test_a_button_that_means_nothing_does_nothing(code: str) -> None:
    assert tapped(code) is None
