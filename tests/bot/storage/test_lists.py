"""The lists that a person is on."""

from bot.dispositions import Disposition
from bot.storage.changes import ForgetContact, QueueFeedback
from bot.storage.lists import Lists
from bot.storage.store import Store
from tests.bot.storage.people import ANA, BEN, BUSES, closed_with, know


async def test_a_person_is_on_the_lists_that_name_them_and_on_no_others(store: Store) -> None:
    await closed_with(store, (ANA, Disposition.DONE, True), (BEN, Disposition.DONE, False))
    await store.commit([QueueFeedback(BUSES)])
    found = await store.lists(ANA.id)
    (waiting,) = found.outbox
    assert found.hear_back == (BUSES,)
    assert (waiting.survey, waiting.kind, waiting.state) == (BUSES, "feedback", "waiting")
    assert await store.lists(BEN.id) == Lists()


async def test_a_message_that_is_being_sent_says_so(store: Store) -> None:
    await closed_with(store, (ANA, Disposition.DONE, True))
    await store.commit([QueueFeedback(BUSES)])
    await store.claim(1, 0.0)
    (waiting,) = (await store.lists(ANA.id)).outbox
    assert (waiting.state, waiting.attempts) == ("sending", 1)


async def test_who_is_forgotten_is_on_no_list(store: Store) -> None:
    await closed_with(store, (ANA, Disposition.DONE, True))
    await store.commit([QueueFeedback(BUSES)])
    await store.commit([ForgetContact(ANA.id)])
    assert await store.lists(ANA.id) == Lists()


async def test_who_is_unknown_is_on_no_list(store: Store) -> None:
    await know(store, BEN)
    assert await store.lists(ANA.id) == Lists()
