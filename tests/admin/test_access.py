from datetime import date, timedelta

import pytest

from admin.access import HOST, LINK_DAYS, PREFIX, Access
from bot.storage.memory import MemoryStore
from bot.storage.store import Receipt
from tests.bot.room import KEYS, NIA, SAM, TODAY


@pytest.fixture
def store() -> MemoryStore:
    return MemoryStore()


@pytest.fixture
def access(store: MemoryStore) -> Access:
    return Access(store, KEYS, ())


async def test_owners_are_staff_by_setting_and_nobody_else(store: MemoryStore) -> None:
    access = Access(store, KEYS, (SAM,))
    assert access.has_owner
    assert access.is_staff(SAM)
    assert not access.is_staff(NIA)


async def test_a_one_time_link_is_good_once(access: Access) -> None:
    code = await access.owner_code(TODAY)
    assert not access.has_owner
    assert await access.admit(SAM, code, TODAY)
    assert not await access.admit(NIA, code, TODAY)
    assert (access.is_staff(SAM), access.is_staff(NIA)) == (True, False)


async def test_a_link_is_good_for_a_week(access: Access) -> None:
    code = await access.owner_code(TODAY)
    late = TODAY + timedelta(days=LINK_DAYS + 1)
    assert not await access.admit(SAM, code, late)
    assert await access.admit(SAM, code, TODAY + timedelta(days=LINK_DAYS))


@pytest.mark.parametrize("code", ["", PREFIX, PREFIX + "guessed"])
async def test_a_wrong_code_makes_nobody_staff(access: Access, code: str) -> None:
    await access.owner_code(TODAY)
    assert not await access.admit(SAM, code, TODAY)
    assert not access.has_owner


async def test_members_are_known_after_a_restart(access: Access, store: MemoryStore) -> None:
    await access.admit(SAM, await access.owner_code(TODAY), TODAY)
    later = Access(store, KEYS, ())
    assert not later.is_staff(SAM)
    await later.refresh()
    assert later.is_staff(SAM)


async def test_neither_codes_nor_user_ids_are_kept(access: Access, store: MemoryStore) -> None:
    code = await access.owner_code(TODAY)
    (secret,) = store._tables.staff_invitations
    assert code.encode() not in secret
    await access.admit(SAM, code, TODAY)
    assert list(store._tables.staff) == [KEYS.tag(SAM)]


async def test_coming_in_and_its_update_are_kept_together(
    access: Access, store: MemoryStore
) -> None:
    code = await access.owner_code(TODAY)
    await access.admit(SAM, code, TODAY, receipt=Receipt(7, TODAY))
    assert await store.has_seen(7)


async def test_what_goes_with_a_wrong_code_is_not_kept(access: Access, store: MemoryStore) -> None:
    await access.admit(SAM, "wrong", TODAY, receipt=Receipt(7, TODAY))
    assert not await store.has_seen(7)


async def test_codes_are_start_codes_that_no_survey_has(access: Access) -> None:
    code = await access.owner_code(date(2027, 1, 1))
    assert code.startswith("owner_")
    assert len(code) <= 64


async def test_what_nobody_on_the_team_did_is_not_called_a_members(access: Access) -> None:
    assert access.called(HOST) == "The host"
    assert access.called(b"") == "Hearback by itself"
    assert access.called(b"gone") == "a removed member"
