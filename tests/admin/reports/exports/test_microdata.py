"""Rows of which nobody can be told, in an order and with ids that mean nothing."""

import csv
from collections import Counter
from collections.abc import Mapping, Sequence
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from admin.reports.exports.microdata import (
    LEAST,
    LEAST_K,
    Microdata,
    TooFew,
    head,
    k_of,
    microdata,
)
from admin.reports.exports.records import Records
from admin.reports.exports.told_versions import VERSION
from surveys.answers import Plain
from surveys.codebook import HELD_BACK, Codebook, codebook
from tests.admin.reports.samples import NOT_ASKED, SKIPPED, picked
from tests.surveys.small import question, survey

ASKED = survey(
    question("keep", "multiple_choice"),
    question("order", "ranking"),
    question("wait", "number"),
    question("say", "open_ended"),
    question("age", about_you="We compare ages."),
    question("years", "number", about_you="We compare years."),
    breakdowns=["age"],
)
BOOK = codebook([ASKED])


def somebody(chance: Random) -> Mapping[str, Plain]:
    order = chance.sample(["yes", "no", "maybe"], 3)
    return {
        "keep": chance.sample(["yes", "no", "maybe"], chance.randint(1, 3)),
        "order": ["#", *order],
        "wait": float(chance.randint(0, 60)),
        "say": "something that only I would say",
        "age": SKIPPED if chance.random() < 0.03 else picked(chance.choice(["yes"] * 9 + ["no"])),
        "years": float(chance.choice([1, 2, 2, 2, 3, 3, 15])),
    }


def people(many: int, seed: int = 1) -> list[Mapping[str, Plain]]:
    chance = Random(seed)
    return [somebody(chance) for _ in range(many)]


def made(
    responses: Sequence[Mapping[str, Plain]], seed: int = 2, book: Codebook = BOOK
) -> Microdata:
    records = Records.of(book, [ASKED], responses)
    return microdata(book, records, ["age"], LEAST_K, Random(seed))


def rows(found: Microdata) -> list[dict[str, str]]:
    return list(csv.DictReader([",".join(found.columns), *found.lines]))


def without_id(found: Microdata) -> list[str]:
    return [line.partition(",")[2] for line in found.lines]


@pytest.mark.slow
@settings(max_examples=40)
@given(st.integers(LEAST, 300), st.integers(0, 10_000))
def test_every_combination_about_people_belongs_to_at_least_k(many: int, seed: int) -> None:
    found = rows(made(people(many, seed)))
    about = Counter((row["age"], row["years.from"], row["years.to"]) for row in found)
    assert len(found) == many
    assert min(about.values()) >= LEAST_K


@pytest.mark.slow
@settings(max_examples=20)
@given(st.integers(0, 10_000))
def test_nobody_can_be_singled_out_by_what_is_asked_about_them(seed: int) -> None:
    responses = people(LEAST, seed)
    found = rows(made(responses))
    for person in responses:
        fitting = [row for row in found if fits(row, person)]
        assert len(fitting) >= LEAST_K


def fits(row: Mapping[str, str], person: Mapping[str, Plain]) -> bool:
    """Tell whether somebody who knows the person's age and years could take the row for theirs."""
    match person["age"]:
        case {"choice": code}:
            age = str(code)
        case _:
            age = "missing:skipped"
    years = person["years"]
    assert isinstance(years, float)
    is_age = row["age"] in (HELD_BACK, age)
    held = row["years.from"] == HELD_BACK
    return is_age and (held or float(row["years.from"]) <= years <= float(row["years.to"]))


ROUTED = survey(
    question("age", about_you="We compare ages."),
    question("near", ask_if={"age": "yes"}),
    question("far", ask_if={"near": "no"}),
    question("free"),
    breakdowns=["age"],
)


def routed(chance: Random) -> Mapping[str, Plain]:
    age = chance.choices(["yes", "no", "maybe"], [40, 57, 3])[0]
    near = picked(chance.choice(["yes", "no"])) if age == "yes" else NOT_ASKED
    far = picked("yes") if near == picked("no") else NOT_ASKED
    return {"age": picked(age), "near": near, "far": far, "free": picked("yes")}


