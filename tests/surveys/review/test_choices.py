"""Whether everybody finds their answer; the examples of each rule are in test_examples.py."""

from tests.surveys.review.good import change, found

OFTEN = "      weekly: Every week\n      never: Never\n"


def test_times_of_the_clock_may_meet() -> None:
    times = "      weekly: 9 to 10pm\n      b: 10 to 11pm\n      never: Later\n"
    assert [code for code, _ in found(change(OFTEN, times))] == []


def test_ranges_in_any_order_are_compared_with_their_neighbours() -> None:
    ages = "      weekly: 20 or more\n      b: 11 to 15\n      never: 15 to 19\n"
    assert found(change(OFTEN, ages)) == [("W230", "15")]


def test_words_beside_ranges_are_left_alone() -> None:
    hours = "      weekly: 11 to 12\n      b: 13 or more\n      never: It depends\n"
    assert found(change(OFTEN, hours)) == []


def test_a_scale_with_two_ends_may_say_not_and_very() -> None:
    labels = "      3: In between\n      5: Very happy"
    assert found(change("      5: Very happy", labels)) == []


def test_two_options_need_no_something_else() -> None:
    assert found(change("ask: How often?", "ask: Why did you come?")) == []
