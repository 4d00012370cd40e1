"""What the ledger says as people block the bot and come back: at once, and without a message."""

import asyncio
from collections.abc import Mapping

from bot.dispositions import Disposition
from bot.emulator import actions
from tests.admin.house import House
from tests.journeys.phone import Phone
from tests.waiting import PATIENCE


async def ledger_becomes(house: House, wanted: Mapping[Disposition, int]) -> None:
    """Wait until the ledger reads so."""
    async with asyncio.timeout(PATIENCE):
        while await house.desk.store.ledger("parks") != wanted:  # noqa: ASYNC110
            # Updates are read by a task of the service; only the store tells.
            await asyncio.sleep(0.02)


async def invited(house: House, people: int) -> list[Phone]:
    """People who were invited, and whose invitations have arrived."""
    await house.publishes()
    phones = await house.may_be_asked(people)
    await house.staff.types("/invite parks", "Invite people to parks?")
    await house.staff.taps("Yes, invite them", "on their way")
    for phone in phones:
        await phone.sees("Have a say in: Parks")
    await ledger_becomes(house, {Disposition.REACHED: people})
    return phones


async def test_who_blocks_the_bot_is_not_reached_and_who_unblocks_it_is(house: House) -> None:
    sam, _, _ = await invited(house, 3)
    written = len(house.texts(sam))
    actions.set_blocked(house.world, sam.user_id, blocked=True)
    await ledger_becomes(house, {Disposition.BLOCKED: 1, Disposition.REACHED: 2})
    actions.set_blocked(house.world, sam.user_id, blocked=False)
    await ledger_becomes(house, {Disposition.REACHED: 3})
    assert len(house.texts(sam)) == written


async def test_who_opened_the_survey_was_reached_whatever_comes_then(house: House) -> None:
    sam, nia = await invited(house, 2)
    await sam.opens("parks", "Parks")
    await ledger_becomes(house, {Disposition.LOOKED: 1, Disposition.REACHED: 1})
    for phone in (sam, nia):
        actions.set_blocked(house.world, phone.user_id, blocked=True)
    await ledger_becomes(house, {Disposition.LOOKED: 1, Disposition.BLOCKED: 1})


async def test_who_began_and_blocks_the_bot_has_done_a_part(house: House) -> None:
    (sam,) = await invited(house, 1)
    await sam.opens("parks", "Parks")
    await sam.taps("Start", "What first?")
    await ledger_becomes(house, {Disposition.PART_DONE: 1})
    actions.set_blocked(house.world, sam.user_id, blocked=True)
    await house.newcomer().opens("parks", "Parks")
    await ledger_becomes(house, {Disposition.PART_DONE: 1, Disposition.LOOKED: 1})
