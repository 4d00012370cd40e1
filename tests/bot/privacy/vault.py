"""An installation with something sealed of every kind, for the tests of keys."""

import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

import psycopg
from msgspec.structs import replace

from bot.privacy.key_file import open_keys, read_secret
from bot.privacy.keys import Keys
from bot.privacy.receipts import receipt_hash
from bot.privacy.rotation import KeyFiles
from bot.privacy.values import read_values, write_values
from bot.storage import changes as to
from bot.storage.alone import Alone
from bot.storage.opening import DATABASE, alone, open_store
from bot.storage.rows import (
    Contact,
    Feedback,
    FeedbackState,
    Interview,
    Member,
    OpenResponse,
    Paper,
    PaperKind,
    Role,
)
from bot.storage.rows import SurveyState as State
from bot.storage.store import Store
from bot.storage.team_changes import ChangeMember
from tests.bot.storage.people import BUSES, TODAY, contact, move

PARKS = "parks"
STAFF, OWNER, FORMER, GONE = 7001, 7002, 7003, 7004
"""A member who came by a link, an owner by setting, one of whom only the tag and name are kept, and
one who was taken off the team."""
NOW = datetime(2027, 1, 11, 12, 30, tzinfo=UTC)
WORDS = {"say_more": "More trees"}


class Vault:
    """Where the data and the key are. ``url`` names a PostgreSQL database, if there is one."""

    def __init__(self, folder: Path, url: str | None = None, people: int = 3) -> None:
        self.data = folder / "data"
        self.data.mkdir()
        self.url = url
        self.people = people
        self.files = KeyFiles(folder / "secrets" / "hearback.key", self.data)

    async def open(self) -> Store:
        return await open_store(self.url, self.data)

    def alone(self) -> AbstractContextManager[Alone]:
        return alone(self.url, self.data)

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Let another program read the file, and not stop."""
        with closing(sqlite3.connect(self.data / DATABASE)) as raw:
            raw.execute("BEGIN")
            raw.execute("SELECT count(*) FROM contacts").fetchall()
            yield

    def keys(self) -> Keys:
        """The keys in the key file."""
        secret = read_secret(self.files.path, self.data)
        assert secret
        return Keys(secret)

    async def furnish(self) -> None:
        """Make the key, and seal something of every kind."""
        store = await self.open()
        keys = await open_keys(self.files.path, self.data, store)
        await move(store)
        for number in range(self.people):
            await store.commit(_of_somebody(keys, number))
        await _count(store, keys, BUSES)
        await move(store, State.CLOSING, survey=PARKS)
        await _count(store, keys, PARKS)
        for step in (store.reissue, store.transfer):
            while (await step(PARKS, 100)).more:
                pass
        await store.commit([to.MoveSurvey(PARKS, State.CLOSING, State.CLOSED)])
        await _staff(store, keys)
        await store.close()

    async def is_whole(self, keys: Keys) -> None:
        """Make sure that ``keys`` open everything, and find everybody."""
        store = await self.open()
        await keys.check(store)
        for number in range(self.people):
            await _opens(store, keys, number)
        for response in await store.responses(PARKS):
            assert read_values(response.values, PARKS, keys.words) == WORDS
        staff = await store.staff()
        assert {keys.tag(STAFF), keys.former(keys.tag(FORMER))} & set(staff)
        assert keys.open_member(staff[keys.tag(STAFF)].chat) == STAFF
        assert keys.open_name(staff[keys.tag(STAFF)].name) == "Jo"
        (removed,) = (each for each in staff.values() if each.removed)
        assert (keys.open_name(removed.name), removed.chat) == ("Jo", b"")
        (link,) = await store.staff_links(TODAY)
        assert keys.open_name(link.name) == "Al"
        draft = await store.feedback(PARKS)
        assert draft is not None
        assert keys.tag(STAFF).hex() in draft.document
        (paper,) = await store.papers(PaperKind.APPROVAL)
        assert keys.words.open(paper.sealed, paper.place) == b"more swings"
        assert keys.tag(STAFF).hex() in paper.document
        await store.close()


def traces(vault: Vault) -> bytes:
    """Return the bytes of every file that the database has."""
    if vault.url:
        return pages(vault.url)
    files = vault.data.glob(f"{DATABASE}*")
    return b"\n".join(file.read_bytes() for file in sorted(files))


def pages(url: str) -> bytes:
    """Return the bytes of every table and index of a PostgreSQL database, as they lie on disk."""
    with psycopg.connect(url, autocommit=True) as raw:
        raw.execute("CHECKPOINT")
        rows = raw.execute(
            "SELECT pg_read_binary_file(pg_relation_filepath(oid)) FROM pg_class"
            " WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'i')"
            " OR oid IN (SELECT reltoastrelid FROM pg_class"
            " WHERE relnamespace = 'public'::regnamespace AND reltoastrelid > 0)"
        ).fetchall()
    return b"\n".join(content for (content,) in rows)


def _of_somebody(keys: Keys, number: int) -> list[to.Change]:
    who = somebody(keys, number)
    row = Interview(who.id, BUSES, "v1", b"", 1, TODAY, owed=False, sent=False)
    row = replace(row, sealed=keys.interviews.seal(f"answers of {number}".encode(), row.place))
    return [to.KeepContact(who), to.KeepInterview(row)]


def somebody(keys: Keys, number: int) -> Contact:
    """Return the contact with that number."""
    id_ = f"person {number:05}"
    return replace(contact(id_), tag=keys.tag(100 + number), chat=keys.seal_chat(100 + number, id_))


async def _opens(store: Store, keys: Keys, number: int) -> None:
    person = await store.person(keys.tag(100 + number))
    assert person is not None
    assert keys.open_chat(person.contact) == 100 + number
    (interview,) = person.interviews
    opened = keys.interviews.open(interview.sealed, interview.place)
    assert opened == f"answers of {number}".encode()


async def _count(store: Store, keys: Keys, survey: str) -> None:
    values = write_values(WORDS, survey, keys.words)
    responses = tuple(
        OpenResponse(f"{survey} {number}", survey, "v1", values, receipt_hash(f"{number}"))
        for number in range(3)
    )
    await store.commit([to.CountBatch(survey, (), (), responses)])


async def _staff(store: Store, keys: Keys) -> None:
    members = (
        Member(keys.tag(STAFF), Role.OWNER, keys.seal_member(STAFF)),
        Member(keys.tag(FORMER), Role.OWNER),
    )
    for number, member in enumerate(members):
        secret = bytes([number])
        await store.commit([to.InviteStaff(secret, Role.OWNER, TODAY, keys.seal_name("Jo"))])
        await store.commit([to.AdmitStaff(secret, member, TODAY)])
    gone = Member(keys.tag(GONE), Role.EDITOR, b"", keys.seal_name("Jo"), removed=True)
    await store.commit([ChangeMember(None, gone)])
    await store.commit([to.InviteStaff(b"open", Role.VIEWER, TODAY, keys.seal_name("Al"))])
    for user in (STAFF, OWNER, FORMER):
        await store.commit([to.LogAct(NOW, keys.tag(user), "publish", BUSES)])
    document = f'{{"awaiting": {{"{keys.tag(STAFF).hex()}": "because"}}}}'
    await store.commit([to.KeepFeedback(Feedback(PARKS, FeedbackState.DRAFT, document))])
    paper = Paper(PaperKind.APPROVAL, PARKS, "quote", document)
    sealed = keys.words.seal(b"more swings", paper.place)
    await store.commit([to.KeepPaper(replace(paper, sealed=sealed))])
