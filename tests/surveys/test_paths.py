from hypothesis import given
from hypothesis import strategies as st

from surveys.answers import Answers, Choice, Entry
from surveys.conditions import holds
from surveys.items import FollowUp, Item
from surveys.paths import MOST, Paths, is_numbered
from surveys.questionnaire import Survey
from surveys.routing import route
from tests.surveys.small import question, survey

PARTED = survey(
    question("intro", "statement"),
    question("a"),
    question("b", ask_if={"a": "yes"}),
    question("c", ask_if={"b": "yes"}),
    question("d", ask_if={"c": "no"}),
    question("end", "statement"),
)
STRAIGHT = survey(question("a"), question("b"))
GIVEN = st.dictionaries(st.sampled_from("abcd"), st.sampled_from([Choice("yes"), Choice("no")]))


def _asked_of(found: Survey, answers: Answers) -> list[Item]:
    """Look through the whole questionnaire, item by item."""
    items: list[Item] = []
    counted: dict[str, Entry] = {}
    for item in found.questions:
        if item.ask_if is None or holds(item.ask_if, counted):
            items.append(item)
            counted |= {item.id: answers[item.id]} if item.id in answers else {}
    return items


@given(GIVEN)
def test_a_path_that_is_remembered_is_the_one_that_looking_through_finds(answers: Answers) -> None:
    found = route(PARTED, answers)
    items = _asked_of(PARTED, answers)
    assert list(found.items) == items
    for place, item in enumerate(items):
        passed = sum(map(is_numbered, items[:place]))
        here = 0 if isinstance(item, FollowUp) else 1
        total = sum(map(is_numbered, items))
        shown = found.progress(item.id)
        assert (shown.position, shown.total) == (min(passed + here, total), total)
        assert found.before(item.id) == (items[place - 1] if place else None)
        assert found.after(item.id) == (items[place + 1] if place + 1 < len(items) else None)


def test_the_same_way_is_looked_through_once() -> None:
    first = route(PARTED, {"a": Choice("yes")})
    assert route(PARTED, {"a": Choice("yes"), "b": Choice("no")}).path is first.path
    assert route(PARTED, {"a": Choice("no")}).path is not first.path
    assert route(STRAIGHT, {"a": Choice("no")}).path is route(STRAIGHT, {}).path


def test_no_more_ways_are_remembered_than_that() -> None:
    items = [question(f"q{n}") for n in range(10)]
    paths = Paths(survey(*items).questions)
    for left_out in range(MOST + 1):
        paths.without(left_out)
    assert paths.without(1).items[0].id == "q1"
    assert len(paths) <= MOST
