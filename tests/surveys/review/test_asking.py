"""How questions are put; the examples of each rule are in test_examples.py."""

from surveys.review.review import review_text
from tests.surveys.review.good import GOOD, change, found


def test_the_place_is_that_of_the_offending_words() -> None:
    text = change("ask: How happy?", 'ask: "Sure, how safe and warm is it?"')
    (finding,) = review_text("tiny.yaml", text).findings
    line = text.splitlines()[finding.line - 1]
    assert (finding.code, finding.words) == ("W226", "and")
    assert line[finding.column - 1 :].startswith("and warm")


def test_each_language_is_held_to_its_own_words() -> None:
    both = GOOD.replace("languages: [en]", "languages: [en, cy]")
    text = both.replace("ask: How happy?", "ask: {en: Dim byd?, cy: Wyt ti bob amser yn hapus?}")
    assert [code for code, _ in found(text) if code.startswith("W")] == ["W228"]


def test_a_variant_of_a_language_is_held_to_the_words_of_that_language() -> None:
    text = GOOD.replace("languages: [en]", "languages: [en-easy]")
    assert found(text.replace("ask: How happy?", "ask: Do you always feel happy?")) == [
        ("W228", "always")
    ]


def test_a_statement_may_say_no() -> None:
    text = "questions:\n  - {id: hello, kind: statement, ask: You do not have to answer.}\n"
    assert found(change("questions:\n", text)) == []


def test_leading_words_are_one_fault_and_not_three() -> None:
    assert [code for code, _ in found(change("How happy?", "Don't you always agree?"))] == ["W227"]
