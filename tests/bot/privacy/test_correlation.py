"""The intruder's own tools find what is there, and nothing else."""

import random

import pytest

from tests.bot.privacy.correlation import is_unrelated, neighbours_p, pooled_trend_p, trend_p

SHUFFLED = random.Random(1).sample(range(200), 200)
IN_BATCHES = [
    place
    for first in random.Random(2).sample(range(25), 25)
    for place in range(first * 8, first * 8 + 8)
]


def test_a_shuffled_order_is_unrelated() -> None:
    assert is_unrelated(SHUFFLED)


@pytest.mark.parametrize("order", [list(range(200)), list(range(200))[::-1]])
def test_the_order_of_arrival_is_found_in_either_direction(order: list[int]) -> None:
    assert trend_p(order) < 1e-30


def test_batches_that_stay_together_are_found_although_there_is_no_trend() -> None:
    assert trend_p(IN_BATCHES) > 1e-3
    assert neighbours_p(IN_BATCHES) < 1e-30


def test_an_order_within_every_batch_is_found() -> None:
    batches = [IN_BATCHES[start : start + 8] for start in range(0, 200, 8)]
    assert pooled_trend_p(batches) < 1e-30
    mixed = [random.Random(start).sample(batch, 8) for start, batch in enumerate(batches)]
    assert pooled_trend_p(mixed) > 1e-3


def test_a_weak_trend_in_an_otherwise_random_order_is_found() -> None:
    noise = random.Random(3)
    order = sorted(range(200), key=lambda place: place + noise.gauss(0, 100))
    assert not is_unrelated(order)
