"""Restoring: what people asked for since the backup stays asked."""

import asyncio
import signal
import subprocess
import sys
from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from bot.dispositions import Disposition
from bot.standing import Standing
from bot.storage import changes as to
from bot.storage.backup import back_up
from bot.storage.opening import DATABASE, open_store
from bot.storage.restoring import Restored, restore
from bot.storage.rows import Feedback, FeedbackState, SurveyState
from bot.storage.sql_store import SqlStore
from bot.storage.store import ROTATION, StoreError
from tests.bot.storage.people import (
    ANA,
    BEN,
    BUSES,
    CAT,
    TODAY,
    ballot,
    contact,
    count,
    interview,
    know,
    move,
    stands,
)


async def close(store: SqlStore) -> None:
    """Close the survey that is open."""
    await store.commit([to.MoveSurvey(BUSES, SurveyState.OPEN, SurveyState.CLOSING)])
    await store.commit([to.MoveSurvey(BUSES, SurveyState.CLOSING, SurveyState.CLOSED)])


class Wrong(Exception):
    """The key is another's."""


def anything(_: bytes | None) -> None:
    """Take any key for the right one."""


def nothing(_: bytes | None) -> None:
    raise Wrong


class House:
    """A data folder, and a shelf of backups."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "data" / DATABASE
        self.log = folder / "data" / f"{DATABASE}-wal"
        self.shelf = folder / "shelf"
        self.shelf.mkdir()

    async def open(self) -> SqlStore:
        return await open_store(None, self.file.parent)

    def backs_up(self) -> None:
        back_up(self.file, self.shelf / "one", date.min)

    def restores(self) -> Restored:
        return restore(self.shelf / "one", self.file, anything)

    def folder(self) -> set[str]:
        return {each.name for each in self.file.parent.iterdir()}

    def lose(self) -> None:
        """The disk is gone."""
        for each in self.file.parent.iterdir():
            each.unlink()

    def damage(self) -> None:
        self.file.write_bytes(b"\xff" * 9999)


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


@pytest.fixture
async def store(house: House) -> AsyncIterator[SqlStore]:
    """A store with three people; the backup is for the test to make."""
    opened = await house.open()
    await know(opened, replace(ANA, may_ask_again=True), BEN, CAT)
    await move(opened)
    yield opened
    await opened.close()


async def test_what_was_kept_is_there_again(house: House, store: SqlStore) -> None:
    await store.commit([to.KeepInterview(interview(BEN))])
    house.backs_up()
    await store.commit([to.KeepContact(contact("dan"))])
    await store.close()
    restored = house.restores()
    assert restored.knew_since
    after = await house.open()
    person = await after.person(BEN.tag)
    assert person is not None
    assert person.interviews == (interview(BEN),)
    assert await after.contact("dan") is None
    await after.close()


async def test_the_file_that_was_there_is_kept_aside(house: House, store: SqlStore) -> None:
    house.backs_up()
    await store.close()
    asides = [house.restores().aside for _ in range(2)]
    assert [each.name for each in asides if each] == [
        f"{DATABASE}.replaced",
        f"{DATABASE}.replaced-2",
    ]
    assert house.folder() == {DATABASE, f"{DATABASE}.replaced", f"{DATABASE}.replaced-2"}


@pytest.mark.parametrize("lost", [False, True])
async def test_whoever_was_forgotten_since_is_forgotten_again(
    house: House, store: SqlStore, lost: bool
) -> None:
    await store.commit([to.KeepInterview(interview(ANA))])
    house.backs_up()
    await store.commit([to.ForgetContact("ana")])
    if lost:
        # A later backup was lost with the disk; what it listed was not.
        back_up(house.file, house.shelf / "two", date.min)
    await store.close()
    if lost:
        house.lose()
    assert house.restores().forgotten == 1
    after = await house.open()
    assert await after.person(ANA.tag) is None
    assert set(await after.erased()) == {"ana"}
    await after.close()
    assert ANA.tag not in house.file.read_bytes()


async def test_whoever_stopped_since_has_stopped(house: House, store: SqlStore) -> None:
    house.backs_up()
    await store.commit([stands(BEN, Standing.STOPPED)])
    await store.close()
    house.restores()
    after = await house.open()
    ben = await after.contact("ben")
    assert ben is not None
    assert ben.standing is Standing.STOPPED
    await after.close()


async def test_nobody_is_invited_when_nothing_tells_who_said_no_since(
    house: House, store: SqlStore
) -> None:
    house.backs_up()
    await store.close()
    house.lose()
    assert not house.restores().knew_since
    after = await house.open()
    ana = await after.contact("ana")
    assert ana is not None
    assert not ana.may_ask_again
    await after.close()


async def test_answers_of_a_survey_that_was_left_since_do_not_come_back(
    house: House, store: SqlStore
) -> None:
    await store.commit([to.KeepInterview(interview(ANA)), to.KeepInterview(interview(BEN))])
    house.backs_up()
    left = to.Dispose("ana", BUSES, Disposition.STOPPED)
    await store.commit([to.DropInterview("ana", BUSES), left])
    await store.close()
    house.restores()
    after = await house.open()
    ana, ben = await after.person(ANA.tag), await after.person(BEN.tag)
    assert ana is not None
    assert ben is not None
    assert (ana.interviews, len(ben.interviews)) == ((), 1)
    assert (await after.ledger(BUSES))[Disposition.STOPPED] == 1
    await after.close()


async def test_a_ballot_that_was_counted_since_is_a_ballot_again(
    house: House, store: SqlStore
) -> None:
    await store.commit([to.KeepInterview(ballot(ANA))])
    await store.commit([to.Dispose("ana", BUSES, Disposition.DONE)])
    house.backs_up()
    await store.commit([to.CountBatch(BUSES, ("ana",), (9,), ())])
    await store.close()
    house.restores()
    after = await house.open()
    assert await after.ballots_waiting() == {BUSES: 1}
    await after.close()


async def test_what_was_taken_back_since_stays_taken_back(house: House, store: SqlStore) -> None:
    await count(store, b"1", b"2", b"3")
    house.backs_up()
    await store.commit([to.Withdraw(BUSES, b"1"), to.Withdraw(BUSES, b"2")])
    await store.reissue(BUSES, 1)
    await store.close()
    house.restores()
    after = await house.open()
    assert await after.counted(BUSES) == 1
    assert [await after.has_response(BUSES, receipt) for receipt in (b"1", b"2", b"3")] == [
        False,
        False,
        True,
    ]
    await after.close()


async def test_whoever_left_the_list_of_listeners_since_is_not_on_it(
    house: House, store: SqlStore
) -> None:
    for who in (ANA, BEN):
        await store.commit([to.PromiseToTell(who.id, BUSES, True)])
    await close(store)
    await store.commit([to.SettleAudience(BUSES)])
    house.backs_up()
    await store.commit([to.Dispose("ana", BUSES, Disposition.STOPPED)])
    await store.close()
    house.restores()
    after = await house.open()
    assert await after.listeners(BUSES) == 1
    await after.close()


async def test_whether_somebody_wants_to_hear_is_as_they_said_last(
    house: House, store: SqlStore
) -> None:
    for who in (ANA, BEN):
        await store.commit([to.PromiseToTell(who.id, BUSES, True)])
    house.backs_up()
    await store.commit([to.PromiseToTell("ana", BUSES, False)])
    await store.close()
    house.restores()
    after = await house.open()
    await after.commit([to.SettleAudience(BUSES)])
    assert await after.listeners(BUSES) == 1
    await after.close()


async def test_whoever_left_the_list_of_a_survey_that_was_closed_since_does_not_come_onto_it(
    house: House, store: SqlStore
) -> None:
    for who in (ANA, BEN):
        await store.commit([to.PromiseToTell(who.id, BUSES, True)])
    house.backs_up()
    await close(store)
    await store.commit([to.SettleAudience(BUSES)])
    await store.commit([to.Dispose("ana", BUSES, Disposition.STOPPED)])
    await store.close()
    house.restores()
    after = await house.open()
    await after.commit([to.SettleAudience(BUSES)])
    assert await after.listeners(BUSES) == 1
    await after.close()


async def test_a_survey_that_was_closed_since_is_named(house: House, store: SqlStore) -> None:
    house.backs_up()
    await close(store)
    await store.close()
    assert house.restores().reopened == [BUSES]


async def test_messages_that_waited_are_given_up_as_they_may_have_gone_out(
    house: House, store: SqlStore
) -> None:
    for who in (BEN, CAT):
        await store.commit([to.PromiseToTell(who.id, BUSES, True)])
    await store.commit([to.SettleAudience(BUSES)])
    await store.commit([to.KeepFeedback(Feedback(BUSES, FeedbackState.SENDING, "{}", TODAY))])
    await store.commit([to.QueueFeedback(BUSES)])
    house.backs_up()
    await store.close()
    assert house.restores().unsent == 2
    after = await house.open()
    assert not await after.claim(9, 1e12)
    await after.close()


async def test_a_backup_of_another_key_changes_nothing(house: House, store: SqlStore) -> None:
    house.backs_up()
    await store.commit([to.KeepContact(contact("dan"))])
    await store.close()
    with pytest.raises(Wrong):
        restore(house.shelf / "one", house.file, nothing)
    after = await house.open()
    assert await after.contact("dan")
    await after.close()
    assert house.folder() == {DATABASE}


@pytest.mark.parametrize("content", [b"", b"no database at all" * 99])
async def test_what_is_no_backup_changes_nothing(
    house: House, store: SqlStore, content: bytes
) -> None:
    (house.shelf / "one").write_bytes(content)
    await store.close()
    with pytest.raises(StoreError, match=r"one is no backup that hearback backup made\.$"):
        house.restores()
    after = await house.open()
    assert await after.contact("ana")
    await after.close()
    assert house.folder() == {DATABASE}


async def test_a_damaged_backup_changes_nothing(house: House, store: SqlStore) -> None:
    house.backs_up()
    content = (house.shelf / "one").read_bytes()
    half = len(content) // 2
    (house.shelf / "one").write_bytes(content[:half] + b"\xff" * half)
    await store.close()
    with pytest.raises(StoreError, match=r"^The (backup|database)[^\n]+damaged[^\n]+$"):
        house.restores()
    after = await house.open()
    assert await after.contact("ana")
    await after.close()
    assert house.folder() == {DATABASE}


async def test_a_backup_that_is_not_there_is_named(house: House, store: SqlStore) -> None:
    await store.close()
    with pytest.raises(StoreError, match=r"one could not be restored: No such file"):
        house.restores()


async def test_a_backup_made_in_the_middle_of_a_change_of_keys_is_refused(
    house: House, store: SqlStore
) -> None:
    house.backs_up()
    await store.close()
    half = await open_store(None, house.file.parent)
    await half.set_mark(ROTATION, b"new")
    await half.close()
    house.file.replace(house.shelf / "one")
    with pytest.raises(StoreError, match="made while keys were changed"):
        house.restores()


async def test_a_damaged_file_gives_way_and_its_log_is_not_taken_for_the_backups(
    house: House, store: SqlStore
) -> None:
    house.backs_up()
    await store.commit([to.ForgetContact("ben")])
    log = house.log.read_bytes()
    await store.close()
    house.damage()
    house.log.write_bytes(log)
    assert house.restores().aside
    assert not house.log.exists()
    after = await house.open()
    assert await after.contact("ana")
    await after.close()


async def test_what_a_killed_restore_left_behind_is_no_hindrance(
    house: House, store: SqlStore
) -> None:
    house.backs_up()
    await store.close()
    for end in ("", "-wal", "-shm"):
        house.file.with_name(f"{DATABASE}.restoring{end}").write_text("half")
    house.restores()
    assert house.folder() == {DATABASE, f"{DATABASE}.replaced"}


RESTORING = """
import sys
from pathlib import Path
from bot.storage.restoring import restore
backup, file = map(Path, sys.argv[1:])
restore(backup, file, lambda check: None)
"""


def killed_while_restoring(house: House, moment: int) -> int:
    """Restore in a process of its own, and kill it once it has begun, sooner or later. Return how
    it ended."""
    half = house.file.with_name(f"{DATABASE}.restoring")
    arguments = [sys.executable, "-c", RESTORING, str(house.shelf / "one"), str(house.file)]
    with subprocess.Popen(arguments, cwd=Path(__file__).parents[3]) as process:
        looks = 0
        while process.poll() is None and looks < 40 * moment:
            looks += half.exists()
        process.kill()
    return process.returncode


@pytest.mark.slow
async def test_a_restore_that_is_killed_leaves_the_old_file_or_the_new_one(
    house: House, store: SqlStore
) -> None:
    house.backs_up()
    await store.commit([to.KeepContact(contact("dan")), to.ForgetContact("ben")])
    await store.close()
    for moment in range(1, 9):
        ended = await asyncio.to_thread(killed_while_restoring, house, moment)
        assert ended in (0, -signal.SIGKILL)
        after = await house.open()
        assert await after.contact("ana")
        assert await after.contact("ben") is None
        await after.close()
    house.restores()
    after = await house.open()
    assert await after.contact("dan") is None
    assert set(await after.erased()) == {"ben"}
    await after.close()


async def test_a_backup_in_an_empty_folder_is_restored_for_its_owner_alone(
    house: House, store: SqlStore
) -> None:
    house.backs_up()
    await store.close()
    house.lose()
    assert house.restores().aside is None
    assert house.file.stat().st_mode & 0o777 == 0o600
