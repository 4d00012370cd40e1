"""What the review desk asks, one thing at a time: which theme, why, in which words. Pure."""

from collections.abc import Iterable

from admin.commands.desk import staff_button
from admin.commands.review_lines import against, line
from admin.commands.review_view import BUTTON, SHELVES, View, heading, in_rows, page
from admin.markup import safe
from admin.review import orders as to
from admin.review.approving import against_words
from admin.review.concerns import FIRM, Concern
from admin.review.pile import ROOM
from admin.review.rulings import Reason, State
from admin.review.sitting import Panel, Shelf, Sitting
from bot.conversation.screen import Button, Screen
from bot.conversation.screens.view import cut, length

REASONS = {
    Reason.NAMES: "Names somebody",
    Reason.HURTFUL: "Hurtful",
    Reason.OWN_CASE: "About somebody's own case",
    Reason.NO_ANSWER: "Not an answer",
}


def asking(view: View, asked: str, rows: Iterable[tuple[Button, ...]] = ()) -> Screen:
    """Return the chosen answers with one thing that is asked about them."""
    keys = [(place, view.sitting.keys[place - 1]) for place in view.chosen]
    shown = "\n".join(line(view.scene, place, key, False) for place, key in keys)
    back = (view.button("Back", to.Open(Panel.ANSWERS)),)
    about = shown if length(shown) <= ROOM + 1000 else ""
    return Screen(page(heading(view), about, "\n".join(view.notes), asked), (*rows, back))


def reasons(view: View) -> Screen:
    """Return why words may be rejected, as buttons."""
    rows = [(view.button(label, to.Reject((), reason)),) for reason, label in REASONS.items()]
    return asking(view, "Why should the words not be shown?", rows)


def themes(view: View) -> Screen:
    """Return the themes that the chosen answers may be put to."""
    buttons = [
        view.button(_ticked(view, theme, title), to.PutTo(theme))
        for theme, title in view.scene.themes.items()
    ]
    asked = "To which theme? There is none yet: type a name for one, in a few words."
    if buttons:
        asked = "To which theme? Tap one, or type a name for a new one."
    return asking(view, asked, in_rows(buttons, 2))


def _ticked(view: View, theme: str, title: str) -> str:
    rulings = (view.scene.rulings.get(view.sitting.keys[place - 1]) for place in view.chosen)
    has = all(ruling is not None and theme in ruling.themes for ruling in rulings)
    return f"✓ {cut(title, BUTTON)}" if has else cut(title, BUTTON)


def shelves(view: View) -> Screen:
    """Return which answers may be shown."""
    shelves = [view.button(label, to.Show(shelf)) for shelf, label in SHELVES.items()]
    themes = [
        view.button(cut(title, BUTTON), to.Show(Shelf.THEME, theme))
        for theme, title in view.scene.themes.items()
    ]
    others = [
        (view.button(cut(question, 50), to.TurnTo(place)),)
        for place, question in enumerate(view.questions)
        if view.scene.pile.items[place] != view.sitting.item
    ]
    rename = [(view.button("Rename this theme…", to.Open(Panel.RENAME)),)]
    about = rename if view.sitting.shelf is Shelf.THEME else []
    rows = (tuple(shelves), *in_rows(themes, 2), *about, *others)
    back = (view.button("Back", to.Open(Panel.ANSWERS)),)
    asked = "What do you want to see?"
    return Screen(page(heading(view), "\n".join(view.notes), asked), (*rows, back))


def concern(view: View) -> Screen:
    """Return what speaks against the pending words, and what may be done about it."""
    sitting, words = view.sitting, view.sitting.secret.pending
    said = view.scene.pile.words(sitting.keys[view.chosen[0] - 1])
    found = against_words(view.scene, words, said, State.QUOTE)
    if sitting.becomes is State.PARAPHRASE:
        found = (
            *(each for each in found if each is Concern.OTHER_WORDS and _was_a_quote(view)),
            *against_words(view.scene, words, said, State.PARAPHRASE),
        )
    reasons = "\n".join(f"• {each}" for each in against(found, words, view.scene))
    rows = [(view.button(_yes(sitting, found), to.Confirm()),)] if _may(sitting, found) else []
    rows.append((view.button("Change the words…", _changing(sitting)),))
    asked = f"“{safe(cut(words, ROOM))}”\n\n{reasons}"
    back = (view.button("Back", to.Open(Panel.ANSWERS)),)
    return Screen(page(heading(view), asked, "\n".join(view.notes)), (*rows, back))


def _was_a_quote(view: View) -> bool:
    """Tell whether the words were typed as a quote, and are kept in our words only if one says."""
    return not view.sitting.is_paraphrasing


def _changing(sitting: Sitting) -> to.Order:
    return to.Open(Panel.PARAPHRASE if sitting.is_paraphrasing else Panel.CHANGE)


def _may(sitting: Sitting, found: tuple[Concern, ...]) -> bool:
    firm = FIRM if sitting.becomes is State.QUOTE else {Concern.LONG}
    return not firm.intersection(found)


def _yes(sitting: Sitting, found: tuple[Concern, ...]) -> str:
    if Concern.DETAILS in found:
        return "It names nobody: approve it"
    return "Approve it all the same" if sitting.becomes is State.QUOTE else "Keep it in our words"


def away(view: View) -> Screen:
    """Return what is left when the desk was put away: no words."""
    read, total = view.scene.read(view.sitting.item)
    again = staff_button("Go on reading", "review", view.survey)
    return Screen(
        f"Put away. {read:,} of {total:,} read. /review {safe(view.survey)} brings you back.",
        ((again,),),
    )
