"""How often we may write."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from msgspec.structs import replace

from bot.conversation.events import Arrived, Asked, BlockedUs, Request, Typed, UnblockedUs
from bot.conversation.presses import OpenSettings, WriteToMe, Writing, encode
from bot.conversation.screen import Button
from bot.conversation.state import Person
from bot.dispositions import Disposition
from bot.standing import Standing
from tests.bot.conversation.phone import Phone, labels
from tests.bot.conversation.shelf import MONDAY, catalogue, shipped

BUSES = "evening-buses"
KNOWN = catalogue(*shipped())
CHOSEN = [Standing.NEWS_ONLY, Standing.PAUSED, Standing.STOPPED]


def wishes(phone: Phone, writing: Writing) -> None:
    phone.presses(Button("?", encode(WriteToMe(writing))), phone.newest)


@pytest.mark.parametrize(
    ("writing", "standing", "most"),
    [
        (Writing.TWICE, Standing.ASKS, None),
        (Writing.ONCE, Standing.ASKS, 1),
        (Writing.NEWS, Standing.NEWS_ONLY, None),
        (Writing.NOT_FOR_A_WEEK, Standing.PAUSED, None),
        (Writing.NOT_FOR_A_MONTH, Standing.PAUSED, None),
        (Writing.NOT_UNTIL_BACK, Standing.PAUSED, None),
        (Writing.AGAIN, Standing.ASKS, None),
    ],
)
def test_one_tap_sets_what_holds(writing: Writing, standing: Standing, most: int | None) -> None:
    phone = Phone(KNOWN)
    wishes(phone, writing)
    assert phone.person.standing is standing
    assert phone.person.most_a_week == most


@pytest.mark.parametrize(
    "writing", [Writing.TWICE, Writing.ONCE, Writing.NEWS, Writing.NOT_UNTIL_BACK]
)
def test_exactly_what_holds_is_ticked(writing: Writing) -> None:
    phone = Phone(KNOWN)
    wishes(phone, writing)
    ticked = [each.data for row in phone.screen.rows for each in row if each.label.startswith("✓")]
    assert ticked == [encode(WriteToMe(writing))]


@pytest.mark.parametrize(
    ("writing", "days"), [(Writing.NOT_FOR_A_WEEK, 7), (Writing.NOT_FOR_A_MONTH, 30)]
)
def test_a_pause_lasts_through_its_last_day_and_ends_by_itself(writing: Writing, days: int) -> None:
    phone = Phone(KNOWN)
    wishes(phone, writing)
    assert phone.person.paused_until == MONDAY + timedelta(days=days)
    phone.today += timedelta(days=days)
    phone.types("hello")
    assert phone.person.standing is Standing.PAUSED
    phone.today += timedelta(days=1)
    phone.types("hello")
    assert phone.person == Person("en")


def test_a_pause_of_somebody_who_only_wants_news_ends_there() -> None:
    phone = Phone(KNOWN)
    wishes(phone, Writing.NEWS)
    wishes(phone, Writing.NOT_FOR_A_WEEK)
    wishes(phone, Writing.NOT_FOR_A_MONTH)
    phone.today += timedelta(days=60)
    phone.types("hello")
    assert phone.person.standing is Standing.NEWS_ONLY


def blocks(phone: Phone) -> None:
    phone.hears(BlockedUs())
    phone.hears(BlockedUs())
    phone.hears(UnblockedUs())


def stops(phone: Phone) -> None:
    phone.hears(Asked(Request.STOP))
    phone.hears(Asked(Request.STOP))
    phone.taps("Undo")


@pytest.mark.parametrize("leaves", [blocks, stops])
@pytest.mark.parametrize("writing", [Writing.NOT_FOR_A_WEEK, Writing.NOT_UNTIL_BACK])
def test_who_only_wants_news_and_leaves_on_a_pause_comes_back_to_both(
    leaves: Callable[[Phone], None], writing: Writing
) -> None:
    phone = Phone(KNOWN)
    wishes(phone, Writing.NEWS)
    wishes(phone, writing)
    before = phone.person
    leaves(phone)
    assert replace(phone.person, stopped_on=None) == before
    wishes(phone, Writing.AGAIN)
    assert phone.person.standing is Standing.NEWS_ONLY


def test_a_pause_that_ends_while_we_are_blocked_leaves_the_wish_for_news_alone() -> None:
    phone = Phone(KNOWN)
    wishes(phone, Writing.NEWS)
    before = phone.person
    wishes(phone, Writing.NOT_FOR_A_WEEK)
    phone.hears(BlockedUs())
    phone.today += timedelta(days=8)
    phone.hears(UnblockedUs())
    assert phone.person == before


def test_a_new_pause_after_a_stop_on_a_pause_keeps_the_wish_for_news() -> None:
    phone = Phone(KNOWN)
    wishes(phone, Writing.NEWS)
    wishes(phone, Writing.NOT_FOR_A_WEEK)
    phone.hears(Asked(Request.STOP))
    wishes(phone, Writing.NOT_FOR_A_MONTH)
    phone.today += timedelta(days=31)
    phone.hears(UnblockedUs())
    assert phone.person.standing is Standing.NEWS_ONLY


def test_until_i_come_back_has_no_end_but_a_tap() -> None:
    phone = Phone(KNOWN)
    wishes(phone, Writing.NOT_UNTIL_BACK)
    phone.today += timedelta(days=1000)
    phone.hears(Arrived(BUSES))
    assert phone.person.standing is Standing.PAUSED


def test_whose_pause_has_no_end_comes_back_with_one_tap() -> None:
    phone = Phone(KNOWN)
    wishes(phone, Writing.NOT_UNTIL_BACK)
    wishes(phone, Writing.AGAIN)
    assert phone.person.standing is Standing.ASKS


@pytest.mark.parametrize("standing", CHOSEN)
def test_taking_part_in_one_survey_undoes_no_choice(standing: Standing) -> None:
    phone = Phone(KNOWN, Person("en", standing=standing))
    phone.hears(Arrived(BUSES))
    phone.types("yes, ask me this one" if standing is Standing.STOPPED else "start")
    for words in ("next", "every week", "keep what I said and leave"):
        phone.types(words)
    assert phone.person.disposition(BUSES) is Disposition.DONE
    assert phone.person.standing is standing


@pytest.mark.parametrize("standing", CHOSEN)
def test_blocking_and_unblocking_undoes_no_choice(standing: Standing) -> None:
    phone = Phone(KNOWN, Person("en", standing=standing))
    blocks(phone)
    assert phone.person.standing is standing


def test_writing_after_blocking_comes_back_to_what_was_chosen() -> None:
    lost = Person("en", standing=Standing.GONE, chosen=Standing.NEWS_ONLY)
    phone = Phone(KNOWN, lost)
    phone.hears(Typed("hello", 1))
    assert phone.person.standing is Standing.NEWS_ONLY


def test_who_only_wants_news_is_invited_to_nothing_new() -> None:
    phone = Phone(KNOWN, Person("en", may_ask_again=True))
    wishes(phone, Writing.NEWS)
    assert not phone.person.may_ask_again


def test_a_pause_in_the_middle_keeps_the_answers_for_a_tap() -> None:
    phone = Phone(KNOWN)
    phone.hears(Arrived(BUSES))
    for words in ("start", "next", "every week", "take a break"):
        phone.types(words)
    phone.taps("A week off")
    assert phone.person.disposition(BUSES) is Disposition.PAUSED
    assert phone.person.current is None
    phone.taps("Carry on: Evening buses")
    assert phone.person.disposition(BUSES) is Disposition.PART_DONE
    assert "how_often" in phone.person.interviews[BUSES].answers


def test_under_a_message_of_ours_the_settings_come_below_it() -> None:
    phone = Phone(KNOWN)
    phone.hears(Arrived(""))
    (said,) = phone.presses(Button("?", encode(OpenSettings(below=True))), phone.newest)
    assert said.is_new


def test_who_stopped_is_told_so_and_may_come_back_with_one_tap() -> None:
    phone = Phone(KNOWN, Person("en", standing=Standing.STOPPED))
    phone.types("settings")
    assert "we don't write to you" in phone.screen.html
    assert labels(phone.screen)[0] == ["You may write to me again"]


def test_who_stopped_and_takes_part_all_the_same_is_promised_no_message() -> None:
    phone = Phone(KNOWN, Person("en", standing=Standing.STOPPED))
    phone.hears(Arrived(BUSES))
    for words in ("yes, ask me this one", "next", "every week", "keep what I said and leave"):
        phone.types(words)
    assert "under /news" in phone.screen.html
    assert "You hear back here" not in phone.screen.html
