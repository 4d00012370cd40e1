from random import Random

import pytest

from bot.emulator.errors import ApiError
from bot.emulator.queries import Queries

TOO_OLD = "query is too old and response timeout expired or query ID is invalid"


def test_a_tap_is_answered_once() -> None:
    queries = Queries(Random(1), 60.0)
    query = queries.ask(1, 1)
    assert queries.answer(query.query_id) == query
    with pytest.raises(ApiError, match=TOO_OLD):
        queries.answer(query.query_id)


def test_a_tap_that_waited_too_long_cannot_be_answered() -> None:
    queries = Queries(Random(1), -1.0)
    query = queries.ask(1, 1)
    with pytest.raises(ApiError, match=TOO_OLD):
        queries.answer(query.query_id)


def test_taps_nobody_answered_are_forgotten() -> None:
    queries = Queries(Random(1), -1.0)
    for _ in range(3):
        queries.ask(1, 1)
    assert len(queries) == 1
