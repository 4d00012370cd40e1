from collections.abc import Sequence

import pytest
from msgspec.structs import replace

from bot.conversation.effects import Place
from bot.conversation.events import Arrived, Asked, BlockedUs, Pressed, Request, Typed
from bot.conversation.presses import Speak, encode
from bot.conversation.wording import Wording
from bot.dispositions import Disposition
from bot.interviewer import Interviewer
from bot.storage.changes import Change, EndInterviews, KeepInterview
from bot.storage.memory import MemoryStore
from bot.storage.rows import SurveyState
from bot.storage.store import Receipt, StoreError
from bot.voice import Saying
from tests.bot.room import KEYS, NIA, SAM, TINY, TODAY, WORDS, Ear, Meanwhile, Room


class Witness(MemoryStore):
    """A store that notes when something was kept, or fails when it is told to."""

    def __init__(self, notes: list[str]) -> None:
        super().__init__()
        self.notes = notes
        self.is_broken = False

    async def commit(self, changes: Sequence[Change], receipt: Receipt | None = None) -> bool:
        if self.is_broken:
            raise StoreError("the disk is full")
        self.notes.append("kept")
        return await super().commit(changes, receipt)


class Talker(Ear):
    """A voice that notes when it speaks."""

    def __init__(self, notes: list[str]) -> None:
        super().__init__()
        self.notes = notes

    def say(self, saying: Saying) -> None:
        self.notes.append("said")
        super().say(saying)


@pytest.fixture
async def room() -> Room:
    room = Room(MemoryStore())
    await room.publishes(TINY, WORDS)
    return room


async def witnessed() -> tuple[Room, list[str], Witness]:
    notes: list[str] = []
    store = Witness(notes)
    room = Room(store)
    await room.publishes(TINY)
    room.ear = Talker(notes)
    room.interviewer = Interviewer(store, KEYS, room.board, room.ear, lambda: TODAY)
    notes.clear()
    return room, notes, store


async def test_a_turn_is_kept_before_anything_is_said() -> None:
    room, notes, _ = await witnessed()
    await room.opens("tiny")
    assert notes == ["kept", "said"]


async def test_what_cannot_be_kept_is_not_said() -> None:
    room, notes, store = await witnessed()
    store.is_broken = True
    with pytest.raises(StoreError):
        await room.opens("tiny")
    assert notes == []


async def test_a_repeated_update_only_shows_where_things_are(room: Room) -> None:
    await room.opens("tiny")
    start = room.heard(Pressed(room.data("Start"), 50), query="tap")
    await room.interviewer.hear(start)
    before = await room.person()
    await room.interviewer.hear(start)
    assert await room.person() == before
    first, second = room.ear.said[-2:]
    assert first.show.screen == second.show.screen
    assert room.ear.toasts == [("tap", ""), ("tap", "")]


async def test_repeated_words_are_not_answered_twice(room: Room) -> None:
    await room.opens("words")
    await room.taps("Start")
    words = room.heard(Typed("Later buses", 1))
    await room.interviewer.hear(words)
    await room.interviewer.hear(words)
    assert room.ear.said[-1].show.place is Place.BELOW_UNLESS_THERE
    assert "Later buses" in room.shown


@pytest.mark.parametrize(
    "event",
    [Arrived(""), Arrived("no-such"), Asked(Request.NEWS), Typed("Hello", 1), BlockedUs()],
    ids=repr,
)
async def test_of_somebody_who_took_no_part_only_the_update_is_remembered(
    room: Room, event: Arrived | Asked | Typed | BlockedUs
) -> None:
    await room.interviewer.hear(room.heard(event))
    assert await room.person() is None
    assert await room.store.has_seen(room.updates)


async def test_the_language_that_somebody_chose_is_remembered(room: Room) -> None:
    await room.hears(Pressed(encode(Speak("cy")), 50))
    assert Wording("cy")("home-open") in await room.opens("")
    found = await room.person()
    assert found is not None
    assert found.contact.language == "cy"


@pytest.mark.parametrize("sign", ["older", "speaking"])
async def test_words_that_crossed_the_screen_are_no_answer(room: Room, sign: str) -> None:
    await room.opens("words")
    await room.taps("Start")
    room.ear.messages[SAM] = 100
    if sign == "speaking":
        room.ear.speaking.add(SAM)
    shown = await room.types("Later buses", message=99 if sign == "older" else 101)
    assert "haven't used it" in shown
    assert "thoughts?" in shown


async def test_words_after_the_newest_screen_are_an_answer(room: Room) -> None:
    await room.opens("words")
    await room.taps("Start")
    room.ear.messages[SAM] = 100
    assert "Later buses" in await room.types("Later buses", message=101)


async def test_nobody_is_told_that_words_crossed_when_nothing_was_asked(room: Room) -> None:
    room.ear.speaking.add(SAM)
    assert "haven't used it" not in await room.types("Hello")


async def counted(room: Room) -> str:
    """Sam's answers are sent and counted; return what the button with the receipt carries."""
    await room.sends()
    await room.counts()
    return room.data("Take my answers back")


