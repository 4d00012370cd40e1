from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest
from telegram import Update
from telegram.error import Forbidden

from admin.clock import at_ten
from admin.commands.declared import COMMANDS, PLAIN
from admin.commands.handlers import handlers
from admin.feedback import Draft
from admin.service import serving
from admin.switchboard import Switchboard, switchboard
from bot.emulator import actions
from bot.storage.rows import ErrandKind, SurveyState
from tests.admin.house import STAFF, House, emulator, settings
from tests.journeys.phone import Phone


@pytest.mark.parametrize("command", [*COMMANDS, *PLAIN])
@pytest.mark.parametrize("rest", ["", " parks"])
async def test_somebody_who_is_not_staff_has_no_staff_commands(
    house: House, command: str, rest: str
) -> None:
    await house.newcomer().types(f"/{command}{rest}", "I don't know that one.")
    assert await house.desk.store.surveys() == []


@pytest.mark.parametrize("data", ["s.close!.parks", "s.send!.parks", "s.publish.parks", "s.menu"])
async def test_a_staff_button_is_an_old_button_to_anybody_else(house: House, data: str) -> None:
    await house.publishes()
    sam = house.newcomer()
    shown = await sam.types("/surveys", "You can have a say now")
    await sam.taps_data(shown["message_id"], data)
    await sam.types("/help", "Tap an answer or type it.")
    assert (await house.desk.fieldwork.published("parks")).state is SurveyState.OPEN
    assert not any("Your surveys" in text for text in house.texts(sam))


async def test_a_file_from_somebody_who_is_not_staff_is_only_an_attachment(house: House) -> None:
    sam = house.newcomer()
    content = (house.folder / "surveys" / "parks.yaml").read_bytes()
    await sam.remote.send(sam.user_id, kind="document", file_name="parks.yaml", content=content)
    await sam.sees("I can only read words and taps.")
    assert await house.desk.store.surveys() == []


async def test_a_button_of_staff_that_means_nothing_any_more_shows_the_menu(house: House) -> None:
    shown = await house.staff.types("/staff", "Your surveys")
    await house.staff.taps_data(shown["message_id"], "s.oldest")
    await house.staff.sees("Your surveys")


class Office:
    """Staff updates by hand: each is delivered as often as a test says."""

    def __init__(self, house: House, switches: Switchboard, passed: list[Update]) -> None:
        self.house = house
        self.passed = passed
        self._switches = switches

    async def twice(self, _: object) -> None:
        """Deliver the newest update, and then once more."""
        update = (await self.house.desk.bot.get_updates())[-1]
        for _ in range(2):
            await self.delivers(update)

    async def delivers(self, update: Update) -> None:
        """Deliver one update."""
        await self._switches.process_update(update)

    async def types(self, words: str) -> None:
        await self.twice(actions.send(self.house.world, STAFF, words))

    async def taps(self, data: str) -> None:
        newest = (await self.house.staff.newest())["message_id"]
        await self.twice(actions.tap(self.house.world, STAFF, newest, data, force=True))

    @property
    def texts(self) -> list[str]:
        return self.house.texts(self.house.staff)

    async def draft(self) -> Draft:
        kept = await self.house.desk.store.feedback("parks")
        assert kept is not None
        return Draft.model_validate_json(kept.document)


def noting(passed: list[Update]) -> Callable[[Update], Awaitable[None]]:
    async def hear(update: Update) -> None:
        passed.append(update)

    return hear


@pytest.fixture
async def office(tmp_path: Path) -> AsyncIterator[Office]:
    async with emulator() as (world, remote):
        chosen = settings(tmp_path, remote.url)
        async with serving(chosen, at_ten(chosen.zone)) as service:
            passed: list[Update] = []
            switches = switchboard(service.desk.bot)
            switches.add_handlers(handlers(service.desk, noting(passed)))
            async with switches:
                yield Office(House(tmp_path, world, remote, service), switches, passed)


async def test_a_command_that_is_delivered_twice_is_answered_once(office: Office) -> None:
    await office.types("/publish parks")
    await office.types("/progress parks")
    assert len(office.texts) == 2


async def test_a_yes_that_is_delivered_twice_acts_once(office: Office) -> None:
    await office.types("/publish parks")
    (willing,) = await office.house.may_be_asked(1)
    await office.types("/invite parks")
    await office.taps("s.invite!.parks")
    await willing.sees("Have a say in: Parks")
    await office.types("/close parks")
    await office.taps("s.close!.parks")
    assert not any("is not open" in text for text in office.texts)
    assert office.house.texts(willing) == [office.house.texts(willing)[0]]


async def test_words_that_are_delivered_twice_go_to_the_draft_once(office: Office) -> None:
    await closed(office)
    await office.taps("s.add.parks")
    await office.types("The path is muddy.")
    await office.taps("s.decide.parks.2.not_decided")
    await office.types("+28 days")
    await office.types("The price.")
    _, added = (await office.draft()).themes
    assert (added.said, added.words) == ({"en": "The path is muddy."}, {"en": "The price."})


async def test_what_was_kept_before_a_crash_is_not_done_again_after_it(office: Office) -> None:
    await closed(office)
    await office.taps("s.add.parks")
    actions.send(office.house.world, STAFF, "The path is muddy.")
    update = (await office.house.desk.bot.get_updates())[-1]
    actions.set_blocked(office.house.world, STAFF, blocked=True)
    with pytest.raises(Forbidden):
        await office.delivers(update)
    actions.set_blocked(office.house.world, STAFF, blocked=False)
    await office.delivers(update)
    assert len((await office.draft()).themes) == 2


async def test_a_push_whose_yes_is_delivered_twice_goes_out_once(office: Office) -> None:
    people = await closed(office)
    await office.taps("s.decide.parks.1.done")
    await office.types("Ten trees.")
    await office.taps("s.send!.parks")
    for phone in people:
        await phone.sees("You said, we did: Parks")
    delivery = await office.house.desk.store.delivery("parks", ErrandKind.FEEDBACK)
    assert sum(delivery.settled.values()) + delivery.waiting == len(people)
    assert all(len(office.house.texts(phone)) == 1 for phone in people)


async def closed(office: Office) -> list[Phone]:
    await office.types("/publish parks")
    people = await office.house.answered(["trees"] * 6 + ["lights"] * 3)
    await office.types("/close parks")
    await office.taps("s.close!.parks")
    await office.house.until_closed()
    return people


async def test_what_young_people_do_passes_through(office: Office) -> None:
    sam = office.house.newcomer()
    for words in ("/start parks", "Hello", "/staff"):
        await office.twice(actions.send(office.house.world, sam.user_id, words))
    assert len(office.passed) == 6


async def test_an_edited_message_of_staff_is_no_command(office: Office) -> None:
    said = actions.send(office.house.world, STAFF, "Hello")
    await office.twice(actions.edit(office.house.world, STAFF, said.message_id, "/publish parks"))
    assert await office.house.desk.store.surveys() == []


async def test_staff_commands_in_a_group_are_not_carried_out(office: Office) -> None:
    group = actions.make_group(office.house.world, "Team", (STAFF,)).chat_id
    await office.twice(actions.send(office.house.world, STAFF, "/publish parks", chat_id=group))
    assert await office.house.desk.store.surveys() == []
