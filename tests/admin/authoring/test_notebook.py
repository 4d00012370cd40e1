"""What a member is writing outlives restarts, other replicas and changes of keys; nobody else reads
it."""

from pathlib import Path

import pytest
from pydantic import SecretStr

from admin.authoring.notebook import Notebook, forgetting, keeping, opened
from bot.privacy.keys import Keys
from bot.privacy.rotation import KeyFiles, rotate
from bot.storage.memory import MemoryStore
from bot.storage.opening import alone
from bot.storage.rows import PaperKind
from bot.storage.store import Moved, Store
from tests.admin.commands.author import Author
from tests.admin.commands.counter import replica
from tests.admin.house import COLLEAGUE, STAFF, emulator
from tests.bot.room import KEYS
from tests.postgres import Database

JO, AL = b"jo", b"al"


async def write(store: Store, keys: Keys, member: bytes, step: str, said: str) -> Notebook:
    before = await opened(store, keys, member)
    await store.commit(keeping(keys, member, before, before.saying(step, said)))
    return await opened(store, keys, member)


async def test_each_member_has_a_notebook_of_their_own() -> None:
    store = MemoryStore()
    await write(store, KEYS, JO, "title:en", "Buses")
    await write(store, KEYS, AL, "title:en", "Parks")
    assert (await write(store, KEYS, JO, "ages", "16-25")).values == {
        "title:en": "Buses",
        "ages": "16-25",
    }
    await store.commit([await forgetting(store, JO)])
    assert (await opened(store, KEYS, JO)).values == {}
    assert (await opened(store, KEYS, AL)).values == {"title:en": "Parks"}


async def test_nothing_that_was_said_lies_open() -> None:
    store = MemoryStore()
    await write(store, KEYS, JO, "title:en", "Buses")
    (paper,) = await store.papers(PaperKind.NEW)
    assert "Buses" not in paper.document
    assert b"Buses" not in paper.sealed


async def test_of_two_who_change_one_at_once_the_second_is_told() -> None:
    store = MemoryStore()
    before = await write(store, KEYS, JO, "title:en", "Buses")
    await store.commit(keeping(KEYS, JO, before, before.saying("ages", "16-25")))
    with pytest.raises(Moved):
        await store.commit(keeping(KEYS, JO, before, before.saying("ages", "11-25")))


def test_lines_that_no_longer_match_are_asked_for_again() -> None:
    before = Notebook({"can_change:en": "One\nTwo", "can_change:cy": "Un\nDau", "title:cy": "Un"})
    assert "can_change:cy" in before.saying("can_change:en", "Three\nTwo").values
    after = before.saying("can_change:en", "One")
    assert after.values == {"can_change:en": "One", "title:cy": "Un"}


async def test_a_survey_goes_on_after_a_restart_with_a_new_key(tmp_path: Path) -> None:
    async with emulator() as (world, remote):
        async with replica(tmp_path, world, remote) as found:
            await Author(found, STAFF).comes_to("Who decides")
        with alone(None, tmp_path / "data") as held:
            files = KeyFiles(tmp_path / "secrets" / "hearback.key", tmp_path / "data")
            rotate(files, held, [STAFF, COLLEAGUE], lambda *_: None)
        async with replica(tmp_path, world, remote) as found:
            author = Author(found, STAFF)
            assert "Evening buses" in await author.types("/new")
            await author.taps("Go on")
            assert "How long can people answer" in await author.types("The transport committee")
            assert len(await found.house.desk.store.papers(PaperKind.NEW)) == 1


async def test_a_survey_goes_on_at_another_replica(tmp_path: Path, database: Database) -> None:
    shared = {
        "database_url": SecretStr(database.url),
        "key_file": tmp_path / "secrets" / "hearback.key",
    }
    one, two = tmp_path / "one", tmp_path / "two"
    one.mkdir()
    two.mkdir()
    async with (
        emulator() as (world, remote),
        replica(one, world, remote, **shared) as here,
        replica(two, world, remote, **shared) as there,
    ):
        await Author(here, STAFF).comes_to("In which languages")
        author = Author(there, STAFF)
        assert "Evening buses" in await author.types("/new")
        await author.taps("Go on")
        await author.taps("Only English")
        assert "Above is evening-buses.yaml" in await author.taps("Keep the file")
        assert [each.name for each in (two / "surveys").iterdir()] == ["parks.yaml"]
        await author.taps("Preview and publish")
        assert "?start=evening-buses" in await author.taps("Yes, publish it")
