"""What members see while they write a survey in the chat. Pure."""

from collections.abc import Iterator, Sequence
from typing import Final

from admin.authoring.dialogue import Dialogue
from admin.authoring.fields import LANGUAGES, Kind
from admin.authoring.steps import Step
from admin.commands.desk import staff_button
from admin.commands.found import told
from admin.markup import safe
from bot.conversation.screen import Button, Rows, Screen
from bot.conversation.screens.view import cut
from bot.conversation.wording import NAMES
from surveys.review.findings import Finding

_SHOWN: Final = 300
_ON_BUTTON: Final = 40
"""Characters of an answer that stand on a button."""
_IN_A_ROW: Final = 2
_MOST_TO_CHANGE: Final = 6
_INTRODUCTIONS: Final = 1900
"""Characters; with findings they fit into one message."""


def question(dialogue: Dialogue, step: Step, note: str = "") -> Screen:
    """Return one step, below a ``note`` in the channel's HTML."""
    place = dialogue.steps.index(step) + 1
    lines = [note, f"<i>{place} of {len(dialogue.steps)}</i>", _asks(dialogue, step)]
    if first := dialogue.first_said(step):
        lines.append(f"<blockquote>{safe(cut(first, _SHOWN))}</blockquote>")
    if now := dialogue.values.get(step.id) and dialogue.shown(step):
        lines.append(f"So far: {safe(cut(now, _SHOWN))}")
    elif known := dialogue.known.get(step.id):
        lines.append(f"Known already: {safe(cut(known, _SHOWN))}")
    return Screen("\n\n".join(filter(None, lines)), _rows(dialogue, step))


def _asks(dialogue: Dialogue, step: Step) -> str:
    if dialogue.first_said(step):
        return f"<b>{step.field.label}.</b> How do you say this in {NAMES[step.language]}?"
    return "\n".join(filter(None, (step.field.asks, *_besides(dialogue, step))))


def _besides(dialogue: Dialogue, step: Step) -> Iterator[str]:
    """Yield what is said below the question of a step."""
    if step == dialogue.steps[0] and len(dialogue.spoken) > 1:
        yield f"Write in {NAMES[dialogue.spoken[0]]}; other languages are asked for at the end."
    if step.field.kind is Kind.DAY:
        yield dialogue.counted_from(step)
        yield "Tap, or type a date such as 12 March 2027."
    if step.field.kind is Kind.INFORMS:
        labels = [label for _, label in dialogue.choices(step)]
        if max(map(len, labels)) > _ON_BUTTON:
            yield from map(safe, labels)


def step_button(label: str, verb: str, step: Step, *parts: str) -> Button:
    """Return a button about one step."""
    return staff_button(label, verb, step.id, *parts)


def _rows(dialogue: Dialogue, step: Step) -> Rows:
    rows: list[tuple[Button, ...]] = [
        (step_button(cut(label, _ON_BUTTON), "newis", step, value),)
        for value, label in dialogue.choices(step)
    ]
    if dialogue.first_said(step):
        first = dialogue.spoken[0]
        rows.append((step_button(f"The same as in {NAMES[first]}", "newsame", step),))
        only = Step(LANGUAGES)
        rows.append((step_button(f"Only {NAMES[first]} for now", "newis", only, first),))
    if step.id in dialogue.values:
        rows.append((staff_button("Keep it", "newgo"),))
    elif known := dialogue.known.get(step.id):
        label = cut(f"Use: {known.replace(chr(10), ', ')}", _ON_BUTTON)
        rows.append((step_button(label, "newknown", step),))
    if step.field.may_be_empty and dialogue.values.get(step.id) != "":
        rows.append((step_button("Leave it out", "newempty", step),))
    before = dialogue.before(step)
    back = (step_button("Back", "newask", before),) if before else ()
    return (*rows, (*back, staff_button("Save for later", "newlater")))


