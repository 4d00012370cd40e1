"""Steps for a newcomer."""

import json

from playwright.async_api import Route, expect

from tests.bot.emulator.page.scene import Scene


async def test_the_steps_can_be_folded_away(scene: Scene) -> None:
    await scene.visit()
    toggle, steps = scene.page.get_by_role("button", name="Steps"), scene.page.locator("#guide")
    await expect(steps.get_by_role("listitem")).to_have_count(3)
    await toggle.click()
    await expect(steps).to_be_hidden()
    await expect(toggle).to_have_attribute("aria-expanded", "false")


async def test_the_steps_start_folded_where_space_is_short(scene: Scene) -> None:
    await scene.page.set_viewport_size({"width": 360, "height": 740})
    await scene.visit()
    await expect(scene.page.locator("#guide")).to_be_hidden()
    await scene.page.get_by_role("button", name="Steps").click()
    await expect(scene.page.locator("#guide")).to_be_visible()


async def test_a_story_told_by_the_emulator_replaces_the_general_steps(scene: Scene) -> None:
    async def with_story(route: Route) -> None:
        state = await (await route.fetch()).json()
        await route.fulfill(body=json.dumps(state | {"story": ["Press Start", "Answer"]}))

    await scene.page.route("**/sim/state", with_story)
    await scene.visit()
    await expect(scene.page.locator("#guide li")).to_have_text(["Press Start", "Answer"])
