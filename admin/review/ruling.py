"""Deciding about held answers: kept for undo, and never over what somebody else decided. Pure."""

from collections.abc import Callable, Sequence

from msgspec.structs import replace

from admin.review.pile import alike
from admin.review.rulings import Ruling
from admin.review.scene import Scene, Step, after
from admin.review.sitting import Before, Panel, Sitting

CHOOSE = "Choose a number first."
Make = Callable[[str, Ruling | None], Ruling | None]
"""Returns the new ruling about an answer, by its key and the one before."""


def places_of(sitting: Sitting, places: Sequence[int]) -> tuple[int, ...]:
    """Return those of ``places`` that there are; without any, what is chosen."""
    return tuple(place for place in places or sitting.chosen if 0 < place <= len(sitting.held))


def key_at(sitting: Sitting, place: int) -> str:
    """Return which answer has a number."""
    return sitting.held[place - 1].key


def ruled(
    scene: Scene,
    sitting: Sitting,
    places: Sequence[int],
    make: Make,
    note: str,
    act: str,
    same: Ruling | None = None,
) -> Step:
    """Return the step that decides about the answers at ``places``.

    ``{n}`` in the note is how many. With ``same``, answers like these are offered the same.
    """
    clashes = tuple(place for place in places if _has_moved(scene, sitting, place))
    rulings: dict[str, Ruling | None] = {}
    before: list[Before] = []
    for place in places:
        if place in clashes:
            continue
        key = key_at(sitting, place)
        old = scene.rulings.get(key)
        new = make(key, old)
        if new == old:
            continue
        made = None if new is None else replace(new, by=scene.member, id=scene.fresh)
        rulings[key] = made
        before.append(Before(key, old, made.id if made else ""))
    if not rulings:
        return Step(_back(sitting), clashes=clashes, note="" if clashes else "Nothing changed.")
    left = after(scene, Step(sitting, rulings))
    many = len(alike_unread(left, sitting, tuple(rulings))) if same else 0
    then = replace(
        _back(sitting),
        origin=tuple(rulings) if many else (),
        same=same if many else None,
        secret=replace(sitting.secret, pending="", before=tuple(before)),
    )
    said = note.format(n=len(rulings)) + _offer(many)
    return Step(then, rulings, clashes=clashes, acts=(act,) if act else (), note=said)


def _offer(many: int) -> str:
    """Return how many unread answers are like those that were decided now, if any are."""
    if not many:
        return ""
    return " 1 unread answer is like it." if many == 1 else f" {many} unread answers are like it."


def alike_unread(scene: Scene, sitting: Sitting, keys: Sequence[str]) -> list[str]:
    """Return the unread answers that are like some, as many as fit into one message."""
    declined = frozenset(sitting.declined)
    unread = (key for key in scene.unread(sitting.item) if key not in declined)
    return alike(scene.pile, keys, unread)


def _back(sitting: Sitting) -> Sitting:
    secret = replace(sitting.secret, pending="")
    return replace(
        sitting,
        chosen=(),
        origin=(),
        declined=(),
        same=None,
        panel=Panel.ANSWERS,
        secret=secret,
        part=0,
    )


def _has_moved(scene: Scene, sitting: Sitting, place: int) -> bool:
    return scene.seen(key_at(sitting, place)) != sitting.held[place - 1].seen
