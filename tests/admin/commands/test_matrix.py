"""Every act of staff by every role, through the real handlers; and what no role can do."""

import re
from collections.abc import AsyncIterator, Mapping
from contextlib import suppress
from pathlib import Path

import pytest

from admin.access import MATRIX, Act
from admin.commands.declared import ABOUT, COMMANDS, PLAIN, PRESSED, WORDS
from admin.role_matrix import DOES
from bot.storage.rows import Role
from tests.admin.commands.counter import Counter
from tests.admin.commands.counter import counter as opened
from tests.admin.house import PARKS

BEFORE: Mapping[Act, tuple[str, str]] = {
    Act.MENU: ("/staff", "Your surveys"),
    Act.TEAM: ("/team", "Your team"),
    Act.LOG: ("/log", "The log"),
    Act.APPROVE: ("s.approve.publish.parks.00000000", "It has been changed since"),
    Act.STAND_IN: ("s.standin.publish.parks.00000000", "It has been changed since"),
    Act.DRAFT_SURVEY: ("/new", "What is it about"),
    Act.PREVIEW: ("/preview parks", "nothing is kept"),
    Act.PUBLISH: ("/publish parks", "Parks is open"),
}
"""What stands for an act, and what it answers, before anything is published."""
OPEN: Mapping[Act, tuple[str, str]] = {
    Act.PROGRESS: ("/progress parks", "parks"),
    Act.INVITE_PEOPLE: ("/invite parks", "Invite people to parks?"),
    Act.SHOW_CODE: ("/code parks", "takes no word"),
    Act.CLOSE: ("/close parks", "cannot be opened again"),
    Act.WITHDRAW_SURVEY: ("/withdraw parks", "Why does it end early?"),
    Act.PROMISES: ("/promises", ""),
    Act.POSTER: ("/poster parks", ""),
    # Last, as it rests then.
    Act.PAUSE_SURVEY: ("/pause parks", "parks"),
}
"""The same while a survey is open."""
CLOSED: Mapping[Act, tuple[str, str]] = {
    Act.RESULTS: ("/results parks", "Trees"),
    Act.EXPORT: ("/export parks", ""),
    Act.EXPORT_MICRODATA: ("s.rows.parks", ""),
    Act.REVIEW_WORDS: ("/review parks", ""),
    Act.RESPOND: ("/respond parks", ""),
    Act.POSTPONE: ("/said parks", ""),
    Act.SEND: ("/send parks", ""),
    Act.REPORT: ("/report parks", ""),
    Act.EVIDENCE: ("/evidence", ""),
    **({Act.SETUP: ("/setup", "")} if "setup" in PLAIN else {}),
    Act.FOLLOW_UP: ("/followup", "Nothing that was promised is open."),
}
"""The same once it is closed with results."""
PARTS = ".parks.1.1"
HELLO = "Hello you, and nobody else"


def doors() -> Mapping[str, Act]:
    """Everything that staff can type or tap, and the act that it is declared with."""
    return {
        **{f"/{name} parks": act for name, (act, _) in COMMANDS.items()},
        **{f"/{name}": act for name, (act, _) in PLAIN.items()},
        **{f"s.{name}.parks": act for name, (act, _) in COMMANDS.items()},
        **{f"s.{name}.parks": act for name, (act, _) in ABOUT.items()},
        **{f"s.{name}": act for name, (act, _) in PLAIN.items() if name not in PRESSED},
        **{f"s.{name}{PARTS}": act for name, (act, _) in PRESSED.items()},
    }


def refused(role: Role | str) -> str:
    return f"Your role here is {role}. This can be done by: "


@pytest.fixture
async def counter(tmp_path: Path) -> AsyncIterator[Counter]:
    async with opened(tmp_path) as found:
        yield found


async def through(counter: Counter, user: int, door: str) -> list[str]:
    if door.startswith("/"):
        return await counter.types(user, door)
    return await counter.taps(user, door)


def test_every_act_has_a_door_and_words() -> None:
    declared = {*doors().values(), *(act for act, _ in WORDS.values())}
    assert declared <= set(Act)
    assert set(DOES) == set(MATRIX) == set(Act)
    assert {*BEFORE, *OPEN, *CLOSED} == declared


@pytest.mark.parametrize("role", list(Role))
async def test_what_a_role_may_do_works(counter: Counter, role: Role) -> None:
    await tries(counter, role, BEFORE)
    if role not in MATRIX[Act.PUBLISH]:
        owner = await counter.somebody(Role.OWNER, "Olu")
        await counter.types(owner, "/publish parks")
    await tries(counter, role, OPEN)
    owner = await counter.somebody(Role.OWNER, "Ola")
    await counter.types(owner, "/resume parks")
    await counter.house.answered(["trees"] * 6 + ["lights"] * 3)
    await counter.taps(owner, "s.close!.parks")
    await counter.house.until_closed()
    await tries(counter, role, CLOSED)