async def test_a_receipt_takes_counted_answers_back_once(room: Room) -> None:
    receipt = await counted(room)
    assert "taken out" in await room.hears(Pressed(receipt, 50))
    assert await room.store.counted("tiny") == 0
    assert "can't find answers" in await room.hears(Pressed(receipt, 50))


async def test_a_made_up_receipt_takes_nothing_back(room: Room) -> None:
    receipt = await counted(room)
    forged = receipt[:-1] + ("A" if receipt[-1] != "A" else "B")
    assert "can't find answers" in await room.hears(Pressed(forged, 50))
    assert await room.store.counted("tiny") == 1


async def test_a_ballot_that_is_counted_while_it_is_taken_back_is_taken_back() -> None:
    store = Meanwhile()
    room = Room(store)
    await room.publishes(TINY)
    await room.sends()
    store.happens = room.counts
    assert "taken out" in await room.taps("Take my answers back")
    assert await store.counted("tiny") == 0


async def test_an_answer_after_the_end_of_a_survey_is_not_kept(room: Room) -> None:
    await room.opens("words")
    await room.taps("Start")
    await room.moves("words", SurveyState.OPEN, SurveyState.CLOSING)
    room.board.end("words")
    await room.types("Later buses")
    assert "Later buses" not in room.shown


async def test_a_ballot_of_an_ending_survey_stays_whatever_its_person_does(room: Room) -> None:
    await room.sends()
    await room.moves("tiny", SurveyState.OPEN, SurveyState.CLOSING)
    room.board.end("tiny")
    for words in ("Hello", "stop", "take my answers back"):
        await room.types(words)
    assert await room.store.uncounted("tiny") == (0, 1)


async def test_a_turn_that_a_survey_ended_under_is_played_anew() -> None:
    store = Meanwhile()
    room = Room(store)
    await room.publishes(WORDS)
    await room.opens("words")
    await room.taps("Start")
    await room.moves("words", SurveyState.OPEN, SurveyState.CLOSING)

    async def ends() -> None:
        room.board.end("words")
        await store.commit([EndInterviews("words")])
        await store.drop_unfinished("words", 9)

    store.happens = ends
    late = room.heard(Typed("Later buses", 1))
    await room.interviewer.hear(late)
    assert await store.uncounted("words") == (0, 0)
    assert "Later buses" not in room.shown


async def test_a_screen_that_did_not_get_out_is_shown_at_the_next_start(room: Room) -> None:
    await room.opens("tiny")
    await room.taps("Start")
    owed = room.shown
    restarted = Room(room.store)
    await restarted.board.refresh()
    assert await restarted.interviewer.speak_owed() == 1
    assert restarted.shown == owed
    await restarted.accepted()
    assert await restarted.interviewer.speak_owed() == 0


async def test_a_survey_that_was_left_for_another_one_waits_at_the_start(room: Room) -> None:
    await room.opens("words")
    await room.taps("Start")
    await room.opens("tiny")
    await room.accepted()
    room.ear.said.clear()
    await room.interviewer.speak_owed()
    assert not any("thoughts?" in saying.show.screen.html for saying in room.ear.said)


async def test_an_interview_that_cannot_be_opened_keeps_nobody_elses_screen_back(
    room: Room,
) -> None:
    for chat in (SAM, NIA):
        await room.opens("tiny", chat)
    (row, _) = await room.store.owed()
    await room.store.commit([KeepInterview(replace(row, sealed=b"damaged"))])
    room.ear.said.clear()
    assert await room.interviewer.speak_owed() == 1
    assert len(room.ear.said) == 1


async def test_somebody_whose_interview_is_damaged_can_begin_again_or_leave(room: Room) -> None:
    for chat in (SAM, NIA):
        await room.opens("tiny", chat)
        await room.taps("Start", chat)
    for row in await room.store.owed():
        await room.store.commit([KeepInterview(replace(row, sealed=b"damaged"))])
    assert "Stopped" in await room.types("stop", SAM)
    assert "You hear back by" in await room.opens("tiny", NIA)
    assert await room.store.uncounted("tiny") == (1, 0)


async def test_taps_are_answered_with_the_words_of_the_turn(room: Room) -> None:
    await room.opens("tiny")
    start = room.data("Start")
    await room.taps("Start")
    await room.interviewer.hear(room.heard(Pressed(start, 50), query="tap"))
    assert room.ear.toasts[-1] == ("tap", "That button is from earlier. This is where you are now.")


async def test_what_came_of_a_survey_is_kept_with_the_turn(room: Room) -> None:
    await room.opens("tiny")
    assert await room.store.ledger("tiny") == {Disposition.LOOKED: 1}
    await room.taps("Start")
    assert await room.store.ledger("tiny") == {Disposition.PART_DONE: 1}
    await room.types("stop")
    assert await room.store.ledger("tiny") == {Disposition.STOPPED: 1}
    assert await room.store.uncounted("tiny") == (0, 0)
