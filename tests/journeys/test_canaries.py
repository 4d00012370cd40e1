"""Whatever happens to an installation, its files and its log hold no answer, chat id, name or token.

The bot logs all that it can. What is looked for includes what comes while things go wrong.
"""

import asyncio
import json
import os
import sqlite3
from collections.abc import AsyncIterator
from contextlib import ExitStack, asynccontextmanager, closing
from dataclasses import dataclass, field
from pathlib import Path
from uuid import uuid4

import pytest
from aiohttp import ClientSession

from bot.emulator.forms import MessageForm
from bot.emulator.options import DEFAULT_TOKEN
from bot.emulator.remote import Remote
from tests.bot.privacy.belongings import OnAServer
from tests.canaries import Canaries
from tests.children.sitecustomize import LOUD
from tests.journeys.house import House, house
from tests.journeys.phone import CROSSED, Phone
from tests.journeys.ports import reserved_port
from tests.journeys.replicas import PostgresRecords
from tests.journeys.staff import SURVEY, closes, publishes
from tests.postgres import Database
from tests.waiting import PATIENCE

pytestmark = pytest.mark.slow

SECRET = "X-Telegram-Bot-Api-Secret-Token"


@dataclass
class Watched:
    """A house whose people say what must be found nowhere."""

    home: House
    port: int
    database: "InAFile | OnPostgres"
    canaries: Canaries = field(default_factory=Canaries)

    async def somebody(self) -> Phone:
        """Return somebody new, whose chat and name are looked for."""
        number = len(self.canaries.forms)
        chat = self.canaries.chat(f"chat {number}")
        name = self.canaries.words(f"name {number}")
        await self.home.remote.add_person(name, "en", user_id=chat)
        return Phone(self.home.remote, chat)

    def says(self, when: str) -> str:
        """Return words to be said, which are looked for."""
        return self.canaries.words(f"words {when}")

    async def posts(self, body: bytes, secret: str) -> int:
        """Post something to the door for updates; return the answer's status."""
        where = f"http://127.0.0.1:{self.port}/updates"
        async with ClientSession() as session:
            headers = {SECRET: secret, "Content-Type": "application/json"}
            async with session.post(where, data=body, headers=headers) as answered:
                return answered.status


@asynccontextmanager
async def watched(folder: Path, kind: str) -> AsyncIterator[Watched]:
    """Open a house that logs all it can, behind a webhook, on one of the databases. What the
    database and the log hold in the end lies in the folder."""
    (folder / "temporary").mkdir()
    settings = {LOUD: "1", "PYTHONASYNCIODEBUG": "1", "TMPDIR": str(folder / "temporary")}
    with ExitStack() as stack:
        port = stack.enter_context(reserved_port())
        settings["HEARBACK_WEBHOOK_URL"] = f"http://127.0.0.1:{port}/updates"
        settings["HEARBACK_LISTEN"] = f"127.0.0.1:{port}"
        if kind == "sqlite":
            async with house(folder, **settings) as home:
                yield Watched(home, port, InAFile(home.records.file))
                await ended(home)
            return
        database = Database(f"hearback_canaries_{os.getpid()}_{uuid4().hex[:8]}")
        stack.callback(database.drop)
        async with house(folder, HEARBACK_DATABASE_URL=database.url, **settings) as home:
            key_file = folder / "secrets" / "hearback.key"
            home.records = PostgresRecords(database, folder / "data", key_file)
            yield Watched(home, port, OnPostgres(database))
            await ended(home)
        for name, content in OnAServer(database).files().items():
            (folder / f"relation {name}").write_bytes(content)


async def ended(home: House) -> None:
    """Let the bot end, and keep what it said."""
    await home.bot.stop()
    (home.folder / "said").write_text(home.said, encoding="utf-8")