@pytest.mark.slow
@settings(max_examples=30)
@given(st.integers(0, 10_000))
def test_the_route_does_not_tell_what_was_held_back(seed: int) -> None:
    """Whether a question was asked that hangs on somebody's age would tell their age."""
    chance = Random(seed)
    responses = [routed(chance) for _ in range(150)]
    found = rows(made(responses, book=codebook([ROUTED])))
    held = [row for row in found if row["age"] == HELD_BACK]
    assert all(row["near"] == row["far"] == HELD_BACK for row in held)
    assert {row["free"] for row in found} == {"yes"}
    for age in ("yes", "no", "maybe"):
        if any(person["age"] == picked(age) for person in responses):
            assert sum(row["age"] in (age, HELD_BACK) for row in found) >= LEAST_K


def test_what_hangs_on_a_band_of_numbers_is_held_back_where_it_would_tell_the_number() -> None:
    asked = survey(
        question("years", "number", about_you="Why."),
        question("old", ask_if={"years": {"at_least": 7}}),
    )
    years = [1.0] * 90 + [6.0] * 5 + [7.0] * 5
    responses: list[Mapping[str, Plain]] = [
        {"years": each, "old": picked("yes") if each >= 7 else NOT_ASKED} for each in years
    ]
    found = rows(made(responses, book=codebook([asked])))
    told = {(row["years.from"], row["years.to"], row["old"]) for row in found}
    assert told == {("1", "1", "missing:not_asked"), ("6", "7", HELD_BACK)}


def test_the_order_in_which_people_came_leaves_no_trace() -> None:
    """The same people in another order make the same rows; who gives up a value is by chance."""
    responses = people(200)
    one, other = made(responses), made(responses[::-1])
    assert Counter(answers(one)) == Counter(answers(other))
    assert answers(one) != answers(other)


def answers(found: Microdata) -> list[str]:
    """Return the rows without their ids and without the three columns about people."""
    return [line.rsplit(",", 3)[0] for line in without_id(found)]


def test_each_making_has_an_order_and_ids_of_its_own() -> None:
    responses = people(200)
    one, other = made(responses, seed=2), made(responses, seed=3)
    assert not {line[:16] for line in one.lines} & {line[:16] for line in other.lines}
    assert without_id(one) != without_id(other)


def test_places_are_not_correlated_with_coming() -> None:
    """Who waited longest came last; a file in any order of coming would show it."""
    responses = [{**person, "wait": float(n)} for n, person in enumerate(people(1000))]
    waits = [float(row["wait.from"]) for row in rows(made(responses))]
    assert abs(correlation(waits)) < 0.2  # More than six standard errors.


def correlation(found: list[float]) -> float:
    places = range(len(found))
    mean, middle = sum(found) / len(found), (len(found) - 1) / 2
    across = sum(
        (place - middle) * (each - mean) for place, each in zip(places, found, strict=True)
    )
    spread = sum((place - middle) ** 2 for place in places) * sum(
        (each - mean) ** 2 for each in found
    )
    return float(across / spread**0.5)


def test_nobodys_words_are_in_it() -> None:
    found = made(people(LEAST))
    assert "say" not in found.columns
    assert not any("only I" in line for line in found.lines)


def test_no_band_of_a_number_has_fewer_than_k_people() -> None:
    found = rows(made(people(300)))
    assert min(Counter((row["wait.from"], row["wait.to"]) for row in found).values()) >= LEAST_K


def test_options_are_columns() -> None:
    found = rows(made(people(LEAST)))
    assert {row["keep.yes"] for row in found} == {"0", "1"}
    assert {row["order.no"] for row in found} == {"1", "2", "3"}


def test_fewer_than_a_hundred_make_none() -> None:
    with pytest.raises(TooFew):
        made(people(LEAST - 1))


def test_k_is_the_batch_and_never_below_what_the_gate_shows() -> None:
    assert (k_of(5), k_of(8), k_of(20)) == (8, 8, 20)


def test_somebody_of_an_older_version_was_not_asked_what_is_new() -> None:
    found = rows(versioned(LEAST, 0))
    assert {row["say_why"] for row in found} == {"missing:not_asked"}
    assert "order.yes" in found[0]


NEWER = survey(
    question("say_why"),
    *(each.model_dump(mode="json", by_alias=True, exclude_none=True) for each in ASKED.written),
    version="1.1.0",
    breakdowns=["age"],
)
"""The survey with one more question."""


