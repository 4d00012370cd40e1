"""The contract: staff, marks, and keeping house."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.storage.changes import AdmitStaff, InviteStaff, LogAct
from bot.storage.rows import Member, Role
from bot.storage.store import Moved, Store
from tests.bot.storage.people import ANA, TODAY, know

OWNER = Member(b"owner", Role.OWNER)
INVITED = InviteStaff(b"secret", Role.OWNER, TODAY)


async def test_nobody_is_staff_at_first(store: Store) -> None:
    assert await store.staff() == {}


async def test_a_staff_link_admits_one_member_once(store: Store) -> None:
    await store.commit([INVITED])
    assert await store.has_invitation(b"secret", TODAY)
    await store.commit([AdmitStaff(b"secret", OWNER, TODAY)])
    assert await store.staff() == {b"owner": OWNER}
    assert not await store.has_invitation(b"secret", TODAY)
    with pytest.raises(Moved):
        await store.commit([AdmitStaff(b"secret", Member(b"other", Role.OWNER), TODAY)])


async def test_a_staff_link_that_expired_admits_nobody(store: Store) -> None:
    await store.commit([INVITED])
    late = TODAY + timedelta(days=1)
    assert not await store.has_invitation(b"secret", late)
    with pytest.raises(Moved):
        await store.commit([AdmitStaff(b"secret", OWNER, late)])
    assert await store.staff() == {}


async def test_an_unknown_staff_link_is_none(store: Store) -> None:
    assert not await store.has_invitation(b"secret", TODAY)


async def test_a_member_who_uses_another_link_is_one_member(store: Store) -> None:
    for _ in range(2):
        await store.commit([INVITED, AdmitStaff(b"secret", OWNER, TODAY)])
    assert await store.staff() == {b"owner": OWNER}


async def test_what_staff_do_can_be_written_down(store: Store) -> None:
    at = datetime(2027, 1, 11, 12, 0, tzinfo=UTC)
    assert await store.commit([LogAct(at, b"owner", "publish", "buses")])


async def test_a_mark_is_kept_until_it_is_set_anew(store: Store) -> None:
    assert await store.mark("key") is None
    await store.set_mark("key", b"\x00one")
    await store.set_mark("key", b"two")
    assert await store.mark("key") == b"two"


async def test_the_first_to_keep_a_mark_decides_what_it_is(store: Store) -> None:
    assert await store.first_mark("key", b"one") == b"one"
    assert await store.first_mark("key", b"two") == b"one"
    assert await store.mark("key") == b"one"


async def test_tidying_changes_nothing_that_is_kept(store: Store) -> None:
    await know(store, ANA)
    await store.tidy()
    assert await store.contact("ana") == ANA
