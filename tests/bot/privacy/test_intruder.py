"""Claims (a) and (b) of the ballot box, tried on 200 people whose order of arrival is known."""

import asyncio
import itertools
import secrets
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bot.dispositions import Disposition
from bot.privacy.ballot_box import BallotBox, Chance
from bot.storage.changes import (
    Change,
    Dispose,
    DropInterview,
    KeepContact,
    KeepInterview,
    MoveSurvey,
    Publish,
)
from bot.storage.random_ids import random_id
from bot.storage.rows import PublishedSurvey, SurveyState
from bot.storage.sql_store import SqlStore
from bot.storage.sqlite import open_sqlite
from tests.bot.privacy.correlation import LEAST_P, is_unrelated, pooled_trend_p
from tests.bot.privacy.intruder import DATABASE, Copy, Loot
from tests.bot.privacy.voters import BUSES, TODAY, Town, Voter

PEOPLE = 200
BATCH = 8
LEAVERS = 20


class InOrder:
    """Chance that leaves nothing to chance: the control, which must be caught."""

    def __init__(self) -> None:
        self._numbers = itertools.count()

    def shuffle(self, ballots: list[Any]) -> None:
        ballots.sort(key=lambda opened: opened.ballot.values["q"])

    def new_id(self) -> str:
        return f"{next(self._numbers):032}"


