"""All that is kept of one person, brought together for nobody but that person (P12).

The file has every column that names the person; a test holds it to the live schema, so that a new
column cannot be forgotten here. It is made in memory, and written nowhere of ours.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

import orjson
from msgspec import Struct, structs, to_builtins

from bot.conversation.codec import plain_answers
from bot.conversation.held import Held
from bot.conversation.state import Interview, Person, Sent
from bot.keeping import Keeper
from bot.privacy.keys import Keys
from bot.privacy.sealing import Unsealable
from bot.storage import rows
from bot.storage.lists import Lists
from bot.storage.store import Store

FILE_NAME: Final = "my-data.json"
_FORMAT: Final = 1
_INSIDE: Final = "inside"
"""What the sealed bytes of an interview hold, opened."""


class Holding(Struct, frozen=True):
    """What is kept of a person: for the conversation to tell, and as a file."""

    person: Person
    held: Held | None
    """None of somebody who is not kept at all."""
    file: bytes


class Holdings:
    """Looks up what is kept of whoever asks."""

    def __init__(self, store: Store, keys: Keys, keeper: Keeper) -> None:
        self._store = store
        self._keys = keys
        self._keeper = keeper

    async def of(self, chat: int, language: str, today: date) -> Holding:
        """Return what is kept of the person with that chat."""
        row = await self._store.person(self._keys.tag(chat))
        if row is None:
            return Holding(Person(language), None, _file({}, today))
        lists = await self._store.lists(row.contact.id)
        member = (await self._store.staff()).get(row.contact.tag)
        person = self._keeper.recall(row, chat, language, today).person
        tables = as_tables(row, lists, person.interviews, chat)
        held = _held(row, lists)
        if member is not None:
            tables["staff"] = _columns(member) | {"chat": chat, "name": self._name_of(member)}
            held = structs.replace(held, role="" if member.removed else member.role.value)
        return Holding(person, held, _file(tables, today))

    def _name_of(self, member: rows.Member) -> str | None:
        try:
            return self._keys.open_name(member.name) if member.name else ""
        except Unsealable:
            return None


def as_tables(
    row: rows.Person, lists: Lists, opened: Mapping[str, Interview], chat: int
) -> dict[str, Any]:
    """Return every column of every row that names a person, by table, as JSON can hold them.

    Sealed things are opened: that is what is kept of somebody. ``opened`` are their interviews, by
    survey; what cannot be opened is null.
    """
    attendance = (row.attendance or {}).values()
    return {
        "contacts": _columns(row.contact) | {"chat": chat},
        "interviews": [
            _columns(each, without={"sealed"}) | {_INSIDE: _inside(opened.get(each.survey))}
            for each in row.interviews
        ],
        "audience": [{"contact": row.contact.id, **_columns(each)} for each in attendance],
        "hear_back": [{"contact": row.contact.id, "survey": survey} for survey in lists.hear_back],
        "outbox": [{"contact": row.contact.id, **_columns(each)} for each in lists.outbox],
    }


def _inside(interview: Interview | None) -> dict[str, Any] | None:
    """Return an interview without its receipt: whoever holds that can tell which counted response
    is the person's, and a file may be forwarded, printed, or found."""
    if interview is None:
        return None
    at = interview.at
    is_locked = isinstance(at, Sent) and bool(at.sealed)
    shown = structs.replace(interview, at=Sent("")) if isinstance(at, Sent) else interview
    plain: dict[str, Any] = to_builtins(structs.replace(shown, answers={}))
    where = "sent" if isinstance(at, Sent) else plain["at"]
    return plain | {"at": where, "answers": plain_answers(interview), "locked_away": is_locked}


def _columns(row: Struct, without: frozenset[str] | set[str] = frozenset()) -> dict[str, Any]:
    values = {name: getattr(row, name) for name in row.__struct_fields__}
    return {name: _plain(value) for name, value in values.items() if name not in without}


def _plain(value: object) -> object:
    return value.hex() if isinstance(value, bytes) else value


def _held(row: rows.Person, lists: Lists) -> Held:
    contact, attended = row.contact, row.attendance or {}
    return Held(
        month_active=contact.month_active,
        chosen=contact.chosen,
        unexplained=contact.unexplained,
        paused_until=contact.paused_until,
        stopped_on=contact.stopped_on,
        most_a_week=contact.most_a_week,
        week=contact.week,
        started=contact.started,
        still_asked=contact.still_asked,
        reminded=frozenset(each.survey for each in attended.values() if each.reminded),
        hears_back=lists.hear_back,
        waiting=tuple(each.survey for each in lists.outbox),
    )


def _file(tables: Mapping[str, Any], today: date) -> bytes:
    told = {"format": _FORMAT, "made_on": today, "held": tables}
    return orjson.dumps(told, option=orjson.OPT_INDENT_2)
