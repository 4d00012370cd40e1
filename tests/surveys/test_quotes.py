import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveys.quotes import (
    NotAQuote,
    Quote,
    Quoting,
    filled,
    literal,
    pieces,
    quoted,
    quotes,
    quoting_of,
    unquoted,
)
from surveys.text import Text, plain

ANSWERS = {"often": "every {week}", "few": "0"}


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("How often?", "How often?"),
        ("You said {often}.", "You said every {week}."),
        ("{often}", "every {week}"),
        ("{ often }, {few}!", "every {week}, 0!"),
        ("You said {few|none}.", "You said 0."),
        ("You said {nobody|none}.", "You said none."),
        ("You said {nobody | none at all }.", "You said none at all."),
        ("So{nobody|}!", "So!"),
        ("You said {nobody}!", "You said …!"),
        ("Type {{often}} or {{{few}}}", "Type {often} or {0}"),
    ],
)
def test_a_quote_is_filled_with_the_answer_or_the_words_for_none(said: str, read: str) -> None:
    assert filled(said, ANSWERS.get) == read


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("You said {often}. Why?", "You said … Why?"),
        ("You said {often|now and then}. Why?", "You said now and then. Why?"),
        ("Well…. {{a}}", "Well… {a}"),
    ],
)
def test_whoever_is_asked_nothing_reads_it_unquoted(said: str, read: str) -> None:
    assert unquoted(said) == read


@pytest.mark.parametrize(
    ("said", "offending"),
    [
        ("How {often", "{"),
        ("How often}?", "}"),
        ("How {}?", "{}"),
        ("You said {How often}.", "{How often}"),
        ("You said {often|so|no}.", "{often|so|no}"),
        ("{often}}", "}"),
    ],
)
def test_braces_with_anything_else_are_no_quote_and_are_shown_as_they_stand(
    said: str, offending: str
) -> None:
    with pytest.raises(NotAQuote) as found:
        pieces(said)
    assert str(found.value) == offending
    assert filled(said, ANSWERS.get) == unquoted(said) == said
    assert quotes(said) == []


def test_the_place_of_a_quote_keeps_how_it_was_written() -> None:
    assert pieces("So {often|x}") == ("So ", Quote("often", "x", "{often|x}"), "")


@given(st.text())
def test_any_words_with_their_braces_doubled_are_read_as_they_are(words: str) -> None:
    assert filled(literal(words), ANSWERS.get) == words
    assert quotes(literal(words)) == []


def test_a_text_that_quotes_is_said_unquoted_and_written_as_it_is() -> None:
    text = quoting_of({"en": "You said {often}?", "cy": "Dwedaist ti {often}?"})
    assert text.say("cy") == "Dwedaist ti …?"
    assert text.written("cy") == "Dwedaist ti {often}?"
    assert plain(text) == {"en": "You said {often}?", "cy": "Dwedaist ti {often}?"}


def test_what_texts_quote_is_told_once_in_order() -> None:
    ask, hint = quoting_of({"en": "{b}, {a}", "cy": "{c}, {a}"}), quoting_of("{a}")
    assert quoted(ask, None, hint) == ("b", "a", "c")
    assert quoted(Text({"": "{a}"})) == ()
    assert isinstance(ask, Quoting)
