"""One order of a reviewer at a time: the scene and the sitting in, what comes of it out. Pure."""

from typing import assert_never

from msgspec.structs import replace

from admin.review import looking, sorting
from admin.review import orders as to
from admin.review.approving import change, confirm, paraphrase, quote
from admin.review.scene import Scene, Step, after, shown_anew
from admin.review.sitting import Sitting


def take(scene: Scene, sitting: Sitting, order: to.Order) -> Step:
    """Return what comes of ``order``; the reviewer then sees the newest rulings."""
    return seen(scene, _taken(scene, sitting, order))


def seen(scene: Scene, step: Step) -> Step:
    """Return a step whose reviewer is shown what comes of it."""
    return replace(step, sitting=shown_anew(after(scene, step), step.sitting))


def _taken(scene: Scene, sitting: Sitting, order: to.Order) -> Step:
    match order:
        case to.Pick(place, on):
            return looking.pick(sitting, place, on)
        case to.Choose(places):
            return looking.choose(sitting, places)
        case to.Quote(places):
            return quote(scene, sitting, places)
        case to.Change(places, words):
            return change(scene, sitting, places, words)
        case to.Paraphrase(places, words):
            return paraphrase(scene, sitting, places, words)
        case to.Confirm():
            return confirm(scene, sitting)
        case to.Reject(places, reason):
            return sorting.reject(scene, sitting, places, reason)
        case to.PutTo(theme, places):
            return sorting.put(scene, sitting, places, theme)
        case to.Name(places, title):
            return sorting.name(scene, sitting, places, title)
        case to.Rename(title):
            return sorting.rename(scene, sitting, title)
        case to.MarkRead(places):
            return sorting.mark_read(scene, sitting, places)
        case to.MarkUnread(places):
            return sorting.mark_unread(scene, sitting, places)
        case to.Alike(places):
            return sorting.alike(scene, sitting, places)
        case to.Same():
            return sorting.same(scene, sitting)
        case _:
            return _looked(scene, sitting, order)


def _looked(scene: Scene, sitting: Sitting, order: to.Looking) -> Step:
    match order:
        case to.Next():
            return looking.go_on(scene, sitting)
        case to.Undo():
            return looking.undo(scene, sitting)
        case to.Open(panel):
            return looking.open_panel(scene, sitting, panel)
        case to.Show(shelf, theme):
            return looking.show(scene, sitting, shelf, theme)
        case to.Find(query):
            return looking.find(scene, sitting, query)
        case to.TurnTo(place):
            return looking.turn_to(scene, sitting, place)
        case to.OtherPart():
            return Step(replace(sitting, part=1 - sitting.part))
        case _:
            assert_never(order)
