"""Which addresses open the bot."""

from tests.bot.emulator.page.scene import Scene

READ = """addresses => import('/page/startlink.js').then(
  ({ startPayload }) => addresses.map(address => startPayload(address, 'Hearback_Bot')))"""

PAYLOADS = {
    "https://t.me/hearback_bot?start=evening-buses": "evening-buses",
    "t.me/Hearback_Bot?start=a_b": "a_b",
    "tg://resolve?domain=hearback_bot&start=x": "x",
    "https://t.me/other_bot?start=evening-buses": None,
    "https://buses.example/hearback_bot?start=x": None,
    "https://t.me/hearback_bot": None,
    "https://t.me/hearback_bot?start=%3Cb%3E": None,
    "javascript:alert(1)": None,
    "": None,
}


async def test_only_a_start_link_of_this_bot_has_a_payload(scene: Scene) -> None:
    await scene.visit()
    found = await scene.page.evaluate(READ, list(PAYLOADS))
    assert dict(zip(PAYLOADS, found, strict=True)) == PAYLOADS