async def tries(counter: Counter, role: Role, acts: Mapping[Act, tuple[str, str]]) -> None:
    """Somebody does each act: what their role allows is answered, and the rest refused."""
    for act, (door, said) in acts.items():
        user = await counter.somebody(role)
        written = "\n".join(await through(counter, user, door))
        if role in MATRIX[act]:
            assert refused(role) not in written, act
            assert written, act
            assert said in written, act
        else:
            assert written.startswith(refused(role)), act


@pytest.mark.parametrize("role", list(Role))
async def test_every_door_refuses_whom_the_matrix_refuses(counter: Counter, role: Role) -> None:
    for door, act in sorted(doors().items()):
        if role not in MATRIX[act]:
            (line,) = await through(counter, await counter.somebody(role), door)
            assert line.startswith(refused(role)), door
    for takes, (act, _) in sorted(WORDS.items()):
        if role not in MATRIX[act]:
            (line,) = await counter.says(await counter.somebody(role), takes, "Some words")
            assert line.startswith(refused(role)), takes
    if role not in MATRIX[Act.PUBLISH]:
        user = await counter.somebody(role)
        (line,) = await counter.sends(user, "parks.yaml", PARKS.encode())
        assert line.startswith(refused(role))
    assert await counter.house.desk.store.surveys() == []


async def test_a_stranger_goes_through_no_door(counter: Counter) -> None:
    user = await counter.somebody(None)
    tried = [*sorted(doors()), "Some words"]
    for door in tried:
        how = counter.taps if door.startswith("s.") else counter.types
        assert await how(user, door) == [], door
    assert await counter.sends(user, "parks.yaml", PARKS.encode()) == []
    assert len(counter.passed) == len(tried) + 1


@pytest.mark.parametrize("role", [Role.OWNER, Role.EDITOR])
async def test_who_was_taken_off_meets_one_clear_line_at_every_button(
    counter: Counter, role: Role
) -> None:
    user = await counter.somebody(role)
    owner = await counter.somebody(Role.OWNER, "Olu")
    tag = counter.house.desk.keys.tag(user).hex()
    await counter.taps(owner, f"s.memberout!.{tag}")
    for door in sorted(doors()):
        if door.startswith("s."):
            assert await counter.taps(user, door) == [
                "You are not on the team any more, so this does nothing now."
            ]
        else:
            assert await counter.types(user, door) == []


async def test_no_owner_learns_who_took_part_or_writes_to_one_of_them(counter: Counter) -> None:
    owner = await counter.somebody(Role.OWNER, "Olu")
    await counter.types(owner, "/publish parks")
    people = await counter.house.answered(["trees"] * 6 + ["lights"] * 3)
    await counter.taps(owner, "s.close!.parks")
    await counter.house.until_closed()
    owners = [await walks(counter, door) for door in sorted(doors())]
    owners += [await walks(counter, "", takes) for takes in sorted(WORDS)]
    store, keys = counter.house.desk.store, counter.house.desk.keys
    told = "\n".join(everything(counter, each) for each in owners)
    assert "parks" in told
    for phone in people:
        person = await store.person(keys.tag(phone.user_id))
        assert person is not None
        for known in (str(phone.user_id), person.contact.id, keys.tag(phone.user_id).hex()):
            assert known not in told
        assert HELLO not in everything(counter, phone.user_id)


async def walks(counter: Counter, door: str, takes: str = "") -> int:
    """A new owner goes through a door, says hello to whoever listens, and goes once more."""
    owner = await counter.somebody(Role.OWNER)
    # A button that the test cannot name rightly means nothing, and is given up.
    with suppress(ValueError, LookupError):
        if takes:
            await counter.says(owner, takes, HELLO)
        else:
            await through(counter, owner, door)
            await counter.types(owner, HELLO)
    return owner


def everything(counter: Counter, user: int) -> str:
    """All that the bot wrote to somebody: words, buttons, and what they carry."""
    messages = counter.house.world.chat(user).messages.values()
    return "\n".join(repr(each) for each in messages if each.sender_id != user)


READS_PEOPLE = r"\.(person|contact|contacts|lists|owed|claim|erased|listening_contacts)\("


def test_nothing_of_staff_reads_who_people_are() -> None:
    """What hands out a person in the store is called nowhere on the floor of staff."""
    admin = Path(__file__).parents[3] / "admin"
    files = sorted(admin.rglob("*.py"))
    assert len(files) > 50
    found = [
        (file.name, match)
        for file in files
        for match in re.findall(rf"store{READS_PEOPLE}", file.read_text())
    ]
    assert found == []
