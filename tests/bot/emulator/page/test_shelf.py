"""The phones side by side, or one at a time where space is short."""

from playwright.async_api import ViewportSize, expect

from tests.bot.emulator.page.scene import Scene

NARROW = ViewportSize(width=360, height=740)


async def test_an_empty_page_offers_a_first_phone(scene: Scene) -> None:
    await scene.visit()
    await expect(scene.page.get_by_role("heading", name="No phones yet")).to_be_visible()
    await scene.page.locator("#add-first").click()
    await expect(scene.page.get_by_role("region", name="Phone: Young person")).to_be_visible()
    await expect(scene.page.get_by_text("No phones yet")).to_be_hidden()


async def test_every_added_phone_has_a_name_of_its_own(scene: Scene) -> None:
    await scene.person("Staff", "staff")
    await scene.visit()
    await expect(scene.page.locator(".phone")).to_have_count(1)
    for count in (2, 3):
        await scene.page.get_by_role("button", name="Add a phone").first.click()
        await expect(scene.page.locator(".phone")).to_have_count(count)
    captions = scene.page.locator(".caption-text")
    await expect(captions).to_have_text(["Staff", "Young person", "Young person 2"])


async def test_people_without_a_phone_are_not_shown(scene: Scene) -> None:
    await scene.remote.add_person("In the crowd", phone=False)
    await scene.person()
    await scene.visit()
    await expect(scene.page.locator(".phone")).to_have_count(1)


async def test_a_person_who_appears_later_gets_a_phone(scene: Scene) -> None:
    await scene.visit()
    await expect(scene.page.get_by_text("No phones yet")).to_be_visible()
    await scene.person("Late", "guest")
    await expect(scene.page.get_by_role("region", name="Phone: Guest: Late")).to_be_visible()


async def test_a_narrow_page_shows_one_phone_and_a_tab_for_each(scene: Scene) -> None:
    await scene.page.set_viewport_size(NARROW)
    young, staff = await scene.person(), await scene.person("Staff", "staff")
    await scene.visit()
    await expect(scene.phone(young)).to_be_visible()
    await expect(scene.phone(staff)).to_be_hidden()
    tab = scene.page.get_by_role("navigation", name="Phones").get_by_role("button", name="Staff")
    await tab.click()
    await expect(tab).to_have_attribute("aria-current", "true")
    await expect(scene.phone(staff)).to_be_visible()
    await expect(scene.phone(young)).to_be_hidden()


async def test_a_tab_counts_what_was_not_read(scene: Scene) -> None:
    await scene.page.set_viewport_size(NARROW)
    await scene.person()
    staff = await scene.person("Staff", "staff")
    await scene.visit()
    tab = scene.page.get_by_role("navigation", name="Phones").get_by_role("button", name="Staff")
    await expect(tab).to_be_visible()
    await scene.bot.send_message(staff, "one")
    await scene.bot.send_message(staff, "two")
    await expect(tab).to_have_text("Staff2 new")
    await tab.click()
    await expect(tab).to_have_text("Staff")
