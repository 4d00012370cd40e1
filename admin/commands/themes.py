"""The themes of a draft as staff see them: all of them, one, and what is asked next. Pure."""

from collections.abc import Sequence

from admin.commands.desk import staff_button
from admin.feedback import DATED, Decision, Draft, Theme, Wants
from admin.feedback_review import named
from admin.feedback_typing import Gap, gaps, minutes_left
from admin.fieldwork import FieldworkFault
from admin.language_names import language_name
from admin.markup import safe
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


def theme_at(draft: Draft, number: int) -> Theme:
    """Return a theme of a draft. Raises FieldworkFault when somebody took it out meanwhile."""
    theme = draft.theme(number)
    if theme is None:
        raise FieldworkFault("That theme is not there any more.")
    return theme


def said(theme: Theme) -> str:
    """Return what young people said, as staff read it."""
    return f"<b>You said:</b> {safe(Text(theme.said).say('en'))}"


def theme(survey_id: str, draft: Draft, number: int, languages: Sequence[str]) -> Screen:
    """Return one theme with its numbers, what was answered so far, and what can be changed."""
    shown = theme_at(draft, number)
    parts = [
        f"Theme {draft.place(number)} of {len(draft.writing)}\n{said(shown)}",
        *(["\n".join(f"▪ {safe(each)}" for each in shown.numbers)] if shown.numbers else []),
        *([_answer(draft, shown, languages)] if _has_answer(shown) else []),
        "What came of it?",
    ]
    decisions = tuple(
        (staff_button(label, "decide", survey_id, number, decision.value),)
        for decision, label in DECISIONS.items()
    )
    rows = (*decisions, *_same(survey_id, draft, number))
    return Screen("\n\n".join(parts), (*rows, *_changes(survey_id, shown, languages)))


def _has_answer(shown: Theme) -> bool:
    return shown.decision is not None or shown.same_as is not None


def _same(survey_id: str, draft: Draft, number: int) -> Rows:
    """Return the offer to answer several themes at once, when another has an answer."""
    if not answers_to_share(draft, number):
        return ()
    return ((staff_button("Same answer as…", "same", survey_id, number),),)


def _changes(survey_id: str, shown: Theme, languages: Sequence[str]) -> Rows:
    words = tuple(
        staff_button(f"Words: {language_name(each)}", "reword", survey_id, shown.number, each)
        for each in languages
        if shown.decision is not None
    )
    voices = tuple(
        staff_button(f"You said: {language_name(each)}", "voice", survey_id, shown.number, each)
        for each in languages
        if not shown.required
    )
    day = staff_button("The day", "day", survey_id, shown.number)
    out = staff_button("Take it out", "drop", survey_id, shown.number)
    back = staff_button("All themes", "respond", survey_id)
    ends = (back,) if shown.required else (back, out)
    return (words, (day,) if shown.decision in DATED else (), voices, ends)


def _answer(draft: Draft, shown: Theme, languages: Sequence[str]) -> str:
    if shown.same_as is not None:
        place = draft.place(shown.same_as)
        return (
            f"So far: the same answer as theme {place} (“{safe(named(draft.answering(shown)))}”)."
        )
    label = DECISIONS[shown.decision] if shown.decision else ""
    until = f" ({shown.until})" if shown.until else ""
    return f"So far: {label}{until}. {_words(shown.words, languages)}"


def _words(words: dict[str, str], languages: Sequence[str]) -> str:
    if len(languages) == 1:
        return safe(Text(words).say(languages[0])) if words else "No words yet."
    each = (f"<i>{language_name(one)}:</i> {safe(words.get(one, '–'))}" for one in languages)
    return "\n".join(["", *each])


def answers_to_share(draft: Draft, number: int) -> list[Theme]:
    """Return the themes whose answer may cover the theme ``number`` too."""
    return [
        each
        for each in draft.writing
        if each.number != number and each.same_as is None and each.decision is not None
    ]


def sharing(survey_id: str, draft: Draft, number: int) -> Screen:
    """Return the answers that may cover a theme too."""
    shown = theme_at(draft, number)
    found = answers_to_share(draft, number)
    lines = [
        f"{draft.place(each.number)}. {safe(named(each))} <i>{DECISIONS[each.decision]}</i>: "
        f"{safe(cut(Text(each.words).say('en') if each.words else '', 120))}"
        for each in found
        if each.decision is not None
    ]
    numbers = [
        staff_button(str(draft.place(each.number)), "covers", survey_id, number, each.number)
        for each in found
    ]
    html = "\n".join([f"{said(shown)}\n\nWhich answer covers this one too?", *lines])
    back = staff_button("Back", "theme", survey_id, number)
    return Screen(html, (*_in_rows(numbers), (back,)))


