import asyncio
import logging
from collections.abc import Callable
from datetime import timedelta

import pytest
from msgspec.structs import replace
from telegram.error import BadRequest, Forbidden, RetryAfter, TimedOut

from bot.channels.failures import NotSent
from bot.channels.speaker import PATIENCE, Speaker
from bot.channels.toasts import Toasts
from bot.conversation.effects import File, Place, Show
from bot.conversation.screen import Screen
from bot.storage.changes import Shown
from bot.storage.store import StoreError
from bot.voice import Saying
from tests.bot.channels.wall import Wall

SAM, NIA = 1, 2
AT_ONCE = timedelta(0)
FILE = File("my-data.json", b"{}", "Yours")
TURN = Shown("contact", "survey", b"sealed")


class Notes:
    """What the speaker tells those who asked to be told; `accept` fails once, after something
    happened meanwhile, when it is told to."""

    def __init__(self) -> None:
        self.accepted: list[Shown] = []
        self.replies = 0
        self.failing: Callable[[], None] | None = None

    async def accept(self, saying: Saying, _message: int) -> None:
        if self.failing is not None:
            meanwhile, self.failing = self.failing, None
            meanwhile()
            raise StoreError("the disk is full")
        if saying.settles is not None:
            self.accepted.append(saying.settles)

    def reply(self) -> None:
        self.replies += 1


@pytest.fixture
def wall() -> Wall:
    return Wall()


@pytest.fixture
def notes() -> Notes:
    return Notes()


@pytest.fixture
def speaker(wall: Wall, notes: Notes) -> Speaker:
    return Speaker(wall, notes.accept, notes.reply)


def saying(
    html: str,
    place: Place = Place.BELOW,
    pressed: int | None = None,
    settles: Shown | None = None,
    chat: int = SAM,
) -> Saying:
    return Saying(chat, Show(Screen(html), place), pressed, settles)


async def said(speaker: Speaker) -> None:
    await speaker.finish(5)


async def test_a_screen_is_written_and_its_turn_noted(
    speaker: Speaker, wall: Wall, notes: Notes
) -> None:
    speaker.say(saying("One", settles=TURN))
    await said(speaker)
    assert wall.written == [(SAM, "One")]
    assert notes.accepted == [TURN]


async def test_of_screens_that_come_while_one_is_on_its_way_only_the_newest_is_shown(
    speaker: Speaker, wall: Wall
) -> None:
    arrived = wall.hold(SAM)
    speaker.say(saying("One"))
    await wall.begun.wait()
    speaker.say(saying("Two"))
    speaker.say(saying("Three"))
    arrived.set()
    await said(speaker)
    assert wall.written == [(SAM, "One"), (SAM, "Three")]
    assert wall.most_at_once == 1


async def test_nobody_waits_for_somebody_else(speaker: Speaker, wall: Wall) -> None:
    arrived = wall.hold(SAM)
    speaker.say(saying("To Sam"))
    speaker.say(saying("To Nia", chat=NIA))
    await wall.until_written(NIA, "To Nia")
    assert wall.written == [(NIA, "To Nia")]
    arrived.set()
    await said(speaker)


@pytest.mark.parametrize(
    "fault", [RetryAfter(AT_ONCE), TimedOut(), NotSent("no connection")], ids=str
)
async def test_a_screen_that_may_not_have_arrived_is_sent_again(
    speaker: Speaker, wall: Wall, notes: Notes, fault: Exception
) -> None:
    wall.faults = [fault]
    speaker.say(saying("One", settles=TURN))
    await said(speaker)
    assert wall.written == [(SAM, "One")]
    assert notes.accepted == [TURN]


@pytest.mark.parametrize(
    "fault",
    [Forbidden("Forbidden: bot was blocked by the user"), BadRequest("Can't parse entities")],
    ids=str,
)
async def test_a_screen_that_is_refused_is_not_sent_again(
    speaker: Speaker, wall: Wall, notes: Notes, fault: Exception
) -> None:
    wall.faults = [fault]
    speaker.say(saying("One", settles=TURN))
    await said(speaker)
    assert wall.written == []
    assert notes.accepted == []


