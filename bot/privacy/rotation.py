"""Changing the key: everything is sealed anew, and the old key opens nothing any more.

Can be killed at any moment and begun again. In this order, each step is on disk before the next:

1. the new key lies beside the key file as ``.new``, and a mark in the database knows it;
2. the key file becomes ``.old``, and ``.new`` the key file;
3. staff first, in one transaction; then contacts, interviews and responses, slice by slice;
4. the key check is the new key's;
5. the database is written anew, so that nothing sealed with the old key is left lying in it;
6. the old key is deleted, then the mark.
"""

from collections.abc import Callable, Collection, Mapping
from functools import partial
from pathlib import Path

from msgspec import Struct

from bot.privacy.key_file import make_secret, read_secret, remove_secret, replace_secret
from bot.privacy.keys import ANOTHER, KEY_CHECK, KeyFault, Keys
from bot.privacy.resealing import Resealing
from bot.storage.alone import Alone
from bot.storage.raw import Columns, Raw, Values
from bot.storage.store import ROTATION

STAFF_DONE = "rotation_staff"
"""The mark that the tags of staff are made anew: they cannot be told from the old ones."""
_SLICE = 500
"""Rows that are sealed anew in one transaction."""
Tell = Callable[[str, int], None]
"""Called with a table and how many more of its rows are done."""


class _Table(Struct, frozen=True):
    name: str
    rows: str
    keep: str
    anew: Callable[[Resealing, Columns], Values | None]
    key: int
    """How many of the first columns are the key."""


_TABLES = (
    _Table("contacts", "sealed_contacts", "reseal_contact", Resealing.contact, 1),
    _Table("interviews", "sealed_interviews", "reseal_interview", Resealing.interview, 2),
    _Table(
        "open_responses", "sealed_open_responses", "reseal_open_response", Resealing.response, 2
    ),
    _Table("responses", "sealed_responses", "reseal_response", Resealing.response, 2),
    _Table("papers", "sealed_papers", "reseal_paper", Resealing.paper, 3),
)


class KeyFiles:
    """The key file, and what lies beside it while keys are changed. ``data`` is the data folder."""

    def __init__(self, path: Path, data: Path) -> None:
        self.path = path
        self.old = path.with_name(f"{path.name}.old")
        self.new = path.with_name(f"{path.name}.new")
        self._data = data

    def secret(self, path: Path) -> bytes:
        """Return the secret in one of the files. Raises KeyFault when there is none."""
        secret = read_secret(path, self._data)
        if secret is None:
            raise KeyFault(f"The key file {path} is missing: put your copy of it there.")
        return secret


def rotate(files: KeyFiles, alone: Alone, owners: Collection[int], tell: Tell) -> int:
    """Change the key, or finish changing it. ``owners`` are staff by setting.

    Returns how many members of staff have to be invited anew, as nothing tells their chat ids.
    Raises KeyFault, changing nothing, when a key that is needed is missing or another's, and
    StoreError.
    """
    try:
        if _mark(alone.raw, ROTATION) is None:
            _begin(files, alone)
        return _finish(files, alone, owners, tell)
    except OSError as error:
        raise KeyFault(
            f"The key files in {files.path.parent} cannot be changed: {error.strerror}."
        ) from None


def _begin(files: KeyFiles, alone: Alone) -> None:
    check = _mark(alone.raw, KEY_CHECK)
    if check is None:
        raise KeyFault("Nothing was sealed with a key yet: there is nothing to change.")
    if not Keys(files.secret(files.path)).opens_mark(KEY_CHECK, check):
        raise KeyFault(ANOTHER)
    if files.old.exists():
        raise KeyFault(f"{files.old} is in the way: move it away, or delete it.")
    # Killed before the database knew it, a new key was never used.
    remove_secret(files.new)
    new = Keys(make_secret(files.new))
    with alone.transaction():
        alone.raw.run("set_mark", {"name": ROTATION, "value": new.seal_mark(ROTATION)})


def _finish(files: KeyFiles, alone: Alone, owners: Collection[int], tell: Tell) -> int:
    new = _swapped(files, alone.raw)
    unknown = 0
    if not new.opens_mark(KEY_CHECK, _known(alone.raw, KEY_CHECK)):
        old = _old(files, alone.raw)
        unknown = _seal_anew(alone, old, new, owners, tell)
    alone.rewrite()
    remove_secret(files.old)
    with alone.transaction():
        for name in (ROTATION, STAFF_DONE):
            alone.raw.run("drop_mark", {"name": name})
    return unknown


