"""Three files that break each rule of spreadsheets, and three that do not."""

import pytest

from tests.surveys.spreadsheet.examples import SHEET_RULES, sheet_examples

CODES = [rule.code for rule in SHEET_RULES]


@pytest.mark.parametrize("code", CODES)
def test_a_rule_of_sheets_finds_each_of_its_three_bad_examples(code: str) -> None:
    bad = list(sheet_examples(code, "bad"))
    assert len({each.shown for each in bad}) == 3
    for example in bad:
        found = [each for each in example.findings() if each.code == code]
        assert found, example.shown
        assert found[0].why
        assert found[0].remedy
        assert found[0].severity == "error"


@pytest.mark.parametrize("code", CODES)
def test_nothing_is_found_in_the_three_good_examples_of_a_rule_of_sheets(code: str) -> None:
    good = list(sheet_examples(code, "good"))
    assert len({each.shown for each in good}) == 3
    for example in good:
        assert example.findings() == (), example.shown