async def test_a_chat_that_did_not_get_its_screen_is_behind_until_one_arrives(
    speaker: Speaker, wall: Wall
) -> None:
    wall.faults = [BadRequest("Bad Request: can't parse entities")]
    speaker.say(saying("lost"))
    await said(speaker)
    assert speaker.is_behind(SAM)
    speaker.say(saying("there"))
    await said(speaker)
    assert not speaker.is_behind(SAM)


async def test_after_many_tries_the_person_is_left_to_tap_again(
    speaker: Speaker, wall: Wall
) -> None:
    wall.faults = [RetryAfter(AT_ONCE)] * PATIENCE
    speaker.say(saying("One"))
    await said(speaker)
    assert wall.written == []
    speaker.say(saying("Two"))
    await said(speaker)
    assert wall.written == [(SAM, "Two")]


async def test_a_newer_screen_ends_the_trying_of_an_older_one(speaker: Speaker, wall: Wall) -> None:
    arrived = wall.hold(SAM)
    wall.faults = [RetryAfter(AT_ONCE)]
    speaker.say(saying("One"))
    await wall.begun.wait()
    speaker.say(saying("Two"))
    arrived.set()
    await said(speaker)
    assert wall.written == [(SAM, "Two")]


async def test_a_message_that_cannot_be_rewritten_is_written_anew(
    speaker: Speaker, wall: Wall
) -> None:
    wall.faults = [BadRequest("Message can't be edited")]
    speaker.say(saying("One", Place.IN_PLACE, pressed=7))
    await said(speaker)
    assert wall.written == [(SAM, "One")]


async def test_a_message_that_reads_so_already_is_as_good_as_rewritten(
    speaker: Speaker, wall: Wall, notes: Notes
) -> None:
    wall.faults = [BadRequest("Message is not modified: same content")]
    speaker.say(saying("One", Place.IN_PLACE, pressed=7, settles=TURN))
    await said(speaker)
    assert notes.accepted == [TURN]
    assert speaker.newest(SAM) == 7


async def test_a_screen_that_is_there_already_is_not_shown_twice(
    speaker: Speaker, wall: Wall
) -> None:
    for _ in range(2):
        speaker.say(saying("One", Place.BELOW_UNLESS_THERE))
        await said(speaker)
    assert wall.written == [(SAM, "One")]


async def test_a_screen_is_shown_again_below_the_older_message_where_somebody_tapped(
    speaker: Speaker, wall: Wall
) -> None:
    speaker.say(saying("One"))
    await said(speaker)
    speaker.say(saying("One", Place.BELOW_UNLESS_THERE, pressed=wall.newest + 1))
    await said(speaker)
    assert wall.written == [(SAM, "One"), (SAM, "One")]


async def test_only_new_messages_count_as_replies(
    speaker: Speaker, wall: Wall, notes: Notes
) -> None:
    speaker.say(saying("One"))
    await said(speaker)
    speaker.say(saying("Two", Place.IN_PLACE, pressed=wall.newest))
    await said(speaker)
    assert wall.rewritten == [(wall.newest, "Two")]
    assert notes.replies == 1


async def test_it_speaks_until_the_channel_has_the_screen(speaker: Speaker, wall: Wall) -> None:
    arrived = wall.hold(SAM)
    speaker.say(saying("One"))
    assert speaker.is_behind(SAM)
    assert speaker.newest(SAM) is None
    arrived.set()
    await said(speaker)
    assert not speaker.is_behind(SAM)
    assert speaker.newest(SAM) == wall.newest


async def test_a_screen_that_cannot_be_noted_as_shown_keeps_no_other_one_back(
    speaker: Speaker, wall: Wall, notes: Notes
) -> None:
    notes.failing = lambda: speaker.say(saying("Two"))
    speaker.say(saying("One", settles=TURN))
    await said(speaker)
    assert wall.written == [(SAM, "One"), (SAM, "Two")]


