"""The messages of one chat."""

from playwright.async_api import Route, expect

from tests.bot.emulator.page.scene import Scene

AT_END = "log => log.scrollHeight - log.scrollTop - log.clientHeight < 2"


async def test_the_newest_message_is_in_view(scene: Scene) -> None:
    person = await scene.person()
    for number in range(30):
        await scene.bot.send_message(person, f"message {number}")
    await scene.visit()
    phone = scene.phone(person)
    await expect(phone.locator(".row").last).to_be_in_viewport()
    await scene.bot.send_message(person, "the last one")
    await expect(phone.get_by_text("the last one")).to_be_in_viewport()
    assert await phone.get_by_role("log").evaluate(AT_END)


async def test_someone_who_reads_further_up_is_left_in_peace(scene: Scene) -> None:
    person = await scene.person()
    for number in range(30):
        await scene.bot.send_message(person, f"message {number}")
    await scene.visit()
    phone = scene.phone(person)
    await expect(phone.locator(".row").last).to_be_in_viewport()
    await phone.get_by_role("log").evaluate("log => (log.scrollTop = 0)")
    newest = phone.get_by_role("button", name="Go to the newest message")
    await expect(newest).to_be_visible()
    await scene.bot.send_message(person, "the last one")
    last = phone.get_by_text("the last one")
    await expect(last).to_be_attached()
    await expect(last).not_to_be_in_viewport()
    await newest.click()
    await expect(last).to_be_in_viewport()
    await expect(newest).to_be_hidden()


async def test_a_deleted_message_goes(scene: Scene) -> None:
    person = await scene.person()
    sent = await scene.bot.send_message(person, "a slip")
    await scene.visit()
    slip = scene.phone(person).get_by_text("a slip")
    await expect(slip).to_be_visible()
    await sent.delete()
    await expect(slip).to_have_count(0)


async def test_three_hundred_messages_stand_in_order(scene: Scene) -> None:
    person = await scene.person()
    for number in range(300):
        await scene.remote.send(person, f"message {number}")
    await scene.visit()
    words = scene.phone(person).locator(".words")
    await expect(words).to_have_count(301)
    shown = [text.split("\n")[0] for text in await words.all_inner_texts()]
    assert shown[1:] == [f"message {number}" for number in range(300)]


async def test_the_chat_is_announced_politely(scene: Scene) -> None:
    person = await scene.person()
    await scene.visit()
    log = scene.phone(person).get_by_role("log", name="Chat of Young person")
    await expect(log).to_have_attribute("aria-live", "polite")


async def test_news_that_arrives_during_a_fetch_is_not_lost(scene: Scene) -> None:
    person = await scene.person()
    sent = await scene.bot.send_message(person, "a draft")
    phone = scene.phone(person)

    async def slow(route: Route) -> None:
        fetched = await route.fetch()
        await sent.edit_text("the final words")
        await scene.bot.send_message(person, "the news")
        await expect(phone.get_by_text("the news")).to_be_visible()
        await route.fulfill(response=fetched)

    await scene.page.route("**/sim/chat/*", slow)
    await scene.visit()
    words = phone.locator(".words")
    await expect(words).to_contain_text(["hello", "the final words", "the news"])


async def test_growing_content_does_not_push_the_newest_message_out_of_view(scene: Scene) -> None:
    person = await scene.person()
    for number in range(20):
        await scene.bot.send_message(person, f"message {number}")
    await scene.visit()
    log = scene.phone(person).get_by_role("log")
    await expect(log.locator(".row").last).to_be_in_viewport()
    grow = """log => {
      const tall = document.createElement('div');
      tall.className = 'tall';
      tall.style.height = '900px';
      log.querySelector('.messages').append(tall);
      log.dispatchEvent(new Event('scroll'));
    }"""
    await log.evaluate(grow)
    await expect(log.locator(".tall")).to_be_in_viewport(ratio=0.3)


async def test_messages_stand_in_order_even_when_they_arrive_out_of_order(scene: Scene) -> None:
    person = await scene.person()

    async def late(route: Route) -> None:
        fetched = await route.fetch()
        await scene.bot.send_message(person, "two")
        await expect(scene.phone(person).get_by_text("two")).to_be_visible()
        await route.fulfill(response=fetched)

    await scene.bot.send_message(person, "one")
    await scene.page.route("**/sim/chat/*", late)
    await scene.visit()
    words = scene.phone(person).locator(".words")
    await expect(words).to_contain_text(["hello", "one", "two"])
