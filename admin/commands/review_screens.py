"""The review desk as a reviewer sees it. Pure."""

from collections.abc import Iterable
from typing import assert_never

from admin.commands.review_lines import line
from admin.commands.review_panels import asking, away, concern, reasons, shelves, themes
from admin.commands.review_view import BUTTON, View, heading, in_rows, page
from admin.markup import safe
from admin.review import orders as to
from admin.review.pile import ROOM
from admin.review.proposing import Proposal, proposals
from admin.review.sitting import Panel, Shelf
from bot.conversation.screen import Button, Rows, Screen
from bot.conversation.screens.view import cut, length

IN_A_ROW = 5
ALL_READ = "Every answer to this question is read. “Show…” has the themes, and other questions."
HELD_BY_OTHERS = "The rest is in the hands of your colleagues."
HINT = (
    "<i>Tap numbers, then what to do. Or type: 3 quote · 1,4,7 theme: late buses · 2 reject names "
    "· 5 paraphrase: … · find bus stop</i>"
)


def screen(view: View) -> Screen:
    """Return what the reviewer sees now."""
    match view.sitting.panel:
        case Panel.ANSWERS:
            return _answers(view)
        case Panel.THEMES:
            return themes(view)
        case Panel.REASONS:
            return reasons(view)
        case Panel.SHELVES:
            return shelves(view)
        case Panel.CONCERN:
            return concern(view)
        case Panel.CHANGE:
            return asking(view, "Type the quote as it may be shown: leave words out, nothing else.")
        case Panel.PARAPHRASE:
            return asking(
                view, "Say it in other words, so that nobody can be known by it. Type it."
            )
        case Panel.FIND:
            return asking(view, "Which words do you look for? Type them.")
        case Panel.RENAME:
            title = safe(view.scene.themes.get(view.sitting.theme, ""))
            return asking(view, f"What should “{title}” be called? Type it.")
        case Panel.AWAY:
            return away(view)
        case _:
            assert_never(view.sitting.panel)


def _answers(view: View) -> Screen:
    sitting, notes = view.sitting, "\n".join(view.notes)
    if not sitting.held:
        nothing = "Nothing is here."
        if sitting.shelf is Shelf.UNREAD:
            read, total = view.scene.read(sitting.item)
            nothing = ALL_READ if read == total else HELD_BY_OTHERS
        return Screen(page(heading(view), notes, nothing), _below(view))
    answers = "\n".join(_lines(view))
    rows = (*_numbers(view), *_acts(view), *_below(view))
    return Screen(page(heading(view), answers, notes, HINT), rows)


def _lines(view: View) -> Iterable[str]:
    keys = view.sitting.keys
    if len(keys) == 1 and (parts := _parts(view.scene.pile.words(keys[0]))):
        words = safe(parts[view.sitting.part])
        yield f"<b>1</b> {words} <i>(part {view.sitting.part + 1} of {len(parts)})</i>"
        return
    for place, key in enumerate(keys, 1):
        yield line(view.scene, place, key, place in view.chosen)


def _parts(words: str) -> tuple[str, ...]:
    """Return the two parts of words that are longer than a message; none of others."""
    if length(words) <= ROOM:
        return ()
    half = len(words) // 2
    return words[:half], words[half:]


def _numbers(view: View) -> Rows:
    buttons = [
        view.button(
            f"● {place}" if place in view.chosen else str(place),
            to.Pick(place, place not in view.chosen),
        )
        for place in range(1, len(view.sitting.held) + 1)
    ]
    return in_rows(buttons, IN_A_ROW)


def _acts(view: View) -> Rows:
    sitting = view.sitting
    is_same = sitting.same is not None and sitting.shelf is Shelf.ALIKE
    if is_same and view.chosen:
        many = len(view.chosen)
        label = "Do the same to it" if many == 1 else f"Do the same to these {many}"
        return ((view.button(label, to.Same()),),)
    if view.chosen:
        return _to_chosen(view)
    offers = [(view.button(_offer(view, each), each),) for each in proposals(view.scene, sitting)]
    if sitting.same is not None and sitting.origin:
        offers.insert(0, (view.button("Show what is like it", to.Alike()),))
    return tuple(offers)


def _offer(view: View, proposal: Proposal) -> str:
    numbers = ", ".join(map(str, proposal.places))
    match proposal:
        case to.PutTo(theme):
            return f"Also “{cut(view.scene.themes[theme], BUTTON)}”: {numbers}"
        case to.Reject():
            return f"Also not an answer: {numbers}"


def _to_chosen(view: View) -> Rows:
    decided = any(view.sitting.keys[place - 1] in view.scene.rulings for place in view.chosen)
    read = ("Unread again", to.MarkUnread()) if decided else ("Only read", to.MarkRead())
    first = [view.button("Quote", to.Quote())]
    if len(view.chosen) == 1:
        first.append(view.button("In our words…", to.Open(Panel.PARAPHRASE)))
    return (
        (*first, view.button("Theme…", to.Open(Panel.THEMES))),
        (
            view.button("Reject…", to.Open(Panel.REASONS)),
            view.button("Like it", to.Alike()),
            view.button(*read),
        ),
    )


def _below(view: View) -> Rows:
    sitting = view.sitting
    onwards = [_onwards(view)] if sitting.held else []
    if len(sitting.held) == 1 and _parts(view.scene.pile.words(sitting.keys[0])):
        onwards.insert(0, view.button("The other part", to.OtherPart()))
    others = [view.button("Show…", to.Open(Panel.SHELVES)), view.button("Find…", FIND)]
    if sitting.secret.before:
        others.append(view.button("Undo", to.Undo()))
    away = view.button("Put away", to.Open(Panel.AWAY))
    return tuple(filter(None, (tuple(onwards), (*others, away))))


FIND = to.Open(Panel.FIND)


def _onwards(view: View) -> Button:
    if view.sitting.same is not None and view.sitting.shelf is Shelf.ALIKE:
        return view.button("Leave these, and go on", to.Show(Shelf.UNREAD))
    is_read = all(key in view.scene.rulings for key in view.sitting.keys)
    return view.button("Next" if is_read else "Next: the rest is read", to.Next())
