"""Raw counts, kind by kind."""

from collections import Counter

import pytest

from admin.reports.tables import Band, Spread, bands_of, count, entry_of, reach, thirds
from surveys.answers import Amount, Choices, Entry, Missing, Plain, Ranks, Rating, Said, to_plain
from surveys.items import Number
from tests.admin.reports.samples import one_question


@pytest.mark.parametrize("words", ["Ask for Sam", {"sealed": "AaBb"}])
def test_an_open_answer_keeps_nothing_of_its_words(words: Plain) -> None:
    assert entry_of(words) == Said("")


def test_a_question_that_an_earlier_version_lacked_was_not_asked() -> None:
    assert entry_of(None) is Missing.NOT_ASKED


def test_several_choices_count_each_option_over_those_who_answered() -> None:
    item = one_question("multiple_choice").questions[0]
    counts = count(item, {Choices(("yes", "no")): 3, Choices(("no",)): 2, Missing.SKIPPED: 4})
    assert (dict(counts.cells), counts.base) == ({"yes": 3, "no": 5, "maybe": 0}, 5)
    assert counts.missing[Missing.SKIPPED] == 4


def test_a_merged_answer_counts_each_person_once() -> None:
    spread: Spread = {Choices(("yes", "no")): 3, Choices(("no",)): 2, Choices(("maybe",)): 9}
    assert reach(spread, ("yes", "no")) == 5


def test_a_ranking_counts_first_choices_and_adds_up_places() -> None:
    item = one_question("ranking").questions[0]
    spread: Spread = {Ranks(("yes", "no", "maybe")): 2, Ranks(("maybe", "yes", "no")): 1}
    counts = count(item, spread)
    assert dict(counts.cells) == {"yes": 2, "no": 0, "maybe": 1}
    assert dict(counts.points) == {"yes": 4, "no": 7, "maybe": 7}


def test_an_open_item_is_based_on_those_who_saw_it() -> None:
    item = one_question("open_ended").questions[0]
    spread: Spread = {Said(""): 4, Missing.SKIPPED: 6, Missing.NOT_REACHED: 2}
    counts = count(item, spread)
    assert (counts.cells["wrote"], counts.base) == (4, 10)


@pytest.mark.parametrize(
    ("points", "merged"),
    [
        (4, ([1], [2, 3], [4])),
        (5, ([1, 2], [3], [4, 5])),
        (10, ([1, 2, 3, 4], [5, 6], [7, 8, 9, 10])),
    ],
)
def test_a_scale_merges_into_low_middle_and_high(
    points: int, merged: tuple[list[int], ...]
) -> None:
    parts = thirds(points)
    assert parts is not None
    assert tuple(map(list, parts)) == merged


def test_a_scale_of_three_points_has_nothing_to_merge() -> None:
    assert thirds(3) is None


def _spread(numbers: list[float]) -> Spread:
    return Counter[Entry](Amount(float(number)) for number in numbers)


def _minutes() -> Number:
    item = one_question("number").questions[0]
    assert isinstance(item, Number)
    return item


def test_bands_of_numbers_hold_about_as_many_each() -> None:
    minutes = [float(value) for value in range(100)]
    bands = bands_of(_minutes(), _spread(minutes), 4)
    held = [sum(band.holds(each) for each in minutes) for band in bands]
    assert held == [30, 20, 30, 20]


def test_bands_meet_at_round_numbers_and_are_open_at_both_ends() -> None:
    bands = bands_of(_minutes(), _spread([3, 7, 13, 19, 23, 31, 47, 997]), 4)
    assert (bands[0].low, bands[-1].high) == (None, None)
    assert all(band.high is None or band.high % 5 == 0 for band in bands)


def test_each_number_lies_in_one_band() -> None:
    hours = [value / 4 for value in range(60)]
    bands = bands_of(_minutes(), _spread(hours), 4)
    assert {sum(band.holds(each) for band in bands) for each in hours} == {1}


def test_a_question_without_answers_has_one_band() -> None:
    assert bands_of(_minutes(), {Missing.SKIPPED: 3}, 4) == (Band(None, None),)


def test_points_of_a_scale_are_counted_one_by_one() -> None:
    item = one_question("scale").questions[0]
    assert to_plain(Rating(2)) == 2
    assert count(item, {Rating(2): 9}).cells["2"] == 9
