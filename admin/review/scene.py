"""What a reviewer acts on, and what comes of it. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from msgspec import Struct, field
from msgspec.structs import replace

from admin.review.pile import Pile, handful, rank, shuffled
from admin.review.rulings import Ruling, State
from admin.review.search import finds
from admin.review.sitting import HOLD, Held, Panel, Shelf, Sitting
from admin.review.themes import Themes


@dataclass(frozen=True)
class Scene:
    """The answers to one survey and what was decided about them, as one reviewer finds it.

    ``taken`` is in the hands of others. ``fresh`` is a new id for what is decided now; ``now`` is
    in seconds since 1970. Rulings about what the reviewer holds come with their words.
    """

    pile: Pile
    rulings: Mapping[str, Ruling]
    themes: Themes
    taken: frozenset[str]
    now: float
    member: str
    fresh: str

    def seen(self, key: str) -> str:
        """Return the id of the ruling about an answer; "" when there is none."""
        ruling = self.rulings.get(key)
        return ruling.id if ruling else ""

    def read(self, item: str) -> tuple[int, int]:
        """Return how many answers to a question were read, and how many there are."""
        keys = self.pile.of(item)
        return sum(key in self.rulings for key in keys), len(keys)

    def unread(self, item: str) -> list[str]:
        """Return the answers to a question that nobody has read or holds."""
        free = (key for key in self.pile.of(item) if key not in self.taken)
        return [key for key in free if key not in self.rulings]


class Step(Struct, frozen=True):
    """What comes of one order.

    ``rulings`` are new ones, None where there is none any more; ``titles`` those of new and renamed
    themes. ``clashes`` are places that somebody else decided meanwhile: there nothing was changed.
    ``acts`` are for the log of staff, ``note`` is for the reviewer.
    """

    sitting: Sitting
    rulings: Mapping[str, Ruling | None] = field(default_factory=dict)
    titles: Mapping[str, str] = field(default_factory=dict)
    clashes: tuple[int, ...] = ()
    acts: tuple[str, ...] = ()
    note: str = ""


def after(scene: Scene, step: Step) -> Scene:
    """Return the scene once a step was kept."""
    rulings = {key: ruling for key, ruling in scene.rulings.items() if key not in step.rulings}
    rulings |= {key: ruling for key, ruling in step.rulings.items() if ruling is not None}
    return Scene(
        scene.pile,
        rulings,
        {**scene.themes, **step.titles},
        scene.taken,
        scene.now,
        scene.member,
        scene.fresh,
    )


def on_shelf(scene: Scene, sitting: Sitting) -> list[str]:
    """Return the keys of what is to be shown, in the order of this reviewer alone."""
    if sitting.shelf in (Shelf.UNREAD, Shelf.ALIKE):
        return shuffled(scene.unread(sitting.item), sitting.seed)
    keys = (key for key in scene.pile.of(sitting.item) if _belongs(scene, sitting, key))
    order = shuffled(keys, sitting.seed)
    return [key for key in order if rank(key, sitting.seed) > sitting.after]


def _belongs(scene: Scene, sitting: Sitting, key: str) -> bool:
    ruling = scene.rulings.get(key)
    match sitting.shelf:
        case Shelf.QUOTES:
            return ruling is not None and ruling.is_shown
        case Shelf.REJECTED:
            return ruling is not None and ruling.state is State.REJECTED
        case Shelf.THEME:
            return ruling is not None and sitting.theme in ruling.themes
        case Shelf.FOUND:
            return finds(sitting.secret.query, scene.pile.words(key))
        case _:
            return True


def filled(scene: Scene, sitting: Sitting) -> Sitting:
    """Return the sitting with the next answers of its shelf in hand."""
    keys = on_shelf(scene, sitting)
    return holding(scene, sitting, handful(scene.pile, keys, sitting.shelf is Shelf.UNREAD))


def holding(scene: Scene, sitting: Sitting, keys: Iterable[str]) -> Sitting:
    """Return the sitting with exactly these answers in hand."""
    return replace(
        sitting,
        held=tuple(Held(key, scene.seen(key)) for key in keys),
        chosen=(),
        origin=(),
        declined=(),
        same=None,
        part=0,
        panel=Panel.ANSWERS,
        turn=sitting.turn + 1,
        until=scene.now + HOLD,
    )


def shown_anew(scene: Scene, sitting: Sitting) -> Sitting:
    """Return the sitting once its reviewer sees the newest rulings about what they hold."""
    held = tuple(Held(each.key, scene.seen(each.key)) for each in sitting.held)
    return replace(sitting, held=held, until=scene.now + HOLD)
