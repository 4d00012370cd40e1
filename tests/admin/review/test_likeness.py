"""Likeness is symmetric, whole for the same text, and hangs on no order."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from admin.review.likeness import ALIKE, Likeness
from admin.review.pile import shuffled
from admin.review.stems import stems
from tests.admin.review.written import written

WORD = st.sampled_from(
    [
        "bus",
        "buses",
        "late",
        "Late!",
        "money",
        "wheelchair",
        "dim",
        "byd",
        "cafe",
        "café",
        "24",
        "🙏",
        "ws",
    ]
)
TEXT = st.one_of(st.lists(WORD, max_size=6).map(" ".join), st.text(max_size=30))
TEXTS = st.lists(TEXT, min_size=2, max_size=12)


def keyed(texts: list[str]) -> dict[str, str]:
    return {f"say.{place}": text for place, text in enumerate(texts)}


@given(TEXTS)
@settings(max_examples=50)
def test_it_is_the_same_from_either_side_and_never_out_of_range(texts: list[str]) -> None:
    likeness, keys = Likeness(keyed(texts)), list(keyed(texts))
    for one in keys:
        for other in keys:
            found = likeness.alike(one, other)
            assert found == likeness.alike(other, one)
            assert 0.0 <= found <= 1.0


@given(TEXTS)
@settings(max_examples=50)
def test_the_same_text_is_wholly_alike(texts: list[str]) -> None:
    likeness = Likeness(keyed([*texts, texts[0]]))
    assert likeness.alike("say.0", f"say.{len(texts)}") == 1.0
    assert f"say.{len(texts)}" in likeness.like("say.0", keyed([*texts, texts[0]]).keys())


@given(TEXTS, st.randoms(use_true_random=False))
@settings(max_examples=50)
def test_the_order_of_the_texts_does_not_matter(texts: list[str], random: object) -> None:
    pairs = list(keyed(texts).items())
    random.shuffle(pairs)  # type: ignore[attr-defined]
    one, other = Likeness(keyed(texts)), Likeness(dict(pairs))
    for key in keyed(texts):
        assert one.like(key, keyed(texts).keys(), 0.0) == other.like(key, dict(pairs).keys(), 0.0)


def test_texts_that_share_nothing_are_not_alike() -> None:
    assert Likeness({"a": "late buses", "b": "wifi"}).alike("a", "b") == 0.0


def test_a_rare_word_in_common_says_more_than_a_common_one() -> None:
    texts = {"a": "the wheelchair", "b": "the ramp", "c": "a wheelchair"}
    likeness = Likeness(texts | {f"d{n}": f"the thing {n}" for n in range(20)})
    assert likeness.alike("a", "c") > likeness.alike("a", "b")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Later buses please!", "later bus pls, please"),
        ("buses never on time", "the bus is never on time"),
        ("mae'r tocynnau'n rhy ddrud", "tocynnau rhy ddrud"),
    ],
)
def test_what_says_the_same_is_found(one: str, other: str) -> None:
    texts = {each.words: each.words for each in written(200, 5)}
    likeness = Likeness(texts | {"one": one, "other": other})
    assert likeness.alike("one", "other") >= ALIKE


@pytest.mark.parametrize(
    ("some", "same"),
    [("bus", "Buses!"), ("stopping", "stopped"), ("route", "routes"), ("café", "cafes")],
)
def test_endings_case_and_accents_are_put_aside(some: str, same: str) -> None:
    assert stems(some) == stems(same)


def test_every_reviewer_has_an_order_of_their_own() -> None:
    keys = [f"say.{place}" for place in range(50)]
    one, other = shuffled(keys, "one"), shuffled(keys, "other")
    assert sorted(one) == sorted(other) == sorted(keys)
    assert one != other != keys
    assert shuffled(reversed(keys), "one") == one