class InAFile:
    """What can be done to a database file from outside."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def changes(self, statement: str) -> None:
        with closing(sqlite3.connect(self._file)) as raw, raw:
            raw.execute(statement)

    async def goes_away(self) -> None:
        """Hold the file for longer than the bot waits for it."""
        with closing(sqlite3.connect(self._file, isolation_level=None)) as raw:
            raw.execute("BEGIN IMMEDIATE")
            await asyncio.sleep(7)
            raw.execute("ROLLBACK")


class OnPostgres:
    """What can be done to a database on a server."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def changes(self, statement: str) -> None:
        self._database.run(statement)

    async def goes_away(self) -> None:
        """Cut off whoever is connected, again and again."""
        for _ in range(20):
            self._database.run(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
            await asyncio.sleep(0.1)


@pytest.mark.parametrize("kind", ["sqlite", "postgres"])
async def test_no_answer_no_chat_no_name_and_no_token_is_in_any_file_or_log(
    tmp_path: Path, kind: str
) -> None:
    async with watched(tmp_path, kind) as watch:
        staff = await watch.home.staff()
        await publishes(staff)
        await answers_and_sends(watch)
        await leaves_halfway(watch)
        await says_things_anywhere(watch)
        await takes_back_and_is_forgotten(watch)
        await writes_while_telegram_is_away(watch)
        await writes_while_the_database_is_away(watch)
        await writes_what_cannot_be_handled(watch)
        await posts_rubbish(watch)
        await closes(staff, watch.home)
        await reads_what_was_said(watch, staff)
    canaries = watch.canaries
    canaries.knows("token", DEFAULT_TOKEN)
    canaries.knows("secret part of the token", DEFAULT_TOKEN.partition(":")[2])
    said = (tmp_path / "said").read_text()
    assert " DEBUG " in said
    assert "is given up" in said
    assert canaries.found_under(tmp_path) == {}


async def types(phone: Phone, words: str, *seen: str) -> None:
    """Type something, again if it was not taken because the screen was just changing."""

    def is_answered(shown: MessageForm) -> bool:
        is_taken = all(each in shown["text"] for each in seen)
        return shown["message_id"] > said and (CROSSED in shown["text"] or is_taken)

    answered = CROSSED
    while CROSSED in answered:
        said = (await phone.remote.send(phone.user_id, words))["message_id"]
        answered = (await phone.until(is_answered))["text"]


async def at_open_ended(watch: Watched) -> Phone:
    """Return somebody who is asked for words of their own."""
    sam = await watch.somebody()
    await sam.opens(SURVEY, "Which three evening routes stay?")
    await sam.taps("Start", "Four routes run after 7pm")
    await sam.taps("Next", "1 of 6", "How often")
    for question in ("2 of 6", "3 of 6", "4 of 6"):
        await sam.taps("Skip", question)
    return sam


async def answers_and_sends(watch: Watched) -> None:
    for number in range(6):
        sam = await at_open_ended(watch)
        await types(sam, watch.says(f"{number} of an answer"), "5 of 6", "How old")
        await types(sam, "17", "6 of 6")
        await sam.taps("Skip", "Nearly there")
        await sam.taps("Send my answers", "Thank you")


async def leaves_halfway(watch: Watched) -> None:
    kit = await at_open_ended(watch)
    said = await watch.home.remote.send(kit.user_id, watch.says("before leaving"))
    await kit.sees("of 6", newer_than=said["message_id"])
    await watch.home.remote.edit(kit.user_id, said["message_id"], watch.says("rewritten"))
    await types(kit, "stop", "Stopped")


async def says_things_anywhere(watch: Watched) -> None:
    nia = await watch.somebody()
    await types(nia, watch.says("to nobody"), "")
    await types(nia, f"/{watch.says('as a command')}", "")
    await types(nia, f"/start {watch.says('as a link')}", "")
    await nia.opens(SURVEY, "Which three evening routes stay?")
    await nia.taps("Start", "Four routes run after 7pm")
    await nia.taps("Next", "1 of 6", "How often")
    await types(nia, watch.says("as an option"), "couldn't match")
    here, _ = await nia.button("Every week")
    await nia.taps_data(here, watch.says("on a button"))
    await types(nia, watch.says("after a forged button"), "couldn't match")


async def takes_back_and_is_forgotten(watch: Watched) -> None:
    ola = await at_open_ended(watch)
    await types(ola, watch.says("taken back"), "5 of 6")
    await types(ola, "17", "6 of 6")
    await ola.taps("Skip", "Nearly there")
    await ola.taps("Send my answers", "Thank you")
    await types(ola, "/mydata", "")
    await types(ola, "/forgetme", "")
    await ola.taps("Yes", "")


async def writes_while_telegram_is_away(watch: Watched) -> None:
    sam = await at_open_ended(watch)
    remote = watch.home.remote
    for fault in ("server_error", "drop", "too_many"):
        before = await refusals(remote)
        await remote.faults(**{fault: 1.0})
        await remote.send(sam.user_id, watch.says(f"during {fault}"))
        async with asyncio.timeout(PATIENCE):
            while await refusals(remote) == before:  # noqa: ASYNC110
                await asyncio.sleep(0.05)
        await remote.faults()
    await sam.opens("", "of 6")


async def refusals(remote: Remote) -> int:
    """Return how many of the bot's calls have gone wrong."""
    return sum((await remote.calls())["refused"].values())


async def writes_while_the_database_is_away(watch: Watched) -> None:
    sam = await at_open_ended(watch)
    away = asyncio.create_task(watch.database.goes_away())
    await asyncio.sleep(0.1)
    await watch.home.remote.send(sam.user_id, watch.says("without a database"))
    await away
    await sam.opens("", "of 6")


async def writes_what_cannot_be_handled(watch: Watched) -> None:
    known = set(watch.home.records.rows("SELECT id FROM contacts"))
    sam = await at_open_ended(watch)
    ((contact,),) = set(watch.home.records.rows("SELECT id FROM contacts")) - known
    # Whoever was here lately is remembered, and not read again; and so is whoever is shown a screen
    # once more at the start, which a kill leaves owed unless it was noted as shown.
    owed = f"SELECT survey FROM interviews WHERE owed AND contact = '{contact}'"
    async with asyncio.timeout(PATIENCE):
        while set(watch.home.records.rows(owed)):  # noqa: ASYNC110
            await asyncio.sleep(0.05)
    await watch.home.restart()
    watch.database.changes(f"UPDATE contacts SET standing = 'x' WHERE id = '{contact}'")
    await watch.home.remote.send(sam.user_id, watch.says("that cannot be handled"))
    await watch.home.bot.line_with("is given up")
    watch.database.changes(f"UPDATE contacts SET standing = 'asks' WHERE id = '{contact}'")


async def posts_rubbish(watch: Watched) -> None:
    secret = watch.home.records.keys().webhook_secret(DEFAULT_TOKEN)
    for name, body in rubbish(watch).items():
        assert await watch.posts(body, "wrong") in (401, 403), name
        assert await watch.posts(body, secret) < 500, name


async def reads_what_was_said(watch: Watched, staff: Phone) -> None:
    """Staff approve words as they are and in other words, search them, and leave the desk so."""
    shown = await staff.types(f"/review {SURVEY}", "0 of 6 read")
    first = shown["text"].splitlines()[3].split()[1]
    await staff.types("1 quote", "It is very short", first)
    await staff.taps("Approve it all the same", "Approved as a quote.")
    await staff.types(f"2 paraphrase: {watch.says('in other words')}", "Approved in our words.")
    await staff.types("3 reject hurtful", "Rejected")
    await staff.types(f"find {first}", "1 found.")
    await staff.types(f"1 quote: {watch.says('in place of others')}", "These are other words")


def rubbish(watch: Watched) -> dict[str, bytes]:
    """Return what no Telegram sends, with words and numbers to look for in it."""
    person = {"id": watch.canaries.chat("posted chat"), "first_name": watch.says("posted name")}
    person["username"] = watch.says("posted handle")
    message = {"message_id": 1, "date": 0, "from": person, "chat": {**person, "type": "private"}}
    said = json.dumps({"update_id": 1, "message": {**message, "text": watch.says("posted")}})
    return {
        "cut off": said[:-30].encode(),
        "not UTF-8": b"\xff\xfe" + said.encode(),
        "a list": f"[{said}]".encode(),
        "no number": said.replace('"update_id": 1', f'"update_id": "{watch.says("id")}"').encode(),
        "of an unknown kind": said.replace('"message":', '"rumour":').encode(),
        "a long way down": b"[" * 5000 + said.encode(),
        "no text": said.replace('"text": "', '"text": {"a": "').replace('"}}', '"}}}').encode(),
    }
