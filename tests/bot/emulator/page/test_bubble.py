"""One message on a phone."""

from io import BytesIO

from playwright.async_api import expect

from tests.bot.emulator.page.scene import Scene, button, keyboard

# The smallest PNG there is: one transparent pixel.
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)


async def test_formatting_is_shown(scene: Scene) -> None:
    person = await scene.person()
    await scene.bot.send_message(person, "<b>Evening</b> <code>buses</code>", parse_mode="HTML")
    await scene.visit()
    words = scene.phone(person).locator(".bot .words")
    await expect(words.locator("b")).to_have_text("Evening")
    await expect(words.locator("code")).to_have_text("buses")


async def test_what_a_person_types_is_never_formatting(scene: Scene) -> None:
    person = await scene.person()
    await scene.visit()
    await scene.remote.send(person, "<b>loud</b>")
    words = scene.phone(person).locator(".person .words").last
    await expect(words).to_contain_text("<b>loud</b>")


async def test_an_edit_changes_the_bubble_in_place_and_shows_where(scene: Scene) -> None:
    person = await scene.person()
    sent = await scene.bot.send_message(person, "Question 1")
    await scene.visit()
    await expect(scene.phone(person).locator(".bot .words")).to_contain_text("Question 1")
    await sent.edit_text("Question 2")
    bubble = scene.phone(person).locator(".bot .bubble")
    await expect(bubble).to_contain_text("Question 2")
    await expect(bubble).to_contain_text("edited")
    await expect(bubble).to_contain_class("changed")


async def test_only_the_button_that_changed_is_highlighted(scene: Scene) -> None:
    person = await scene.person()
    sent = await scene.bot.send_message(
        person, "Pick", reply_markup=keyboard([button("7")], [button("9")])
    )
    await scene.visit()
    keys = scene.phone(person).locator(".key")
    await expect(keys).to_have_text(["7", "9"])
    ticked = keyboard([button("7")], [button("✓ 9", callback_data="9")])
    await sent.edit_reply_markup(ticked)
    await expect(keys).to_have_text(["7", "✓ 9"])
    await expect(keys.nth(1)).to_contain_class("changed")
    await expect(keys.nth(0)).not_to_contain_class("changed")


async def test_a_photo_opens_large_and_escape_closes_it(scene: Scene) -> None:
    person = await scene.person()
    await scene.bot.send_photo(person, PIXEL, caption="Three routes stay")
    await scene.visit()
    await scene.phone(person).get_by_role("button", name="Enlarge the photo").click()
    viewer = scene.page.get_by_role("dialog", name="Photo")
    await expect(viewer.get_by_role("img", name="Three routes stay")).to_be_visible()
    await scene.page.keyboard.press("Escape")
    await expect(viewer).to_be_hidden()


async def test_a_document_can_be_downloaded_under_its_name(scene: Scene) -> None:
    person = await scene.person()
    await scene.bot.send_document(person, BytesIO(b"route,answers\n"), filename="results.csv")
    await scene.visit()
    async with scene.page.expect_download() as started:
        await scene.phone(person).get_by_role("link", name="results.csv").click()
    download = await started.value
    assert download.suggested_filename == "results.csv"
    assert (await download.path()).read_bytes() == b"route,answers\n"


async def test_a_silent_message_says_so(scene: Scene) -> None:
    person = await scene.person()
    await scene.bot.send_message(person, "Good evening", disable_notification=True)
    await scene.visit()
    await expect(scene.phone(person).get_by_title("Sent without a sound")).to_be_visible()


async def test_a_start_link_in_a_text_opens_in_the_same_phone(scene: Scene) -> None:
    person = await scene.person()
    await scene.bot.send_message(person, "Go to https://t.me/hearback_bot?start=evening-buses")
    await scene.visit()
    await scene.phone(person).get_by_role("link", name="evening-buses").click()
    message = (await scene.heard()).message
    assert message is not None
    assert message.text == "/start evening-buses"


async def test_a_link_to_elsewhere_leads_nowhere_and_shows_its_address(scene: Scene) -> None:
    person = await scene.person()
    await scene.bot.send_message(
        person, '<a href="https://buses.example/why">Why we ask</a>', parse_mode="HTML"
    )
    await scene.visit()
    words = scene.phone(person).locator(".bot .words")
    await expect(words).to_contain_text("Why we ask")
    await expect(words.get_by_role("link")).to_have_count(0)
    await expect(words.locator(".dead-link")).to_have_attribute("data-address", "buses.example/why")


async def test_arabic_runs_from_right_to_left(scene: Scene) -> None:
    person = await scene.person()
    await scene.bot.send_message(person, "كم مرة تركب الحافلة؟")
    await scene.visit()
    words = scene.phone(person).locator(".bot .words")
    await expect(words).to_have_css("direction", "rtl")


async def test_a_day_is_named_once(scene: Scene) -> None:
    person = await scene.person()
    await scene.bot.send_message(person, "one")
    await scene.visit()
    await expect(scene.phone(person).locator(".row")).to_have_count(2)
    await expect(scene.phone(person).locator("[data-day]")).to_have_count(1)
