"""One person's phone as a whole."""

from playwright.async_api import Locator, expect
from telegram.constants import ChatAction

from tests.bot.emulator.page.scene import Scene

LINK = "Share https://t.me/hearback_bot?start=evening-buses"


async def choose(phone: Locator, item: str) -> None:
    await phone.get_by_role("button", name="Menu of this phone").click()
    await phone.get_by_role("menuitem", name=item).click()


async def test_a_phone_is_a_labelled_region_with_the_persons_role(scene: Scene) -> None:
    await scene.person("Staff", "staff")
    await scene.person("Carys", "young person")
    await scene.visit()
    await expect(scene.page.get_by_role("region", name="Phone: Staff")).to_be_visible()
    carys = scene.page.get_by_role("region", name="Phone: Young person: Carys")
    await expect(carys.get_by_role("heading")).to_have_text("Young person: Carys")


async def test_start_begins_an_empty_chat(scene: Scene) -> None:
    person = (await scene.remote.add_person())["user_id"]
    await scene.visit()
    start = scene.phone(person).get_by_role("button", name="Start")
    await start.click()
    message = (await scene.heard()).message
    assert message is not None
    assert message.text == "/start"
    await expect(start).to_be_hidden()


async def test_start_pressed_with_a_key_leaves_the_focus_in_its_chat(scene: Scene) -> None:
    person = (await scene.remote.add_person("Sam"))["user_id"]
    await scene.visit()
    phone = scene.phone(person)
    await phone.get_by_role("button", name="Start").press("Enter")
    await expect(phone.get_by_role("button", name="Start")).to_be_hidden()
    await expect(phone.get_by_role("log")).to_be_focused()


async def test_typing_is_shown_until_the_message_comes(scene: Scene) -> None:
    person = await scene.person()
    await scene.visit()
    phone = scene.phone(person)
    await expect(phone).to_be_visible()
    await scene.bot.send_chat_action(person, ChatAction.TYPING)
    await expect(phone.locator(".typing")).to_be_visible()
    await scene.bot.send_message(person, "Here it is")
    await expect(phone.locator(".typing")).to_be_hidden()


async def test_a_blocked_bot_can_be_unblocked_on_the_phone(scene: Scene) -> None:
    person = await scene.person()
    await scene.visit()
    phone = scene.phone(person)
    await choose(phone, "Block the bot")
    await expect(phone.get_by_text("You blocked this bot.")).to_be_visible()
    await expect(phone.get_by_role("textbox")).to_be_hidden()
    await phone.get_by_role("button", name="Unblock").click()
    await expect(phone.get_by_role("textbox")).to_be_visible()


async def test_any_shared_link_can_be_opened_from_the_menu(scene: Scene) -> None:
    person = await scene.person()
    await scene.bot.send_message(person, "t.me/hearback_bot?start=first")
    await scene.bot.send_message(person, "t.me/hearback_bot?start=second")
    await scene.visit()
    phone = scene.phone(person)
    await expect(phone.locator(".row")).to_have_count(3)
    await choose(phone, "Open a link…")
    choices = phone.get_by_role("dialog").get_by_role("button")
    await expect(choices).to_have_text(["second", "first", "Cancel"])
    await choices.nth(1).click()
    message = (await scene.heard()).message
    assert message is not None
    assert message.text == "/start first"


async def test_without_a_link_the_menu_says_so(scene: Scene) -> None:
    person = await scene.person()
    await scene.visit()
    await choose(scene.phone(person), "Open a link…")
    dialog = scene.phone(person).get_by_role("dialog", name="The bot has not shared a link yet.")
    await expect(dialog).to_be_visible()


async def test_a_link_shared_with_staff_is_offered_to_young_people_only(scene: Scene) -> None:
    staff = await scene.person("Staff", "staff")
    young = await scene.person()
    await scene.visit()
    await expect(scene.phone(young)).to_be_visible()
    await scene.bot.send_message(staff, LINK)
    banner = scene.phone(young).locator(".banner")
    await expect(banner).to_contain_text("A link was shared: open evening-buses")
    await expect(scene.phone(staff).locator(".banner")).to_be_hidden()
    await banner.get_by_role("button", name="Open").click()
    message = (await scene.heard()).message
    assert message is not None
    assert message.text == "/start evening-buses"
    await expect(banner).to_be_hidden()


async def test_an_opened_link_is_not_offered_after_a_reload(scene: Scene) -> None:
    young = await scene.person()
    await scene.bot.send_message(young, LINK)
    await scene.remote.open(young, "evening-buses")
    await scene.visit()
    await expect(scene.phone(young).locator(".row")).to_have_count(3)
    await expect(scene.phone(young).locator(".banner")).to_be_hidden()


async def test_a_link_can_be_put_away(scene: Scene) -> None:
    young = await scene.person()
    await scene.bot.send_message(young, LINK)
    await scene.visit()
    banner = scene.phone(young).locator(".banner")
    await banner.get_by_role("button", name="Not now").click()
    await expect(banner).to_be_hidden()


async def test_a_removed_phone_leaves_the_page_and_not_the_world(scene: Scene) -> None:
    person = await scene.person()
    await scene.visit()
    await choose(scene.phone(person), "Remove from page")
    await expect(scene.phone(person)).to_have_count(0)
    await expect(scene.page.get_by_text("No phones yet")).to_be_visible()
    assert len((await scene.remote.state())["people"]) == 1
