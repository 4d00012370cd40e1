import pytest

from surveys.phrasebook import LONGEST, Phrasebook

_BOOK = Phrasebook(
    ["stop", "leave me alone", "unsubscribe", "i dont want to"],
    {"wanna": "want to", "do not": "dont"},
    (["please", "can you"], ["please", "now", "thank you"]),
    frozenset({"strop", "leave"}),
)


@pytest.mark.parametrize("typed", ["stop", "STOP!!", " Stop. ", "/stop", "s-t-o-p", "ｓｔｏｐ"])
def test_case_signs_and_spaces_make_no_difference(typed: str) -> None:
    assert _BOOK.holds(typed)


@pytest.mark.parametrize("typed", ["stpo", "tsop", "stp", "sttoopp", "sto0", "sytop"])
def test_a_slip_of_the_finger_is_forgiven(typed: str) -> None:
    assert _BOOK.holds(typed)


@pytest.mark.parametrize("typed", ["stops", "step", "shop", "top", "sto", "spot", "strop"])
def test_another_word_is_another_word(typed: str) -> None:
    assert not _BOOK.holds(typed)


@pytest.mark.parametrize("typed", ["unsubscrib", "unsubscribed", "insubscribe", "unsubscriebt"])
def test_a_long_word_may_have_any_one_letter_wrong(typed: str) -> None:
    assert _BOOK.holds(typed) is (typed != "unsubscriebt")


def test_a_key_beside_counts_only_in_a_phrase_of_one_word() -> None:
    assert not _BOOK.holds("leave me slone")


@pytest.mark.parametrize(
    "typed", ["please stop", "stop now please", "can you please stop", "stop thank you"]
)
def test_politeness_changes_nothing(typed: str) -> None:
    assert _BOOK.holds(typed)


@pytest.mark.parametrize("typed", ["stop stop stop", "leave leave me alone"])
def test_words_may_be_repeated(typed: str) -> None:
    assert _BOOK.holds(typed)


def test_the_same_may_be_written_in_other_ways() -> None:
    assert _BOOK.holds("i do not wanna")


@pytest.mark.parametrize("typed", ["", "please", "now", "🛑", "stop the bus", "please now"])
def test_nothing_else_is_a_phrase(typed: str) -> None:
    assert not _BOOK.holds(typed)


def test_a_story_is_not_looked_at_closely() -> None:
    assert _BOOK.holds("stop " * 5)
    assert not _BOOK.holds("stop " * LONGEST)
