"""Updates are read as far as anybody looks at them, and what is odd is read as it stands."""

import orjson
import pytest

from bot.channels.wire import NotJson, update_in, updates_in

SAM = {"id": 7, "is_bot": False, "first_name": "Sam", "language_code": "en"}
CHAT = {"id": 7, "type": "private", "first_name": "Sam"}
OURS = {"message_id": 5, "date": 1, "chat": CHAT}
QUERY = {"id": "9", "from": SAM, "chat_instance": "3", "data": "home"}
UNREAD = {"text": "Long words", "reply_markup": {"inline_keyboard": [[]]}}
WORDS = {"update_id": 2, "message": {"message_id": 6, "date": 1, "chat": CHAT, "text": "hello"}}


def test_our_own_message_under_a_tapped_button_is_not_read() -> None:
    tap = {"update_id": 1, "callback_query": {**QUERY, "message": {**OURS, **UNREAD}}}
    read = {"update_id": 1, "callback_query": {**QUERY, "message": OURS}}
    assert update_in(orjson.dumps(tap)) == read


def test_what_people_write_is_read_whole() -> None:
    assert update_in(orjson.dumps(WORDS)) == WORDS


def test_a_kind_that_we_do_not_ask_for_is_left_out() -> None:
    assert update_in(b'{"update_id":3,"poll":{"id":"1"}}') == {"update_id": 3}


@pytest.mark.parametrize(
    "odd",
    [
        {"update_id": 4, "callback_query": None},
        {"update_id": 4, "callback_query": {"message": 5}},
        {"update_id": "4", "message": []},
    ],
)
def test_what_is_odd_is_read_as_it_stands(odd: dict[str, object]) -> None:
    assert update_in(orjson.dumps(odd)) == odd
    assert updates_in(orjson.dumps({"ok": True, "result": [odd]})) == [odd]


def test_other_json_is_no_update() -> None:
    assert [update_in(each) for each in (b"[]", b"4", b"null")] == [None, None, None]


def test_updates_come_in_their_order() -> None:
    reply = orjson.dumps({"ok": True, "result": [WORDS, {"update_id": 3}]})
    assert updates_in(reply) == [WORDS, {"update_id": 3}]


@pytest.mark.parametrize("broken", [b"", b"{", b"\xff", b'{"update_id": 1,'])
def test_what_is_no_json_is_said_to_be_none(broken: bytes) -> None:
    with pytest.raises(NotJson):
        update_in(broken)
    with pytest.raises(NotJson):
        updates_in(broken)


@pytest.mark.parametrize("reply", [b"{}", b"[]", b'{"ok":true,"result":true}'])
def test_a_reply_without_updates_is_none(reply: bytes) -> None:
    with pytest.raises(NotJson):
        updates_in(reply)
