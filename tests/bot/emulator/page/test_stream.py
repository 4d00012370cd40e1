"""The page keeps up with the emulator."""

from urllib.parse import urlsplit

from playwright.async_api import Page, expect
from telegram import Bot

from bot.emulator.remote import Remote
from bot.emulator.server import serving
from bot.emulator.world import World
from tests.bot.emulator.page.conftest import OPTIONS
from tests.bot.emulator.page.scene import Scene


async def test_a_lost_connection_is_told_and_what_was_missed_is_caught_up(page: Page) -> None:
    world = World(OPTIONS)
    async with serving(world) as address, Remote(address) as remote:
        token = OPTIONS.token
        async with Bot(token, remote.base_url, remote.base_file_url) as bot:
            scene = Scene(remote, bot, page)
            person = await scene.person()
            slip = await bot.send_message(person, "a slip")
            await scene.visit()
            await expect(scene.phone(person).get_by_text("a slip")).to_be_visible()
    await expect(page.get_by_text("The emulator does not answer.")).to_be_visible()
    world.remove(person, slip.message_id)
    world.post(person, world.bot.bot_id, "while you were away")
    async with serving(world, port=urlsplit(address).port or 0):
        phone = scene.phone(person)
        await expect(phone.get_by_text("while you were away")).to_be_visible()
        await expect(phone.get_by_text("a slip")).to_have_count(0)
        await expect(page.get_by_text("The emulator does not answer.")).to_have_count(0)


async def test_another_world_at_the_same_address_replaces_the_phones(page: Page) -> None:
    async with serving(World(OPTIONS)) as address, Remote(address) as remote:
        await remote.add_person("Before", role="guest")
        await page.goto(address)
        await expect(page.get_by_role("region", name="Phone: Guest: Before")).to_be_visible()
    fresh = World(OPTIONS)
    async with serving(fresh, port=urlsplit(address).port or 0), Remote(address) as remote:
        await remote.add_person("After", role="guest", user_id=77)
        await expect(page.get_by_role("region", name="Phone: Guest: After")).to_be_visible()
        await expect(page.get_by_role("region", name="Phone: Guest: Before")).to_have_count(0)
