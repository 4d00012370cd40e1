"""Going about the desk: choosing, going on, searching, taking back. Pure."""

from msgspec.structs import replace

from admin.review.pile import rank
from admin.review.ruling import CHOOSE, places_of, ruled
from admin.review.rulings import Ruling
from admin.review.scene import Scene, Step, after, filled, on_shelf
from admin.review.sitting import Panel, Shelf, Sitting

ALL_SEEN = "That was all of them."
_ABOUT_CHOSEN = (Panel.THEMES, Panel.REASONS)
_ABOUT_ONE = (Panel.CHANGE, Panel.PARAPHRASE)
_ONE_BY_ONE = (Shelf.UNREAD, Shelf.ALIKE)


def begun(scene: Scene, seed: str) -> Step:
    """Return the first step of somebody who never sat here."""
    return Step(filled(scene, Sitting(seed=seed, item=scene.pile.items[0])))


def resumed(scene: Scene, sitting: Sitting) -> Step:
    """Return the step of somebody who comes back: what they held, unless others took it."""
    if sitting.item not in scene.pile.items:
        return begun(scene, sitting.seed)
    keys = frozenset(sitting.keys)
    back = replace(sitting, panel=Panel.ANSWERS, turn=sitting.turn + 1)
    if not keys or keys & scene.taken or not keys <= scene.pile.answers.keys():
        return Step(filled(scene, back))
    return Step(back)


def pick(sitting: Sitting, place: int, on: bool) -> Step:
    """Choose one more answer, or leave it."""
    others = tuple(each for each in sitting.chosen if each != place)
    is_there = 0 < place <= len(sitting.held)
    chosen = tuple(sorted((*others, place))) if on and is_there else others
    return Step(replace(sitting, chosen=chosen, panel=Panel.ANSWERS))


def choose(sitting: Sitting, places: tuple[int, ...]) -> Step:
    """Choose exactly these."""
    known = places_of(sitting, places)
    note = "" if known else CHOOSE
    return Step(replace(sitting, chosen=known, panel=Panel.ANSWERS), note=note)


def go_on(scene: Scene, sitting: Sitting) -> Step:
    """Note what is left of the list as read, and show more."""
    left = [n for n, held in enumerate(sitting.held, 1) if held.key not in scene.rulings]
    step = ruled(scene, sitting, left, lambda _, old: old or Ruling(), "", "") if left else None
    rulings = step.rulings if step else {}
    sat = step.sitting if step else sitting
    then = after(scene, Step(sat, rulings))
    moved = filled(then, _moved_on(sat))
    note = ""
    if not moved.held and moved.shelf is not Shelf.UNREAD:
        moved = filled(then, replace(moved, shelf=Shelf.UNREAD, after=""))
        note = ALL_SEEN
    # What is only noted as read fills no log.
    return Step(moved, rulings, note=note)


def _moved_on(sitting: Sitting) -> Sitting:
    if sitting.shelf in _ONE_BY_ONE:
        return replace(sitting, shelf=Shelf.UNREAD, after="")
    last = max((rank(key, sitting.seed) for key in sitting.keys), default="")
    return replace(sitting, after=last)


def undo(scene: Scene, sitting: Sitting) -> Step:
    """Take back the newest act, except where somebody else decided since."""
    before = sitting.secret.before
    if not before:
        return Step(sitting, note="There is nothing to take back.")
    still = [each for each in before if scene.seen(each.key) == each.now]
    note = f"Taken back: {len(still)}."
    if len(still) < len(before):
        note += f" {len(before) - len(still)} not, as somebody else has decided since."
    then = replace(
        sitting, secret=replace(sitting.secret, before=()), origin=(), declined=(), same=None
    )
    rulings = {each.key: each.ruling for each in still}
    if not {each.key for each in before} <= set(sitting.keys):
        fresh = replace(then, shelf=Shelf.UNREAD, after="")
        then = filled(after(scene, Step(then, rulings)), fresh)
    return Step(replace(then, panel=Panel.ANSWERS), rulings, acts=("review_undo",), note=note)


def open_panel(scene: Scene, sitting: Sitting, panel: Panel) -> Step:
    """Show a panel, if there is what it is about."""
    found = places_of(sitting, ())
    if panel in _ABOUT_CHOSEN and not found:
        return Step(sitting, note=CHOOSE)
    if panel in _ABOUT_ONE and len(found) != 1:
        return Step(sitting, note="Choose one number: words are approved one at a time.")
    if panel is Panel.RENAME and sitting.theme not in scene.themes:
        return Step(sitting, note="Show one theme first.")
    return Step(replace(sitting, panel=panel, part=0))


def show(scene: Scene, sitting: Sitting, shelf: Shelf, theme: str) -> Step:
    """Show other answers."""
    then = filled(scene, replace(sitting, shelf=shelf, theme=theme, after=""))
    return Step(then)


def find(scene: Scene, sitting: Sitting, query: str) -> Step:
    """Show the answers that have all words of a query."""
    words = " ".join(query.split())
    secret = replace(sitting.secret, query=words)
    searched = replace(sitting, shelf=Shelf.FOUND, after="", secret=secret)
    many = len(on_shelf(scene, searched))
    if not many:
        return Step(replace(sitting, panel=Panel.ANSWERS), note=f"No answer has “{words[:60]}”.")
    return Step(filled(scene, searched), note=f"{many} found.")


def turn_to(scene: Scene, sitting: Sitting, place: int) -> Step:
    """Read the answers to another question."""
    items = scene.pile.items
    if not 0 <= place < len(items):
        return Step(sitting)
    there = replace(sitting, item=items[place], shelf=Shelf.UNREAD, after="")
    return Step(filled(scene, there))
