"""No pattern tries every way to share out a long run of signs: the bot would stop for everybody."""

import subprocess
import sys

import pytest

LONG = 300_000
"""Signs, far more than anybody can send: what is not linear takes many minutes over them."""
PATIENCE = 120
"""Seconds, for what takes less than one."""


@pytest.mark.parametrize(
    ("where", "call"),
    [
        ("surveys.numbers", "number_in('a' + ' ' * LONG + 'b', (), True)"),
        ("surveys.parsing", "_without_total('5' + ' ' * LONG + 'x', 5)"),
        ("surveys.named_people", "names_a_person('a\\'' * LONG, frozenset({'name'}))"),
        ("surveys.named_schools", "names_a_school('RC ' * (LONG // 4), frozenset({'high'}))"),
        ("surveys.named_schools", "names_a_school('A.' * LONG, frozenset({'high'}))"),
        ("surveys.question_words", "_question_in('a' * LONG)"),
        ("surveys.review.wording", "needs_no_translation('a' + '@' * LONG + ' ')"),
        ("surveys.review.quoting", "_LIKE_A_QUOTE.findall('{' + 'a' * LONG)"),
        ("surveys.spreadsheet.layout", "option_of('a: ' + '(alone) ' * (LONG // 5))"),
        ("surveys.spreadsheet.layout", "option_of('a: ' + '(ask: ' * LONG)"),
        ("surveys.spreadsheet.expression", "_SIGN.match('${' + ' ' * LONG)"),
        ("surveys.spreadsheet.xlsform_items", "_pairs('a' * LONG)"),
        ("surveys.spreadsheet.xlsform_quotes", "plain_form('${' + ' ' * LONG)"),
        ("admin.review.typed", "_numbered('1  ' * 1000 + ',')"),
    ],
)
def test_a_long_run_of_signs_is_read_at_once(where: str, call: str) -> None:
    code = f"import {where} as asked; LONG = {LONG}; asked.{call}"
    done = subprocess.run([sys.executable, "-c", code], timeout=PATIENCE, check=False)
    assert done.returncode == 0