def versioned(*many: int) -> Microdata:
    """So many people answered the older version, the rest the newer one."""
    book, chance = codebook([ASKED, NEWER]), Random(7)
    records = Records(book, [ASKED, NEWER])
    for version, count in enumerate(many):
        for _ in range(count):
            more = {"say_why": picked("yes")} if version else {}
            records.add({**somebody(chance), **more}, version)
    return microdata(book, records, ["age"], LEAST_K, Random(3))


def test_each_row_says_which_version_was_answered() -> None:
    found = versioned(150, 150)
    told = Counter((row[VERSION], row["say_why"]) for row in rows(found))
    assert {key for key in told if key[0] != HELD_BACK} == {
        ("1.0.0", "missing:not_asked"),
        ("1.1.0", "yes"),
    }
    assert {key[1] for key in told if key[0] == HELD_BACK} <= {HELD_BACK}
    assert VERSION in found.quasi


def test_the_version_and_what_is_asked_about_people_belong_to_at_least_k() -> None:
    found = rows(versioned(120, 30))
    about = Counter((row[VERSION], row["age"], row["years.from"], row["years.to"]) for row in found)
    assert min(about.values()) >= LEAST_K


@pytest.mark.parametrize("many", [(150, 9), (9, 150)])
def test_a_version_that_few_answered_is_told_by_nothing(many: tuple[int, int]) -> None:
    found = versioned(*many)
    assert VERSION not in found.columns
    told = Counter(row["say_why"] for row in rows(found))
    common = "missing:not_asked" if many[0] > many[1] else "yes"
    assert told.keys() == {common, HELD_BACK}
    assert told[HELD_BACK] >= 9


def test_a_new_option_in_a_version_that_few_answered_makes_nobody_rare() -> None:
    found = rows(of_versions([150, 5]))
    assert min(combinations(found).values()) >= LEAST_K
    assert not [row for row in found if row["age"] == "young"]


@pytest.mark.slow
@settings(max_examples=40)
@given(st.lists(st.integers(0, 25), min_size=3, max_size=3), st.integers(0, 10_000))
def test_every_combination_belongs_to_at_least_k_over_versions(few: list[int], seed: int) -> None:
    """What is held back because of a version tells as much as the version, so it counts too."""
    chance = Random(seed)
    few[chance.randrange(3)] += LEAST
    found = rows(of_versions(few, seed))
    assert min(combinations(found).values()) >= LEAST_K


def combinations(found: Sequence[Mapping[str, str]]) -> Counter[object]:
    """Count what is told about people, their version, and whether that was held back."""
    about = ("age", "years.from", "years.to")
    return Counter(
        (row.get(VERSION), *(row[each] for each in about), row.get("say_why") == HELD_BACK)
        for row in found
    )


def of_versions(many: Sequence[int], seed: int = 7) -> Microdata:
    """So many people answered each version: the second has an age more, the third a question."""
    ages = {"yes": "Yes", "no": "No", "maybe": "Maybe", "young": "Young"}
    more = question("age", about_you="We compare ages.", options=ages)
    others = [
        question("keep", "multiple_choice"),
        question("order", "ranking"),
        question("years", "number", about_you="We compare years."),
    ]
    asked = [
        survey(question("age", about_you="We compare ages."), *others),
        survey(more, *others, version="1.1.0"),
        survey(more, *others, question("say_why"), version="1.2.0"),
    ][: len(many)]
    book, chance = codebook(asked), Random(seed)
    records = Records(book, asked)
    for version, count in enumerate(many):
        for _ in range(count):
            said = dict(somebody(chance))
            if version and chance.random() < 0.5:
                said["age"] = picked("young")
            records.add({**said, **({"say_why": picked("yes")} if version == 2 else {})}, version)
    return microdata(book, records, ["age"], LEAST_K, Random(seed))


def test_the_file_says_itself_what_it_is() -> None:
    found = made(people(200))
    said = head(BOOK, found, "About 200 answers", ["Done: 200"], ["age"])
    assert "NOT FOR PUBLISHING" in said
    assert "outside the promise" in said
    assert "at least 8 rows" in said
    assert "Done: 200" in said
    assert all(line.startswith("# ") and "," not in line for line in said.splitlines())
