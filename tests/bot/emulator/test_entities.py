from hypothesis import given
from hypothesis import strategies as st

from bot.emulator.entities import Entity, positions, tidied, utf16_length

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))


@given(TEXTS)
def test_the_length_is_that_of_the_utf16_encoding(text: str) -> None:
    assert utf16_length(text) == len(text.encode("utf-16-le")) // 2


@given(TEXTS)
def test_every_position_is_the_length_of_what_lies_before(text: str) -> None:
    assert positions(text) == [utf16_length(text[:end]) for end in range(len(text) + 1)]


def test_outer_white_space_is_taken_off_and_entities_move_with_the_text() -> None:
    assert tidied("  hi \n", (Entity("bold", 2, 3),)) == ("hi", (Entity("bold", 0, 2),))


def test_an_entity_of_nothing_but_outer_space_is_dropped() -> None:
    assert tidied("hi  ", (Entity("bold", 2, 2),)) == ("hi", ())


def test_touching_runs_of_one_style_become_one() -> None:
    entities = (Entity("bold", 0, 2), Entity("bold", 2, 2))
    assert tidied("abcd", entities)[1] == (Entity("bold", 0, 4),)


def test_nothing_but_quotations_lives_around_code() -> None:
    entities = (Entity("blockquote", 0, 4), Entity("bold", 0, 4), Entity("code", 1, 2))
    kept = tidied("abcd", entities)[1]
    assert kept == (Entity("blockquote", 0, 4), Entity("code", 1, 2))
