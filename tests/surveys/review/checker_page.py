"""docs/checker.md: every rule of `hearback check` with a bad and a good example, from the test data.

`python -m tests.surveys.review.checker_page` renews it.
"""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from surveys.review.findings import Finding, Rule
from surveys.review.reasons import REASONS
from surveys.review.review import review_text
from tests.surveys.review.examples import RULES, WITHOUT, examples
from tests.surveys.spreadsheet.examples import SHEET_RULES, sheet_examples

PAGE = Path(__file__).parents[3] / "docs" / "checker.md"
LONGEST = 400
"""Characters of an example that the page shows."""
PICTURE = re.compile(r"(data: \w{8})[\w+/=]+")

HEAD = """\
# What `hearback check` looks for

Every fault of a survey file at once, each with a code that never changes its meaning, the line and column, the words that
offend, why it matters, and what to do. Codes with E are errors: such a survey cannot be published. They are kept for what
breaks a promise or a survey: a missing promise, a route that is broken, an answer that means leaving, words missing in a
language, a file that is not safe to read or not shaped like a survey. Codes with W are advice: the file can be published.

The file is read as if it were published today. `--format json` gives every finding with `code`, `severity`, `file`, `line`,
`column`, `message`, `remedy`, `why` and `words`; `--format github` writes annotations that GitHub shows in a pull request.

Rules about words know English and Welsh and stay silent elsewhere; lengths and ranges of numbers are looked at in every
language. Easy Read (`en-easy`, `cy-easy`) is held to the rules of its language, and to stricter lengths. The reading age is
Flesch-Kincaid on the promise and the questions with their hints, in English only, from a hundred words on; options, labels and
names are not in it. Questions that nobody reaches are found by walking every way through the answers; where there are more than
2,000 ways, nothing is said.

With `--against OLD`, the edit from an older file is wording (other words for the same), additive (more or wider: nothing that
was answered or promised is undone) or breaking, each change with its place and the reason, and the version number that fits.

For editors that know YAML, [survey.schema.json](survey.schema.json) completes keys and marks faults of shape while you type
(`hearback check --schema` writes it).

This page is made from the rules and the examples in the tests.
"""
SHEETS = """\
## Errors of spreadsheets

Before the survey in [an Excel file](excel.md) is looked at, the file itself is; these findings name a sheet and a cell. Then all the other
rules hold. `E176` is about XLSForms, which are imported.
"""


def page() -> str:
    """Return the whole page."""
    errors = [rule for rule in RULES if rule.severity == "error"]
    advice = [rule for rule in RULES if rule.severity == "warning"]
    parts = [HEAD, "## Errors\n", *(line for rule in errors for line in _lines(rule))]
    parts += [SHEETS, *(line for rule in SHEET_RULES for line in _sheet_lines(rule))]
    parts += ["## Advice\n", *(line for rule in advice for line in _lines(rule))]
    return "\n".join(parts).rstrip("\n") + "\n"


def _lines(rule: Rule) -> Iterator[str]:
    if rule.code in WITHOUT:
        yield f"### {rule.code}\n\n{WITHOUT[rule.code]} {REASONS[rule.code]}\n"
        return
    bad, good = (next(examples(rule.code, which)) for which in ("bad", "good"))
    findings = review_text("survey.yaml", bad.text).findings
    yield _entry(rule, findings, "yaml", bad.shown, good.shown)


def _sheet_lines(rule: Rule) -> Iterator[str]:
    bad, good = (next(sheet_examples(rule.code, which)) for which in ("bad", "good"))
    yield _entry(rule, bad.findings(), "text", bad.shown, good.shown)


def _entry(rule: Rule, findings: Sequence[Finding], form: str, bad: str, good: str) -> str:
    found = next(each for each in findings if each.code == rule.code)
    return (
        f"### {rule.code}\n\n{found.message} {found.why}\n\n*{found.remedy}*\n\n"
        f"```{form}\n# not\n{_cut(bad)}\n# but\n{_cut(good)}\n```\n"
    )


def _cut(shown: str) -> str:
    whole = PICTURE.sub(r"\1 …", shown.replace("\t", "→"))
    return whole if len(whole) <= LONGEST else whole[:LONGEST].rstrip() + " …"


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
