"""No small count can be worked out from all that is published together."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import combinations_with_replacement, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from admin.reports.doubt import levels
from admin.reports.gate import Gate
from admin.reports.people import People
from admin.reports.shown import Level, show
from admin.reports.tables import Spread
from bot.dispositions import Disposition
from surveys.answers import Choice, Entry, Missing
from surveys.questionnaire import Survey
from tests.admin.reports.attacker import Attacker
from tests.admin.reports.samples import (
    NOT_ASKED,
    NOT_REACHED,
    SKIPPED,
    Response,
    buses,
    choices,
    one_question,
    picked,
    publish,
    riders,
    values,
)
from tests.surveys.small import question, survey

GATE = Gate()
AT_THE_EDGES = st.sampled_from((0, 1, 2, 3, 5, 6, 7, 8, 9, 12, 13, 17, 18, 22, 27, 28, 43))
FEW = st.integers(0, 14)
COUNTS = st.one_of(
    st.lists(AT_THE_EDGES, min_size=2, max_size=6), st.lists(FEW, min_size=2, max_size=6)
)
SKIPS = st.sampled_from((0, 1, 2, 7, 8, 12))
CODES = "abcdef"


def assert_in_doubt(asked: Survey, responses: list[Response]) -> None:
    """Check that each count from 1 to 7 may have two values or more."""
    published = publish(asked, responses, {Disposition.DONE: len(responses)})
    attacker = Attacker(asked, published)
    for table in published.tables:
        suppressed = {row.code for row in table.rows if row.value == GATE.rounded(1)}
        for code, many in _counts(responses, table.item_id).items():
            if 0 < many < 8:
                possible = attacker.may_be(table.item_id, code)
                assert many in possible, "the attacker has to be right to be a test"
                assert len(possible) > 1
                if code in suppressed:
                    assert len(possible & set(range(1, 8))) > 1


def _counts(responses: list[Response], item_id: str) -> Counter[str]:
    found: Counter[str] = Counter()
    for response in responses:
        match response[item_id]:
            case {"choice": code}:
                found[code] += 1
            case [*codes]:
                found.update(codes)
            case int() as point:
                found[str(point)] += 1
            case _:
                pass
    return found


@settings(max_examples=40)
@given(COUNTS, SKIPS)
def test_a_choice_gives_no_small_count_away(counts: list[int], skips: int) -> None:
    asked = one_question(options={code: code for code in CODES[: len(counts)]})
    assert_in_doubt(asked, choices(**dict(zip(CODES, counts, strict=False)), skipped=skips))


@settings(max_examples=40)
@given(st.lists(AT_THE_EDGES, min_size=5, max_size=5), SKIPS)
def test_a_scale_gives_no_small_count_away(counts: list[int], skips: int) -> None:
    points = values(dict(zip(range(1, 6), counts, strict=True)))
    assert_in_doubt(one_question("scale"), points + choices(skipped=skips))


@settings(max_examples=40)
@given(st.lists(AT_THE_EDGES, min_size=7, max_size=7), SKIPS)
def test_several_choices_give_no_small_count_away(counts: list[int], skips: int) -> None:
    asked = one_question("multiple_choice", options={"a": "a", "b": "b", "c": "c"})
    picks = [["a"], ["b"], ["c"], ["a", "b"], ["a", "c"], ["b", "c"], ["a", "b", "c"]]
    responses: list[Response] = [
        {"it": list(pick)} for pick, many in zip(picks, counts, strict=True) for _ in range(many)
    ]
    assert_in_doubt(asked, responses + choices(skipped=skips))


ALONE: dict[str, object] = {"label": "none", "exclusive": True}
PICKS = [["a"], ["b"], ["a", "b"], ["none"]]


@settings(max_examples=40)
@given(st.lists(AT_THE_EDGES, min_size=4, max_size=4), SKIPS, st.integers(1, 2))
def test_an_option_that_goes_alone_gives_no_small_count_away(
    counts: list[int], skips: int, least: int
) -> None:
    options = {"a": "a", "b": "b", "none": ALONE}
    asked = one_question("multiple_choice", options=options, min=least)
    picks = [pick for pick in PICKS if len(pick) >= least or pick == ["none"]]
    responses: list[Response] = [
        {"it": list(pick)} for pick, many in zip(picks, counts, strict=False) for _ in range(many)
    ]
    assert_in_doubt(asked, responses + choices(skipped=skips))


ASKING = survey(
    question("it", options={"x": "x", "y": "y", "z": {"label": "z", "specify": "What?"}})
)
WORDS: tuple[Response, ...] = (
    *({"it": picked(code), "it_z": NOT_ASKED} for code in "xy"),
    *({"it": picked("z"), "it_z": said} for said in ("Skating", SKIPPED, NOT_REACHED)),
    {"it": SKIPPED, "it_z": NOT_ASKED},
)


@settings(max_examples=40)
@given(st.lists(AT_THE_EDGES, min_size=len(WORDS), max_size=len(WORDS)))
def test_words_asked_about_an_option_give_no_small_count_away(counts: list[int]) -> None:
    responses = [way for way, many in zip(WORDS, counts, strict=True) for _ in range(many)]
    assert_in_doubt(ASKING, responses)


ROUTED = survey(
    question("it", options={"x": "x", "y": "y", "z": "z"}),
    question("then", ask_if={"it": ["x", "y"]}, options={"p": "p", "q": "q"}),
)
WAYS: tuple[Response, ...] = (
    *({"it": picked(a), "then": b} for a in "xy" for b in (picked("p"), picked("q"), SKIPPED)),
    {"it": picked("z"), "then": NOT_ASKED},
    {"it": SKIPPED, "then": NOT_ASKED},
    {"it": picked("x"), "then": NOT_REACHED},
)


@settings(max_examples=40)
@given(st.lists(AT_THE_EDGES, min_size=len(WAYS), max_size=len(WAYS)))
def test_a_route_gives_no_small_count_away(counts: list[int]) -> None:
    responses = [way for way, many in zip(WAYS, counts, strict=True) for _ in range(many)]
    assert_in_doubt(ROUTED, responses)


@pytest.mark.parametrize(("least", "most"), [(5, 17), (48, 52)])
def test_knowing_how_the_gate_decides_gives_no_small_count_away(least: int, most: int) -> None:
    """Every survey of that size with one yes-or-no question is tried: exact, by brute force."""
    asked = one_question(options={"a": "a", "b": "b"})
    item = asked.questions[0]
    given_entries: tuple[Entry, ...] = (Choice("a"), Choice("b"), Missing.SKIPPED)
    behind = defaultdict(list)
    for n in range(least, most + 1):
        for counts in _ways_to_split(n, 3):
            spread: Spread = dict(zip(given_entries, counts, strict=True))
            people = People(asked)
            for entry, many in spread.items():
                for _ in range(many):
                    people.add_entries({"it": entry})
            level = levels(asked, people, GATE)["it"]
            behind[show(item, spread, GATE, level), GATE.rounded(n)].append(counts)
    for sets in behind.values():
        for each in zip(*sets, strict=True):
            assert len(set(each)) > 1 or each[0] not in range(1, 8)


def _ways_to_split(n: int, parts: int) -> Iterator[tuple[int, ...]]:
    for cuts in combinations_with_replacement(range(n + 1), parts - 1):
        yield tuple(high - low for low, high in zip((0, *cuts), (*cuts, n), strict=True))


def test_a_table_that_gives_nothing_away_is_shown_in_full() -> None:
    assert levels(one_question(), _people(choices(yes=40, no=30, maybe=5)), GATE) == {
        "it": Level.FULL
    }


def test_a_lone_small_count_that_would_follow_from_the_others_is_held_back() -> None:
    people = _people(choices(yes=8, no=53, maybe=1))
    assert levels(one_question(), people, GATE)["it"] > Level.FULL


def _people(responses: list[Response]) -> People:
    return People.of(one_question(), responses)


def test_most_tables_of_a_whole_survey_are_shown_in_full() -> None:
    asked, found = buses(), Counter[Level]()
    for seed, n in product(range(3), (30, 90, 150)):
        people = People.of(asked, riders(n, seed))
        found.update(levels(asked, people, GATE).values())
    assert found[Level.FULL] > 0.9 * found.total()
