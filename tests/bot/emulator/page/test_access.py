"""The page can be used by everybody (WCAG 2.2 AA)."""

from typing import Literal

from playwright.async_api import expect

from tests.bot.emulator.page.scene import Scene, button, keyboard

# Text against the nearest opaque background, by the WCAG formula for relative luminance.
POOR_CONTRAST = """() => {
  const rgb = text => text.match(/[\\d.]+/g).map(Number);
  const light = ([r, g, b]) => [r, g, b]
    .map(c => c / 255)
    .map(c => c <= .04045 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4)
    .reduce((sum, c, i) => sum + c * [.2126, .7152, .0722][i], 0);
  const behind = it => {
    for (; it; it = it.parentElement) {
      const colour = rgb(getComputedStyle(it).backgroundColor);
      if (colour.length === 3 || colour[3] === 1) return colour;
    }
    return [255, 255, 255];
  };
  const poor = [];
  for (const it of document.querySelectorAll('body *')) {
    const words = [...it.childNodes].some(n => n.nodeType === 3 && n.nodeValue.trim());
    if (!words || !it.checkVisibility() || it.closest('.sr-only, template')) continue;
    const [a, b] = [light(rgb(getComputedStyle(it).color)), light(behind(it))];
    const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
    if (ratio < 4.5) poor.push(`${it.className || it.tagName}: ${ratio.toFixed(2)}`);
  }
  return poor;
}"""

SMALL_TARGETS = """least => [...document.querySelectorAll('button, a, textarea')]
  .filter(it => it.checkVisibility() && !it.closest('.words'))
  .map(it => [it.getAttribute('aria-label') || it.textContent.trim(), it.getBoundingClientRect()])
  .filter(([, box]) => Math.min(box.width, box.height) < least)
  .map(([name]) => name)"""

OVERFLOWING = """() => [...document.querySelectorAll('body *')]
  .filter(it => it.checkVisibility() && !it.closest('.sr-only, #tabs'))
  .filter(it => it.getBoundingClientRect().right > innerWidth + 1)
  .map(it => it.className || it.tagName)"""

LONG = "https://buses.example/" + "a-very-long-address-" * 6


async def played(scene: Scene) -> int:
    """A chat with a bit of everything."""
    person = await scene.person()
    for staff in ("Staff", "Staff of the other town"):
        await scene.person(staff, "staff")
    await scene.bot.send_message(
        person,
        f"<b>Bold</b> <code>code</code> <blockquote>quote</blockquote> {LONG}"
        ' <a href="https://t.me/hearback_bot?start=evening-buses">start</a>',
        parse_mode="HTML",
        disable_notification=True,
    )
    label = "1. Every week, because there is no other way for me to get home from the college"
    rows = [
        [button(label, callback_data="weekly")],
        [button("Skip"), button("Back"), button("Stop")],
        [button("Read on", url=LONG)],
        [button("Copy", copy_text={"text": "words"})],
    ]
    await scene.bot.send_message(person, "How often?", reply_markup=keyboard(*rows))
    await scene.remote.send(person, "x" * 200)
    await scene.remote.send(person, kind="voice")
    await scene.visit()
    await expect(scene.phone(person).locator(".row")).to_have_count(5)
    return person


async def test_every_text_stands_out_from_its_background_by_day_and_by_night(scene: Scene) -> None:
    await played(scene)
    schemes: tuple[Literal["light", "dark"], ...] = ("light", "dark")
    for scheme in schemes:
        await scene.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        for width in (360, 1280):
            await scene.page.set_viewport_size({"width": width, "height": 800})
            assert await scene.page.evaluate(POOR_CONTRAST) == [], (scheme, width)


async def test_every_target_is_large_enough(scene: Scene) -> None:
    await played(scene)
    for width in (360, 1280):
        await scene.page.set_viewport_size({"width": width, "height": 800})
        assert await scene.page.evaluate(SMALL_TARGETS, 24) == []
        small = await scene.page.evaluate(SMALL_TARGETS, 44)
        assert [name for name in small if name != "Steps"] == []


async def test_nothing_overflows_a_narrow_page(scene: Scene) -> None:
    await played(scene)
    for width in (320, 360, 700):
        await scene.page.set_viewport_size({"width": width, "height": 740})
        assert await scene.page.evaluate("document.documentElement.scrollWidth") <= width
        assert await scene.page.evaluate(OVERFLOWING) == []


async def test_every_control_has_a_name(scene: Scene) -> None:
    await played(scene)
    nameless = """() => [...document.querySelectorAll('button, a, textarea, input')]
      .filter(it => !(it.getAttribute('aria-label') || it.textContent.trim()))
      .map(it => it.outerHTML)"""
    assert await scene.page.evaluate(nameless) == []


async def test_the_focus_is_always_visible(scene: Scene) -> None:
    await played(scene)
    await scene.page.keyboard.press("Tab")
    for _ in range(12):
        outline = await scene.page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert outline == "solid"
        await scene.page.keyboard.press("Tab")
