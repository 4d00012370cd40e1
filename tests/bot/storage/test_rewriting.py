"""After a rewrite no file of the database holds what was deleted."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from bot.storage import changes as to
from bot.storage.opening import DATABASE, alone, open_store
from bot.storage.postgres_alone import opened
from bot.storage.rows import SurveyState
from bot.storage.store import Store, StoreError
from tests.bot.privacy.vault import Vault, traces
from tests.bot.storage.people import BUSES, ballot, contact, interview, move, response
from tests.postgres import Database

pytestmark = pytest.mark.slow

CANARY = b"canary-%05d"
MANY = 300
"""So many that they fill pages of their own, and free them."""


@pytest.fixture(params=["sqlite", "postgres"])
def vault(request: pytest.FixtureRequest, tmp_path: Path) -> Vault:
    if request.param == "sqlite":
        return Vault(tmp_path)
    database: Database = request.getfixturevalue("database")
    return Vault(tmp_path, database.url)


async def live_and_go(store: Store) -> None:
    """People answer, send, leave and take back; one survey closes with too few responses."""
    await move(store)
    for number in range(MANY):
        who = replace(contact(f"{number:05}"), tag=CANARY % number, chat=CANARY % number)
        row = replace(interview(who), sealed=CANARY % number * 9)
        await store.commit([to.KeepContact(who), to.KeepInterview(row)])
        await store.commit([to.KeepInterview(replace(row, sealed=CANARY % number * 8))])
    for number in range(MANY):
        id_ = f"{number:05}"
        await store.commit([to.DropInterview(id_, BUSES), to.ForgetContact(id_)])
    voter = contact("voter")
    cast = replace(ballot(voter), sealed=CANARY % 1)
    counted = replace(response("voted", CANARY % 2), values=b'{"q":"canary-00003"}')
    await store.commit([to.KeepContact(voter), to.KeepInterview(cast)])
    await store.commit([to.CountBatch(BUSES, ("voter",), (9,), (counted,))])
    await store.commit([to.MoveSurvey(BUSES, SurveyState.OPEN, SurveyState.CLOSING)])
    await store.commit([to.DropResponses(BUSES), to.SettleAudience(BUSES)])


async def test_the_nightly_rewrite_leaves_nothing_deleted_in_any_file(vault: Vault) -> None:
    store = await vault.open()
    await live_and_go(store)
    assert b"canary" in traces(vault)
    await store.rewrite()
    assert b"canary" not in traces(vault)
    await store.close()
    assert b"canary" not in traces(vault)


async def test_a_scrub_leaves_nothing_deleted_in_any_file(vault: Vault) -> None:
    store = await vault.open()
    await live_and_go(store)
    await store.close()
    with vault.alone() as held:
        held.rewrite()
    assert b"canary" not in traces(vault)
    store = await vault.open()
    assert await store.contact("voter")
    await store.close()


async def test_a_file_is_left_alone_when_nothing_was_written_since_it_was_rewritten(
    tmp_path: Path,
) -> None:
    store = await open_store(None, tmp_path)
    await live_and_go(store)
    await store.rewrite()
    before = (tmp_path / DATABASE).stat()
    await store.rewrite()
    assert (tmp_path / DATABASE).stat().st_mtime_ns == before.st_mtime_ns
    await store.close()


def test_there_is_nothing_to_scrub_in_an_empty_folder(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="There is no database in"), alone(None, tmp_path):
        pass


async def test_a_program_that_reads_a_postgresql_database_meanwhile_is_named_too(
    database: Database, tmp_path: Path
) -> None:
    vault = Vault(tmp_path, database.url)
    store = await vault.open()
    await live_and_go(store)
    await store.close()
    with (
        database.reading(),
        opened(database.url, patience=0.0) as held,
        pytest.raises(StoreError, match="Another program reads the database"),
    ):
        held.rewrite()
    with opened(database.url) as held:
        held.rewrite()
    assert b"canary" not in traces(vault)


async def test_a_program_that_reads_the_file_meanwhile_is_named_as_what_keeps_the_log(
    tmp_path: Path,
) -> None:
    vault = Vault(tmp_path)
    store = await vault.open()
    await live_and_go(store)
    with vault.reading(), vault.alone() as held, pytest.raises(StoreError, match="another program"):
        held.rewrite()
    await store.close()
