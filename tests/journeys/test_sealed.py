"""A survey whose answers the bot's own computer cannot open, from the key to what came of it."""

import json
import os
import shutil
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from random import Random
from uuid import uuid4

import pytest

from bot.noticeboard import thawed
from bot.privacy.offline_key_file import PRIVATE, PUBLIC, read_offline_key
from bot.privacy.sealing import Unsealable
from surveys.answers import Plain
from tests.journeys.house import House, command, house
from tests.journeys.phone import Phone
from tests.journeys.replicas import PostgresRecords
from tests.journeys.staff import SURVEY, closes, publishes, responds, sends
from tests.journeys.writers import Writer, in_any_order, taking_part
from tests.postgres import Database

pytestmark = pytest.mark.slow

PEOPLE = 20
BATCH = 5
CHANGED_MIND = "wrenwhochangedtheirmind"


@pytest.fixture
def postgres() -> Iterator[Database]:
    database = Database(f"hearback_sealed_{os.getpid()}_{uuid4().hex[:8]}")
    yield database
    database.drop()


async def key_in(folder: Path) -> Path:
    """A new key, whose public half is beside the bot and whose private half is not."""
    code, out, err = await command(folder, "keys", "offline", "--to", "elsewhere")
    assert (code, out) == (0, "")
    assert "If it is lost, every answer sealed to it is lost" in err
    (folder / "secrets").mkdir()
    shutil.move(folder / "elsewhere" / PUBLIC, folder / "secrets" / PUBLIC)
    return folder / "elsewhere" / PRIVATE


def sealed(folder: Path, **settings: str) -> dict[str, str]:
    """The settings of the bot in that folder."""
    public = str(folder / "secrets" / PUBLIC)
    return {"HEARBACK_SEAL_TO": public, "HEARBACK_BATCH": str(BATCH), **settings}


async def changes_their_mind(sam: Phone) -> None:
    await sam.opens(SURVEY, "Which three evening routes stay?")
    await sam.taps("More", "locked with a second key")
    await sam.taps("Start", "Four routes run after 7pm")
    await sam.taps("Next", "1 of 6", "How often")
    for question in ("2 of 7", "3 of 7", "4 of 7", "5 of 7"):
        await sam.taps("Never" if question == "2 of 7" else "Skip", question)
    await sam.types(CHANGED_MIND, "6 of 7", "How old are you?")
    await sam.taps("Skip", "7 of 7")
    await sam.taps("Skip", "Nearly there", CHANGED_MIND)
    await sam.taps("Send my answers", "Thank you", "Your answers are sent")
    await sam.taps("Take my answers back", "Your answers to this are taken out")


def assert_nothing_opens(home: House, said: Sequence[str]) -> None:
    """Look at everything that is kept with every key that the bot has."""
    keys = home.records.keys()
    waiting = home.records.rows("SELECT contact, sealed FROM interviews WHERE sent")
    kept = [
        row
        for table in ("open_responses", "responses")
        for row in home.records.rows(f"SELECT id, answers FROM {table}")
    ]
    assert len(waiting) + len(kept) == PEOPLE
    for contact, state in waiting:
        opened = keys.interviews.open(bytes(state), f"{contact}/{SURVEY}".encode())
        assert b'"answers":{}' in opened
        assert not any(words.encode() in opened for words in said)
    for id_, answers in kept:
        for context in (f"words/{SURVEY}", f"{id_}/{SURVEY}", id_, SURVEY, ""):
            for sealer in (keys.interviews, keys.words):
                with pytest.raises(Unsealable):
                    sealer.open(bytes(answers), context.encode())


def lengths(home: House) -> set[int]:
    """How long the kept answers of one person are."""
    tables = ("open_responses", "responses")
    rows = [row for each in tables for row in home.records.rows(f"SELECT answers FROM {each}")]
    return {len(answers) for (answers,) in rows}


def opened(home: House, key: Path) -> list[Mapping[str, Plain]]:
    """All responses, opened with the offline key."""
    offline = read_offline_key(key)
    ((frozen,),) = home.records.rows("SELECT frozen FROM surveys")
    rows = home.records.rows("SELECT version, answers FROM responses")
    return [offline.open(bytes(kept), thawed(frozen), version) for version, kept in rows]


def words_of(writers: Sequence[Writer]) -> list[str]:
    return [CHANGED_MIND, *(writer.words for writer in writers)]


async def is_told_to_wait(staff: Phone) -> None:
    for what in ("results", "respond"):
        await staff.types(f"/{what} {SURVEY}", "locked with a key that is kept elsewhere")


