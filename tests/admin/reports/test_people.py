"""People in columns say the same as a list of people, one by one."""

from collections import Counter
from collections.abc import Iterable
from functools import partial
from heapq import nsmallest
from itertools import islice
from operator import eq

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from admin.reports.detours import Person
from admin.reports.people import TRIES, People
from admin.reports.tables import BY_ROUTE, entry_of
from surveys.answers import Choice, Entry, Missing, Said
from tests.admin.reports.samples import Response, buses, one_question, riders

MANY = 3 * TRIES
"""More people than are found again of a common entry."""
CROWDS = st.builds(riders, st.integers(0, MANY), st.integers(0, 50))


def one_by_one(responses: Iterable[Response]) -> list[Person]:
    """Return the people as they were before they were columns."""
    items = [item.id for item in buses().questions]
    return [{item: entry_of(response.get(item)) for item in items} for response in responses]


def answered(person: Person) -> int:
    return sum(entry not in BY_ROUTE for entry in person.values())


def every_entry(people: list[Person]) -> set[tuple[str, Entry]]:
    return {pair for person in people for pair in person.items()}


@settings(max_examples=20)
@given(CROWDS)
def test_everybody_is_there_in_the_order_in_which_they_were_added(crowd: list[Response]) -> None:
    people = People.of(buses(), crowd)
    assert [people[place] for place in range(len(people))] == one_by_one(crowd)


@settings(max_examples=20)
@given(CROWDS)
def test_the_spreads_count_everybody_and_come_in_the_same_order(crowd: list[Response]) -> None:
    slow = one_by_one(crowd)
    for item_id, spread in People.of(buses(), crowd).spreads().items():
        assert list(spread.items()) == list(Counter(each[item_id] for each in slow).items())


@settings(max_examples=20)
@given(CROWDS)
def test_the_first_who_gave_an_entry_are_found_again(crowd: list[Response]) -> None:
    people, slow = People.of(buses(), crowd), one_by_one(crowd)
    for item_id, entry in every_entry(slow):
        there = (person for person in slow if person[item_id] == entry)
        found = people.who_gave(item_id, partial(eq, entry))
        assert list(found) == list(islice(there, TRIES))


@settings(max_examples=20)
@given(CROWDS)
def test_the_first_who_gave_one_of_several_entries_are_found_in_their_order(
    crowd: list[Response],
) -> None:
    people, slow = People.of(buses(), crowd), one_by_one(crowd)
    there = (person for person in slow if isinstance(person["last"], Choice))
    found = people.who_gave("last", lambda each: isinstance(each, Choice))
    assert list(found) == list(islice(there, TRIES))


@settings(max_examples=20)
@given(CROWDS)
def test_those_who_answered_the_least_are_found_first(crowd: list[Response]) -> None:
    people, slow = People.of(buses(), crowd), one_by_one(crowd)
    for item in buses().questions:
        able = (person for person in slow if person[item.id] not in BY_ROUTE)
        found = people.who_answered_least(item.id)
        assert list(found) == nsmallest(TRIES, able, key=answered)


@pytest.mark.parametrize("words", ["Ask for Sam", {"sealed": "AaBb"}])
def test_nobodys_words_are_kept(words: object) -> None:
    asked = one_question("open_ended")
    people = People.of(asked, [orjson.loads(orjson.dumps({"it": words}))])
    assert people[0] == {"it": Said("")}


def test_a_question_that_an_earlier_version_lacked_was_not_asked() -> None:
    assert People.of(one_question(), [{}])[0] == {"it": Missing.NOT_ASKED}
