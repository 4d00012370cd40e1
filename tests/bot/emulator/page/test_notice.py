"""What whoever runs the emulator has to say."""

from playwright.async_api import expect

from tests.bot.emulator.page.scene import Scene


async def test_a_notice_names_the_page_and_takes_the_place_of_the_steps(scene: Scene) -> None:
    await scene.visit()
    await expect(scene.page.locator("#notice")).to_be_hidden()
    await scene.remote.put_notice("Preview: x.yaml", "Two things.", "wrong", ["One", "<b>Two</b>"])
    await expect(scene.page).to_have_title("Preview: x.yaml")
    await expect(scene.page.get_by_role("heading", level=1)).to_have_text("Preview: x.yaml")
    await expect(scene.page.locator(".notice-said")).to_have_text("Two things.")
    await expect(scene.page.locator(".notice-lines li")).to_have_text(["One", "<b>Two</b>"])
    for other in ("#guide", "#guide-toggle", "#start-crowd", "#crowd-hint"):
        await expect(scene.page.locator(other)).to_be_hidden()


async def test_a_new_notice_takes_the_place_of_the_old_one(scene: Scene) -> None:
    await scene.remote.put_notice("Preview", "Two things.", "wrong", ["One", "Two"])
    await scene.visit()
    await scene.remote.put_notice("Preview", "Nothing to mend.")
    await expect(scene.page.locator(".notice-said")).to_have_text("Nothing to mend.")
    await expect(scene.page.locator(".notice-lines li")).to_have_count(0)
    await expect(scene.page.locator("#notice")).to_have_attribute("data-mood", "good")
