"""Inline buttons and what comes back from the bot."""

from playwright.async_api import Locator, expect

from tests.bot.emulator.page.scene import Row, Scene, button, keyboard


async def offered(scene: Scene, *rows: Row) -> Locator:
    person = await scene.person()
    await scene.bot.send_message(person, "Choose", reply_markup=keyboard(*rows))
    await scene.visit()
    return scene.phone(person)


async def answered(scene: Scene, text: str | None = None, *, alert: bool = False) -> None:
    query = (await scene.heard()).callback_query
    assert query is not None
    await query.answer(text, show_alert=alert)


async def test_a_tapped_button_waits_until_the_bot_answers(scene: Scene) -> None:
    phone = await offered(scene, [button("Every week")])
    key = phone.get_by_role("button", name="Every week")
    await key.click()
    await expect(key).to_have_attribute("aria-busy", "true")
    await answered(scene)
    await expect(key).not_to_have_attribute("aria-busy", "true")


async def test_a_waiting_button_is_not_tapped_again(scene: Scene) -> None:
    phone = await offered(scene, [button("Every week"), button("Never")])
    await phone.get_by_role("button", name="Every week").dblclick()
    await phone.get_by_role("button", name="Never").click()
    heard = [await scene.heard(), await scene.heard()]
    data = [one.callback_query and one.callback_query.data for one in heard]
    assert data == ["Every week", "Never"]


async def test_a_short_answer_is_a_toast(scene: Scene) -> None:
    phone = await offered(scene, [button("Every week")])
    await phone.get_by_role("button", name="Every week").click()
    await answered(scene, "Saved")
    await expect(phone.get_by_role("status")).to_have_text("Saved")


async def test_an_alert_waits_for_ok_and_gives_the_focus_back(scene: Scene) -> None:
    phone = await offered(scene, [button("Stop")])
    await phone.get_by_role("button", name="Stop").click()
    await answered(scene, "Your answers are gone.", alert=True)
    alert = phone.get_by_role("alertdialog", name="Your answers are gone.")
    await expect(alert.get_by_role("button", name="OK")).to_be_focused()
    await scene.page.keyboard.press("Escape")
    await expect(alert).to_be_hidden()
    await expect(phone.get_by_role("button", name="Stop")).to_be_focused()


async def test_an_alert_does_not_take_the_focus_from_another_phone(scene: Scene) -> None:
    other = await scene.person("Someone else")
    phone = await offered(scene, [button("Stop")])
    await phone.get_by_role("button", name="Stop").click()
    field = scene.phone(other).get_by_role("textbox")
    await field.focus()
    await answered(scene, "Gone.", alert=True)
    await expect(phone.get_by_role("alertdialog")).to_be_visible()
    await expect(field).to_be_focused()


async def test_the_focus_stays_on_a_button_whose_label_changes(scene: Scene) -> None:
    phone = await offered(scene, [button("7 to the college")], [button("Next")])
    await phone.get_by_role("button", name="7 to the college").focus()
    await scene.page.keyboard.press("Enter")
    query = (await scene.heard()).callback_query
    assert query is not None
    ticked = keyboard([button("✓ 7 to the college", callback_data="7")], [button("Next")])
    await query.edit_message_reply_markup(ticked)
    await expect(phone.get_by_role("button", name="✓ 7 to the college")).to_be_focused()


async def test_the_focus_goes_to_the_chat_when_the_buttons_vanish(scene: Scene) -> None:
    phone = await offered(scene, [button("Send")])
    await phone.get_by_role("button", name="Send", exact=True).and_(phone.locator(".key")).focus()
    await scene.page.keyboard.press("Enter")
    query = (await scene.heard()).callback_query
    assert query is not None
    await query.edit_message_reply_markup(None)
    await expect(phone.get_by_role("log")).to_be_focused()


async def test_a_start_link_button_opens_in_the_same_phone(scene: Scene) -> None:
    link = button("Take part", url="https://t.me/hearback_bot?start=evening-buses")
    phone = await offered(scene, [link])
    await phone.get_by_role("button", name="Take part").click()
    message = (await scene.heard()).message
    assert message is not None
    assert message.text == "/start evening-buses"


async def test_a_button_to_elsewhere_is_disabled_and_shows_its_address(scene: Scene) -> None:
    phone = await offered(scene, [button("Read on", url="https://buses.example/why")])
    key = phone.get_by_role("button", name="Read on")
    await expect(key).to_be_disabled()
    await expect(key).to_contain_text("https://buses.example/why")


async def test_a_copy_button_fills_the_clipboard(scene: Scene) -> None:
    await scene.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    copy = button("Copy", copy_text={"text": "t.me/hearback_bot"})
    phone = await offered(scene, [copy])
    await phone.get_by_role("button", name="Copy").click()
    await expect(phone.get_by_role("status")).to_have_text("Copied: t.me/hearback_bot")
    assert await scene.page.evaluate("navigator.clipboard.readText()") == "t.me/hearback_bot"


async def test_a_refused_tap_says_why_and_stops_waiting(scene: Scene) -> None:
    phone = await offered(scene, [button("Every week")])
    key = phone.get_by_role("button", name="Every week")
    await scene.page.route("**/sim/tap", lambda route: route.abort())
    await key.click()
    await expect(phone.get_by_role("status")).not_to_be_empty()
    await expect(key).not_to_have_attribute("aria-busy", "true")
