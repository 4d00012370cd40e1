"""Who changed what in a draft, and when, as the team reads it. Pure."""

from collections.abc import Callable
from typing import assert_never

from admin.commands.desk import staff_button
from admin.feedback import Act, Draft, Step
from admin.markup import safe
from bot.conversation.screen import Screen

STEPS_SHOWN = 25

Who = Callable[[str], str]
"""Tells what the team calls a member, by their tag in hexadecimal digits."""


def history(survey_id: str, draft: Draft, who: Who, day: Callable[[Step], str]) -> Screen:
    """Return who changed what and when, the newest first."""
    lines = [
        f"{safe(who(step.member))} {_did(draft, step)} on {day(step)}" for step in _newest(draft)
    ]
    heading = f"<b>Who changed what: {safe(survey_id)}</b>"
    back = staff_button("All themes", "respond", survey_id)
    return Screen("\n".join([heading, *(lines or ["Nobody changed anything yet."])]), ((back,),))


def last_change(draft: Draft, who: Who, day: Callable[[Step], str], plain: bool = False) -> str:
    """Return who changed what last; nothing when nobody did. ``plain`` is without markup."""
    for step in _newest(draft)[:1]:
        line = f"{who(step.member)} {_did(draft, step)} on {day(step)}."
        return line if plain else f"<i>{safe(line)}</i>"
    return ""


def _newest(draft: Draft) -> list[Step]:
    """Return the last steps, the newest first, each said once in a row."""
    found: list[Step] = []
    for step in draft.history[::-1]:
        is_again = found and _alike(found[-1]) == _alike(step)
        if not is_again:
            found.append(step)
    return found[:STEPS_SHOWN]


def _alike(step: Step) -> Step:
    return step.model_copy(update={"edition": 0, "language": ""})


def _did(draft: Draft, step: Step) -> str:
    place = draft.place(step.number)
    named_theme = f"theme {place}" if place else "a theme that is not there any more"
    match step.act:
        case Act.ADDED:
            return f"added {named_theme}"
        case Act.DROPPED:
            return "took out a theme"
        case Act.SAID:
            return f"changed what was said in {named_theme}"
        case Act.DECIDED | Act.ANSWERED:
            return f"answered {named_theme}"
        case Act.REASON:
            return f"changed the reason of {named_theme}"
        case Act.DAY:
            return f"changed the day of {named_theme}"
        case Act.SAME:
            return f"gave {named_theme} the answer of another"
        case Act.OWNER:
            return "changed who decided"
        case Act.FILE:
            return f"brought {named_theme if step.number else 'it'} in from a file"
        case Act.PASSED:
            reason = f" (“{draft.passed.reason}”)" if draft.passed else ""
            return f"passed advice{reason}"
        case Act.CORRECTING:
            return "wrote a correction"
        case Act.GAVE_UP:
            return "left the correction"
        case Act.CORRECTED:
            return "corrected what was sent"
        case _:
            assert_never(step.act)
