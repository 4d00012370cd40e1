"""The themes of a draft as staff see them: all of them, or one. Pure."""

from html import escape

from admin.commands.desk import staff_button
from admin.feedback import Decision, Draft, Theme
from admin.fieldwork import FieldworkFault
from bot.conversation.screen import Button, Rows, Screen
from bot.conversation.screens.view import cut
from surveys.text import Text

DECISIONS = {
    Decision.DONE: "We did it",
    Decision.DOING: "We are doing it",
    Decision.NOT_DOING: "We will not do it",
    Decision.NOT_DECIDED: "Not decided yet",
}
LONGEST = 3000
"""UTF-16 units that all themes together may take in the overview."""
IN_A_ROW = 5


def theme_at(draft: Draft, place: int) -> Theme:
    """Return a theme of a draft. Raises FieldworkFault when somebody took it out meanwhile."""
    if not 0 <= place < len(draft.themes):
        raise FieldworkFault("That theme is not there any more.")
    return draft.themes[place]


def said(theme: Theme) -> str:
    """Return what young people said, as staff read it."""
    return f"<b>You said:</b> {escape(Text(theme.said).say('en'), quote=False)}"


def theme(survey_id: str, draft: Draft, place: int) -> Screen:
    """Return one theme, what was answered so far, and the four decisions as buttons."""
    shown = theme_at(draft, place)
    parts = [
        f"Theme {place + 1} of {len(draft.themes)}\n{said(shown)}",
        *([_answer(shown)] if shown.is_answered else []),
        "What came of it?",
    ]
    decisions = tuple(
        (staff_button(label, "decide", survey_id, place, decision.value),)
        for decision, label in DECISIONS.items()
    )
    back = staff_button("All themes", "respond", survey_id)
    out = staff_button("Take it out", "drop", survey_id, place)
    return Screen("\n\n".join(parts), (*decisions, (back,) if shown.required else (back, out)))


def _answer(theme: Theme) -> str:
    label = DECISIONS[theme.decision] if theme.decision else ""
    until = f" ({theme.until})" if theme.until else ""
    return f"So far: {label}{until}. {escape(theme.words, quote=False)}"


def overview(survey_id: str, draft: Draft) -> Screen:
    """Return all themes, what came of each, and what to do next."""
    longest = LONGEST // max(len(draft.themes), 1)
    lines = [_line(place, each, longest) for place, each in enumerate(draft.themes, 1)]
    heading = f"<b>You said, we did: {escape(survey_id)}</b>"
    return Screen("\n".join([heading, *lines, "", _what_next(draft)]), _rows(survey_id, draft))


def _line(place: int, theme: Theme, longest: int) -> str:
    mark = "✓" if theme.is_answered else "○"
    short = escape(cut(Text(theme.said).say("en"), longest), quote=False)
    decision = f" <i>{DECISIONS[theme.decision]}</i>" if theme.decision else ""
    return f"{mark} {place}. {short}{decision}"


def _what_next(draft: Draft) -> str:
    if not draft.themes:
        return "No theme came out of the numbers. Add what young people told you."
    if left := len(draft.unanswered):
        return f"{left} left to answer. Tap a number to answer that theme."
    return "All answered. Look at the preview, then send it."


def _rows(survey_id: str, draft: Draft) -> Rows:
    numbers: list[Button] = [
        staff_button(str(place + 1), "theme", survey_id, place)
        for place in range(len(draft.themes))
    ]
    rows = [tuple(numbers[at : at + IN_A_ROW]) for at in range(0, len(numbers), IN_A_ROW)]
    more = staff_button("Add a theme", "add", survey_id)
    look = staff_button("Preview", "preview", survey_id)
    return (*rows, (more, look) if draft.themes else (more,))
