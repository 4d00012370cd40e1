"""The Bot API as curl sees it."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import orjson
import pytest
from aiohttp import ClientSession, FormData, ServerDisconnectedError

from bot.emulator.remote import Remote
from bot.emulator.samples import PICTURE
from bot.emulator.world import World

KEYBOARD = {"inline_keyboard": [[{"text": "Yes", "callback_data": "y"}]]}


@pytest.fixture
async def curl(world: World, remote: Remote) -> AsyncIterator[ClientSession]:
    async with ClientSession(f"{remote.url}/bot{world.bot.token}/") as session:
        yield session


async def answer(response: Any) -> tuple[int, Any]:
    async with response as opened:
        return opened.status, await opened.json()


async def test_parameters_come_as_query_form_json_or_multipart(
    remote: Remote, curl: ClientSession, chat: int
) -> None:
    markup = orjson.dumps(KEYBOARD).decode()
    fields = {"chat_id": str(chat), "text": "é 😀", "reply_markup": markup}
    multipart = FormData(fields, default_to_multipart=True)
    calls = [
        curl.get("sendMessage", params=fields),
        curl.post("sendMessage", data=fields),
        curl.post("sendMessage", json={**fields, "chat_id": chat, "reply_markup": KEYBOARD}),
        curl.post("sendMessage", data=multipart),
    ]
    answers = [await answer(call) for call in calls]
    assert {status for status, _ in answers} == {200}
    shown = [(body["result"]["text"], body["result"]["reply_markup"]) for _, body in answers]
    assert shown == [("é 😀", KEYBOARD)] * 4


async def test_a_file_can_be_uploaded_under_its_own_name_or_attached(
    curl: ClientSession, chat: int
) -> None:
    for field, source in (("photo", None), ("chart", "attach://chart")):
        form = FormData({"chat_id": str(chat)})
        if source:
            form.add_field("photo", source)
        form.add_field(field, PICTURE, filename="chart.png", content_type="image/png")
        status, body = await answer(curl.post("sendPhoto", data=form))
        assert (status, body["result"]["photo"][0]["height"]) == (200, 8)


@pytest.mark.parametrize("name", ["getMe", "getme", "GETME"])
async def test_method_names_are_taken_in_any_case(name: str, curl: ClientSession) -> None:
    status, body = await answer(curl.get(name))
    assert (status, body["ok"], body["result"]["is_bot"]) == (200, True, True)


async def test_an_unknown_method_is_not_found(curl: ClientSession) -> None:
    assert await answer(curl.get("sendTelegram")) == (
        404,
        {"ok": False, "error_code": 404, "description": "Not Found"},
    )


async def test_a_wrong_token_is_unauthorised(remote: Remote) -> None:
    async with ClientSession(remote.url) as session:
        assert await answer(session.get("/bot12:abc/getMe")) == (
            401,
            {"ok": False, "error_code": 401, "description": "Unauthorized"},
        )
        assert (await answer(session.get("/file/bot12:abc/photos/file_0.png")))[0] == 404


async def test_broken_json_is_a_bad_request(curl: ClientSession) -> None:
    headers = {"Content-Type": "application/json"}
    for broken in (b"{", b"[]"):
        status, body = await answer(curl.post("sendMessage", data=broken, headers=headers))
        assert (status, body["ok"]) == (400, False)


async def test_a_429_says_when_to_come_back(world: World, curl: ClientSession, chat: int) -> None:
    world.flood.enabled = True
    world.flood.admit(chat, asyncio.get_running_loop().time(), 3)
    status, body = await answer(curl.post("sendMessage", json={"chat_id": chat, "text": "x"}))
    assert (status, body["error_code"], body["parameters"]) == (429, 429, {"retry_after": 1})
    assert body["description"] == "Too Many Requests: retry after 1"


@pytest.mark.parametrize(("fault", "code"), [("too_many", 429), ("server_error", 500)])
async def test_a_fault_refuses_the_call_before_it_takes_effect(
    fault: str, code: int, remote: Remote, curl: ClientSession, chat: int
) -> None:
    await remote.faults(**{fault: 1.0, "methods": ["sendMessage"]})
    status, body = await answer(curl.post("sendMessage", json={"chat_id": chat, "text": "x"}))
    assert (status, body["ok"]) == (code, False)
    assert (await answer(curl.get("getMe")))[0] == 200
    assert len((await remote.chat(chat))["messages"]) == 1
    assert (await remote.calls())["refused"] == {str(code): 1}


async def test_so_many_calls_are_spared_before_one_goes_wrong(
    remote: Remote, curl: ClientSession
) -> None:
    await remote.faults(too_many=1.0, methods=["getMe"], spared=2)
    codes = [(await answer(curl.get(method)))[0] for method in ("getMe", "getMyName", "getMe")]
    assert codes == [200] * 3
    assert (await answer(curl.get("getMe")))[0] == 429


@pytest.mark.parametrize(("fault", "messages"), [("drop", 1), ("drop_after", 2)])
async def test_a_dropped_connection_comes_before_or_after_the_effect(
    fault: str, messages: int, remote: Remote, curl: ClientSession, chat: int
) -> None:
    await remote.faults(**{fault: 1.0})
    with pytest.raises((ServerDisconnectedError, ConnectionError)):
        await answer(curl.post("sendMessage", json={"chat_id": chat, "text": "x"}))
    await remote.faults()
    assert len((await remote.chat(chat))["messages"]) == messages
    assert (await remote.calls())["refused"] == {"dropped": 1}


async def test_latency_delays_the_answer(remote: Remote, curl: ClientSession) -> None:
    await remote.faults(latency_ms=50)
    loop = asyncio.get_running_loop()
    before = loop.time()
    await answer(curl.get("getMe"))
    assert loop.time() - before >= 0.05


async def test_message_ids_rise_across_chats(
    remote: Remote, curl: ClientSession, chat: int
) -> None:
    other = await remote.add_person()
    await remote.open(other["user_id"])
    ids = []
    for chat_id in (chat, other["user_id"], chat):
        body = {"chat_id": chat_id, "text": "x"}
        ids.append((await answer(curl.post("sendMessage", json=body)))[1]["result"]["message_id"])
    assert ids == sorted(set(ids))
