"""From one key to the next: what each row becomes.

A row may be done already, by a change of keys that was killed: then it stays as it is. So does what
neither key opens; it was shut before.
"""

from collections.abc import Collection, Iterator, Mapping

from bot.privacy.keys import Keys
from bot.privacy.sealing import Unsealable
from bot.privacy.values import resealed
from bot.storage import sealed_places
from bot.storage.random_ids import random_tag
from bot.storage.raw import Columns, Values


class Resealing:
    """Opens with ``old``, seals with ``new``."""

    def __init__(self, old: Keys, new: Keys) -> None:
        self._old = old
        self._new = new

    def contact(self, row: Columns) -> Values | None:
        """Return what to keep of id and chat; None when it is done."""
        id_, chat = row[0], bytes(row[1])
        try:
            who = self._old.open_chat_of(id_, chat)
        except Unsealable:
            return self._unopened(id_, chat)
        return {"id": id_, "tag": self._new.tag(who), "chat": self._new.seal_chat(who, id_)}

    def interview(self, row: Columns) -> Values | None:
        """Return what to keep of contact, survey and sealed state; None when it is done."""
        contact, survey, sealed = row[0], row[1], bytes(row[2])
        place = sealed_places.of_interview(contact, survey)
        try:
            plain = self._old.interviews.open(sealed, place)
        except Unsealable:
            return None
        return {
            "contact": contact,
            "survey": survey,
            "sealed": self._new.interviews.seal(plain, place),
        }

    def response(self, row: Columns) -> Values | None:
        """Return what to keep of survey, id and values; None when there is nothing to change."""
        survey, id_, written = row[0], row[1], bytes(row[2])
        answers = resealed(written, survey, self._old.words, self._new.words)
        return None if answers == written else {"survey": survey, "id": id_, "answers": answers}

    def paper(self, row: Columns) -> Values | None:
        """Return what to keep of kind, survey, name and sealed words; None when it is done."""
        kind, survey, name, sealed = row[0], row[1], row[2], bytes(row[3])
        place = sealed_places.of_paper(kind, survey, name)
        try:
            plain = self._old.words.open(sealed, place)
        except Unsealable:
            return None
        anew = self._new.words.seal(plain, place)
        return {"kind": kind, "survey": survey, "name": name, "sealed": anew}

    def members(self, staff: Collection[Columns], known: Collection[int]) -> Mapping[bytes, int]:
        """Return chat ids by tag: of staff (tag, role, chat, name, removed), and those ``known``
        otherwise."""
        return {self._old.tag(chat): chat for chat in known} | dict(self._opened(staff))

    def member(
        self, tag: bytes, chats: Mapping[bytes, int], row: Columns | None = None
    ) -> Mapping[str, bytes]:
        """Return what to keep in place of the tag of a member, and the chat id and name sealed.

        ``row`` is theirs among the staff, if they are. Of who was removed no chat id is kept."""
        *_, name, removed = row or (b"", False)
        kept = {"tag": tag, "name": self._name(bytes(name)), "chat": b""}
        if tag not in chats:
            return kept | {"new_tag": self._new.former(tag)}
        chat = chats[tag]
        sealed = b"" if removed else self._new.seal_member(chat)
        return kept | {"new_tag": self._new.tag(chat), "chat": sealed}

    def link(self, row: Columns) -> Values:
        """Return what to keep of the hash and the name of a one-time link."""
        secret, name = row
        return {"secret": secret, "name": self._name(bytes(name))}

    def _name(self, sealed: bytes) -> bytes:
        try:
            return self._new.seal_name(self._old.open_name(sealed))
        except Unsealable:
            return b""

    def chat_of(self, row: Columns) -> int | None:
        """Return the chat id of a contact (id, chat), if it can be opened."""
        try:
            return self._old.open_chat_of(row[0], bytes(row[1]))
        except Unsealable:
            return None

    def _opened(self, staff: Collection[Columns]) -> Iterator[tuple[bytes, int]]:
        for tag, _, sealed, *_ in staff:
            try:
                yield bytes(tag), self._old.open_member(bytes(sealed))
            except Unsealable:
                continue

    def _unopened(self, id_: str, chat: bytes) -> Values | None:
        try:
            self._new.open_chat_of(id_, chat)
        except Unsealable:
            # Nobody can be written to by it; and what the old key made of the chat id must go.
            return {"id": id_, "tag": random_tag(), "chat": chat}
        return None
