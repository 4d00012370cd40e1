"""What was decided about answers like those in hand, offered again: a person decides. Pure."""

from collections.abc import Sequence

from admin.review import orders as to
from admin.review.rulings import Reason, Ruling
from admin.review.scene import Scene
from admin.review.sitting import Sitting

MOST = 2
"""More offers would be longer to read than to do without."""
LIKE_BEFORE = 0.5

Proposal = to.PutTo | to.Reject


def proposals(scene: Scene, sitting: Sitting) -> list[Proposal]:
    """Return what is offered for unread answers of the list, what fits the most of them first.

    For each it is what was decided about the answer that is likest to it: a theme, or that it is
    no answer. Quotes are never offered: each is approved for its own words.
    """
    decided = {key for key, ruling in scene.rulings.items() if _is_worth_repeating(ruling)}
    places: dict[str, list[int]] = {}
    for place, key in enumerate(sitting.keys, 1):
        if key not in scene.rulings and decided:
            for each in _decided_before(scene, key, decided):
                places.setdefault(each, []).append(place)
    offered = sorted(places.items(), key=lambda each: (-len(each[1]), each[0]))
    return [_order(scene, what, found) for what, found in offered[:MOST]]


def _is_worth_repeating(ruling: Ruling) -> bool:
    return bool(ruling.themes) or ruling.reason is Reason.NO_ANSWER


def _decided_before(scene: Scene, key: str, decided: set[str]) -> tuple[str, ...]:
    likest = scene.pile.likeness.like(key, decided, LIKE_BEFORE)[:1]
    rulings = [scene.rulings[each] for each in likest]
    return tuple(each for ruling in rulings for each in ruling.themes or (Reason.NO_ANSWER,))


def _order(scene: Scene, what: str, places: Sequence[int]) -> Proposal:
    if what in scene.themes:
        return to.PutTo(what, tuple(places))
    return to.Reject(tuple(places), Reason.NO_ANSWER)
