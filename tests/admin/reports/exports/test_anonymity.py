"""Nobody can be told from fewer than k others by what is written about them."""

from collections import Counter
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from admin.reports.exports.anonymity import HELD, Key, anonymised, bands

SHUFFLE = Random(7).shuffle


def could_be(written: Key, person: Key) -> bool:
    return all(told in (HELD, real) for told, real in zip(written, person, strict=True))


def people(variables: int) -> st.SearchStrategy[list[Key]]:
    values = st.tuples(*(st.integers(0, 5) for _ in range(variables)))
    return st.lists(values, min_size=8, max_size=200)


@pytest.mark.slow
@settings(max_examples=300)
@given(st.integers(1, 6).flatmap(people), st.integers(2, 8))
def test_every_combination_that_is_written_belongs_to_at_least_k(keys: list[Key], k: int) -> None:
    written = anonymised(keys, k, SHUFFLE)
    assert written is not None
    assert min(Counter(written).values()) >= k


@pytest.mark.slow
@settings(max_examples=200)
@given(st.integers(1, 4).flatmap(people))
def test_who_knows_all_about_a_person_is_left_with_at_least_k_rows(keys: list[Key]) -> None:
    written = anonymised(keys, 8, SHUFFLE)
    assert written is not None
    for person in set(keys):
        assert sum(could_be(row, person) for row in written) >= 8


@given(st.integers(1, 4).flatmap(people))
def test_nothing_is_invented(keys: list[Key]) -> None:
    written = anonymised(keys, 8, SHUFFLE)
    assert written is not None
    assert all(could_be(row, person) for row, person in zip(written, keys, strict=True))


def test_common_combinations_stay_whole() -> None:
    keys = [(1, 1)] * 8 + [(2, 1)] * 9
    assert anonymised(keys, 8, SHUFFLE) == keys


def test_of_rare_combinations_as_little_as_possible_is_held_back() -> None:
    keys = [(1, 1)] * 20 + [(1, 2)] * 4 + [(1, 3)] * 4
    written = anonymised(keys, 8, SHUFFLE)
    assert written == [(1, 1)] * 20 + [(1, HELD)] * 8


def test_a_few_rare_ones_are_joined_by_others_who_can_be_spared() -> None:
    written = anonymised([(1,)] * 50 + [(2,)] * 3, 8, SHUFFLE)
    assert written is not None
    assert Counter(written) == {(1,): 45, (HELD,): 8}


def test_where_nobody_can_be_spared_a_whole_combination_joins() -> None:
    written = anonymised([(1,)] * 8 + [(2,)] * 9 + [(3,)] * 2, 8, SHUFFLE)
    assert written is not None
    assert Counter(written) == {(2,): 8, (HELD,): 11}


def test_fewer_than_k_people_are_not_written_at_all() -> None:
    assert anonymised([(1,)] * 7, 8, SHUFFLE) is None


@given(
    st.dictionaries(st.integers(-50, 300).map(float), st.integers(1, 30), min_size=1, max_size=60)
)
def test_each_band_of_numbers_was_given_by_at_least_k(counts: dict[float, int]) -> None:
    made = bands(Counter(counts), 8)
    inside = [
        sum(many for value, many in counts.items() if low <= value <= high) for low, high in made
    ]
    assert sum(inside) == sum(counts.values())
    assert min(inside) >= 8 or len(made) == 1


def test_bands_are_as_narrow_as_they_may_be() -> None:
    assert bands(Counter({1.0: 9, 2.0: 3, 3.0: 5, 90.0: 1}), 8) == [(1.0, 1.0), (2.0, 90.0)]
