"""The contract: commits and receipts."""

import asyncio
from datetime import timedelta

import pytest

from bot.dispositions import Disposition
from bot.storage.changes import Change, Dispose, KeepContact, KeepInterview
from bot.storage.store import Moved, Receipt, Store
from tests.bot.storage.people import ANA, BEN, BUSES, TODAY, contact, interview, know


async def test_a_commit_is_seen_by_every_read_after_it(store: Store) -> None:
    assert await store.commit([KeepContact(ANA)])
    assert await store.contact("ana") == ANA


async def test_a_commit_of_nothing_succeeds(store: Store) -> None:
    assert await store.commit([])


async def test_changes_are_made_in_their_order(store: Store) -> None:
    done: list[Change] = [
        KeepContact(ANA),
        Dispose("ana", BUSES, Disposition.LOOKED),
        Dispose("ana", BUSES, Disposition.PART_DONE),
    ]
    await store.commit(done)
    assert await store.ledger(BUSES) == {Disposition.PART_DONE: 1}


async def test_a_change_that_moved_undoes_all_others_of_its_commit(store: Store) -> None:
    with pytest.raises(Moved):
        await store.commit([KeepContact(ANA), KeepInterview(interview(BEN))])
    assert await store.contact("ana") is None


async def test_a_commit_that_failed_has_not_seen_its_update(store: Store) -> None:
    with pytest.raises(Moved):
        await store.commit([KeepInterview(interview(BEN))], Receipt(7, TODAY))
    assert not await store.has_seen(7)


async def test_a_commit_with_a_receipt_marks_its_update_as_seen(store: Store) -> None:
    assert not await store.has_seen(7)
    assert await store.commit([KeepContact(ANA)], Receipt(7, TODAY))
    assert await store.has_seen(7)


async def test_a_repeated_update_changes_nothing(store: Store) -> None:
    await store.commit([KeepContact(ANA)], Receipt(7, TODAY))
    assert not await store.commit([KeepContact(BEN)], Receipt(7, TODAY + timedelta(days=1)))
    assert await store.contact("ben") is None


async def test_an_update_id_is_compared_exactly_and_not_as_lower_than(store: Store) -> None:
    await store.commit([], Receipt(2**40, TODAY))
    assert await store.commit([KeepContact(ANA)], Receipt(5, TODAY))


async def test_update_ids_are_forgotten_by_day(store: Store) -> None:
    await store.commit([], Receipt(1, TODAY - timedelta(days=1)))
    await store.commit([], Receipt(2, TODAY))
    await store.forget_updates(TODAY)
    assert [await store.has_seen(1), await store.has_seen(2)] == [False, True]


async def test_commits_of_many_callers_at_once_are_all_kept(store: Store) -> None:
    people = [contact(f"{number:03}") for number in range(200)]
    await asyncio.gather(*(store.commit([KeepContact(person)]) for person in people))
    assert [await store.contact(person.id) for person in people] == people


async def test_the_failure_of_one_caller_never_undoes_another(store: Store) -> None:
    people = [contact(f"{number:03}") for number in range(50)]
    moved = [store.commit([Dispose("nobody", BUSES, Disposition.LOOKED)]) for _ in people]
    kept = [
        store.commit([KeepContact(person)], Receipt(int(person.id), TODAY)) for person in people
    ]
    mixed = [commit for pair in zip(moved, kept, strict=True) for commit in pair]
    outcomes = await asyncio.gather(*mixed, return_exceptions=True)
    assert [type(outcome) for outcome in outcomes] == [Moved, bool] * 50
    assert [await store.contact(person.id) for person in people] == people


async def test_one_update_that_comes_many_times_at_once_is_kept_once(store: Store) -> None:
    await know(store, ANA)
    turns = [
        store.commit([KeepInterview(interview(ANA, turn))], Receipt(7, TODAY)) for turn in range(20)
    ]
    assert sum(await asyncio.gather(*turns)) == 1


async def test_a_caller_who_gives_up_waiting_holds_up_nobody(store: Store) -> None:
    given_up = asyncio.create_task(store.commit([KeepContact(ANA)]))
    await asyncio.sleep(0)
    given_up.cancel()
    assert await store.commit([KeepContact(BEN)])