async def test_what_is_said_never_comes_into_the_log(
    speaker: Speaker, wall: Wall, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    wall.faults = [BadRequest("cannot take 'my secret'")]
    speaker.say(saying("my secret"))
    await said(speaker)
    assert caplog.records
    assert "my secret" not in caplog.text


async def test_the_end_does_not_wait_for_ever(speaker: Speaker, wall: Wall) -> None:
    wall.hold(SAM)
    speaker.say(saying("One"))
    async with asyncio.timeout(5):
        await speaker.finish(0.01)
    assert wall.at_once[SAM] == 0


async def test_a_tap_is_answered_once_and_a_late_answer_is_let_go(
    speaker: Speaker, wall: Wall
) -> None:
    wall.faults = [BadRequest("Query is too old and response timeout expired")]
    speaker.toast("late", "")
    await said(speaker)
    speaker.toast("in time", "Two at most")
    await said(speaker)
    assert wall.toasts == [("in time", "Two at most")]


async def test_a_toast_that_rides_along_needs_no_call(wall: Wall, notes: Notes) -> None:
    toasts = Toasts()
    speaker = Speaker(wall, notes.accept, notes.reply, toasts)
    toasts.expect("7")
    speaker.toast("7", "Noted")
    speaker.toast("8", "Late")
    await said(speaker)
    assert (toasts.collect("7"), wall.toasts) == ("Noted", [("8", "Late")])


async def test_a_file_is_handed_over_beside_the_screens(wall: Wall, speaker: Speaker) -> None:
    speaker.say(saying("Hello"))
    speaker.give(SAM, FILE)
    await speaker.finish(30)
    assert (wall.given, [html for _, html in wall.written]) == ([(SAM, FILE)], ["Hello"])


async def test_however_often_a_file_is_asked_for_one_is_on_its_way(
    wall: Wall, speaker: Speaker
) -> None:
    for _ in range(10):
        speaker.give(SAM, FILE)
    speaker.give(NIA, FILE)
    await speaker.finish(30)
    assert sorted(chat for chat, _ in wall.given) == [SAM, NIA]
    speaker.give(SAM, FILE)
    await speaker.finish(30)
    assert len(wall.given) == 3


async def test_a_file_is_tried_again_when_there_were_too_many(wall: Wall, speaker: Speaker) -> None:
    wall.faults = [RetryAfter(AT_ONCE), NotSent("no connection")]
    speaker.give(SAM, FILE)
    await wall.until_given()
    assert wall.given == [(SAM, FILE)]


async def test_a_file_that_is_refused_is_given_up_without_a_word_of_it(
    wall: Wall, speaker: Speaker, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    wall.faults = [BadRequest("file must be non-empty: my words")]
    speaker.give(SAM, FILE)
    await speaker.finish(30)
    assert wall.given == []
    assert "not taken" in caplog.text
    assert "my words" not in caplog.text


async def test_after_the_last_words_nothing_of_a_chat_is_remembered(
    wall: Wall, speaker: Speaker
) -> None:
    speaker.say(saying("Hello"))
    await speaker.finish(30)
    assert speaker.newest(SAM) is not None
    speaker.say(replace(saying("Forgotten"), is_last=True))
    await speaker.finish(30)
    assert speaker.newest(SAM) is None


async def test_last_words_that_are_refused_leave_nothing_behind(
    wall: Wall, speaker: Speaker
) -> None:
    wall.faults = [Forbidden("bot was blocked by the user")]
    speaker.say(replace(saying("Forgotten"), is_last=True))
    await speaker.finish(30)
    assert not speaker.is_behind(SAM)


async def test_a_question_that_words_cannot_replace_goes_once_they_are_there(
    speaker: Speaker, wall: Wall
) -> None:
    wall.faults = [BadRequest("There is no text in the message to edit")]
    speaker.say(replace(saying("Two", Place.IN_PLACE, pressed=60), replaces=True))
    await said(speaker)
    assert wall.written == [(SAM, "Two")]
    assert wall.removed == [(SAM, 60)]


async def test_news_that_words_cannot_replace_stays(speaker: Speaker, wall: Wall) -> None:
    wall.faults = [BadRequest("There is no text in the message to edit")]
    speaker.say(saying("All in words", Place.IN_PLACE, pressed=60))
    await said(speaker)
    assert wall.written == [(SAM, "All in words")]
    assert wall.removed == []


async def test_a_question_that_cannot_be_taken_away_keeps_nothing_up(
    speaker: Speaker, wall: Wall, notes: Notes
) -> None:
    wall.unremovable = True
    wall.faults = [BadRequest("There is no text in the message to edit")]
    shown = saying("Two", Place.IN_PLACE, pressed=60, settles=TURN)
    speaker.say(replace(shown, replaces=True))
    await said(speaker)
    assert wall.written == [(SAM, "Two")]
    assert notes.accepted == [TURN]
