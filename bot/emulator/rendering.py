"""Safe HTML for the page of phones, made from text and entities."""

from html import escape

from bot.emulator.entities import Entity, positions

_TAGS = {
    "bold": "b",
    "italic": "i",
    "underline": "u",
    "strikethrough": "s",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
}
_SAFE = ("http://", "https://", "tg:", "mailto:")


def rendered(text: str, entities: tuple[Entity, ...]) -> str:
    """HTML with nothing in it but the tags named here; line breaks stay line breaks."""
    if not entities:
        return escape(text)
    index = {offset: place for place, offset in enumerate(positions(text))}
    spans = [
        (index[one.offset], index[one.end], *_tags(one, text[index[one.offset] : index[one.end]]))
        for one in entities
        if one.offset in index and one.end in index
    ]
    return _woven(text, [span for span in spans if span[2]])


def _tags(entity: Entity, inner: str) -> tuple[str, str]:
    match entity.type:
        case "spoiler":
            return '<span class="tg-spoiler">', "</span>"
        case "expandable_blockquote":
            return '<blockquote class="expandable">', "</blockquote>"
        case "text_link" | "url" | "email":
            return _anchor(entity.type, entity.value or inner)
        case kind if kind in _TAGS:
            return f"<{_TAGS[kind]}>", f"</{_TAGS[kind]}>"
        case _:
            return "", ""


def _anchor(kind: str, target: str) -> tuple[str, str]:
    if kind == "email":
        target = f"mailto:{target}"
    elif not target.lower().startswith(_SAFE):
        target = f"https://{target}"
    return f'<a href="{escape(target)}" rel="noopener noreferrer" target="_blank">', "</a>"


def _woven(text: str, spans: list[tuple[int, int, str, str]]) -> str:
    """Overlapping spans are closed and opened again, so that the result always nests."""
    cuts = sorted({0, len(text), *(cut for span in spans for cut in span[:2])})
    parts: list[str] = []
    open_spans: list[tuple[int, int, str, str]] = []
    for place, cut in enumerate(cuts):
        again = _closed(parts, open_spans, cut)
        starting = [span for span in spans if span[0] == cut]
        for span in [*again, *starting]:
            parts.append(span[2])
            open_spans.append(span)
        following = cuts[place + 1] if place + 1 < len(cuts) else cut
        parts.append(escape(text[cut:following]))
    return "".join(parts)


def _closed(
    parts: list[str], open_spans: list[tuple[int, int, str, str]], cut: int
) -> list[tuple[int, int, str, str]]:
    """Closes what ends at the cut; returns what was closed only because it lies inside."""
    again: list[tuple[int, int, str, str]] = []
    while any(span[1] <= cut for span in open_spans):
        span = open_spans.pop()
        parts.append(span[3])
        if span[1] > cut:
            again.insert(0, span)
    return again
