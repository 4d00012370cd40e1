"""Being forgotten: at once, in any state, for good, and whatever happens at the same moment."""

from collections.abc import Sequence

import pytest

from bot.conversation.effects import Forget, Place, Show
from bot.conversation.events import Asked, Pressed, Request, Typed
from bot.conversation.presses import ForgetMe, encode
from bot.conversation.screen import Screen
from bot.conversation.state import Person
from bot.dispositions import Disposition
from bot.heard import Heard
from bot.keeping import Keeper
from bot.storage.changes import ForgetContact, Publish
from bot.storage.memory import MemoryStore
from bot.storage.rows import SurveyState
from bot.storage.store import Store
from tests.bot.replicas import Pair
from tests.bot.room import KEYS, NIA, SAM, TINY, TODAY, WORDS, Meanwhile, Room, published

YES = encode(ForgetMe(sure=True))


async def room_with(store: Store) -> Room:
    room = Room(store)
    await room.publishes(TINY, WORDS)
    return room


async def forgets(room: Room, chat: int = SAM) -> str:
    await room.hears(Asked(Request.FORGETME), chat)
    return await room.taps("Yes, forget me", chat)


async def sends(room: Room) -> None:
    """Answer and send; every screen is accepted, as other replicas wait for that."""
    await room.opens("tiny")
    for label in ("Start", "Yes", "Send my answers"):
        await room.accepted()
        await room.taps(label)
    await room.accepted()


STATES: Sequence[Sequence[str]] = (
    (),
    ("opens",),
    ("opens", "Start"),
    ("opens", "Start", "Stop or help"),
    ("opens", "Start", "Yes"),
    ("opens", "Start", "Yes", "Send my answers"),
    ("opens", "Not for me"),
)


@pytest.mark.parametrize("steps", STATES, ids=" ".join)
async def test_nothing_is_left_of_somebody_forgotten_in_any_state(
    store: Store, steps: Sequence[str]
) -> None:
    room = await room_with(store)
    for step in steps:
        await (room.opens("tiny") if step == "opens" else room.taps(step))
        await room.accepted()
    before = await room.person()
    assert "forgotten" in await forgets(room)
    assert await room.person() is None
    assert await store.uncounted("tiny") == (0, 0)
    if before is not None:
        assert await store.contact(before.contact.id) is None


async def test_forgetting_one_person_leaves_another_as_they_were(store: Store) -> None:
    room = await room_with(store)
    await room.opens("tiny", NIA)
    await room.accepted()
    kept = await room.person(NIA)
    await sends(room)
    await forgets(room)
    assert await room.person(NIA) == kept


async def test_a_no_changes_nothing() -> None:
    room = await room_with(MemoryStore())
    await room.opens("tiny")
    await room.taps("Start")
    kept = await room.person()
    await room.hears(Asked(Request.FORGETME))
    await room.taps("No, don't forget me")
    assert await room.person() == kept


async def test_what_is_said_afterwards_brings_nobody_back() -> None:
    room = await room_with(MemoryStore())
    await room.sends()
    await forgets(room)
    for words in ("hello", "news", "my data", "forget me", "stop"):
        await room.types(words)
        await room.accepted()
    assert await room.person() is None


async def test_a_screen_that_arrives_late_brings_nobody_back() -> None:
    room = await room_with(MemoryStore())
    await room.opens("tiny")
    await room.taps("Start")
    late = room.ear.said[-1]
    await forgets(room)
    await room.interviewer.accepted(late, 51)
    assert await room.person() is None
    assert await room.interviewer.speak_owed() == 0


async def test_who_comes_back_is_somebody_new() -> None:
    room = await room_with(MemoryStore())
    await room.sends()
    before = await room.person()
    await forgets(room)
    await room.opens("tiny")
    after = await room.person()
    assert before is not None
    assert after is not None
    assert after.contact.id != before.contact.id
    assert [each.disposition for each in (after.attendance or {}).values()] == [Disposition.LOOKED]