def begun(dialogue: Dialogue, is_out: bool) -> Screen:
    """Offer to go on with what was begun, or to begin anew."""
    left = len(dialogue.unanswered)
    state = f"{left} of {len(dialogue.steps)} are left to answer" if left else "all is answered"
    lines = [f"You are writing <b>{safe(dialogue.title)}</b>: {state}."]
    if is_out:
        lines = [f"<b>{safe(dialogue.title)}</b> is published. Going on makes another one of it."]
    elif dialogue.notebook.file:
        lines.append(
            f"It is kept as the survey file <code>{safe(dialogue.notebook.file)}</code>. "
            "Beginning anew leaves that file as it is."
        )
    else:
        lines.append("Beginning anew throws it away.")
    anew = staff_button("Yes, begin anew", "newanew")
    return Screen("\n".join(lines), ((staff_button("Go on", "newgo"), anew),))


def later(dialogue: Dialogue) -> Screen:
    """Say that nothing is lost."""
    called = f" “{safe(dialogue.title)}”" if dialogue.title else ""
    return Screen(f"Saved{called}. /new goes on where you left it; nobody else sees it.")


def everything(dialogue: Dialogue, language: str) -> Screen:
    """Return a button for each answer that was given, words in one language; and the others."""
    given = [each for each in dialogue.steps if each.id in dialogue.values]
    shown = [each for each in given if each.language in ("", language)]
    buttons = [step_button(each.field.label, "newask", each) for each in shown]
    rows = [tuple(buttons[at : at + _IN_A_ROW]) for at in range(0, len(buttons), _IN_A_ROW)]
    others = [each for each in dialogue.languages if each != language]
    rows += [(staff_button(f"In {NAMES[each]}…", "newall", each),) for each in others]
    also = "" if language == dialogue.spoken[0] else f" In {NAMES[language]}:"
    return Screen(f"What shall be changed?{also}", (*rows, (staff_button("Back", "newgo"),)))


def finished(
    dialogue: Dialogue, introductions: Sequence[str], length: str, findings: Sequence[Finding]
) -> Screen:
    """Return the whole: how it begins for young people, in each language; its ``length``; and what
    was found, with a button to each step that has something."""
    lines = [f"<b>{safe(dialogue.title)}</b>\n{length}".strip()]
    if shown := list(_as_many_as_fit(introductions)):
        lines += ["This is what young people read first:", *shown]
    lines.append(_noted("Nothing is wrong with it.", findings))
    has_errors = any(each.severity == "error" for each in findings)
    return Screen("\n\n".join(lines), (*_mending(dialogue, findings), *_last(has_errors)))


def _as_many_as_fit(introductions: Sequence[str]) -> Iterator[str]:
    room = _INTRODUCTIONS
    for each in introductions:
        room -= len(each)
        if room > 0:
            yield f"<blockquote>{each}</blockquote>"


def _noted(otherwise: str, findings: Sequence[Finding]) -> str:
    """Return what was found, as much as there is room for, in the channel's HTML; ``otherwise``
    where that is nothing."""
    errors = any(each.severity == "error" for each in findings)
    heading = "To change before it can go out:" if errors else "Worth a thought:"
    listed = told(findings)
    more = f"… and {listed.left} more." if listed.left else ""
    return "\n\n".join(filter(None, (heading, listed.html, more))) if findings else otherwise


def _mending(dialogue: Dialogue, findings: Sequence[Finding]) -> Rows:
    labels = list(dict.fromkeys(each.cell for each in findings if each.cell))[:_MOST_TO_CHANGE]
    found = [next(step for step in dialogue.steps if step.field.label == label) for label in labels]
    return tuple((step_button(f"Change: {each.field.label}", "newask", each),) for each in found)


def _last(has_errors: bool) -> Rows:
    out = (staff_button("Preview and publish", "newout"),)
    keep = (
        staff_button("Keep the file", "newkeep"),
        staff_button("Send the file", "newfile"),
    )
    change = (staff_button("Change something…", "newall"),)
    later = (staff_button("Save for later", "newlater"),)
    return (change, later) if has_errors else (out, keep, change, later)
