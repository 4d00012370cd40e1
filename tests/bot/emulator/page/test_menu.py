"""Menus that drop down from a button."""

from playwright.async_api import Locator, expect

from tests.bot.emulator.page.scene import Scene


async def menu_button(scene: Scene) -> Locator:
    person = await scene.person()
    await scene.visit()
    return scene.phone(person).get_by_role("button", name="Menu of this phone")


async def test_arrow_keys_walk_through_the_menu(scene: Scene) -> None:
    opener = await menu_button(scene)
    await opener.press("Enter")
    items = scene.page.get_by_role("menuitem")
    await expect(items.nth(0)).to_be_focused()
    await scene.page.keyboard.press("ArrowDown")
    await expect(items.nth(1)).to_be_focused()
    await scene.page.keyboard.press("End")
    await expect(items.nth(2)).to_be_focused()
    await scene.page.keyboard.press("ArrowDown")
    await expect(items.nth(0)).to_be_focused()


async def test_escape_closes_the_menu_and_gives_the_focus_back(scene: Scene) -> None:
    opener = await menu_button(scene)
    await opener.press("Enter")
    await expect(opener).to_have_attribute("aria-expanded", "true")
    await scene.page.keyboard.press("Escape")
    await expect(scene.page.get_by_role("menu")).to_have_count(0)
    await expect(opener).to_be_focused()
    await expect(opener).to_have_attribute("aria-expanded", "false")


async def test_a_tap_beside_the_menu_closes_it(scene: Scene) -> None:
    opener = await menu_button(scene)
    await opener.click()
    await expect(scene.page.get_by_role("menu")).to_be_visible()
    await scene.page.get_by_role("heading", level=1).click()
    await expect(scene.page.get_by_role("menu")).to_have_count(0)
