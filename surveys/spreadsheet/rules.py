"""What a spreadsheet is held to before the survey in it is looked at. Codes keep their meaning."""

from surveys.review.findings import Rule

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
