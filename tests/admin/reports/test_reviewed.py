"""Themes of open answers are told by the same gate as everything else."""

from hypothesis import given, settings
from hypothesis import strategies as st

from admin.reports.published import Count, InWords, Word
from admin.reports.reviewed import ReviewedTheme, told_themes
from surveys.text import UNNAMED, Text
from tests.admin.wordy import WORDY

BUSES, PRICE, SEATS = "t1", "t2", "t3"
THEMES = {
    each: Text({UNNAMED: title})
    for each, title in ((BUSES, "Late buses"), (PRICE, "Price"), (SEATS, "Seats"))
}


def told(*said: tuple[int, set[str]]) -> list[ReviewedTheme]:
    responses = [frozenset(themes) for many, themes in said for _ in range(many)]
    return list(told_themes(WORDY, THEMES, responses))


def test_counts_are_rounded_and_the_most_said_comes_first() -> None:
    found = told((31, {PRICE}), (42, {BUSES}), (9, {BUSES, SEATS}), (20, set()))
    assert [(each.id, each.value) for each in found] == [
        (BUSES, Count(50, 50)),
        (PRICE, Count(30, 30)),
        (SEATS, Count(10, 10)),
    ]


def test_rare_themes_are_named_and_have_no_number() -> None:
    found = told((42, {BUSES}), (3, {PRICE}), (4, {SEATS}), (20, set()))
    assert [(each.id, each.value) for each in found[1:]] == [(PRICE, None), (SEATS, None)]


def test_of_few_people_there_are_only_words() -> None:
    found = told((18, {BUSES}), (2, {PRICE}), (4, set()))
    assert {each.id: each.value for each in found} == {
        BUSES: InWords(Word.MOST),
        PRICE: InWords(Word.FEW),
        SEATS: InWords(Word.FEW),
    }


def test_of_fewer_than_five_nothing_is_told() -> None:
    assert all(each.value is None for each in told((4, {BUSES})))


def test_without_themes_there_is_nothing() -> None:
    assert told_themes(WORDY, {}, [frozenset()] * 60) == ()


@given(st.lists(st.sets(st.sampled_from(sorted(THEMES))), max_size=90))
@settings(max_examples=60)
def test_no_small_number_and_no_exact_one_is_ever_told(said: list[set[str]]) -> None:
    found = told(*((1, themes) for themes in said))
    assert sorted(each.id for each in found) == sorted(THEMES)
    for each in found:
        match each.value:
            case Count(rounded, _):
                assert len(said) >= 50
                assert rounded == 0 or rounded >= 8
                assert rounded % 5 == 0
            case InWords():
                assert 5 <= len(said) < 50
            case _:
                pass
