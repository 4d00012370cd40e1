"""Claims (a) and (b) of the ballot box, tried on 200 people whose order of arrival is known.

They answer through the product; somebody takes the data folder, and its backups, again and again.
"""

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.storage.random_ids import random_id
from bot.storage.sqlite import open_sqlite
from tests.bot.privacy.correlation import LEAST_P, is_unrelated, pooled_trend_p
from tests.bot.privacy.intruder import DATABASE, Copy, Glimpse, Loot
from tests.bot.privacy.moments import crowds, suspects
from tests.bot.privacy.turnout import BATCH, EVERY, PEOPLE, InOrder, Turnout

pytestmark = pytest.mark.slow


def told(
    folder: Path, chance: InOrder | None = None, kind: type[Loot] = Loot
) -> tuple[Turnout, Loot]:
    """Let everybody come to a house in ``folder``; return them, and what the intruder took."""

    async def play() -> tuple[Turnout, Loot]:
        new_id = chance.new_id if chance else random_id
        store = await open_sqlite(folder / "live" / DATABASE, new_id)
        loot = kind(folder / "live", lambda: everybody.amounts)
        everybody = Turnout(store, loot, chance)
        try:
            await everybody.comes()
        finally:
            await store.close()
        return everybody, loot

    return asyncio.run(play())


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> tuple[Turnout, Loot]:
    return told(tmp_path_factory.mktemp("shuffled"))


@pytest.fixture(scope="module")
def turnout(played: tuple[Turnout, Loot]) -> Turnout:
    return played[0]


@pytest.fixture(scope="module")
def loot(played: tuple[Turnout, Loot]) -> Loot:
    return played[1]


@pytest.fixture(scope="module")
def not_shuffled(tmp_path_factory: pytest.TempPathFactory) -> tuple[Turnout, Loot]:
    return told(tmp_path_factory.mktemp("in order"), InOrder(), Glimpse)


@pytest.fixture(scope="module")
def control(not_shuffled: tuple[Turnout, Loot]) -> Loot:
    return not_shuffled[1]


def test_enough_people_came_for_the_tests_to_tell_anything(turnout: Turnout) -> None:
    assert len(turnout.kept) >= PEOPLE
    assert len(turnout.took_back) > len(turnout.left) == PEOPLE // EVERY
    assert turnout.counted > 20


ORDERS: dict[str, Callable[[Copy], list[int]]] = {
    "by id": lambda copy: copy.arrivals("SELECT answers FROM responses ORDER BY id"),
    "as they come": lambda copy: copy.arrivals("SELECT answers FROM responses"),
    "by place in the file": lambda copy: copy.arrivals_by_place(),
}
AT_THE_END: dict[str, Callable[[Loot], Copy]] = {
    "the folder": lambda loot: loot.end,
    "a backup": lambda loot: loot.backups["at the end"],
}


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("where", AT_THE_END)
def test_no_order_after_close_tells_anything_of_arrival(
    turnout: Turnout, loot: Loot, where: str, order: str
) -> None:
    arrivals = ORDERS[order](AT_THE_END[where](loot))
    assert sorted(arrivals) == turnout.kept
    assert is_unrelated(arrivals)


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("where", AT_THE_END)
def test_the_same_check_catches_a_box_that_does_not_shuffle(
    control: Loot, where: str, order: str
) -> None:
    arrivals = ORDERS[order](AT_THE_END[where](control))
    assert len(arrivals) >= PEOPLE
    assert not is_unrelated(arrivals)


@pytest.mark.parametrize("where", AT_THE_END)
def test_the_place_within_a_page_tells_nothing_of_arrival(loot: Loot, where: str) -> None:
    assert is_unrelated(AT_THE_END[where](loot).arrivals_by_place_in_page())


def test_every_response_lies_in_the_folder_once_and_in_no_free_page(
    turnout: Turnout, loot: Loot
) -> None:
    everything = loot.end.everything
    found = [place for place, each in enumerate(turnout.amounts) if everything.count(each) == 1]
    assert found == turnout.kept
    assert loot.end.found_in(b"".join(loot.end.free_pages())) == set()


def test_what_was_taken_back_or_left_is_in_no_file(turnout: Turnout, loot: Loot) -> None:
    gone = [b"%d" % each.amount for each in (*turnout.took_back, *turnout.left)]
    assert not [each for each in gone if each in loot.end.everything]


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


def test_the_list_of_those_who_hear_back_is_in_no_order_of_arrival(
    turnout: Turnout, loot: Loot
) -> None:
    rows = loot.end.rows("SELECT contact FROM hear_back")
    listed = [turnout.contacts[contact] for (contact,) in rows if contact in turnout.contacts]
    assert len(listed) >= PEOPLE
    assert is_unrelated(listed)


def test_whenever_responses_appear_they_may_be_of_a_whole_batch_of_people(
    turnout: Turnout, loot: Loot
) -> None:
    assert len(loot.watch.moments) > 3 * PEOPLE
    sizes = list(crowds(loot.watch.moments))
    assert len(sizes) == turnout.counted
    assert min(sizes) >= BATCH


