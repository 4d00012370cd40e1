"""What a person can write and send."""

import json

from playwright.async_api import Locator, Route, expect

from tests.bot.emulator.page.scene import Scene


async def opened(scene: Scene) -> Locator:
    person = await scene.person()
    await scene.visit()
    return scene.phone(person)


async def test_enter_sends_and_empties_the_field(scene: Scene) -> None:
    phone = await opened(scene)
    field = phone.get_by_role("textbox", name="Message")
    await field.fill("Later buses, please")
    await field.press("Enter")
    message = (await scene.heard()).message
    assert message is not None
    assert message.text == "Later buses, please"
    await expect(field).to_be_empty()
    await expect(phone.locator(".person").last).to_contain_text("Later buses, please")


async def test_shift_and_enter_begin_a_new_line(scene: Scene) -> None:
    phone = await opened(scene)
    field = phone.get_by_role("textbox", name="Message")
    await field.fill("one")
    await field.press("Shift+Enter")
    await field.press_sequentially("two")
    await phone.get_by_role("button", name="Send").click()
    message = (await scene.heard()).message
    assert message is not None
    assert message.text == "one\ntwo"


async def test_arrow_up_corrects_the_last_own_message(scene: Scene) -> None:
    phone = await opened(scene)
    field = phone.get_by_role("textbox", name="Message")
    await field.press("ArrowUp")
    await expect(field).to_have_value("hello")
    await field.fill("good evening")
    await field.press("Enter")
    edited = (await scene.heard()).edited_message
    assert edited is not None
    assert edited.text == "good evening"
    await expect(phone.locator(".person .words")).to_contain_text("good evening")


async def test_escape_leaves_a_correction(scene: Scene) -> None:
    phone = await opened(scene)
    field = phone.get_by_role("textbox", name="Message")
    await field.press("ArrowUp")
    await field.press("Escape")
    await expect(field).to_be_empty()
    await expect(phone.get_by_text("Editing your message")).to_be_hidden()


async def test_the_slash_button_begins_a_command(scene: Scene) -> None:
    phone = await opened(scene)
    await phone.get_by_role("button", name="Commands").click()
    field = phone.get_by_role("textbox", name="Message")
    await expect(field).to_have_value("/")
    await expect(field).to_be_focused()


async def test_commands_told_by_the_emulator_are_offered_and_sent(scene: Scene) -> None:
    async def with_commands(route: Route) -> None:
        chat = await (await route.fetch()).json()
        known = [{"command": "help", "description": "What I can do"}]
        await route.fulfill(body=json.dumps(chat | {"commands": known}))

    await scene.page.route("**/sim/chat/*", with_commands)
    phone = await opened(scene)
    await phone.get_by_role("button", name="Commands").click()
    await phone.get_by_role("menuitem", name="/help What I can do").click()
    message = (await scene.heard()).message
    assert message is not None
    assert message.text == "/help"


async def test_a_photo_and_a_voice_message_are_one_choice_away(scene: Scene) -> None:
    phone = await opened(scene)
    await phone.get_by_role("button", name="Attach").click()
    await phone.get_by_role("menuitem", name="Photo").click()
    photo = (await scene.heard()).message
    assert photo is not None
    assert photo.photo
    await phone.get_by_role("button", name="Attach").click()
    await phone.get_by_role("menuitem", name="Voice message").click()
    voice = (await scene.heard()).message
    assert voice is not None
    assert voice.voice is not None
    await expect(phone.locator(".person").last).to_contain_text("Voice message")


async def test_a_chosen_document_reaches_the_bot_byte_for_byte(scene: Scene) -> None:
    content = b"id: evening-buses\ntitle: Evening buses\n"
    phone = await opened(scene)
    async with scene.page.expect_file_chooser() as chooser:
        await phone.get_by_role("button", name="Attach").click()
        await phone.get_by_role("menuitem", name="Document").click()
    await (await chooser.value).set_files(
        {"name": "evening-buses.yaml", "mimeType": "application/yaml", "buffer": content}
    )
    message = (await scene.heard()).message
    assert message is not None
    assert message.document is not None
    assert message.document.file_name == "evening-buses.yaml"
    file = await message.document.get_file()
    assert bytes(await file.download_as_bytearray()) == content


async def test_nothing_is_sent_for_an_empty_field(scene: Scene) -> None:
    phone = await opened(scene)
    await phone.get_by_role("button", name="Send").click()
    await phone.get_by_role("textbox", name="Message").fill("words")
    await phone.get_by_role("button", name="Send").click()
    message = (await scene.heard()).message
    assert message is not None
    assert message.text == "words"