async def test_the_ledger_goes_on_counting_those_who_were_forgotten(store: Store) -> None:
    room = await room_with(store)
    await sends(room)
    await forgets(room)
    await room.opens("tiny", NIA)
    await room.accepted()
    await room.taps("Not for me", NIA)
    await forgets(room, NIA)
    assert await store.ledger("tiny") == {Disposition.STOPPED: 1, Disposition.DECLINED: 1}


async def test_answers_that_are_counted_at_that_very_moment_are_gone_all_the_same() -> None:
    store = Meanwhile()
    room = await room_with(store)
    await room.sends()
    await room.hears(Asked(Request.FORGETME))
    store.happens = room.counts
    await room.taps("Yes, forget me")
    assert await store.counted("tiny") == 0
    assert await room.person() is None


async def test_a_survey_that_ends_at_that_very_moment_holds_up_nothing() -> None:
    store = Meanwhile()
    room = await room_with(store)
    await room.sends()
    await room.hears(Asked(Request.FORGETME))

    async def ends() -> None:
        await room.counts()
        await room.moves("tiny", SurveyState.OPEN, SurveyState.CLOSING)
        await room.moves("tiny", SurveyState.CLOSING, SurveyState.CLOSED)

    store.happens = ends
    assert "forgotten" in await room.taps("Yes, forget me")
    assert await room.person() is None


async def test_an_answer_given_at_that_very_moment_brings_nobody_back() -> None:
    store = Meanwhile()
    room = await room_with(store)
    await room.opens("tiny")
    await room.taps("Start")
    button = room.data("Yes")

    async def forgotten_elsewhere() -> None:
        person = await room.person()
        assert person is not None
        await store.commit([ForgetContact(person.contact.id)])

    store.happens = forgotten_elsewhere
    await room.hears(Pressed(button, 50))
    assert await room.person() is None


async def test_a_yes_that_comes_twice_is_answered_with_the_same_words() -> None:
    room = await room_with(MemoryStore())
    await room.sends()
    heard = Heard(900, SAM, "en", Pressed(YES, 50))
    await room.interviewer.hear(heard)
    said = room.shown
    await room.interviewer.hear(heard)
    assert room.shown == said


async def test_the_last_words_are_marked_so_that_no_voice_remembers_the_chat() -> None:
    room = await room_with(MemoryStore())
    await room.sends()
    await forgets(room)
    assert [saying.is_last for saying in room.ear.said[-2:]] == [False, True]


async def test_counted_answers_can_be_taken_back_afterwards_without_being_written_down() -> None:
    room = await room_with(MemoryStore())
    await room.sends()
    take_back = room.data("Take my answers back")
    code = next(
        button.copy for row in room.ear.said[-1].show.screen.rows for button in row if button.copy
    )
    await room.counts()
    await forgets(room)
    await room.types(code)
    assert await room.store.counted("tiny") == 0
    assert await room.person() is None
    assert "can't find answers" in await room.hears(Pressed(take_back, 50))


async def test_the_other_replica_forgets_as_well() -> None:
    pair = Pair()
    await pair.store.commit([Publish(published(TINY))])
    for replica in (pair.one, pair.two):
        await replica.board.refresh()
    await pair.opens(pair.one, "tiny")
    await pair.taps(pair.one, "Start")
    pair.chat.number()
    await pair.hears(pair.two, Asked(Request.FORGETME))
    await pair.taps(pair.two, "Yes, forget me")
    await pair.types(pair.one, "yes")
    assert await pair.store.person(KEYS.tag(SAM)) is None


def test_nothing_but_the_erasing_is_written_for_somebody_who_is_forgotten() -> None:
    keeper = Keeper(KEYS)
    before = keeper.recall(None, SAM, "en", TODAY)
    known = type(before)(Person("en"), before.contact, False, SAM)
    effects = (Forget(), Show(Screen("Done"), Place.BELOW))
    changes = keeper.changes(known, Person("cy"), effects, TODAY)
    assert changes == [ForgetContact(before.contact.id)]


async def test_a_typed_yes_is_enough() -> None:
    room = await room_with(MemoryStore())
    await room.sends()
    await room.hears(Typed("forget me", 60))
    await room.hears(Typed("Yes, forget me!", 61))
    assert await room.person() is None
