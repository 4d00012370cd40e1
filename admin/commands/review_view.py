"""What the screens of the review desk are drawn from, and what is the same on all of them. Pure."""

from msgspec import Struct

from admin.commands.desk import staff_button
from admin.markup import safe
from admin.review import orders as to
from admin.review.buttons import code
from admin.review.scene import Scene
from admin.review.sitting import Shelf, Sitting
from bot.conversation.screen import Button, Rows
from bot.conversation.screens.view import cut

VERB = "rv"
_QUESTION = 160
BUTTON = 28
"""Characters of a title on a button."""
SHELVES = {
    Shelf.UNREAD: "Unread",
    Shelf.ALL: "All",
    Shelf.QUOTES: "Approved",
    Shelf.REJECTED: "Rejected",
}


class View(Struct, frozen=True):
    """What a screen is drawn from. ``questions`` are those that were answered, as they were asked,
    in the order of the pile; ``notes`` are in the channel's HTML."""

    survey: str
    questions: tuple[str, ...]
    scene: Scene
    sitting: Sitting
    notes: tuple[str, ...] = ()

    def button(self, label: str, order: to.Order) -> Button:
        """Return a button of the list that is shown."""
        return staff_button(label, VERB, self.survey, self.sitting.turn, code(order))

    @property
    def chosen(self) -> tuple[int, ...]:
        """The chosen numbers."""
        return self.sitting.chosen


def heading(view: View) -> str:
    """Return the question, how far its answers are read, and what is shown."""
    read, total = view.scene.read(view.sitting.item)
    question = view.questions[view.scene.pile.items.index(view.sitting.item)]
    return (
        f"<b>{safe(cut(question, _QUESTION))}</b>\n"
        f"{read:,} of {total:,} read · {safe(_shelf(view))}"
    )


def _shelf(view: View) -> str:
    match view.sitting.shelf:
        case Shelf.THEME:
            return f"theme: {view.scene.themes.get(view.sitting.theme, '')}"
        case Shelf.FOUND:
            return f"found: {cut(view.sitting.secret.query, 60)}"
        case Shelf.ALIKE:
            return "alike"
        case shelf:
            return SHELVES[shelf].lower()


def page(*parts: str) -> str:
    """Return the parts that say something, an empty line between them."""
    return "\n\n".join(part for part in parts if part)


def in_rows(buttons: list[Button], many: int) -> Rows:
    """Return buttons in rows of so many."""
    return tuple(tuple(buttons[at : at + many]) for at in range(0, len(buttons), many))
