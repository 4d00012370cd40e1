"""Keys: tags, sealed chat ids, and the check against a store."""

import os
import re

import pytest

from bot.privacy.keys import KeyFault, Keys
from bot.privacy.sealing import Unsealable
from bot.standing import Standing
from bot.storage.memory import MemoryStore
from bot.storage.rows import Contact
from bot.storage.store import ROTATION


def contact(keys: Keys, chat_id: int, contact_id: str = "ana") -> Contact:
    chat = keys.seal_chat(chat_id, contact_id)
    return Contact(contact_id, keys.tag(chat_id), chat, "en", Standing.ASKS, False, "2027-01")


@pytest.fixture
def keys() -> Keys:
    return Keys(os.urandom(32))


def test_a_tag_has_16_bytes_and_is_the_same_each_time(keys: Keys) -> None:
    assert len(keys.tag(7)) == 16
    assert keys.tag(7) == keys.tag(7)


def test_tags_differ_between_people_and_between_keys(keys: Keys) -> None:
    assert len({keys.tag(7), keys.tag(-7), keys.tag(8), Keys(os.urandom(32)).tag(7)}) == 4


@pytest.mark.parametrize("chat_id", [1, -1001234567890, 2**52])
def test_a_sealed_chat_id_opens_for_its_contact(keys: Keys, chat_id: int) -> None:
    assert keys.open_chat(contact(keys, chat_id)) == chat_id


def test_a_sealed_chat_id_does_not_open_for_another_contact(keys: Keys) -> None:
    ana, ben = contact(keys, 7), contact(keys, 8, "ben")
    with pytest.raises(Unsealable):
        keys.open_chat(Contact("ben", ben.tag, ana.chat, "en", ben.standing, False, "2027-01"))


def test_interviews_and_words_are_sealed_with_different_keys(keys: Keys) -> None:
    with pytest.raises(Unsealable):
        keys.words.open(keys.interviews.seal(b"hello", b""), b"")


def test_the_same_key_opens_what_it_sealed_in_an_earlier_run() -> None:
    sealed = Keys(bytes(32)).interviews.seal(b"hello", b"")
    assert Keys(bytes(32)).interviews.open(sealed, b"") == b"hello"


def test_a_webhook_secret_is_one_that_telegram_takes(keys: Keys) -> None:
    assert re.fullmatch(r"[A-Za-z0-9_-]{43}", keys.webhook_secret("1:a"))


def test_all_replicas_have_the_same_webhook_secret_and_nobody_else_has() -> None:
    ours, other = Keys(bytes(32)), Keys(os.urandom(32))
    assert ours.webhook_secret("1:a") == Keys(bytes(32)).webhook_secret("1:a")
    secrets = (ours.webhook_secret("1:a"), ours.webhook_secret("1:b"), other.webhook_secret("1:a"))
    assert len(set(secrets)) == 3


async def test_a_store_knows_its_key_again(keys: Keys) -> None:
    store = MemoryStore()
    await keys.check(store)
    mark = await store.mark("key_check")
    await keys.check(store)
    assert mark is not None
    assert await store.mark("key_check") == mark


async def test_a_store_refuses_another_key_and_stays_as_it_was(keys: Keys) -> None:
    store = MemoryStore()
    await keys.check(store)
    mark = await store.mark("key_check")
    with pytest.raises(KeyFault, match="belongs to another"):
        await Keys(os.urandom(32)).check(store)
    assert await store.mark("key_check") == mark


def test_a_key_of_another_length_is_refused() -> None:
    with pytest.raises(KeyFault, match="32 bytes"):
        Keys(b"short")


def test_the_sealed_chat_id_of_a_member_is_not_taken_for_a_contacts(keys: Keys) -> None:
    sealed = keys.seal_member(7)
    assert keys.open_member(sealed) == 7
    with pytest.raises(Unsealable):
        keys.open_chat_of("ana", sealed)


def test_what_stands_for_a_former_tag_is_as_long_as_a_tag_and_differs_from_each(keys: Keys) -> None:
    former = [keys.former(tag) for tag in (b"a", b"b")]
    assert [len(each) for each in former] == [16, 16]
    assert len({*former, keys.tag(7)}) == 3


async def test_while_keys_are_changed_neither_of_them_will_do(keys: Keys) -> None:
    store = MemoryStore()
    await keys.check(store)
    await store.set_mark(ROTATION, Keys(os.urandom(32)).seal_mark(ROTATION))
    with pytest.raises(KeyFault, match="run hearback keys rotate once more"):
        await keys.check(store)
