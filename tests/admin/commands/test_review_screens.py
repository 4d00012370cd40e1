"""The review desk as a reviewer reads it: a golden file that somebody can read and correct.

HEARBACK_REFRESH=1 writes it anew.
"""

import os
import re
from html import unescape
from pathlib import Path

from admin.commands.review_screens import screen
from admin.commands.review_view import View
from admin.review import orders as to
from admin.review.rulings import Reason
from admin.review.sitting import Panel, Shelf
from tests.admin.review.table import Table, pile

GOLDEN = Path(__file__).parents[1] / "golden" / "review-desk.txt"
SAID = (
    "The last bus leaves too early.",
    "the last bus leaves far too early for me",
    "Last bus is too early",
    "Mr Hughes drives me home because there is no bus.",
    "Free tickets for all young people.",
    "tickets should be free",
    "idk",
    "dim byd",
    "Lights at the stop by the park. It is dark & I am <always> alone there.",
    "My nan moved to Saundersfoot and I cannot visit her on a Sunday.",
    "Mae'r bws olaf yn rhy gynnar.",
    "a ramp that works",
)
STEPS: tuple[tuple[str, to.Order], ...] = (
    ("taps 1 and 2", to.Choose((1, 2))),
    ("taps Theme…", to.Open(Panel.THEMES)),
    ("types “Late buses”", to.Name((), "Late buses")),
    ("taps Show what is like it", to.Alike()),
    ("taps Do the same to it", to.Same()),
    ("types “find hughes”", to.Find("hughes")),
    ("types “1 quote”", to.Quote((1,))),
    ("taps Change the words…", to.Open(Panel.CHANGE)),
    ("types “A teacher gives me lifts.”", to.Change((), "A teacher gives me lifts.")),
    ("types “… drives me home because there is no bus.”",
     to.Change((), "… drives me home because there is no bus.")),
    ("types “find nan”", to.Find("nan")),
    ("types “1 quote”", to.Quote((1,))),
    ("taps Back", to.Open(Panel.ANSWERS)),
    ("taps Reject…", to.Open(Panel.REASONS)),
    ("taps About somebody's own case", to.Reject((), Reason.OWN_CASE)),
    ("taps Show…", to.Open(Panel.SHELVES)),
    ("taps Approved", to.Show(Shelf.QUOTES)),
    ("types “show unread”", to.Show(Shelf.UNREAD)),
    ("taps Next", to.Next()),
    ("taps Undo", to.Undo()),
    ("taps Put away", to.Open(Panel.AWAY)),
)  # fmt: skip


def drawn(table: Table, note: str = "") -> str:
    """Return what the reviewer sees, its buttons in brackets."""
    asked = ("What one thing should we change?",)
    scene, sitting = table.scene("alex"), table.sittings["alex"]
    shown = screen(View("evening-buses", asked, scene, sitting, (note,) if note else ()))
    rows = ("  ".join(f"[{button.label}]" for button in row) for row in shown.rows)
    return "\n".join([unescape(re.sub(r"</?[bi]>", "", shown.html)), *rows])


def told() -> str:
    table = Table(pile(SAID))
    table.sits()
    parts = [drawn(table)]
    for what, order in STEPS:
        parts.append(f"== The reviewer {what}")
        parts.append(drawn(table, table.does(order).note))
    return "\n\n".join(parts) + "\n"


def test_the_desk_is_as_in_the_golden_file() -> None:
    if os.environ.get("HEARBACK_REFRESH"):
        GOLDEN.write_text(told(), encoding="utf-8")
    assert told() == GOLDEN.read_text(encoding="utf-8")
