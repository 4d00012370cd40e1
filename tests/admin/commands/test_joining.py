from admin.commands.offers import STAFF as OFFERED
from tests.admin.house import House
from tests.journeys.phone import Phone


async def test_a_one_time_link_makes_its_first_opener_an_owner(house: House) -> None:
    code = await house.desk.access.owner_code(house.desk.clock.today())
    first, second = house.newcomer(), house.newcomer()
    await first.opens(code, "You are an owner now.")
    await second.opens(code, "This link has been used, or it is too old.")
    await first.types("/staff", "Your surveys")
    await second.types("/staff", "I don't know that one.")
    assert set(OFFERED) <= offered_to(house, first)
    assert not set(OFFERED) & offered_to(house, second)


async def test_an_owner_who_opens_another_link_does_not_use_it_up(house: House) -> None:
    code = await house.desk.access.owner_code(house.desk.clock.today())
    await house.staff.opens(code, "You are an owner already.")
    await house.newcomer().opens(code, "You are an owner now.")


def offered_to(house: House, phone: Phone) -> set[str]:
    offered = house.world.profile.offered_to(house.world.person(phone.user_id))
    return {each["command"] for each in offered}
