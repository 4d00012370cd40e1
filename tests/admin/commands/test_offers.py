from admin.commands.handlers import COMMANDS
from admin.commands.offers import PARTICIPANT, STAFF, offer, offer_to_all, offer_to_staff
from bot.conversation.wording import LANGUAGES
from bot.emulator.people import Person
from tests.bot.emulated import emulated


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


async def test_staff_are_offered_every_staff_command_besides() -> None:
    async with emulated() as telegram:
        staff = telegram.newcomer()
        await offer_to_staff(telegram.bot, staff)
        person = telegram.world.person(staff)
        offered = [each["command"] for each in telegram.world.profile.offered_to(person)]
        assert offered == [*STAFF, *PARTICIPANT]


async def test_an_owner_who_never_wrote_keeps_nobody_else_from_their_commands() -> None:
    async with emulated() as telegram:
        stranger, owner = 5, telegram.newcomer()
        await offer(telegram.bot, [stranger, owner])
        offered = telegram.world.profile.offered_to(telegram.world.person(owner))
        assert [each["command"] for each in offered] == [*STAFF, *PARTICIPANT]


def test_what_is_offered_to_staff_is_what_there_is() -> None:
    assert set(STAFF) == {"staff", *COMMANDS}
