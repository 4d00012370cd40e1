import pytest

from bot.emulator.errors import SimError
from bot.emulator.forms import PersonForm
from bot.emulator.remote import Remote
from bot.emulator.world import World


async def test_a_person_is_added_as_described(remote: Remote) -> None:
    person = await remote.add_person("Alex", "cy", user_id=42, role="staff", phone=False)
    assert person == {
        "user_id": 42,
        "first_name": "Alex",
        "language_code": "cy",
        "role": "staff",
        "phone": False,
        "blocked": False,
    }
    assert (await remote.state())["people"] == [person]


async def test_people_get_ids_of_their_own(remote: Remote) -> None:
    ids = {(await remote.add_person())["user_id"] for _ in range(3)}
    assert len(ids) == 3
    with pytest.raises(SimError, match="is taken"):
        await remote.add_person(user_id=ids.pop())


async def test_the_state_names_the_bot_and_the_links_newest_first(
    remote: Remote, world: World, chat: int
) -> None:
    for text in ("t.me/hearback_bot?start=one", "https://t.me/Hearback_Bot?start=two"):
        world.post(chat, world.bot.bot_id, text)
    state = await remote.state()
    assert state["bot"] == {"id": 4200000, "username": "hearback_bot", "first_name": "Hearback"}
    assert state["links"] == ["two", "one"]
    assert state["crowd"]["total"] == 0


async def test_a_chat_is_shown_in_order_and_as_a_transcript(
    remote: Remote, world: World, chat: int
) -> None:
    keyboard = (
        ({"text": "Yes", "callback_data": "y"}, {"text": "Page", "url": "http://x.example"}),
    )
    world.post(chat, world.bot.bot_id, "Well?", keyboard=keyboard)
    shown = await remote.chat(chat)
    assert [one["from"] for one in shown["messages"]] == [chat, "bot"]
    yes, page = shown["messages"][1]["buttons"][0]
    assert (yes["data"], yes["url"], page["data"], page["url"]) == (
        "y",
        None,
        None,
        "http://x.example",
    )
    assert await remote.transcript(chat) == "Sam: /start hello\nHearback: Well?\n  [Yes]  [Page]\n"


async def test_a_button_that_is_gone_can_only_be_tapped_by_force(
    remote: Remote, world: World, chat: int
) -> None:
    message = world.post(chat, world.bot.bot_id, "Well?")
    with pytest.raises(SimError, match="has no such button"):
        await remote.tap(chat, message.message_id, data="y")
    tapped = await remote.tap(chat, message.message_id, data="y", force=True)
    assert tapped["update_id"] is not None


async def test_a_late_tap_on_a_deleted_message_carries_an_inaccessible_one(
    remote: Remote, world: World, chat: int
) -> None:
    message = world.post(chat, world.bot.bot_id, "Well?")
    world.remove(chat, message.message_id)
    await remote.tap(chat, message.message_id, data="y", force=True)
    (update,) = world.updates.pending.values()
    assert b'"date":0' in update.body


async def test_a_person_who_blocked_the_bot_says_nothing_until_they_open_it_again(
    remote: Remote, chat: int
) -> None:
    assert (await remote.block(chat))["blocked"]
    with pytest.raises(SimError, match="has blocked the bot"):
        await remote.send(chat, "x")
    await remote.open(chat, "again")
    assert not (await remote.chat(chat))["blocked"]


async def test_in_a_group_the_bot_is_shown_commands_and_mentions_only(
    remote: Remote, sam: PersonForm
) -> None:
    group = await remote.make_group("Forum", [sam["user_id"]])
    said = {
        text: (await remote.send(sam["user_id"], text, chat_id=group))["update_id"] is not None
        for text in (
            "hi all",
            "/help",
            "/help@hearback_bot",
            "/help@other_bot",
            "hi @hearback_bot!",
        )
    }
    assert list(said.values()) == [False, True, True, False, True]


async def test_only_members_write_in_a_group(remote: Remote, sam: PersonForm) -> None:
    stranger = await remote.add_person()
    group = await remote.make_group("Forum", [sam["user_id"]])
    with pytest.raises(SimError, match="is not in group"):
        await remote.send(stranger["user_id"], "x", chat_id=group)


async def test_only_own_messages_can_be_edited(remote: Remote, world: World, chat: int) -> None:
    message = world.post(chat, world.bot.bot_id, "x")
    with pytest.raises(SimError, match="is not one of theirs"):
        await remote.edit(chat, message.message_id, "y")


async def test_what_cannot_be_done_is_answered_with_the_reason(remote: Remote, chat: int) -> None:
    with pytest.raises(SimError, match="no person with user_id 5") as refusal:
        await remote.send(5, "x")
    assert refusal.value.status == 404
    with pytest.raises(SimError, match="too_many must be between 0 and 1"):
        await remote.faults(too_many=2)
    with pytest.raises(SimError, match="nothing to send"):
        await remote.send(chat, " ")
    with pytest.raises(SimError, match="no such file"):
        await remote.file(chat, 1)
    with pytest.raises(SimError, match="no chat 5"):
        await remote.chat(5)


async def test_a_document_is_handed_over_and_never_shown_as_a_page(
    remote: Remote, world: World, chat: int
) -> None:
    file = world.files.keep("document", "a.html", b"<script>", "text/html")
    message = world.post(chat, world.bot.bot_id, kind="document", file=file)
    url = f"/sim/messages/{chat}/{message.message_id}/file"
    async with remote.session.get(url) as response:
        headers = response.headers
    assert headers["Content-Disposition"] == "attachment"
    assert headers["X-Content-Type-Options"] == "nosniff"


async def test_calls_are_counted(remote: Remote, world: World) -> None:
    async with remote.session.get(f"/bot{world.bot.token}/getme"):
        pass
    calls = await remote.calls()
    assert (calls["total"], calls["by_method"]) == (1, {"getMe": 1})


async def test_a_notice_is_told_at_once_and_to_those_who_come_later(remote: Remote) -> None:
    assert (await remote.state())["notice"] is None
    async with remote.events() as events:
        await remote.put_notice("Preview", "All is well.", "advice", ["Line 3: a word"])
        kind, data = await anext(events)
    notice = {"title": "Preview", "said": "All is well.", "mood": "advice"}
    assert (kind, data["notice"]) == ("notice", notice | {"lines": ["Line 3: a word"]})
    assert (await remote.state())["notice"] == data["notice"]


async def test_a_notice_in_no_known_mood_is_refused(remote: Remote) -> None:
    async with remote.session.post(
        "/sim/notice", json={"title": "", "said": "", "mood": "?"}
    ) as no:
        assert (no.status, "mood must be one of" in await no.text()) == (400, True)
