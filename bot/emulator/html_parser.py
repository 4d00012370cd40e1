"""Telegram's HTML dialect: text and entities out, refusals in its own words with byte offsets."""

import re
from dataclasses import dataclass, field, replace

from bot.emulator.entities import Entity, in_order, utf16_length
from bot.emulator.errors import ApiError, bad_request
from bot.emulator.links import checked_link

_TYPES = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "tg-emoji": "custom_emoji",
    "a": "text_link",
    "pre": "pre",
    "code": "code",
    "blockquote": "blockquote",
}
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_REFERENCE = re.compile(r"&(?:#x([0-9a-fA-F]+)|#([0-9]+)|([a-zA-Z]+));?")
_TAG_NAME = re.compile(r"[^\s>]*")
_ATTRIBUTE_NAME = re.compile(r"[^\s=>]*")
_NAME_TOKEN = re.compile(r"[A-Za-z0-9.\-]*")
_SPACE = re.compile(r"\s*")


@dataclass(frozen=True, slots=True)
class _Open:
    tag: str
    value: str
    offset: int
    piece: int


@dataclass(slots=True)
class _Reader:
    source: str
    at: int = 0
    offset: int = 0
    pieces: list[str] = field(default_factory=list)
    stack: list[_Open] = field(default_factory=list)
    entities: list[Entity] = field(default_factory=list)

    def refusal(self, reason: str, at: int) -> ApiError:
        byte = len(self.source[:at].encode("utf-8", "surrogatepass"))
        return bad_request(f"can't parse entities: {reason.replace('%', str(byte))}")

    def here(self) -> str:
        return self.source[self.at : self.at + 1]

    def skip(self, pattern: re.Pattern[str]) -> str:
        match = pattern.match(self.source, self.at)
        assert match is not None
        self.at = match.end()
        return match.group()


def parse_html(source: str) -> tuple[str, tuple[Entity, ...]]:
    """Plain text and its entities in order; an ApiError 400 for markup Telegram refuses."""
    reader = _Reader(source)
    while reader.at < len(source):
        _read_text(reader)
        if reader.at < len(source):
            (_read_end_tag if source.startswith("</", reader.at) else _read_start_tag)(reader)
    if reader.stack:
        tag = reader.stack[-1].tag
        reason = f'Can\'t find end tag corresponding to start tag "{tag}"'
        raise reader.refusal(reason, reader.at)
    return "".join(reader.pieces), in_order(_plain_code(one) for one in reader.entities)


def decoded(text: str) -> str:
    """Text with the character references Telegram knows replaced."""
    return _REFERENCE.sub(_character, text) if "&" in text else text


def _character(match: re.Match[str]) -> str:
    hexadecimal, decimal, name = match.groups()
    if name is not None:
        return _NAMED.get(name, match.group())
    code = int(hexadecimal, 16) if hexadecimal else int(decimal)
    # Telegram leaves references of ten or more characters as they are.
    if not 0 < code < 0x10FFFF or len(match.group().rstrip(";")) >= 10:
        return match.group()
    if 0xD800 <= code <= 0xDFFF:
        raise bad_request(
            "can't parse entities: Text contains invalid Unicode characters after decoding "
            "HTML entities, check for unmatched surrogate code units"
        )
    return chr(code)


def _read_text(reader: _Reader) -> None:
    end = reader.source.find("<", reader.at)
    end = len(reader.source) if end < 0 else end
    piece = decoded(reader.source[reader.at : end])
    reader.pieces.append(piece)
    reader.offset += utf16_length(piece)
    reader.at = end


def _read_start_tag(reader: _Reader) -> None:
    begin = reader.at
    reader.at += 1
    tag = reader.skip(_TAG_NAME).lower()
    if not reader.here():
        raise reader.refusal("Unclosed start tag at byte offset %", begin)
    if tag not in _TYPES:
        raise reader.refusal(f'Unsupported start tag "{tag}" at byte offset %', begin)
    value = _read_attributes(reader, tag, begin)
    if tag == "span" and value != "spoiler":
        raise reader.refusal('Tag "span" must have class "tg-spoiler" at byte offset %', begin)
    reader.at += 1
    reader.stack.append(_Open(tag, value, reader.offset, len(reader.pieces)))


