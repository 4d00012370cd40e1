from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.inbound import is_call_in_group, to_heard
from bot.channels.incoming import KINDS, NOBODY, Incoming, Unreadable, incoming
from bot.emulator import actions
from bot.emulator.people import Person
from tests.bot.channels.updates import blocking, newest, newest_raw, rewritten, tap, words
from tests.bot.emulated import Emulated

REAL = (words(), rewritten(), tap(), blocking())
NO_IDS = (None, True, "7", 7.0, [7], {"id": 7})

_NAMES = st.sampled_from(
    (
        *KINDS,
        *("update_id", "from", "chat", "message", "id", "type", "text", "data", "language_code"),
        *("message_id", "inline_message_id", "new_chat_member", "status"),
    )
)
_SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=False),
    st.text(max_size=8),
    st.sampled_from(["private", "group", "supergroup", "kicked", "/start", "/"]),
)
_ANYTHING = st.recursive(
    _SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(_NAMES, inner, max_size=5)
    ),
    max_leaves=15,
)
_OBJECTS = st.dictionaries(_NAMES | st.text(max_size=5), _ANYTHING, max_size=6)


@st.composite
def mangled(draw: st.DrawFn, whole: Mapping[str, Any]) -> dict[str, Any]:
    """A JSON object with something else in one place of it, or without that place."""
    name = draw(st.sampled_from(sorted(whole)))
    inner = whole[name]
    if isinstance(inner, dict) and inner and draw(st.integers(0, 3)):
        return {**whole, name: draw(mangled(inner))}
    if draw(st.booleans()):
        return {key: value for key, value in whole.items() if key != name}
    return {**whole, name: draw(_ANYTHING)}


_NEARLY = st.sampled_from(REAL).flatmap(mangled)


@given(st.one_of(_OBJECTS, _NEARLY, _NEARLY.flatmap(mangled)))
def test_whatever_json_object_comes_is_an_update_or_unreadable(raw: dict[str, Any]) -> None:
    try:
        update = incoming(raw)
    except Unreadable:
        assert type(raw.get("update_id")) is not int
        return
    assert update.id == raw["update_id"]
    assert update.kind in (*KINDS, "other")
    for number in (update.chat, update.user, update.lane):
        assert type(number) is int
    for said in (update.language, update.query, update.words):
        assert said is None or type(said) is str
    # Nor does any of those who read on stumble over what it holds.
    heard = to_heard(update)
    assert heard is None or update.is_private
    assert not (heard and is_call_in_group(update))


@pytest.mark.parametrize("number", NO_IDS, ids=repr)
def test_what_has_no_number_is_no_update(number: object) -> None:
    with pytest.raises(Unreadable):
        incoming({**words(), "update_id": number})
    with pytest.raises(Unreadable):
        incoming({})


@pytest.mark.parametrize("number", NO_IDS, ids=repr)
@pytest.mark.parametrize("place", ["from", "chat"])
def test_whose_id_is_no_number_is_nobody(place: str, number: object) -> None:
    said = words()["message"]
    update = incoming({"update_id": 1, "message": {**said, place: {**said[place], "id": number}}})
    assert is_nobodys(update)


@pytest.mark.parametrize("number", NO_IDS, ids=repr)
def test_a_tap_by_whose_id_is_no_number_is_nobodys(number: object) -> None:
    query = tap()["callback_query"]
    raw = {"update_id": 1, "callback_query": {**query, "from": {"id": number}}}
    assert is_nobodys(incoming(raw))


def is_nobodys(update: Incoming) -> bool:
    return (update.lane, update.user, update.is_private) == (NOBODY, NOBODY, False)


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        (words(), "message"),
        (rewritten(), "edited_message"),
        (tap(), "callback_query"),
        (blocking(), "my_chat_member"),
    ],
)
def test_every_kind_is_read_with_whose_it_is(raw: dict[str, Any], kind: str) -> None:
    update = incoming(raw)
    assert (update.id, update.kind) == (1, kind)
    assert (update.chat, update.user, update.lane, update.is_private) == (5, 5, 5, True)
    assert update.language == "en-GB"


def test_an_update_is_handed_on_as_it_came() -> None:
    raw = tap()
    assert incoming(raw).raw is raw


async def test_what_people_do_is_of_the_kind_and_theirs(telegram: Emulated) -> None:
    sam = telegram.newcomer()
    said = actions.send(telegram.world, sam, "Yes")
    kinds = [await own_kind(telegram, sam)]
    actions.edit(telegram.world, sam, said.message_id, "No")
    kinds.append(await own_kind(telegram, sam))
    actions.tap(telegram.world, sam, 7, "yes", force=True)
    kinds.append(await own_kind(telegram, sam))
    actions.set_blocked(telegram.world, sam, blocked=True)
    kinds.append(await own_kind(telegram, sam))
    assert kinds == ["message", "edited_message", "callback_query", "my_chat_member"]


async def own_kind(telegram: Emulated, person: int) -> str:
    update = await newest(telegram)
    assert (update.lane, update.chat, update.is_private) == (person, person, True)
    return update.kind


async def test_what_happens_in_a_group_is_in_the_groups_lane(telegram: Emulated) -> None:
    sam = telegram.newcomer()
    group = actions.make_group(telegram.world, "Club", (sam,)).chat_id
    assert (await newest(telegram)).lane == group
    actions.send(telegram.world, sam, "/start", chat_id=group)
    update = await newest(telegram)
    assert (update.lane, update.user, update.is_private) == (group, sam, False)


@pytest.mark.parametrize("kind", ["poll", "channel_post", "message_reaction", "telepathy"])
def test_a_kind_that_nobody_asked_for_is_nobodys(kind: str) -> None:
    update = incoming({"update_id": 9, kind: words()["message"]})
    assert (update.id, update.kind) == (9, "other")
    assert is_nobodys(update)


def test_a_tap_on_no_message_of_a_chat_is_nobodys() -> None:
    query = {**tap()["callback_query"], "inline_message_id": "x"}
    del query["message"]
    assert is_nobodys(incoming({"update_id": 1, "callback_query": query}))


def test_a_tap_on_a_message_too_old_to_come_along_is_its_persons() -> None:
    query = tap()["callback_query"]
    old = {"chat": query["message"]["chat"], "message_id": 1, "date": 0}
    assert incoming({"update_id": 1, "callback_query": {**query, "message": old}}).lane == 5


async def test_only_a_tap_has_what_it_is_answered_by(telegram: Emulated) -> None:
    sam = telegram.newcomer()
    query, _ = actions.tap(telegram.world, sam, 7, "yes", force=True)
    assert (await newest(telegram)).query == query
    assert incoming({**words(), "message": {**words()["message"], "id": "77"}}).query is None


def test_only_what_was_written_has_words() -> None:
    assert incoming(words(text="Later buses")).words == "Later buses"
    assert incoming(rewritten()).words == "hello"
    assert incoming(words(text=7)).words is None
    assert incoming(tap()).words is None
    assert incoming(blocking()).words is None


@pytest.mark.parametrize("device", ["cy", "en-GB", None])
async def test_the_language_is_what_the_device_speaks(
    telegram: Emulated, device: str | None
) -> None:
    person = telegram.world.add_person(Person(0, language_code=device, has_written=True))
    actions.send(telegram.world, person.user_id, "Hello")
    assert incoming(await newest_raw(telegram)).language == device
