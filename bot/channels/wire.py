"""Updates as they come over the wire, read only as far as anybody here looks at them.

A tap brings back our own message with all its words and buttons. To make objects of them would cost
more than all the rest of reading it.
"""

from typing import Any, Final, TypedDict

import orjson
from msgspec import DecodeError
from msgspec.json import Decoder

from bot.channels.incoming import Raw

_Tapped = TypedDict(
    "_Tapped", {"message_id": Any, "from": Any, "chat": Any, "date": Any}, total=False
)
_Query = TypedDict(
    "_Query",
    {
        "id": Any,
        "from": Any,
        "message": _Tapped,
        "inline_message_id": Any,
        "chat_instance": Any,
        "data": Any,
        "game_short_name": Any,
    },
    total=False,
)


class _Update(TypedDict, total=False):
    update_id: Any
    callback_query: _Query
    message: Any
    edited_message: Any
    my_chat_member: Any


class _Reply(TypedDict):
    result: list[_Update]


_ONE: Final = Decoder(_Update)
_MANY: Final = Decoder(_Reply)
_ODD: Final = (DecodeError, UnicodeDecodeError, RecursionError)


class NotJson(ValueError):
    """Bytes that are no JSON."""


def update_in(body: bytes) -> Raw | None:
    """Return the one update that was posted; None for any other JSON. Raises NotJson."""
    try:
        return _ONE.decode(body)
    except _ODD:
        whole = _whole(body)
    return whole if isinstance(whole, dict) else None


def updates_in(reply: bytes) -> list[Raw]:
    """Return the updates of a successful reply. Raises NotJson when it is none."""
    try:
        return list(_MANY.decode(reply)["result"])
    except _ODD:
        whole = _whole(reply)
    found = whole.get("result") if isinstance(whole, dict) else None
    if not isinstance(found, list):
        raise NotJson
    return [each for each in found if isinstance(each, dict)]


def _whole(read: bytes) -> Any:
    """Read all of what is not as it should be: what is odd about it is somebody else's to judge."""
    try:
        return orjson.loads(read)
    except orjson.JSONDecodeError:
        raise NotJson from None
