"""Putting answers to themes, aside, or noting them as read; and the same to those like them.
Pure."""

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from admin.review.concerns import LONGEST_THEME
from admin.review.ruling import CHOOSE, alike_unread, key_at, places_of, ruled
from admin.review.rulings import Reason, Ruling, State
from admin.review.scene import Scene, Step, after, filled, holding
from admin.review.sitting import Panel, Shelf, Sitting
from admin.review.themes import MOST_THEMES, named

NONE_ALIKE = "No unread answer is like it."
REASONS: Mapping[Reason, str] = {
    Reason.NAMES: "it names somebody",
    Reason.HURTFUL: "it is hurtful",
    Reason.OWN_CASE: "it is about somebody's own case",
    Reason.NO_ANSWER: "it is not an answer",
}


def reject(scene: Scene, sitting: Sitting, places: Sequence[int], reason: Reason) -> Step:
    """Never show the words. What somebody said still counts, unless it is not an answer."""
    found = places_of(sitting, places)
    if not found:
        return Step(sitting, note=CHOOSE)
    same = Ruling(State.REJECTED, reason=reason)
    note = f"Rejected, as {REASONS[reason]}: {{n}}."
    return ruled(
        scene, sitting, found, lambda _, old: _joined(old, same), note, "review_reject", same
    )


def put(scene: Scene, sitting: Sitting, places: Sequence[int], theme: str) -> Step:
    """Put answers to a theme; where all of them have it, take it off."""
    found = places_of(sitting, places)
    if not found or theme not in scene.themes:
        return Step(replace(sitting, panel=Panel.ANSWERS), note=CHOOSE)
    title = scene.themes[theme]
    if all(_has(scene, key_at(sitting, place), theme) for place in found):
        off = f"Taken off “{_literal(title)}”: {{n}}."
        return ruled(
            scene, sitting, found, lambda _, old: _without(old, theme), off, "review_theme"
        )
    same = Ruling(themes=(theme,))
    note = f"Put to “{_literal(title)}”: {{n}}."
    return ruled(
        scene, sitting, found, lambda _, old: _joined(old, same), note, "review_theme", same
    )


def name(scene: Scene, sitting: Sitting, places: Sequence[int], title: str) -> Step:
    """Put answers to the theme with a title; make it when there is none."""
    found, words = places_of(sitting, places), " ".join(title.split())
    if not found:
        return Step(sitting, note=CHOOSE)
    known = named(scene.themes, words)
    if known is not None:
        return put(scene, sitting, found, known)
    if fault := _fault(words) or _fault_of_many(scene):
        return Step(replace(sitting, chosen=found), note=fault)
    new = {f"t{scene.fresh}": words}
    scene = after(scene, Step(sitting, titles=new))
    step = put(scene, sitting, found, next(iter(new)))
    return Step(step.sitting, step.rulings, new, step.clashes, step.acts, step.note)


def rename(scene: Scene, sitting: Sitting, title: str) -> Step:
    """Give the theme that is shown another title."""
    words = " ".join(title.split())
    if sitting.theme not in scene.themes:
        return Step(replace(sitting, panel=Panel.ANSWERS), note="That theme is not there any more.")
    if fault := _fault(words):
        return Step(sitting, note=fault)
    if named(scene.themes, words) not in (None, sitting.theme):
        return Step(sitting, note="Another theme has that name already: choose a different one.")
    then = replace(sitting, panel=Panel.ANSWERS)
    return Step(then, titles={sitting.theme: words}, acts=("review_theme",), note="Renamed.")


def mark_read(scene: Scene, sitting: Sitting, places: Sequence[int]) -> Step:
    """Note answers as read."""
    found = places_of(sitting, places)
    if not found:
        return Step(sitting, note=CHOOSE)
    same = Ruling()
    return ruled(
        scene, sitting, found, lambda _, old: old or same, "Read: {n}.", "review_read", same
    )


