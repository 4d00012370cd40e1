"""What publishing a file once more would change, as staff read it before they say yes. Pure."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from admin.markup import safe
from admin.revising import Revision
from surveys.edits import Change, Weight

LONGEST = 1500
"""Characters of a list of changes on a screen, which may hold warnings as well."""
_HEADINGS = {
    Weight.BREAKING: "What cannot go out",
    Weight.ADDITIVE: "More, or wider",
    Weight.WORDING: "Other words for the same",
}


def nothing_changed(revision: Revision) -> str:
    """Return what is told of a file that says what is out already."""
    return f"Nothing was changed: this is version {revision.edit.before}, which is out."


def refused(revision: Revision) -> str:
    """Return why an edit cannot go out, and what can be done instead."""
    survey = revision.newest.survey
    return (
        f"Not published. {_title(revision)} is out, and people have answered it. This file would "
        "make their answers mean something else, or break what they were told:\n\n"
        f"{_listed(revision.edit.changes)}\n\n"
        f"Take back what cannot go out, then /publish {survey} once more. To ask something else, "
        f"give the new survey an id of its own; /close {survey} ends this one."
    )


def proposed(revision: Revision) -> str:
    """Return what an edit changes, and for whom."""
    edit = revision.edit
    agree = "" if edit.version == edit.number else _renumbered(revision)
    return (
        f"{_title(revision)} is out as version {edit.before}. The file changes this:\n\n"
        f"{_listed(edit.changes)}\n\n"
        f"Whoever begins from now on gets version {edit.number}. Those in the middle keep the "
        f"words they began with, and all answers are counted together.{agree}"
    )


def _renumbered(revision: Revision) -> str:
    edit = revision.edit
    return (
        f"\n\n<i>The file says version {edit.version}, and each version has a number of its own. "
        f"Write <code>version: {edit.number}</code> into the file, too.</i>"
    )


def _title(revision: Revision) -> str:
    return f"<b>{safe(revision.survey.title.say('en'))}</b>"


def _listed(changes: Sequence[Change]) -> str:
    """Return as many changes as fit, those that reach farthest first."""
    lines: list[str] = []
    shown = 0
    for weight, group in groupby(changes, lambda change: change.weight):
        lines += ["", f"<b>{_HEADINGS[weight]}</b>"]
        for line in _lines(group):
            if shown and len("\n".join([*lines, line])) > LONGEST:
                return "\n".join([*lines[1:], f"… and {len(changes) - shown} more"])
            lines.append(line)
            shown += 1
    return "\n".join(lines[1:])


def _lines(changes: Iterator[Change]) -> Iterator[str]:
    for change in changes:
        yield f"• {_coded(change.where)}: {_coded(change.reason)}"


def _coded(said: str) -> str:
    """Return words with what stands between backticks as code."""
    parts = safe(said).split("`")
    return "".join(f"<code>{part}</code>" if n % 2 else part for n, part in enumerate(parts))