def _read_attributes(reader: _Reader, tag: str, begin: int) -> str:
    value = ""
    while True:
        reader.skip(_SPACE)
        if reader.here() == ">":
            return value
        if not reader.here():
            raise reader.refusal(f'Unclosed start tag "{tag}" at byte offset %', begin)
        name = reader.skip(_ATTRIBUTE_NAME).lower()
        if not name:
            reason = f'Empty attribute name in the tag "{tag}" at byte offset %'
            raise reader.refusal(reason, begin)
        reader.skip(_SPACE)
        given = ""
        if reader.here() == "=":
            reader.at += 1
            reader.skip(_SPACE)
            given = _read_value(reader, tag, begin)
        value = _meaning(tag, name, given) or value


def _read_value(reader: _Reader, tag: str, begin: int) -> str:
    quote = reader.here()
    if not quote:
        raise reader.refusal(f'Unclosed start tag "{tag}" at byte offset %', begin)
    if quote not in "'\"":
        start = reader.at
        token = reader.skip(_NAME_TOKEN).lower()
        if reader.here() != ">" and not reader.here().isspace():
            raise reader.refusal("Unexpected end of name token at byte offset %", start)
        return token
    end = reader.source.find(quote, reader.at + 1)
    if end < 0:
        raise reader.refusal("Unclosed start tag at byte offset %", begin)
    raw = reader.source[reader.at + 1 : end]
    reader.at = end + 1
    return decoded(raw)


def _meaning(tag: str, name: str, value: str) -> str:
    match tag, name:
        case ("a", "href") | ("tg-emoji", "emoji-id"):
            return value
        case ("code", "class") if value.startswith("language-"):
            return value.removeprefix("language-")
        case ("span", "class") if value.startswith("tg-"):
            return value.removeprefix("tg-")
        case ("blockquote", "expandable"):
            return "expandable"
        case _:
            return ""


def _read_end_tag(reader: _Reader) -> None:
    begin = reader.at
    if not reader.stack:
        raise reader.refusal("Unexpected end tag at byte offset %", begin)
    reader.at += 2
    name = reader.skip(_TAG_NAME).lower()
    reader.skip(_SPACE)
    if reader.here() != ">":
        raise reader.refusal("Unclosed end tag at byte offset %", begin)
    reader.at += 1
    opened = reader.stack.pop()
    if name and name != opened.tag:
        reason = (
            f'Unmatched end tag at byte offset %, expected "</{opened.tag}>", found "</{name}>"'
        )
        raise reader.refusal(reason, begin)
    if reader.offset > opened.offset:
        _close(reader, opened)


def _close(reader: _Reader, opened: _Open) -> None:
    entity = Entity(_TYPES[opened.tag], opened.offset, reader.offset - opened.offset, opened.value)
    match opened.tag:
        case "a":
            _close_link(reader, entity, opened.piece)
        case "tg-emoji" if not opened.value.isdigit() or int(opened.value) == 0:
            raise bad_request("can't parse entities: Invalid custom emoji identifier specified")
        case "pre" | "code":
            _close_code(reader, entity)
        case "blockquote":
            kind = "expandable_blockquote" if opened.value else "blockquote"
            reader.entities.append(replace(entity, type=kind, value=""))
        case "tg-emoji":
            reader.entities.append(entity)
        case _:
            reader.entities.append(replace(entity, value=""))


def _close_link(reader: _Reader, entity: Entity, piece: int) -> None:
    url = entity.value or "".join(reader.pieces[piece:])
    mention = re.fullmatch(r"tg://user\?id=(\d+)", url)
    if mention:
        reader.entities.append(replace(entity, type="text_mention", value=mention[1]))
        return
    link = checked_link(url)
    if link is not None:
        reader.entities.append(replace(entity, value=link))


def _close_code(reader: _Reader, entity: Entity) -> None:
    """`pre` and `code` around the same text are one block with a language."""
    before = reader.entities[-1] if reader.entities else None
    if before is not None and {before.type, entity.type} == {"pre", "code"}:
        language = before.value or entity.value
        if (before.offset, before.length) == (entity.offset, entity.length) and language:
            reader.entities[-1] = replace(entity, type="pre", value=language)
            return
    reader.entities.append(entity)


def _plain_code(entity: Entity) -> Entity:
    return replace(entity, value="") if entity.type == "code" else entity
