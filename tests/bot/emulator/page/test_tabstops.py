"""Keyboard alone, in a long chat."""

from playwright.async_api import expect

from tests.bot.emulator.page.scene import Scene, button, keyboard


async def test_tab_passes_older_buttons_and_the_arrow_keys_reach_them(scene: Scene) -> None:
    person = await scene.person()
    await scene.bot.send_message(person, "One", reply_markup=keyboard([button("old")]))
    await scene.bot.send_message(person, "Two", reply_markup=keyboard([button("new")]))
    await scene.visit()
    phone = scene.phone(person)
    old, new = phone.get_by_role("button", name="old"), phone.get_by_role("button", name="new")
    await expect(new.and_(phone.locator(".key"))).to_be_visible()
    await phone.get_by_role("log").focus()
    await scene.page.keyboard.press("Tab")
    await expect(new.and_(phone.locator(".key"))).to_be_focused()
    await scene.page.keyboard.press("ArrowUp")
    await expect(old).to_be_focused()
    await scene.page.keyboard.press("ArrowDown")
    await scene.page.keyboard.press("Tab")
    await expect(phone.get_by_role("button", name="Attach")).to_be_focused()