class Story:
    """What happens to the live folder, and what the intruder takes away meanwhile."""

    def __init__(self, store: SqlStore, live: Path, chance: Chance | None) -> None:
        self.store = store
        self.live = live
        self.town = Town(store)
        self.box = BallotBox(store, self.town.open_ballot, self.town.keys.words, BATCH, chance)
        canaries = [f"canary{secrets.token_hex(8)}" for _ in range(PEOPLE)]
        self.voters = [
            self.town.voter({"q": place, "pick": {"choice": canary}})
            for place, canary in enumerate(canaries)
        ]
        self.loot = Loot([canary.encode() for canary in canaries])
        self.loot.contacts = {each.contact.id: place for place, each in enumerate(self.voters)}

    async def play(self) -> None:
        await self.store.commit(
            [Publish(PublishedSurvey(BUSES, "v1", "{}", TODAY, SurveyState.OPEN))]
        )
        for place, voter in enumerate(self.voters):
            await self.answer(voter)
            if place % (PEOPLE // LEAVERS) == 0:
                await self.begin_and_leave()
            await self.count()
        await self.store.commit([MoveSurvey(BUSES, SurveyState.OPEN, SurveyState.CLOSING)])
        assert await self.box.close(BUSES, TODAY) == PEOPLE
        await self.store.tidy()
        self.loot.last = self.copied("at the end")

    async def answer(self, voter: Voter) -> None:
        self.loot.chats.append(voter.chat)
        await self.store.commit([KeepContact(voter.contact)])
        for disposition in (Disposition.LOOKED, Disposition.PART_DONE, Disposition.DONE):
            row = self.town.interview(voter, sent=disposition is Disposition.DONE)
            self.loot.sealed.append(row.sealed)
            turn: list[Change] = [KeepInterview(row), Dispose(row.contact, BUSES, disposition)]
            await self.store.commit(turn)

    async def begin_and_leave(self) -> None:
        leaver = self.town.voter({"own": "never mind"})
        row = self.town.interview(leaver, sent=False)
        self.loot.sealed.append(row.sealed)
        self.loot.chats.append(leaver.chat)
        await self.store.commit([KeepContact(leaver.contact), KeepInterview(row)])
        stopped = Dispose(row.contact, BUSES, Disposition.STOPPED)
        await self.store.commit([DropInterview(row.contact, BUSES), stopped])

    async def count(self) -> None:
        if len(await self.store.ballots(BUSES, TODAY)) == 2 * BATCH:
            self.loot.before.append(self.copied(f"before {len(self.loot.before)}"))
            assert await self.box.count(BUSES, TODAY) == BATCH
            self.loot.after.append(self.copied(f"after {len(self.loot.after)}"))

    def copied(self, name: str) -> Copy:
        return Copy.of(self.live, self.live.with_name(name), self.loot.canaries)


def told(folder: Path, chance: Chance | None, new_id: Callable[[], str]) -> Loot:
    """Play the story in ``folder``, and return what the intruder took."""

    async def play() -> Loot:
        store = await open_sqlite(folder / "live" / DATABASE, new_id)
        story = Story(store, folder / "live", chance)
        await story.play()
        await store.close()
        return story.loot

    return asyncio.run(play())


@pytest.fixture(scope="module")
def loot(tmp_path_factory: pytest.TempPathFactory) -> Loot:
    return told(tmp_path_factory.mktemp("shuffled"), None, random_id)


@pytest.fixture(scope="module")
def control(tmp_path_factory: pytest.TempPathFactory) -> Loot:
    return told(tmp_path_factory.mktemp("in order"), InOrder(), InOrder().new_id)


ORDERS: dict[str, Callable[[Copy], list[int]]] = {
    "by id": lambda copy: copy.arrivals("SELECT answers FROM responses ORDER BY id"),
    "as they come": lambda copy: copy.arrivals("SELECT answers FROM responses"),
    "by place in the file": lambda copy: copy.arrivals_by_place(),
}


@pytest.mark.parametrize("order", ORDERS)
def test_no_order_after_close_tells_anything_of_arrival(loot: Loot, order: str) -> None:
    arrivals = ORDERS[order](loot.end)
    assert sorted(arrivals) == list(range(PEOPLE))
    assert is_unrelated(arrivals)


@pytest.mark.parametrize("order", ORDERS)
def test_the_same_check_catches_a_box_that_does_not_shuffle(control: Loot, order: str) -> None:
    arrivals = ORDERS[order](control.end)
    assert sorted(arrivals) == list(range(PEOPLE))
    assert not is_unrelated(arrivals)


def test_the_place_within_a_page_tells_nothing_of_arrival(loot: Loot) -> None:
    assert is_unrelated(loot.end.arrivals_by_place_in_page())


def test_every_response_lies_in_the_folder_once_and_in_no_free_page(loot: Loot) -> None:
    everything = loot.end.everything
    assert {everything.count(canary) for canary in loot.canaries} == {1}
    free = b"".join(loot.end.free_pages())
    assert free
    assert loot.end.found_in(free) == set()


def test_free_pages_after_close_hold_nothing_but_numbers_of_free_pages(loot: Loot) -> None:
    numbers = {word for page in loot.end.free_pages() for word in words(page)}
    assert numbers <= set(range(len(loot.end.database) // loot.end.page_size + 1))
    assert sum(any(page) for page in loot.end.free_pages()) <= loot.end.trunks


def test_no_file_but_the_database_holds_anything_so_times_of_files_order_nobody(
    loot: Loot,
) -> None:
    sizes = {file.name: file.stat().st_size for file in loot.end.folder.iterdir()}
    assert set(sizes) <= {DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm"}
    assert sizes.get(f"{DATABASE}-wal", 0) == 0


@pytest.mark.parametrize("table", ["interviews", "audience", "open_responses", "withdrawals"])
def test_no_table_that_joined_people_or_receipts_to_the_survey_is_left(
    loot: Loot, table: str
) -> None:
    assert loot.end.rows(f"SELECT * FROM {table}") == []


def test_the_list_of_those_who_hear_back_is_in_no_order_of_arrival(loot: Loot) -> None:
    rows = loot.end.rows("SELECT contact FROM hear_back")
    assert is_unrelated([loot.contacts[str(contact)] for (contact,) in rows])


def test_between_two_copies_no_fewer_than_a_batch_of_people_are_counted(loot: Loot) -> None:
    for before, after in zip(loot.before, loot.after, strict=True):
        people = ballots(before) - ballots(after)
        known = set(before.arrivals("SELECT answers FROM open_responses"))
        new = set(after.arrivals("SELECT answers FROM open_responses")) - known
        assert {loot.contacts[contact] for contact in people} == new
        assert len(new) >= BATCH


def test_no_transaction_in_any_log_adds_fewer_responses_than_a_batch(loot: Loot) -> None:
    added = [number for copy in loot.after for number in added_by_each(copy)]
    assert BATCH in added
    assert {number for number in added if number} == {BATCH}


BATCH_ORDERS: dict[str, Callable[[Copy], list[int]]] = {
    "by id": lambda copy: copy.arrivals("SELECT answers FROM open_responses ORDER BY id"),
    "as they come": lambda copy: copy.arrivals("SELECT answers FROM open_responses"),
    "by place in the log": lambda copy: by_place(copy, list(copy.logged())[-1]),
}


@pytest.mark.parametrize("order", BATCH_ORDERS)
def test_within_a_batch_no_order_tells_anything_of_arrival(loot: Loot, order: str) -> None:
    assert pooled_trend_p(batches(loot, BATCH_ORDERS[order])) > LEAST_P


@pytest.mark.parametrize("order", BATCH_ORDERS)
def test_the_same_check_catches_batches_that_are_not_shuffled(control: Loot, order: str) -> None:
    assert pooled_trend_p(batches(control, BATCH_ORDERS[order])) < LEAST_P


def test_no_byte_of_a_wiped_interview_is_left_after_tidying(loot: Loot) -> None:
    everything = loot.end.everything
    pieces = [piece for sealed in loot.sealed for piece in (sealed[1:13], sealed[-16:])]
    assert len(pieces) == 2 * (3 * PEOPLE + LEAVERS)
    assert sum(piece in everything for piece in pieces) == 0


def test_a_chat_id_is_nowhere_in_clear_in_any_copy(loot: Loot) -> None:
    # SQLite writes numbers of this size in six bytes. The chats' first digits and bytes are alike.
    digits = {str(chat)[:8].encode() for chat in loot.chats}
    numbers = {chat.to_bytes(6, "big")[:5] for chat in loot.chats}
    reversed_ones = {number[::-1] for number in numbers}
    for copy in (*loot.before[::6], *loot.after[::6], loot.end):
        everything = copy.everything
        assert not [each for each in digits | numbers | reversed_ones if each in everything]


def test_receipts_are_nowhere_in_clear_in_any_copy(loot: Loot) -> None:
    assert all(b'receipt"' not in copy.everything for copy in (*loot.after[::6], loot.end))


def words(page: bytes) -> set[int]:
    """Return the numbers that a page holds, four bytes each."""
    return {int.from_bytes(page[place : place + 4], "big") for place in range(0, len(page), 4)}


def ballots(copy: Copy) -> set[str]:
    return {str(contact) for (contact,) in copy.rows("SELECT contact FROM interviews WHERE sent")}


def added_by_each(copy: Copy) -> list[int]:
    """Return how many responses each transaction of a copy's log wrote for the first time."""
    known, added = copy.found_in(copy.database), []
    for written in copy.logged():
        new = copy.found_in(written) - known
        known |= new
        added.append(len(new))
    return added


def batches(loot: Loot, order: Callable[[Copy], list[int]]) -> list[list[int]]:
    """Return each batch in the order in which its copy shows it."""
    known: set[int] = set()
    groups = []
    for copy in loot.after:
        groups.append([each for each in order(copy) if each not in known])
        known |= set(groups[-1])
    return groups


def by_place(copy: Copy, content: bytes) -> list[int]:
    return sorted(copy.found_in(content), key=lambda each: content.find(copy.canaries[each]))
