"""Taps and the answers to them."""

from tests.bot.emulator.page.scene import Scene

EARLY = """() => import('/page/taps.js').then(async ({ Taps }) => {
  const taps = new Taps();
  const settled = [];
  let arrive;
  const call = new Promise(resolve => (arrive = resolve));
  const followed = taps.follow(call, () => settled.push('early'));
  taps.answered('7');
  arrive({ query_id: '7' });
  await followed;
  await taps.follow(Promise.resolve({ query_id: '8' }), () => settled.push('lost'));
  const before = [...settled];
  taps.forget();
  return [before, settled];
})"""


async def test_no_button_waits_for_an_answer_that_came_early_or_was_lost(scene: Scene) -> None:
    await scene.visit()
    assert await scene.page.evaluate(EARLY) == [["early"], ["early", "lost"]]
