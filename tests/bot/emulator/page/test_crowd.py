"""Sixty people at the press of a button."""

from playwright.async_api import expect

from tests.bot.emulator.page.scene import Scene

LINK = "Share https://t.me/hearback_bot?start=evening-buses"


async def test_a_crowd_needs_a_link_first(scene: Scene) -> None:
    staff = await scene.person("Staff", "staff")
    await scene.visit()
    start = scene.page.get_by_role("button", name="Sixty people take part")
    await expect(start).to_have_attribute("aria-disabled", "true")
    await expect(start).to_have_accessible_description("Works once the bot has shared a link.")
    await scene.bot.send_message(staff, LINK)
    await expect(start).to_have_attribute("aria-disabled", "false")
    await expect(scene.page.get_by_text("Works once the bot has shared a link.")).to_be_hidden()


async def test_every_press_sends_sixty_more(scene: Scene) -> None:
    staff = await scene.person("Staff", "staff")
    await scene.bot.send_message(staff, LINK)
    await scene.visit()
    start = scene.page.get_by_role("button", name="Sixty people take part")
    await expect(start).to_have_attribute("aria-disabled", "false")
    progress = scene.page.get_by_role("progressbar", name="People who take part")
    for total in ("60", "120"):
        await start.click()
        await expect(progress).to_have_attribute("aria-valuemax", total)
    await expect(scene.page.locator(".crowd-line")).to_contain_text("of 120 started")
    await expect(scene.page.locator(".phone")).to_have_count(1)


async def test_progress_is_told_in_words_too(scene: Scene) -> None:
    await scene.visit()
    counts = {
        "total": 60, "started": 58, "finished": 40, "left": 3, "declined": 2,
        "stuck": 1, "running": 12, "steps": 500, "heard_back": 7,
    }  # fmt: skip
    show = """counts => import('/page/crowd.js').then(({ CrowdPanel }) => {
      const at = id => document.getElementById(id);
      new CrowdPanel(at('start-crowd'), at('crowd-hint'), at('crowd')).show(counts);
    })"""
    await scene.page.evaluate(show, counts)
    words = "58 of 60 started, 40 finished, 5 left, 1 stuck, 7 heard back"
    progress = scene.page.get_by_role("progressbar")
    await expect(progress).to_have_attribute("aria-valuetext", words)
    await expect(progress).to_have_attribute("aria-valuenow", "46")
    await expect(scene.page.locator("#crowd-news")).to_have_text(words)
