from admin.commands.found import LONGEST, told
from surveys.review.findings import Finding


def found(code: str, line: int, message: str, remedy: str = "Change it.") -> Finding:
    return Finding(
        code, "error" if code.startswith("E") else "warning", "x.yaml", line, 1, message, remedy
    )


def test_errors_come_first_and_each_rule_says_its_remedy_once() -> None:
    shown = told(
        [
            found("W1", 3, "Long."),
            found("E1", 9, "No words in cy.", "Add them."),
            found("W1", 12, "Long."),
            found("E1", 11, "No words in pl.", "Add them."),
        ]
    )
    assert shown.html == (
        "<b>Line 9:</b> No words in cy.\n<b>Line 11:</b> No words in pl.\n→ Add them. <i>(E1)</i>\n\n"
        "<b>Lines 3, 12:</b> Long.\n→ Change it. <i>(W1)</i>"
    )
    assert shown.left == 0


def test_remedies_that_differ_stand_below_what_they_mend() -> None:
    shown = told(
        [found("E1", 1, "a is missing.", "Add a."), found("E1", 1, "b is missing.", "Add b.")]
    )
    assert shown.html == (
        "<b>Line 1:</b> a is missing.\n→ Add a.\n<b>Line 1:</b> b is missing.\n→ Add b. <i>(E1)</i>"
    )


def test_what_does_not_fit_is_counted() -> None:
    findings = [found(f"W{rule}", line, "x" * 90) for rule in range(9) for line in (1, 2)]
    shown = told(findings, longest=400)
    assert len(shown.html) <= 400
    assert shown.left == 18 - 2 * shown.html.count("<b>")


def test_of_one_rule_that_was_broken_often_as_many_are_shown_as_fit() -> None:
    findings = [found("W204", line, f"Label {line} is too long.") for line in range(500)]
    shown = told(findings)
    assert len(shown.html) <= LONGEST
    assert shown.left == 500 - shown.html.count("<b>") > 0


def test_one_finding_alone_is_shown_however_long_it_is() -> None:
    shown = told([found("E1", 1, "x" * 9000)], longest=100)
    assert shown.left == 0
    assert len(shown.html) < 1000


def test_signs_of_markup_and_cells_are_told_as_they_are() -> None:
    cell = Finding("E1", "error", "x.xlsx", 4, 2, "<b>", "a & b", cell="Promise!B4")
    assert told([cell]).html == "<b>Promise!B4:</b> &lt;b&gt;\n→ a &amp; b <i>(E1)</i>"
