"""Formatted text is rebuilt from an allow-list."""

from tests.bot.emulator.page.scene import Scene

REBUILD = """pieces => import('/page/safehtml.js').then(({ safeFragment }) => pieces.map(html => {
  const holder = document.createElement('div');
  holder.append(safeFragment(html, () => document.createElement('em')));
  return holder.innerHTML;
}))"""

SAFE = {
    "<b>one</b> <i>two</i>\nthree": "<b>one</b> <i>two</i>\nthree",
    "<strong>one</strong>": "<b>one</b>",
    '<b style="color:red" onclick="x()">one</b>': "<b>one</b>",
    "<script>x()</script>one": "one",
    '<img src=x onerror="x()">one': "one",
    "<svg><desc>one</desc></svg>two": "two",
    "<div><u>one</u></div>": "<u>one</u>",
    '<a href="javascript:x()">one</a>': "<em>one</em>",
    "&lt;b&gt;": "&lt;b&gt;",
}


async def test_nothing_but_known_formatting_survives(scene: Scene) -> None:
    await scene.visit()
    rebuilt = await scene.page.evaluate(REBUILD, list(SAFE))
    assert dict(zip(SAFE, rebuilt, strict=True)) == SAFE


async def test_a_spoiler_is_readable_after_a_tap(scene: Scene) -> None:
    person = await scene.person()
    await scene.bot.send_message(
        person, '<span class="tg-spoiler">the end</span>', parse_mode="HTML"
    )
    await scene.visit()
    spoiler = scene.phone(person).locator(".spoiler")
    shut = await spoiler.evaluate("it => getComputedStyle(it).color")
    await spoiler.click()
    assert await spoiler.evaluate("it => getComputedStyle(it).color") != shut