async def tell_story(home: House, key: Path) -> None:
    await home.bot.line_with("are sealed to the key ")
    staff = await home.staff()
    await publishes(staff)
    await changes_their_mind(await home.young_person())
    writers = await taking_part(home, PEOPLE, Random())
    said = words_of(writers)
    await home.records.until("SELECT count(*) FROM open_responses")
    assert_nothing_opens(home, said)
    await closes(staff, home)
    assert_nothing_opens(home, said)
    assert len(lengths(home)) == 1
    kept = opened(home, key)
    assert in_any_order(kept) == in_any_order(writer.answers for writer in writers)
    await is_told_to_wait(staff)
    assert not any(words in home.said for words in said)


async def tell_end(home: House, key: Path, **settings: str) -> None:
    code, out, err = await command(home.folder, "results", SURVEY, **settings)
    assert (code, out) == (1, "")
    assert "hearback unseal" in err
    unseal = ("unseal", SURVEY, "--key", str(key), "--to", "results.json", "--format", "json")
    code, out, err = await command(home.folder, *unseal, **settings)
    assert (code, err) == (0, "")
    assert json.loads(out)["tables"]
    carried = ("results", SURVEY, "--import", "results.json", "--format", "json")
    code, again, err = await command(home.folder, *carried, **settings)
    assert (code, again) == (0, out), err
    staff = Phone(home.remote, 7001)
    await staff.types(f"/results {SURVEY}", "Who we heard")
    await responds(staff)
    await sends(staff)
    await staff.sees("Sent: ")


async def test_sealed_answers_are_read_with_the_offline_key_alone_and_everybody_hears_back(
    tmp_path: Path,
) -> None:
    key = await key_in(tmp_path)
    async with house(tmp_path, **sealed(tmp_path)) as home:
        await tell_story(home, key)
        await tell_end(home, key)


async def test_postgresql_keeps_sealed_answers_as_an_sqlite_file_does(
    tmp_path: Path, postgres: Database
) -> None:
    key = await key_in(tmp_path)
    url = {"HEARBACK_DATABASE_URL": postgres.url}
    async with house(tmp_path, **sealed(tmp_path, **url)) as home:
        home.records = PostgresRecords(postgres, home.records.data, home.records.key_file)
        await tell_story(home, key)
        await tell_end(home, key, **url)


async def test_a_backup_and_the_offline_key_are_all_that_another_machine_needs(
    tmp_path: Path,
) -> None:
    key = await key_in(tmp_path)
    async with house(tmp_path, **sealed(tmp_path)) as home:
        staff = await home.staff()
        await publishes(staff)
        await taking_part(home, BATCH + 1, Random())
        await closes(staff, home)
        backup = tmp_path / "backup.db"
        with closing(sqlite3.connect(home.records.file)) as raw:
            raw.execute("VACUUM INTO ?", [str(backup)])
    other = tmp_path / "other"
    other.mkdir()
    unseal = ("unseal", SURVEY, "--backup", str(backup), "--key")
    code, out, err = await command(other, *unseal, str(key), HEARBACK_KEY_FILE="nowhere")
    assert (code, err) == (0, "")
    assert "Who we heard" in out
    assert list(other.iterdir()) == []
    with closing(sqlite3.connect(backup)) as raw, raw:
        raw.execute(
            "UPDATE responses SET answers = x'01' WHERE id = (SELECT min(id) FROM responses)"
        )
    code, out, err = await command(other, *unseal, str(key))
    assert (code, err.count("\n")) == (0, 1)
    assert "not among these results: 1." in err
    await command(other, "keys", "offline", "--to", "wrong")
    code, out, err = await command(other, *unseal, str(other / "wrong" / PRIVATE))
    assert (code, out) == (1, "")
    assert "is sealed to the key" in err


async def test_a_bot_that_was_given_the_private_half_does_not_start(tmp_path: Path) -> None:
    key = await key_in(tmp_path)
    code, out, err = await command(tmp_path, "run", HEARBACK_SEAL_TO=str(key))
    assert (code, out) == (1, "")
    assert "the private half, which must not be on this machine" in err


async def test_a_second_key_is_not_written_over_the_first(tmp_path: Path) -> None:
    key = await key_in(tmp_path)
    before = key.read_bytes()
    code, out, err = await command(tmp_path, "keys", "offline", "--to", "elsewhere")
    assert (code, out, len(err.splitlines())) == (1, "", 1)
    assert key.read_bytes() == before
