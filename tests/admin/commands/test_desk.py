import pytest
from telegram import InputMediaPhoto
from telegram.error import Forbidden

from admin.commands.desk import Ask, staff_button
from bot.conversation.screen import Screen
from bot.emulator import actions
from bot.emulator.faults import FaultPlan
from bot.emulator.samples import SAMPLES
from tests.admin.house import STAFF, House


def ask(over: int | None = None) -> Ask:
    return Ask(1, STAFF, STAFF, "/staff", over)


async def test_an_answer_takes_the_place_of_the_tapped_message(house: House) -> None:
    first = await house.desk.say(ask(), "One")
    assert await house.desk.say(ask(over=first), "Two") == first
    assert house.texts(house.staff) == ["Two"]


async def test_an_answer_that_reads_so_already_is_as_good_as_written(house: House) -> None:
    first = await house.desk.say(ask(), "One")
    assert await house.desk.say(ask(over=first), "One") == first


async def test_an_answer_over_a_message_that_is_gone_comes_below(house: House) -> None:
    await house.desk.say(ask(over=9999), "One")
    assert house.texts(house.staff) == ["One"]


async def test_an_answer_that_failed_inside_telegram_is_given_again(house: House) -> None:
    house.world.faults.follow(
        FaultPlan(server_error=0.5, methods=frozenset({"sendmessage"})), seed=1
    )
    await house.desk.show(STAFF, Screen("One"))
    assert "One" in house.texts(house.staff)


async def test_who_blocked_the_bot_gets_no_answer(house: House) -> None:
    actions.set_blocked(house.world, STAFF, blocked=True)
    with pytest.raises(Forbidden):
        await house.desk.say(ask(), "One")


def picture() -> InputMediaPhoto:
    return InputMediaPhoto(SAMPLES["photo"][2], filename="one.jpg", caption="A & B")


@pytest.mark.parametrize("many", [0, 1, 3])
async def test_pictures_come_with_their_captions(house: House, many: int) -> None:
    await house.desk.show_pictures(STAFF, [picture() for _ in range(many)])
    assert house.texts(house.staff) == ["A & B"] * many


async def test_what_comes_with_pictures_does_not_wait_for_those_that_are_refused(
    house: House,
) -> None:
    house.world.faults.follow(FaultPlan(server_error=1.0, methods=frozenset({"sendphoto"})))
    await house.desk.show_pictures(STAFF, [picture()])
    assert house.texts(house.staff) == []


async def test_a_tap_of_staff_is_answered_in_its_place(house: House) -> None:
    message = await house.desk.say(ask(), "One")
    actions.tap(house.world, STAFF, message, "s.menu", force=True)
    await house.staff.sees("Your surveys")
    assert len(house.texts(house.staff)) == 1


def test_a_button_of_staff_holds_at_most_64_bytes() -> None:
    data = staff_button("Not decided yet", "decide", "a" * 32, 99, "not_decided").data
    assert data is not None
    assert len(data.encode()) <= 64
