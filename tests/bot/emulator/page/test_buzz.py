"""A phone that buzzes."""

from playwright.async_api import Locator, expect

from tests.bot.emulator.page.scene import Scene

RECORD = """phone => {
  window.played = [];
  phone.addEventListener('animationstart', event => played.push(event.animationName));
}"""


async def ready(scene: Scene) -> tuple[int, Locator]:
    person = await scene.person()
    await scene.visit()
    phone = scene.phone(person)
    await expect(phone.locator(".row")).to_have_count(1)
    return person, phone


async def test_a_surprise_shakes_the_phone_until_it_is_touched(scene: Scene) -> None:
    person, phone = await ready(scene)
    await scene.bot.send_message(person, "You said, we did")
    badge = phone.locator(".badge")
    await expect(badge).to_have_text("1")
    await phone.get_by_role("log").click()
    await expect(badge).to_be_hidden()


async def test_a_surprise_shakes_unless_motion_is_unwelcome(scene: Scene) -> None:
    person, phone = await ready(scene)
    await phone.evaluate(RECORD)
    badge = phone.locator(".badge")
    await scene.page.emulate_media(reduced_motion="reduce")
    await scene.bot.send_message(person, "one")
    await expect(badge).to_have_text("1")
    await expect(phone).not_to_contain_class("buzzing")
    assert "shake" not in await scene.page.evaluate("played")
    await scene.page.emulate_media(reduced_motion="no-preference")
    await scene.bot.send_message(person, "two")
    await expect(badge).to_have_text("2")
    await expect(phone).not_to_contain_class("buzzing")
    assert {"shake", "glow"} <= set(await scene.page.evaluate("played"))


async def test_a_reply_does_not_shake_the_phone(scene: Scene) -> None:
    person, phone = await ready(scene)
    await phone.get_by_role("textbox").fill("/help")
    await phone.get_by_role("textbox").press("Enter")
    await scene.heard()
    await scene.bot.send_message(person, "Here is help")
    await expect(phone.get_by_text("Here is help")).to_be_visible()
    await expect(phone.locator(".badge")).to_be_hidden()


async def test_a_silent_message_does_not_shake_the_phone(scene: Scene) -> None:
    person, phone = await ready(scene)
    await scene.bot.send_message(person, "No hurry", disable_notification=True)
    await expect(phone.get_by_text("No hurry")).to_be_visible()
    await expect(phone).not_to_contain_class("buzzing")
