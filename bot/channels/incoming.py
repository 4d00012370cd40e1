"""An update as it came: what kind it is, and whose. Pure."""

from collections.abc import Mapping
from typing import Any, Final

from msgspec import Struct

Raw = Mapping[str, Any]
"""A JSON object of the Bot API."""

KINDS: Final = ("callback_query", "message", "edited_message", "my_chat_member")
"""The kinds of update that we ask for."""

NOBODY = 0


class Unreadable(ValueError):
    """What came is no update."""


class Incoming(Struct, frozen=True):
    """An update. What we do not look at stays unread: our own message under a tapped button comes
    back with every tap, and reading it would cost more than the turn."""

    raw: Raw
    id: int
    kind: str
    """One of KINDS, or "other"."""
    body: Raw
    chat: int
    """The chat id; NOBODY when it came from none."""
    is_private: bool
    user: int
    language: str | None
    """What the person's device speaks, as ``en-GB``, if it is known."""

    @property
    def lane(self) -> int:
        """Whose turn it is: a person's id, a group's chat id, or NOBODY."""
        return self.user if self.is_private else self.chat

    @property
    def query(self) -> str | None:
        """What a tap is answered by."""
        query = self.body.get("id") if self.kind == "callback_query" else None
        return query if isinstance(query, str) else None

    @property
    def words(self) -> str | None:
        """The text of a message."""
        words = self.body.get("text")
        return words if isinstance(words, str) else None


def incoming(raw: Raw) -> Incoming:
    """Return the update that a JSON object holds. Raises Unreadable."""
    update_id = raw.get("update_id")
    if type(update_id) is not int:
        raise Unreadable("no update")
    for kind in KINDS:
        if kind in raw:
            return _of_kind(raw, update_id, kind, raw[kind])
    return _of_nobody(raw, update_id, "other")


def _of_kind(raw: Raw, update_id: int, kind: str, body: Any) -> Incoming:
    match body:
        case {"from": {"id": int(user)} as sender, "chat": {"id": int(chat), "type": type_}}:
            pass
        case {
            "from": {"id": int(user)} as sender,
            "message": {"chat": {"id": int(chat), "type": type_}},
        }:
            pass
        case _:
            return _of_nobody(raw, update_id, kind)
    if bool in (type(user), type(chat)):  # To a pattern, True is a number.
        return _of_nobody(raw, update_id, kind)
    language = sender.get("language_code")
    spoken = language if isinstance(language, str) else None
    return Incoming(raw, update_id, kind, body, chat, type_ == "private", user, spoken)


def _of_nobody(raw: Raw, update_id: int, kind: str) -> Incoming:
    return Incoming(raw, update_id, kind, {}, NOBODY, False, NOBODY, None)
