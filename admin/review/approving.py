"""Approving words to be shown, one answer at a time where anything speaks against it. Pure."""

from collections.abc import Sequence

from msgspec.structs import replace

from admin.review.concerns import (
    FIRM,
    LONGEST_PARAPHRASE,
    LONGEST_QUOTE,
    Concern,
    concerns,
    only_leaves_out,
)
from admin.review.ruling import CHOOSE, Make, key_at, places_of, ruled
from admin.review.rulings import Ruling, State
from admin.review.scene import Scene, Step
from admin.review.sitting import Panel, Sitting
from surveys.personal_details import details_in
from surveys.spelling import fold

NAMES_NOBODY = "review_names_nobody"
"""The act of saying that words name nobody, although they look like it."""
ONE = "Choose one number: words are approved one at a time."


def quote(scene: Scene, sitting: Sitting, places: Sequence[int]) -> Step:
    """Approve what was written; where something speaks against it, ask first."""
    found = places_of(sitting, places)
    if not found:
        return Step(sitting, note=CHOOSE)
    doubtful = tuple(
        place
        for place in found
        if concerns(scene.pile.words(key_at(sitting, place)), scene.pile.likeness)
    )
    if len(found) == 1 and doubtful:
        words = scene.pile.words(key_at(sitting, found[0]))
        return _asked(replace(sitting, is_paraphrasing=False), found[0], words, State.QUOTE)
    clean = [place for place in found if place not in doubtful]
    if not clean:
        return _left(Step(sitting), doubtful)
    step = ruled(scene, sitting, clean, _written(scene), "Approved as quotes: {n}.", "review_quote")
    return _left(step, doubtful) if doubtful else step


def _left(step: Step, doubtful: tuple[int, ...]) -> Step:
    numbers = ", ".join(map(str, doubtful))
    note = f"{step.note} To be looked at one by one: {numbers}. Choose one, then Quote.".strip()
    return replace(step, sitting=replace(step.sitting, chosen=()), note=note)


def _written(scene: Scene) -> Make:
    def make(key: str, old: Ruling | None) -> Ruling:
        return _shown(old, State.QUOTE, scene.pile.words(key))

    return make


def change(scene: Scene, sitting: Sitting, places: Sequence[int], words: str) -> Step:
    """Approve a quote with words left out. Other words than were written are no quote: they are
    offered to be kept as a paraphrase."""
    return _typed(scene, sitting, places, words, State.QUOTE)


def paraphrase(scene: Scene, sitting: Sitting, places: Sequence[int], words: str) -> Step:
    """Approve other words for what was written."""
    return _typed(scene, sitting, places, words, State.PARAPHRASE)


def _typed(
    scene: Scene, sitting: Sitting, places: Sequence[int], words: str, becomes: State
) -> Step:
    found = places_of(sitting, places)
    if len(found) != 1:
        return Step(sitting, note=ONE)
    said = scene.pile.words(key_at(sitting, found[0]))
    against = against_words(scene, words, said, becomes)
    if Concern.LONG in against:
        panel = Panel.CHANGE if becomes is State.QUOTE else Panel.PARAPHRASE
        most = LONGEST_QUOTE if becomes is State.QUOTE else LONGEST_PARAPHRASE
        note = f"That is {len(words)} characters, and {most} fit. Please send it shorter."
        return Step(replace(sitting, chosen=found, panel=panel), note=note)
    if against:
        kept = State.PARAPHRASE if Concern.OTHER_WORDS in against else becomes
        typed = replace(sitting, is_paraphrasing=becomes is State.PARAPHRASE)
        return _asked(typed, found[0], words, kept)
    return _approved(scene, sitting, found[0], words, becomes, names_nobody=False)


def against_words(scene: Scene, words: str, said: str, becomes: State) -> tuple[Concern, ...]:
    """Return what speaks against showing ``words`` for what was ``said``."""
    if becomes is State.PARAPHRASE:
        found = {
            Concern.LONG: len(words) > LONGEST_PARAPHRASE,
            Concern.DETAILS: bool(details_in(words)),
        }
        return tuple(concern for concern, holds in found.items() if holds)
    others = () if only_leaves_out(words, said) else (Concern.OTHER_WORDS,)
    return (*others, *concerns(words, scene.pile.likeness))


def confirm(scene: Scene, sitting: Sitting) -> Step:
    """Approve the pending words: a person says that nothing speaks against it."""
    found, words = places_of(sitting, ()), sitting.secret.pending
    if len(found) != 1 or not words:
        return Step(replace(sitting, panel=Panel.ANSWERS), note=ONE)
    said = scene.pile.words(key_at(sitting, found[0]))
    against = against_words(scene, words, said, sitting.becomes)
    if FIRM.intersection(against):
        return Step(sitting, note="It is too long, or in other words: change it first.")
    names_nobody = Concern.DETAILS in against
    return _approved(scene, sitting, found[0], words, sitting.becomes, names_nobody)


def _asked(sitting: Sitting, place: int, words: str, becomes: State) -> Step:
    secret = replace(sitting.secret, pending=words)
    asked = replace(
        sitting, chosen=(place,), panel=Panel.CONCERN, becomes=becomes, secret=secret, part=0
    )
    return Step(asked)


def _approved(
    scene: Scene, sitting: Sitting, place: int, words: str, becomes: State, names_nobody: bool
) -> Step:
    is_changed = becomes is State.QUOTE and fold(words) != fold(
        scene.pile.words(key_at(sitting, place))
    )

    def make(_: str, old: Ruling | None) -> Ruling:
        return _shown(old, becomes, words, is_changed, names_nobody)

    is_quote = becomes is State.QUOTE
    note = "Approved as a quote." if is_quote else "Approved in our words."
    act = "review_quote" if is_quote else "review_paraphrase"
    step = ruled(scene, sitting, (place,), make, note, act)
    said_so = (NAMES_NOBODY,) if names_nobody and step.acts else ()
    return replace(step, acts=(*step.acts, *said_so))


def _shown(
    old: Ruling | None,
    state: State,
    words: str,
    is_changed: bool = False,
    names_nobody: bool = False,
) -> Ruling:
    themes = old.themes if old else ()
    return Ruling(state, themes, words=words, is_changed=is_changed, names_nobody=names_nobody)
