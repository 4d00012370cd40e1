import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveys.spelling import fold, is_near, is_swap, letters, loose, slips


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("  Every   WEEK!! ", "every week"),
        ("Bws y tŷ", "bws y ty"),
        ("don’t", "dont"),
        ("Zażółć", "zazolc"),
        ("Great 😀 idea", "great idea"),
        ("2️⃣", "2"),
        ("🔟", "10"),
        ("١٢", "12"),
        ("16–17", "16 to 17"),
        ("16 - 17", "16 to 17"),
        ("well-lit", "well lit"),
        ("𝗦𝗧𝗢𝗣", "stop"),
        ("أحمد", "احمد"),
        ("😀", ""),
    ],
)
def test_folding_keeps_words_and_digits_only(typed: str, words: str) -> None:
    assert fold(typed) == words


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(st.characters(max_codepoint=127)))
def test_plain_letters_fold_as_they_do_beside_others(text: str) -> None:
    assert fold(text) == fold(text + " é").removesuffix("e").rstrip()


def test_loose_text_keeps_emoji_but_not_their_skin_tone() -> None:
    assert loose(" 👍🏽  YES ") == "👍 yes"


def test_only_letters_are_counted() -> None:
    assert letters("16 to 17") == 2


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("evry week", "every week"),
        ("nwo and then", "now and then"),
        ("neighborhood", "neighbourhood"),
        ("monhtly", "monthly"),
    ],
)
def test_a_small_slip_is_near(typed: str, meant: str) -> None:
    assert is_near(typed, meant)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ever", "never"),
        ("likely", "unlikely"),
        ("i would go", "i would not go"),
        ("i cant go", "i can go"),
        ("route 15", "route 16"),
        ("agree", "disagree"),
        ("happy", "unhappy"),
    ],
)
def test_another_meaning_is_never_near(typed: str, meant: str) -> None:
    assert not is_near(typed, meant)


def test_only_neighbouring_letters_make_a_swap() -> None:
    assert is_swap("stpo", "stop")
    assert not is_swap("spot", "stop")


@pytest.mark.parametrize(
    ("some", "other", "distance"),
    [("", "", 0), ("bus", "bus", 0), ("bsu", "bus", 1), ("us", "bus", 1), ("bass", "bus", 2)],
)
def test_slips_are_letters_added_lost_changed_or_swapped(
    some: str, other: str, distance: int
) -> None:
    assert slips(some, other) == distance


@given(st.text("abc", max_size=6), st.text("abc", max_size=6))
def test_slips_are_the_same_both_ways(some: str, other: str) -> None:
    assert slips(some, other) == slips(other, some)