def test_nothing_that_is_kept_of_anybody_tells_who_took_counted_answers_back(
    turnout: Turnout, loot: Loot
) -> None:
    found = list(suspects(loot.watch.moments))
    assert len(found) > len(turnout.took_back) // 3
    assert set(found) == {frozenset()}


def test_between_two_copies_no_fewer_than_a_batch_of_people_are_counted(
    turnout: Turnout, loot: Loot
) -> None:
    pairs = list(zip(loot.taken("before"), loot.taken("after"), strict=True))
    assert len(pairs) == turnout.counted
    for before, after in pairs:
        people = ballots(before) - ballots(after)
        known = set(before.arrivals("SELECT answers FROM open_responses"))
        new = set(after.arrivals("SELECT answers FROM open_responses")) - known
        assert {turnout.contacts[contact] for contact in people} == new
        assert len(new) >= BATCH


def test_no_transaction_in_any_log_adds_fewer_responses_than_a_batch(
    turnout: Turnout, loot: Loot
) -> None:
    added = [new for copy in loot.taken("after") for new in added_by_each(copy)]
    # The log may go further back than the file, which has lost what was taken back since.
    sizes = {len(new) for new in added if new & set(turnout.kept)}
    assert sizes == {BATCH}


BATCH_ORDERS: dict[str, Callable[[Loot, str], list[int]]] = {
    "by id": lambda loot, name: loot.copied[name].arrivals(f"{OPEN} ORDER BY id"),
    "as they come": lambda loot, name: loot.copied[name].arrivals(OPEN),
    "by place in the log": lambda loot, name: by_place_in_the_log(loot.copied[name]),
    "by id in a backup": lambda loot, name: loot.backups[name].arrivals(f"{OPEN} ORDER BY id"),
    "by place in a backup": lambda loot, name: loot.backups[name].arrivals_by_place(),
}
OPEN = "SELECT answers FROM open_responses"


@pytest.mark.parametrize("order", BATCH_ORDERS)
def test_within_a_batch_no_order_tells_anything_of_arrival(loot: Loot, order: str) -> None:
    assert pooled_trend_p(batches(loot, BATCH_ORDERS[order])) > LEAST_P


@pytest.mark.parametrize("order", BATCH_ORDERS)
def test_the_same_check_catches_batches_that_are_not_shuffled(control: Loot, order: str) -> None:
    assert pooled_trend_p(batches(control, BATCH_ORDERS[order])) < LEAST_P


def test_no_byte_of_a_wiped_interview_is_left_after_tidying(loot: Loot) -> None:
    everything = loot.end.everything
    pieces = [piece for sealed in loot.sealed for piece in (sealed[1:13], sealed[-16:])]
    assert len(pieces) > 10 * PEOPLE
    assert sum(piece in everything for piece in pieces) == 0


def test_nobodys_own_words_are_in_clear_in_any_copy(turnout: Turnout, loot: Loot) -> None:
    said = [each.words.encode() for each in turnout.senders]
    for copy in (*loot.taken("before")[::6], *loot.taken("after")[::6], loot.end):
        everything = copy.everything
        assert not [each for each in said if each in everything]


def test_a_chat_id_is_nowhere_in_clear_in_any_copy(turnout: Turnout, loot: Loot) -> None:
    # SQLite writes numbers of this size in six bytes. The chats' first digits and bytes are alike.
    chats = [each.chat for each in (*turnout.senders, *turnout.left)]
    digits = {str(chat)[:8].encode() for chat in chats}
    numbers = {chat.to_bytes(6, "big")[:5] for chat in chats}
    reversed_ones = {number[::-1] for number in numbers}
    for copy in (*loot.taken("before")[::6], *loot.taken("after")[::6], loot.end):
        everything = copy.everything
        assert not [each for each in digits | numbers | reversed_ones if each in everything]


def test_receipts_are_nowhere_in_clear_in_any_copy(turnout: Turnout, loot: Loot) -> None:
    receipts = [receipt.encode() for receipt in turnout.receipts]
    assert len(receipts) == len(turnout.senders)
    for copy in (*loot.taken("after")[::6], loot.end):
        everything = copy.everything
        assert not [each for each in receipts if each in everything]


def words(page: bytes) -> set[int]:
    """Return the numbers that a page holds, four bytes each."""
    return {int.from_bytes(page[place : place + 4], "big") for place in range(0, len(page), 4)}


def ballots(copy: Copy) -> set[str]:
    return {str(contact) for (contact,) in copy.rows("SELECT contact FROM interviews WHERE sent")}


def added_by_each(copy: Copy) -> list[set[int]]:
    """Return the responses that each transaction of a copy's log wrote for the first time."""
    known, added = copy.found_in(copy.database), []
    for written in copy.logged():
        added.append(copy.found_in(written) - known)
        known |= added[-1]
    return added


def batches(loot: Loot, order: Callable[[Loot, str], list[int]]) -> list[list[int]]:
    """Return each batch in the order in which its copy shows it."""
    known: set[int] = set()
    groups = []
    for name in loot.copied:
        if name.startswith("after"):
            groups.append([each for each in order(loot, name) if each not in known])
            known |= set(groups[-1])
    return groups


def by_place_in_the_log(copy: Copy) -> list[int]:
    content = list(copy.logged())[-1]
    return sorted(copy.found_in(content), key=lambda each: content.find(copy.canaries[each]))
