import pytest

from admin.access import MATRIX, Access
from admin.commands.declared import ACTS, COMMANDS, PLAIN
from admin.commands.offers import (
    PARTICIPANT,
    STAFF,
    offer,
    offer_by_role,
    offer_nothing,
    offer_to_all,
)
from bot.conversation.wording import LANGUAGES
from bot.emulator.people import Person
from bot.emulator.world import World
from bot.storage.memory import MemoryStore
from bot.storage.rows import Role
from tests.bot.emulated import emulated
from tests.bot.room import KEYS


async def test_everyone_is_offered_what_young_people_do_in_their_language() -> None:
    async with emulated() as telegram:
        await offer_to_all(telegram.bot)
        said = []
        for language in LANGUAGES:
            person = Person(1, language_code=language)
            offered = telegram.world.profile.offered_to(person)
            assert [each["command"] for each in offered] == list(PARTICIPANT)
            said.append([each["description"] for each in offered])
        assert said[0] != said[1]


@pytest.mark.parametrize("role", list(Role))
async def test_staff_are_offered_what_their_role_may_do_besides(role: Role) -> None:
    async with emulated() as telegram:
        staff = telegram.newcomer()
        await offer_by_role(telegram.bot, staff, role, ACTS)
        theirs = [name for name in STAFF if role in MATRIX[ACTS[name]]]
        assert offered_to(telegram.world, staff) == [*theirs, *PARTICIPANT]


async def test_who_is_staff_no_longer_is_offered_what_everybody_is() -> None:
    async with emulated() as telegram:
        await offer_to_all(telegram.bot)
        staff = telegram.newcomer()
        await offer_by_role(telegram.bot, staff, Role.OWNER, ACTS)
        await offer_nothing(telegram.bot, staff)
        assert offered_to(telegram.world, staff) == list(PARTICIPANT)


async def test_an_owner_who_never_wrote_keeps_nobody_else_from_their_commands() -> None:
    async with emulated() as telegram:
        stranger, owner = 5, telegram.newcomer()
        access = Access(MemoryStore(), KEYS, [stranger, owner])
        await offer(telegram.bot, access, ACTS)
        assert offered_to(telegram.world, owner) == [*STAFF, *PARTICIPANT]


def offered_to(world: World, user: int) -> list[str]:
    return [each["command"] for each in world.profile.offered_to(world.person(user))]


def test_what_is_offered_to_staff_is_what_there_is() -> None:
    assert set(STAFF) == {*PLAIN, *COMMANDS}
