"""Which options a person means by what they typed."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TypeVar

from msgspec import Struct

from surveys.items import Option
from surveys.spelling import fold, is_near, letters, loose

_POSITION = re.compile(
    r"(?:(?:no|nr|num|number|option|choice|answer|rhif|opsiwn|dewis|ateb|numer|opcja"
    r"|номер|رقم|نمبر) )?(\d{1,2})"
)
_LED = re.compile(r"(\d{1,2}) (.+)")
_LISTED = re.compile(r"[,;\n>|]+")
_APART = re.compile(r"[\s,;>|/+&.()]+")
_RANGE = re.compile(r"(?<=\d)[ \t]*([-‐‑‒–—−])[ \t]*(?=\d)")
_JOINING = frozenset(fold("and plus also then a ac ar hefyd wedyn yna i oraz і та اور و").split())
_LONGEST = 200
"""Words of a list of options; anything longer is a story, not a list."""

Found = TypeVar("Found")

Places = Mapping[str, frozenset[int]]
"""Places of options, counted from 0, by something they are called."""


class Menu(Struct, frozen=True):
    """Options in the order in which one person sees them, and all that they may be called."""

    options: tuple[Option, ...]
    numbered: bool
    exact: Places
    folded: Places
    joined: Places
    initials: Mapping[str, frozenset[tuple[str, int]]]

    def picked(self, typed: str) -> Option | None:
        """Return the one option that ``typed`` means: by name, number, slip or beginning."""
        return self.plainly(typed) or self.roughly(typed)

    def plainly(self, typed: str) -> Option | None:
        """Return the option whose name or number ``typed`` is. A name beats a number."""
        words = fold(typed)
        return (
            self._only(self.exact.get(loose(typed)))
            or self._only(self.folded.get(words))
            or self._only(self.joined.get(_joined(words)))
            or self._numbered(words)
        )

    def _numbered(self, words: str) -> Option | None:
        if not self.numbered:
            return None
        if found := _POSITION.fullmatch(words):
            return self._at(int(found[1]))
        if found := _LED.fullmatch(words):
            agrees = int(found[1]) - 1 in self.folded.get(found[2], ())
            return self._at(int(found[1])) if agrees else None
        return None

    def _at(self, position: int) -> Option | None:
        return self.options[position - 1] if 0 < position <= len(self.options) else None

    def _only(self, places: Collection[int] | None) -> Option | None:
        return self.options[next(iter(places))] if places and len(places) == 1 else None

    def roughly(self, typed: str) -> Option | None:
        """Return the only option that ``typed`` is a slip of, or the only one it begins."""
        words = fold(typed)
        alike = self.initials.get(_initials(words), ())
        near = {place for name, place in alike if letters(name) >= 5 and is_near(words, name)}
        return self._only(near or self._begun(words))

    def _begun(self, words: str) -> set[int]:
        if letters(words) < 4:
            return set()
        begun = (places for name, places in self.folded.items() if name.startswith(words))
        return {place for places in begun for place in places}

    def listed(self, typed: str) -> list[Option] | None:
        """Return the options that ``typed`` lists, in its order, or None when a part means none.

        One label may hold commas or "and" itself, so the list is read in three ways: as one
        option, as parts between commas and lines, and word by word.
        """
        if whole := self.plainly(typed):
            return [whole]
        parts = [self._part(part) for part in _LISTED.split(typed) if part.strip()]
        known = [part for part in parts if part is not None]
        if known and len(known) == len(parts):
            return [option for part in known for option in part]
        return self._read(typed)

    def _part(self, part: str) -> list[Option] | None:
        whole = self.plainly(part)
        return [whole] if whole else self._read(part)

    def _read(self, typed: str) -> list[Option] | None:
        tokens = [token for token in _APART.split(_spaced(typed)) if token]
        return _Reading(self, tokens).options() if len(tokens) <= _LONGEST else None

    @property
    def longest(self) -> int:
        """The number of words in the longest name, and one for its number."""
        return max((len(name.split()) for name in self.folded), default=0) + 1


def menu(options: Sequence[Option], numbered: bool = True) -> Menu:
    """Return ``options`` ready to be matched; ``numbered`` when positions count as names."""
    said = [(name, place) for place, option in enumerate(options) for name in names_of(option)]
    folded = [(fold(name), place) for name, place in said]
    return Menu(
        tuple(options),
        numbered,
        exact=_index((loose(name), place) for name, place in said),
        folded=_index(folded),
        joined=_index((_joined(name), place) for name, place in folded),
        initials=_index((_initials(name), (name, place)) for name, place in folded),
    )


def names_of(option: Option) -> list[str]:
    """Return all that ``option`` is called, in every language."""
    return [name for text in (option.label, *option.also) for name in text.everywhere()]


def _index(pairs: Iterable[tuple[str, Found]]) -> dict[str, frozenset[Found]]:
    index: dict[str, set[Found]] = {}
    for name, found in pairs:
        index.setdefault(name, set()).add(found)
    return {name: frozenset(places) for name, places in index.items() if name}


def _initials(folded: str) -> str:
    return "".join(word[0] for word in folded.split())


def _joined(folded: str) -> str:
    """Return the words written together; "" for numbers, where the space makes the difference."""
    return folded.replace(" ", "") if letters(folded) else ""


def _spaced(typed: str) -> str:
    """Return ``typed`` with emoji digits apart and number ranges in one piece."""
    keycaps = typed.replace("\N{COMBINING ENCLOSING KEYCAP}", "\N{COMBINING ENCLOSING KEYCAP} ")
    return _RANGE.sub(r"\1", keycaps)


class _Step(Struct, frozen=True):
    cost: tuple[int, int, int]
    option: Option | None
    until: int


class _Reading(Struct, frozen=True):
    """A list read word by word, with as few guesses, spare words and pieces as can be."""

    menu: Menu
    tokens: Sequence[str]

    def options(self) -> list[Option] | None:
        steps: dict[int, _Step] = {len(self.tokens): _Step((0, 0, 0), None, -1)}
        for start in range(len(self.tokens) - 1, -1, -1):
            if possible := list(self._steps(start, steps)):
                steps[start] = min(possible, key=lambda step: step.cost)
        return list(_walk(steps)) or None if 0 in steps else None

    def _steps(self, start: int, steps: Mapping[int, _Step]) -> Iterable[_Step]:
        if start + 1 in steps and fold(self.tokens[start]) in _JOINING | {""}:
            yield _Step(_add(steps[start + 1].cost, (0, 1, 0)), None, start + 1)
        for until in range(start + 1, min(start + self.menu.longest, len(self.tokens)) + 1):
            if until in steps:
                yield from self._piece(start, until, steps[until].cost)

    def _piece(self, start: int, until: int, rest: tuple[int, int, int]) -> Iterable[_Step]:
        piece = " ".join(self.tokens[start:until])
        if plain := self.menu.plainly(piece):
            yield _Step(_add(rest, (0, 0, 1)), plain, until)
        elif rough := self.menu.roughly(piece):
            yield _Step(_add(rest, (1, 0, 1)), rough, until)


def _walk(steps: Mapping[int, _Step]) -> Iterable[Option]:
    step = steps[0]
    while step.until >= 0:
        if step.option:
            yield step.option
        step = steps[step.until]


def _add(some: tuple[int, int, int], more: tuple[int, int, int]) -> tuple[int, int, int]:
    return some[0] + more[0], some[1] + more[1], some[2] + more[2]