def _swapped(files: KeyFiles, raw: Raw) -> Keys:
    """Return the new key, which is in the key file from now on."""
    mark = _known(raw, ROTATION)
    if files.new.exists():
        new = Keys(files.secret(files.new))
        if not new.opens_mark(ROTATION, mark):
            raise KeyFault(f"{files.new} is not the key that the change was begun with.")
        replace_secret(files.path, by=files.new, keep=files.old)
    new = Keys(files.secret(files.path))
    if not new.opens_mark(ROTATION, mark):
        raise KeyFault(f"{files.path} is not the key that the change was begun with.")
    return new


def _old(files: KeyFiles, raw: Raw) -> Keys:
    old = Keys(files.secret(files.old))
    if not old.opens_mark(KEY_CHECK, _known(raw, KEY_CHECK)):
        raise KeyFault(f"{files.old} is not the key of this data: put your copy of it there.")
    return old


def _seal_anew(alone: Alone, old: Keys, new: Keys, owners: Collection[int], tell: Tell) -> int:
    resealing = Resealing(old, new)
    unknown = 0
    if _mark(alone.raw, STAFF_DONE) is None:
        with alone.transaction():
            unknown = _retag_staff(alone.raw, resealing, owners)
            alone.raw.run("set_mark", {"name": STAFF_DONE, "value": b""})
    for table in _TABLES:
        after: Columns | None = ("",) * table.key
        while after is not None:
            after = _slice(alone, table, resealing, after, partial(tell, table.name))
    with alone.transaction():
        alone.raw.run("set_mark", {"name": KEY_CHECK, "value": new.seal_mark(KEY_CHECK)})
    return unknown


def _slice(
    alone: Alone,
    table: _Table,
    resealing: Resealing,
    after: Columns,
    tell: Callable[[int], None],
) -> Columns | None:
    """Do the rows after a key; return the last one's key, None when there are no more."""
    place = dict(zip(("after", "then", "last"), after, strict=False))
    with alone.transaction():
        rows = alone.raw.run(table.rows, {**place, "nothing": b"", "limit": _SLICE}).fetchall()
        anew = [values for row in rows if (values := table.anew(resealing, row))]
        alone.raw.run_many(table.keep, anew)
    tell(len(rows))
    return tuple(rows[-1][: table.key]) if rows else None


def _retag_staff(raw: Raw, resealing: Resealing, owners: Collection[int]) -> int:
    staff = raw.run("staff").fetchall()
    tags = {bytes(tag) for tag, *_ in staff}
    tags.update(bytes(tag) for (tag,) in raw.run("logged_members").fetchall())
    known = {*owners, *_taking_part(raw, resealing, tags)}
    chats = resealing.members(staff, known)
    rows = {bytes(row[0]): row for row in staff}
    changed = [resealing.member(tag, chats, rows.get(tag)) for tag in tags]
    raw.run_many("retag_member", changed)
    raw.run_many("retag_log", [{name: row[name] for name in ("tag", "new_tag")} for row in changed])
    # Owners by setting may have written something, and be in neither list.
    everybody = (resealing.member(tag, chats) for tag in {*tags, *chats})
    _retag_documents(raw, {row["tag"].hex(): row["new_tag"].hex() for row in everybody})
    _reseal_links(raw, resealing)
    return sum(bytes(tag) not in chats for tag, *_, removed in staff if not removed)


def _reseal_links(raw: Raw, resealing: Resealing) -> None:
    links = raw.run("named_links").fetchall()
    raw.run_many("rename_link", [resealing.link(link) for link in links])


def _taking_part(raw: Raw, resealing: Resealing, tags: Collection[bytes]) -> Collection[int]:
    """Return the chat ids of those behind the tags who take part in surveys too."""
    found = [raw.run("contact_of_tag", {"tag": tag}).fetchone() for tag in tags]
    chats = [resealing.chat_of(row) for row in found if row]
    return [chat for chat in chats if chat is not None]


def _retag_documents(raw: Raw, tags: Mapping[str, str]) -> None:
    """Let drafts and papers name members by their new tags."""
    for survey, kind, document in raw.run("feedback_documents").fetchall():
        if (renamed := _renamed(document, tags)) != document:
            raw.run("keep_document", {"survey": survey, "kind": kind, "document": renamed})
    for kind, survey, name, document in raw.run("written_papers").fetchall():
        if (renamed := _renamed(document, tags)) != document:
            place = {"kind": kind, "survey": survey, "name": name}
            raw.run("keep_written_paper", {**place, "document": renamed})


def _renamed(document: str, tags: Mapping[str, str]) -> str:
    for old, new in tags.items():
        document = document.replace(old, new)
    return document


def _mark(raw: Raw, name: str) -> bytes | None:
    row = raw.run("mark", {"name": name}).fetchone()
    return bytes(row[0]) if row else None


def _known(raw: Raw, name: str) -> bytes:
    return _mark(raw, name) or b""
