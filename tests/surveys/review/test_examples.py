"""Three files that break each rule, three that do not, and the page that shows them."""

import pytest

from surveys.review.findings import Severity
from surveys.review.reasons import REASONS
from surveys.review.review import review_text
from tests.surveys.review.checker_page import PAGE, page
from tests.surveys.review.examples import RULES, WITHOUT, codes, examples
from tests.surveys.spreadsheet.examples import SHEET_RULES


def test_no_two_rules_share_a_code() -> None:
    every = [rule.code for rule in (*RULES, *SHEET_RULES)]
    assert len(set(every)) == len(every)


def test_every_rule_says_why_it_matters_in_one_sentence() -> None:
    assert {rule.code for rule in (*RULES, *SHEET_RULES)} == set(REASONS)
    assert all(why.endswith(".") and ". " not in why for why in REASONS.values())


@pytest.mark.parametrize("code", codes())
def test_a_rule_finds_each_of_its_three_bad_examples(code: str) -> None:
    bad = list(examples(code, "bad"))
    assert len({each.text for each in bad}) == 3
    for example in bad:
        found = [each for each in review_text("a.yaml", example.text).findings if each.code == code]
        assert found, example.shown
        assert found[0].why
        assert found[0].remedy
        wanted: Severity = "error" if code.startswith("E") else "warning"
        assert found[0].severity == wanted


@pytest.mark.parametrize("code", codes())
def test_nothing_is_found_in_the_three_good_examples_of_a_rule(code: str) -> None:
    good = list(examples(code, "good"))
    assert len(good) == 3
    for example in good:
        assert review_text("a.yaml", example.text).findings == (), example.shown


def test_every_rule_has_examples_but_those_that_no_text_can_break() -> None:
    assert {rule.code for rule in RULES} - set(codes()) == set(WITHOUT)


@pytest.mark.parametrize("code", ["W224", "W226", "W227", "W228", "W229", "W234"])
def test_the_place_is_that_of_the_offending_words(code: str) -> None:
    for example in examples(code, "bad"):
        (first, *_) = (
            each for each in review_text("a.yaml", example.text).findings if each.code == code
        )
        line = example.text.splitlines()[first.line - 1]
        assert line[first.column - 1 :].lower().startswith(first.words.lower())


def test_the_page_of_the_docs_is_made_from_the_rules_and_their_examples() -> None:
    """`python -m tests.surveys.review.checker_page` renews it."""
    assert PAGE.read_text("utf-8") == page()
