"""The contract of every store: who was forgotten, and what is written anew."""

import asyncio
from datetime import UTC, date, datetime, timedelta

from bot.standing import Standing
from bot.storage.changes import ForgetContact, KeepInterview
from bot.storage.store import Store
from tests.bot.storage.people import ANA, BEN, CAT, interview, know, stands


async def test_the_random_ids_of_the_forgotten_are_kept_with_the_day(store: Store) -> None:
    await know(store, ANA, BEN, CAT)
    before = datetime.now(UTC).date()
    await store.commit([ForgetContact("ana"), ForgetContact("ben")])
    erased = await store.erased()
    assert set(erased) == {"ana", "ben"}
    assert all(before <= day <= datetime.now(UTC).date() for day in erased.values())


async def test_whoever_was_never_known_is_not_on_the_list_of_the_forgotten(store: Store) -> None:
    await store.commit([ForgetContact("nobody")])
    assert not await store.erased()


async def test_the_list_of_the_forgotten_is_dropped_by_day(store: Store) -> None:
    await know(store, ANA)
    await store.commit([ForgetContact("ana")])
    (day,) = (await store.erased()).values()
    await store.drop_erased(day)
    assert set(await store.erased()) == {"ana"}
    await store.drop_erased(day + timedelta(days=1))
    assert not await store.erased()


async def test_nothing_is_lost_when_everything_is_written_anew_amid_turns(store: Store) -> None:
    await know(store, ANA)
    for turn in range(5):
        row = interview(ANA, turn)
        standing = list(Standing)[turn % 2]
        await asyncio.gather(
            store.rewrite(),
            store.commit([KeepInterview(row)]),
            store.commit([stands(ANA, standing)]),
        )
        person = await store.person(ANA.tag)
        assert person is not None
        assert person.interviews == (row,)
        assert person.contact.standing is standing


async def test_dropping_the_list_of_nobody_is_harmless(store: Store) -> None:
    await store.drop_erased(date.max)
    assert not await store.erased()
