"""`hearback check FILE --against OTHER`: what an edit of a survey does to what went before."""

from pathlib import Path
from typing import Any

from rich.console import Console

from surveys.edits import Weight
from surveys.spreadsheet.reviewing import review_file
from surveys.versions import Edit, edit

_SAID = {
    None: "Nothing was changed but, at most, the version.",
    Weight.WORDING: "Wording: the same questions in other words.",
    Weight.ADDITIVE: "Additive: more, or wider; what was answered and promised still stands.",
    Weight.BREAKING: "Breaking: earlier answers would mean something else, or a promise breaks.",
}


def compared(old: Path, new: Path) -> Edit | None:
    """Return what was changed from the file ``old`` to ``new``; None when one has errors."""
    before, after = review_file(old).survey, review_file(new).survey
    return edit(before, after) if before and after else None


def as_json(edit: Edit) -> dict[str, Any]:
    """Return ``edit`` as JSON can hold it."""
    return {
        "edit": edit.weight.name.lower() if edit.weight else None,
        "version": edit.version,
        "wanted_version": edit.wanted,
        "changes": [
            {"weight": each.weight.name.lower(), "where": each.where, "reason": each.reason}
            for each in edit.changes
        ],
    }


def print_text(edit: Edit | None, console: Console) -> None:
    """Write ``edit`` for people, the heaviest changes first."""
    if edit is None:
        console.print("Files with errors are not compared.", markup=False, soft_wrap=True)
        return
    console.print(_SAID[edit.weight], markup=False, soft_wrap=True)
    for each in edit.changes:
        line = f"    {each.weight.name.lower()}: {each.where}: {each.reason}"
        console.print(line, markup=False, soft_wrap=True)
    if edit.version != edit.wanted:
        said = f"`version` is {edit.version}; after this edit {edit.wanted} would say so."
        console.print(said, markup=False, soft_wrap=True)
