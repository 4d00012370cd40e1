"""Breakdowns by groups that would be too small to be shown."""

from tests.surveys.review.good import change, found

COUNTS = """\
  max_age: 25
  populations:
    - {item: age, code: young, people: 79, source: A count}
    - {item: age, code: old, people: 80, source: A count}
"""


def test_each_counted_group_is_looked_at() -> None:
    assert found(change("  max_age: 25\n", COUNTS)) == [("W236", "age")]
    assert found(change("  max_age: 25\n", COUNTS.replace("79", "800"))) == []


def test_without_counts_the_audience_is_spread_evenly() -> None:
    assert found(change("  max_age: 25\n", "  max_age: 25\n  population: 159\n")) == [
        ("W236", "age")
    ]
    assert found(change("  max_age: 25\n", "  max_age: 25\n  population: 160\n")) == []


def test_of_an_audience_of_unknown_size_nothing_is_said() -> None:
    assert found(change("  max_age: 25\n", "  max_age: 25\n  source: Nobody counted\n")) == []
