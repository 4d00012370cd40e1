"""Message entities: what part of a text is bold, a link, a command; offsets in UTF-16 units."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

STYLES = frozenset({"bold", "italic", "underline", "strikethrough", "spoiler"})
OPAQUE = frozenset({"code", "pre"})
QUOTES = frozenset({"blockquote", "expandable_blockquote"})


@dataclass(frozen=True, slots=True)
class Entity:
    """One entity; `value` is the URL, language, custom emoji id or user id it needs."""

    type: str
    offset: int
    length: int
    value: str = ""

    @property
    def end(self) -> int:
        return self.offset + self.length


def utf16_length(text: str) -> int:
    """Length in UTF-16 units: characters outside the basic plane count twice."""
    if text.isascii():
        return len(text)
    return len(text) + sum(character > "\uffff" for character in text)


def positions(text: str) -> list[int]:
    """The UTF-16 offset of every character, and of the end."""
    offsets = [0]
    for character in text:
        offsets.append(offsets[-1] + 1 + (character > "\uffff"))
    return offsets


def in_order(entities: Iterable[Entity]) -> tuple[Entity, ...]:
    return tuple(sorted(entities, key=lambda one: (one.offset, -one.length, one.type)))


def tidied(text: str, entities: tuple[Entity, ...]) -> tuple[str, tuple[Entity, ...]]:
    """Text and entities as Telegram keeps them: outer white space off, overlaps joined."""
    start = _leading_space(text, entities)
    kept = text[start:].rstrip()
    if not entities:
        return kept, ()
    limit = utf16_length(kept)
    clipped = (_clipped(one, utf16_length(text[:start]), limit) for one in entities)
    return kept, _joined([one for one in clipped if one.length > 0])


def _leading_space(text: str, entities: tuple[Entity, ...]) -> int:
    """Leading space stays when an entity begins in it, as Telegram has it."""
    space = len(text) - len(text.lstrip())
    return min(space, entities[0].offset) if entities else space


def _clipped(entity: Entity, shift: int, limit: int) -> Entity:
    offset = max(entity.offset - shift, 0)
    return replace(entity, offset=offset, length=min(entity.end - shift, limit) - offset)


def _joined(entities: list[Entity]) -> tuple[Entity, ...]:
    """Overlapping runs of one style become one; nothing but quotes lives around code."""
    opaque = [one for one in entities if one.type in OPAQUE]
    joined: list[Entity] = []
    last: dict[str, int] = {}
    for one in in_order(entities):
        if one.type not in OPAQUE | QUOTES and any(_overlap(one, other) for other in opaque):
            continue
        index = last.get(one.type)
        if one.type in STYLES and index is not None and joined[index].end >= one.offset:
            before = joined[index]
            joined[index] = replace(before, length=max(before.end, one.end) - before.offset)
            continue
        last[one.type] = len(joined)
        joined.append(one)
    return in_order(joined)


def _overlap(one: Entity, other: Entity) -> bool:
    return one.offset < other.end and other.offset < one.end
