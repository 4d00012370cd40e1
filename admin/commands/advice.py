"""What a review of feedback found, as staff read it in the chat. Pure."""

from collections.abc import Iterator, Sequence

from admin.feedback import Draft
from admin.feedback_review import named
from admin.markup import safe
from surveys.languages import base_of
from surveys.review.findings import Fault

LONGEST = 3000
"""UTF-16 units that findings may take in a message."""


def grouped(draft: Draft, found: Sequence[Fault]) -> str:
    """Return findings theme by theme, as many as one message holds, in the channel's HTML."""
    lines, room = [], LONGEST
    groups = list(_groups(draft, found))
    for place, line in enumerate(groups):
        room -= len(line)
        if room < 0 and place:
            lines.append(f"… and {len(groups) - place} more.")
            break
        lines.append(line)
    return "\n\n".join(lines)


def _groups(draft: Draft, found: Sequence[Fault]) -> Iterator[str]:
    by_heading: dict[str, list[str]] = {}
    for fault in found:
        by_heading.setdefault(_heading(draft, fault), []).append(_line(fault))
    for heading, lines in by_heading.items():
        yield "\n".join([heading, *dict.fromkeys(lines)])


def _heading(draft: Draft, fault: Fault) -> str:
    match fault.at:
        case ("themes", int() as place, *_) if place < len(draft.writing):
            return f"<b>Theme {place + 1}</b> “{safe(named(draft.writing[place]))}”"
        case ("decided_by", *_):
            return "<b>Who decided</b>"
        case ("corrections", *_):
            return "<b>The correction</b>"
        case _:
            return "<b>All of it</b>"


def _line(fault: Fault) -> str:
    message, remedy = (
        text.format(**fault.details).replace("`", "")
        for text in (fault.rule.message, fault.rule.remedy)
    )
    language = fault.at[-1] if len(fault.at) > 1 and isinstance(fault.at[-1], str) else ""
    where = f"({language}) " if len(base_of(language)) == 2 else ""
    return f"• {where}{safe(message)} → {safe(remedy)}"
