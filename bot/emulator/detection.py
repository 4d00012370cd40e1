"""What Telegram finds in a text by itself: commands, mentions, hashtags, links, addresses."""

import re

from bot.emulator.entities import OPAQUE, Entity, in_order, positions

_PATTERNS = {
    "email": re.compile(r"(?<![\w.+-])[\w.+-]+@(?:[\w-]+\.)+[A-Za-z]{2,12}\b"),
    "url": re.compile(
        r"(?<![\w@/.-])(?:https?://[^\s<>\"]+"
        r"|(?:[A-Za-z0-9-]+\.)+(?:com|org|net|me|uk|info|io|eu|wales|gov)(?::\d+)?(?:[/?][^\s<>\"]*)?)"
        r"(?![\w@])"
    ),
    "bot_command": re.compile(r"(?<![\w/<>@])/[A-Za-z0-9_]{1,64}(?:@\w{3,32})?(?![\w/@])"),
    "mention": re.compile(r"(?<![\w.@])@\w{3,32}\b"),
    "hashtag": re.compile(r"(?<![\w#&])#(?=\w*[^\W\d])\w{1,256}"),
}
_HINT = re.compile(r"[/@#.]")


def detected(text: str, entities: tuple[Entity, ...] = ()) -> tuple[Entity, ...]:
    """The given entities and the found ones, in order; nothing is found inside code or links."""
    if not _HINT.search(text):
        return entities
    offsets = positions(text)
    taken = [one for one in entities if one.type in OPAQUE or one.type.startswith("text_")]
    found: list[Entity] = []
    for kind, pattern in _PATTERNS.items():
        for match in pattern.finditer(text):
            end = match.start() + len(match.group().rstrip(".,;:!?)'"))
            start = offsets[match.start()]
            one = Entity(kind, start, offsets[end] - start)
            if not any(one.offset < other.end and other.offset < one.end for other in taken):
                found.append(one)
                taken.append(one)
    return in_order((*entities, *found)) if found else entities
