"""What an edit does to a survey that is out: words only, something more, or something broken."""

from collections.abc import Iterator, Mapping, Sequence
from enum import IntEnum

from msgspec import Struct

from surveys.text import Text


class Weight(IntEnum):
    """How far an edit reaches; the heaviest of its changes counts."""

    WORDING = 1
    """Other words for the same; answers before and after are counted together."""
    ADDITIVE = 2
    """Something more, or wider; what was answered and promised before still stands."""
    BREAKING = 3
    """Answers given before would mean something else, or a promise would not be kept."""


class Change(Struct, frozen=True):
    """One thing that an edit changes: where it stands, and why it weighs what it does."""

    weight: Weight
    where: str
    reason: str


def reworded(where: str, old: Text | None, new: Text | None, first: str) -> Iterator[Change]:
    """Yield a change when words are changed, added or removed; plain ones are in ``first``.

    Words that come or go with a language are told with that language.
    """
    before, after = (_named(text, first) if text else {} for text in (old, new))
    if not before and not after:
        return
    if not before or not after:
        done = "words were added" if after else "words were removed"
        yield Change(Weight.WORDING, where, done)
    elif any(before[language] != after[language] for language in before.keys() & after.keys()):
        yield Change(Weight.WORDING, where, "the words were changed")


def _named(text: Text, first: str) -> Mapping[str, str]:
    return {language or first: said for language, said in text.by_language.items()}


def all_reworded(
    where: str, old: Sequence[Text], new: Sequence[Text], first: str, lost: str
) -> Iterator[Change]:
    """Yield the changes of a list of words; ``lost`` says what it means when entries go."""
    if len(new) < len(old):
        yield Change(Weight.BREAKING, where, lost)
    elif len(new) > len(old):
        yield Change(Weight.ADDITIVE, where, "entries were added")
    for place, (before, after) in enumerate(zip(old, new, strict=False), start=1):
        yield from reworded(f"{where} {place}", before, after, first)


def bounded(
    where: str, old: float | None, new: float | None, *, is_upper: bool, names: tuple[str, str]
) -> Iterator[Change]:
    """Yield a change when a limit moves: narrower is breaking, wider is additive.

    ``names`` say what the two are; no limit is the widest.
    """
    if old == new:
        return
    narrower, wider = names
    is_narrower = old is None or (new is not None and (new < old) is is_upper)
    if is_narrower:
        yield Change(Weight.BREAKING, where, narrower)
    else:
        yield Change(Weight.ADDITIVE, where, wider)


def said_plainly(text: Text, first: str) -> frozenset[str]:
    """Return what ``text`` says, in all languages, without small differences of signs and case;
    plain words are in ``first``."""
    named = _named(text, first).items()
    return frozenset(f"{language}:{' '.join(said.casefold().split())}" for language, said in named)