def overview(survey_id: str, draft: Draft, languages: Sequence[str], hint: str = "") -> Screen:
    """Return all themes, what came of each, what is missing, and what to do next."""
    longest = LONGEST // max(len(draft.writing), 1)
    missing: dict[int, list[Gap]] = {}
    for gap in gaps(draft, languages):
        missing.setdefault(gap.number, []).append(gap)
    lines = [_line(draft, each, missing.get(each.number, []), longest) for each in draft.writing]
    what = "Correct “you said, we did”" if draft.is_correcting else "You said, we did"
    heading = f"<b>{what}: {safe(survey_id)}</b>"
    parts = [heading, *lines, "", *([hint] if hint else []), _what_next(draft, languages)]
    return Screen("\n".join(parts), _rows(survey_id, draft, languages))


def _line(draft: Draft, shown: Theme, missing: Sequence[Gap], longest: int) -> str:
    mark = "○" if missing else "✓"
    short = safe(cut(Text(shown.said).say("en"), longest))
    return f"{mark} {draft.place(shown.number)}. {short}{_decision(draft, shown)}{_lacks(missing)}"


def _decision(draft: Draft, shown: Theme) -> str:
    if shown.same_as is not None:
        return f" <i>Same answer as {draft.place(shown.same_as)}</i>"
    return f" <i>{DECISIONS[shown.decision]}</i>" if shown.decision else ""


def _lacks(missing: Sequence[Gap]) -> str:
    """Return what a theme with a decision still lacks, by name."""
    names = [_gap(each) for each in missing if each.wants is not None]
    return f" – {', '.join(names)}" if names else ""


def _gap(gap: Gap) -> str:
    if gap.wants is Wants.UNTIL:
        return "no day"
    what = "not said" if gap.wants is Wants.SAID else "no words"
    return f"{what} in {language_name(gap.language)}"


def _what_next(draft: Draft, languages: Sequence[str]) -> str:
    if not draft.writing:
        return "No theme came out of the numbers. Add what young people told you."
    left = {gap.number for gap in gaps(draft, languages)}
    if left:
        return (
            f"{len(left)} left to answer: about {_rounded(minutes_left(draft, languages))}. "
            "Tap a number, or go on with the next."
        )
    if draft.is_correcting:
        return "Change what is wrong, look at the preview, then correct it."
    return "All answered. Look at the preview, then send it."


def _rounded(minutes: int) -> str:
    """Return minutes as a plan, not as a measurement: in steps of five from ten on."""
    shown = minutes if minutes < 10 else 5 * -(-minutes // 5)
    return f"{shown} minutes"


def _rows(survey_id: str, draft: Draft, languages: Sequence[str]) -> Rows:
    numbers = [
        staff_button(str(place), "theme", survey_id, each.number)
        for place, each in enumerate(draft.writing, 1)
    ]
    onward = staff_button("Go on with the next", "onward", survey_id)
    look = staff_button("Preview", "readover", survey_id)
    more = staff_button("Add a theme", "add", survey_id)
    owner = staff_button("Who decided", "owner", survey_id)
    file = staff_button("As a file", "asfile", survey_id)
    past = staff_button("Who changed what", "history", survey_id)
    first = (onward,) if draft.writing and gaps(draft, languages) else ()
    if draft.is_correcting:
        leave = staff_button("Leave it as it is", "giveup", survey_id)
        return (*_in_rows(numbers), first, (look, owner), (past, leave))
    return (
        *_in_rows(numbers),
        first,
        (more, look) if draft.writing else (more,),
        (owner,),
        (file, past),
    )


def to_choose(survey_id: str, draft: Draft, member: str) -> Rows:
    """Return a button for each theme of which a member has to choose a version."""
    return tuple(
        (
            staff_button(
                f"Choose: theme {draft.place(each.number)} was changed by two",
                "choice",
                survey_id,
                each.number,
            ),
        )
        for each in draft.held
        if each.member == member and draft.theme(each.number) is not None
    )


def _in_rows(buttons: Sequence[Button]) -> Rows:
    return tuple(tuple(buttons[at : at + IN_A_ROW]) for at in range(0, len(buttons), IN_A_ROW))
