"""The contract: staff, marks, and keeping house."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

import pytest
from msgspec.structs import replace

from bot.storage.changes import AdmitStaff, InviteStaff, LogAct
from bot.storage.rows import Member, Role, StaffLink
from bot.storage.staff_log import Entry, Logged, Wanted
from bot.storage.store import Moved, Store
from bot.storage.team_changes import ChangeMember, VoidStaffLinks
from tests.bot.storage.people import ANA, TODAY, know

OWNER = Member(b"owner", Role.OWNER)
AT = datetime(2027, 1, 11, 12, 0, tzinfo=UTC)
INVITED = InviteStaff(b"secret", Role.OWNER, TODAY)


async def test_nobody_is_staff_at_first(store: Store) -> None:
    assert await store.staff() == {}


async def test_a_staff_link_admits_one_member_once(store: Store) -> None:
    await store.commit([INVITED])
    await store.commit([AdmitStaff(b"secret", OWNER, TODAY)])
    assert await store.staff() == {b"owner": OWNER}
    assert await store.staff_links(TODAY) == []
    with pytest.raises(Moved):
        await store.commit([AdmitStaff(b"secret", Member(b"other", Role.OWNER), TODAY)])


async def test_a_staff_link_that_expired_admits_nobody(store: Store) -> None:
    await store.commit([INVITED])
    late = TODAY + timedelta(days=1)
    with pytest.raises(Moved):
        await store.commit([AdmitStaff(b"secret", OWNER, late)])
    assert await store.staff() == {}


async def test_an_unknown_staff_link_is_none(store: Store) -> None:
    with pytest.raises(Moved):
        await store.commit([AdmitStaff(b"secret", OWNER, TODAY)])


async def test_a_member_who_uses_another_link_is_one_member(store: Store) -> None:
    for _ in range(2):
        await store.commit([INVITED, AdmitStaff(b"secret", OWNER, TODAY)])
    assert await store.staff() == {b"owner": OWNER}


async def test_a_link_says_the_role_and_the_name_of_its_opener(store: Store) -> None:
    await store.commit([InviteStaff(b"secret", Role.VIEWER, TODAY, b"sealed")])
    assert await store.staff_links(TODAY) == [StaffLink(b"secret", Role.VIEWER, TODAY, b"sealed")]
    assert await store.staff_links(TODAY + timedelta(days=1)) == []
    await store.commit([AdmitStaff(b"secret", Member(b"jo", Role.OWNER, b"chat"), TODAY)])
    assert await store.staff() == {b"jo": Member(b"jo", Role.VIEWER, b"chat", b"sealed")}


@pytest.mark.parametrize(
    ("void", "left"), [(None, []), (b"one", [b"two"]), (b"none", [b"one", b"two"])]
)
async def test_links_can_be_made_void(store: Store, void: bytes | None, left: list[bytes]) -> None:
    await store.commit([InviteStaff(each, Role.VIEWER, TODAY) for each in (b"one", b"two")])
    await store.commit([VoidStaffLinks(void)])
    assert [link.secret for link in await store.staff_links(TODAY)] == left


async def test_a_member_is_changed_as_they_were_read(store: Store) -> None:
    viewer, editor = Member(b"jo", Role.VIEWER, b"chat", b"name"), Member(b"jo", Role.EDITOR)
    await store.commit([ChangeMember(None, viewer)])
    with pytest.raises(Moved):
        await store.commit([ChangeMember(None, editor)])
    await store.commit([ChangeMember(viewer, editor)])
    with pytest.raises(Moved):
        await store.commit([ChangeMember(viewer, replace(viewer, removed=True))])
    assert await store.staff() == {b"jo": editor}


async def test_where_somebody_must_own_the_last_owner_stays(store: Store) -> None:
    other = Member(b"other", Role.OWNER, removed=True)
    await store.commit([ChangeMember(None, OWNER), ChangeMember(None, other)])
    for after in (replace(OWNER, role=Role.EDITOR), replace(OWNER, removed=True)):
        with pytest.raises(Moved):
            await store.commit([ChangeMember(OWNER, after, must_own=True)])
    await store.commit([ChangeMember(other, replace(other, removed=False), must_own=True)])
    await store.commit([ChangeMember(OWNER, replace(OWNER, removed=True), must_own=True)])
    assert (await store.staff())[b"owner"].removed


async def test_a_member_who_was_removed_may_come_back_by_a_link(store: Store) -> None:
    await store.commit([ChangeMember(None, replace(OWNER, removed=True)), INVITED])
    await store.commit([AdmitStaff(b"secret", OWNER, TODAY)])
    assert await store.staff() == {b"owner": OWNER}


async def logs(store: Store) -> Sequence[Entry]:
    """Four acts of two members on three days; returns them, the newest first."""
    acts = [("jo", "publish", "buses"), ("al", "close", "buses"), ("jo", "close", "parks")]
    for day, (member, act, subject) in enumerate([*acts, ("jo", "team", "")]):
        at = AT + timedelta(days=day)
        await store.commit([LogAct(at, member.encode(), act, subject)])
    return await store.staff_log(Wanted(), 9)


async def test_the_log_is_read_newest_first_and_page_by_page(store: Store) -> None:
    found = await logs(store)
    assert [entry.act for entry in found] == ["team", "close", "close", "publish"]
    assert found[-1] == Entry(found[-1].number, AT, b"jo", "publish", "buses")
    assert await store.staff_log(Wanted(), 2) == found[:2]
    assert await store.staff_log(Wanted(before=found[1].number), 9) == found[2:]


@pytest.mark.parametrize(
    ("wanted", "places"),
    [
        (Wanted(member=b"jo"), [0, 1, 3]),
        (Wanted(act="close"), [1, 2]),
        (Wanted(subject="buses"), [2, 3]),
        (Wanted(since=date(2027, 1, 13)), [0, 1]),
        (Wanted(member=b"jo", act="close", subject="parks"), [1]),
        (Wanted(member=b"nobody"), []),
    ],
)
async def test_the_log_is_read_by_member_act_survey_and_day(
    store: Store, wanted: Wanted, places: list[int]
) -> None:
    found = await logs(store)
    assert await store.staff_log(wanted, 9) == [found[place] for place in places]


async def test_the_log_keeps_why_somebody_did_something(store: Store) -> None:
    await store.commit([LogAct(AT, b"jo", "publish_anyway", "buses", "W201: “no time”")])
    (entry,) = await store.staff_log(Wanted(), 9)
    assert entry.note == "W201: “no time”"


async def test_who_and_what_the_log_speaks_of(store: Store) -> None:
    assert await store.logged() == Logged((), (), ())
    await logs(store)
    speaks = Logged((b"al", b"jo"), ("close", "publish", "team"), ("", "buses", "parks"))
    assert await store.logged() == speaks


async def test_what_staff_do_can_be_written_down(store: Store) -> None:
    assert await store.commit([LogAct(AT, b"owner", "publish", "buses")])


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