def mark_unread(scene: Scene, sitting: Sitting, places: Sequence[int]) -> Step:
    """Take back whatever was decided about answers."""
    found = places_of(sitting, places)
    if not found:
        return Step(sitting, note=CHOOSE)
    note = "Unread again: {n}."
    return ruled(scene, sitting, found, lambda _, __: None, note, "review_unread")


def alike(scene: Scene, sitting: Sitting, places: Sequence[int]) -> Step:
    """Show the unread answers that are like some; all are chosen when the same is on offer."""
    found = places_of(sitting, places)
    if not found and sitting.same is not None:
        offered = _offered(scene, sitting, sitting.origin, sitting.same, ())
        return Step(offered) if offered else Step(sitting, note=NONE_ALIKE)
    if not found:
        return Step(sitting, note=CHOOSE)
    first = [key_at(sitting, place) for place in found]
    others = alike_unread(scene, replace(sitting, declined=()), first)
    if not others:
        return Step(sitting, note=NONE_ALIKE)
    there = replace(sitting, shelf=Shelf.ALIKE, after="")
    return Step(holding(scene, there, [*first, *others]))


def same(scene: Scene, sitting: Sitting) -> Step:
    """Do to what is chosen what was done before; then offer what is like it, or go on with what is
    unread."""
    wanted = sitting.same
    if sitting.shelf is not Shelf.ALIKE or wanted is None or not sitting.chosen:
        return Step(sitting, note=CHOOSE)
    step = ruled(
        scene,
        sitting,
        sitting.chosen,
        lambda _, old: _joined(old, wanted),
        "The same was done to {n}.",
        "review_same",
    )
    left = tuple(key for key in sitting.keys if key not in step.rulings)
    then = after(scene, step)
    done = tuple(step.rulings)
    offered = _offered(then, step.sitting, done, wanted, (*sitting.declined, *left))
    on = offered or filled(then, replace(step.sitting, shelf=Shelf.UNREAD))
    return Step(on, step.rulings, clashes=step.clashes, acts=step.acts, note=step.note)


def _offered(
    scene: Scene,
    sitting: Sitting,
    done: tuple[str, ...],
    wanted: Ruling,
    declined: tuple[str, ...],
) -> Sitting | None:
    """Return the sitting that is offered to do to others what was done; None where none is like
    it."""
    there = replace(sitting, shelf=Shelf.ALIKE, after="", declined=declined)
    others = alike_unread(scene, there, done)
    if not others:
        return None
    chosen = tuple(range(1, len(others) + 1))
    held = holding(scene, there, others)
    return replace(held, same=wanted, origin=done, declined=declined, chosen=chosen)


def _joined(old: Ruling | None, new: Ruling) -> Ruling:
    """Return what becomes of a ruling once ``new`` is decided too: themes add up, and words that
    are rejected are not shown any more."""
    old = old or Ruling()
    if new.state is State.REJECTED:
        themes = () if new.reason is Reason.NO_ANSWER else old.themes
        return Ruling(State.REJECTED, themes, new.reason)
    themes = tuple(dict.fromkeys((*old.themes, *new.themes)))
    counts = old if old.counts else Ruling()
    return replace(counts, themes=themes)


def _without(old: Ruling | None, theme: str) -> Ruling:
    old = old or Ruling()
    return replace(old, themes=tuple(each for each in old.themes if each != theme))


def _has(scene: Scene, key: str, theme: str) -> bool:
    ruling = scene.rulings.get(key)
    return ruling is not None and theme in ruling.themes


def _fault(title: str) -> str:
    if not any(map(str.isalnum, title)):
        return "Type a name for the theme, in a few words."
    if len(title) > LONGEST_THEME:
        return (
            f"That is {len(title)} characters, and a theme has {LONGEST_THEME} at most: name it in "
            "a few words. What is done about it is written later."
        )
    return ""


def _fault_of_many(scene: Scene) -> str:
    if len(scene.themes) < MOST_THEMES:
        return ""
    return f"There are {MOST_THEMES} themes already: put it to one of these."


def _literal(title: str) -> str:
    """Return a title that a note may be formatted with."""
    return title.replace("{", "{{").replace("}", "}}")
