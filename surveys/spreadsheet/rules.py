"""What a spreadsheet is held to before the survey in it is looked at. Codes keep their meaning."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from surveys.review.findings import Finding, Rule

FORMULA = Rule(
    "E171",
    "This cell holds a formula or an error of Excel, not words.",
    "Copy the cell, then paste it as values, so that the words themselves stand in it.",
)
NO_SHEET = Rule(
    "E172",
    "There is no sheet called “{sheet}”.",
    "Begin with the template: `hearback template --to survey.xlsx`, or /template in the chat.",
)
UNKNOWN_NAME = Rule("E173", "“{found}” is not known here.", "{fix}")
TWICE = Rule("E174", "“{found}” stands here a second time.", "Keep one of the two; see {first}.")
NOT_AN_EXPRESSION = Rule(
    "E175",
    "This condition cannot be understood: {why}.",
    "Write for example: how_often = weekly, monthly",
)
NOT_XLSFORM = Rule("E176", "This is not an XLSForm: {why}.", "Mend it, then import it again.")

WHY: Final[Mapping[str, str]] = {
    "E171": "A formula can show something else tomorrow, and nobody would have reviewed that.",
    "E172": "Each sheet has its own part of the survey.",
    "E173": "What has no place in a survey would be left out without a word.",
    "E174": "Nobody could tell which of the two counts.",
    "E175": "A question would be asked of people whom it is not for.",
    "E176": "What no other tool can read is read wrongly here too.",
}


def explained(finding: Finding) -> Finding:
    """Return ``finding`` with the reason for the rule, where it is one of these."""
    return replace(finding, why=WHY.get(finding.code, finding.why))
