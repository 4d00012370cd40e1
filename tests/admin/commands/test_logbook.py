from datetime import timedelta

import pytest

from admin.commands.logbook import PAGE
from bot.storage.changes import LogAct
from bot.storage.rows import Role
from tests.admin.commands.test_team import joins
from tests.admin.house import STAFF, House
from tests.journeys.phone import labels

LONGEST_DATA = 64


async def acted(house: House, days_ago: int, act: str, subject: str, user: int = STAFF) -> None:
    """Somebody did something some days ago."""
    at = house.desk.clock.now() - timedelta(days=days_ago)
    await house.desk.store.commit([LogAct(at, house.desk.keys.tag(user), act, subject)])


async def test_the_log_is_read_by_person_survey_act_and_days(house: House) -> None:
    jo = await joins(house, Role.EDITOR, "Jo")
    await house.publishes()
    await acted(house, 40, "close", "old-parks", jo.user_id)
    await acted(house, 3, "odd_thing", "parks", jo.user_id)
    await house.staff.types("/log", "Jo closed old-parks", "Jo odd thing parks")
    await house.staff.taps("By person…", "Show which part of the log?")
    shown = await house.staff.taps("Jo", "The log · Jo")
    assert "published" not in shown["text"]
    await house.staff.taps("By days…", "Show which part of the log?")
    shown = await house.staff.taps("Last 30 days", "The log · Jo · Last 30 days")
    assert "old-parks" not in shown["text"]
    await house.staff.taps("By survey…", "Show which part of the log?")
    shown = await house.staff.taps("parks", "The log · Jo · Last 30 days · parks")
    assert "came onto the team" not in shown["text"]
    await house.staff.taps("By person…", "Show which part of the log?")
    await house.staff.taps("Anybody", "published parks")
    await house.staff.taps("By act…", "Show which part of the log?")
    shown = await house.staff.taps("Published", "The log · Published")
    assert "odd thing" not in shown["text"]


@pytest.mark.parametrize(
    ("words", "said", "unsaid"),
    [
        ("/log 7", "The log · Last 7 days", "old-parks"),
        ("/log jo", "The log · Jo", "published"),
        ("/log parks publish", "The log · Published · parks", "old-parks"),
        ("/log Nobody Here", "The log knows no “Nobody”.", "published"),
        ("/log 9999999999", "The log knows no “9999999999”.", "published"),
    ],
)
async def test_the_log_is_limited_by_typed_words(
    house: House, words: str, said: str, unsaid: str
) -> None:
    jo = await joins(house, Role.EDITOR, "Jo")
    await house.publishes()
    await acted(house, 40, "close", "old-parks", jo.user_id)
    shown = await house.staff.types(words, said)
    assert unsaid not in shown["text"]


async def test_a_long_log_has_pages(house: House) -> None:
    for number in range(30):
        await acted(house, 30 - number, "close", f"survey-{number:02}")
    shown = await house.staff.types("/log", "survey-29")
    assert "survey-17" not in shown["text"]
    assert "Newest" not in labels(shown)
    await house.staff.taps("Older", "survey-17")
    last = await house.staff.taps("Older", "survey-00")
    assert "Older" not in labels(last)
    await house.staff.taps("Newest", "survey-29")


async def test_every_button_of_the_log_holds_its_filters(house: House) -> None:
    longest = "a" * 32
    for _ in range(PAGE + 1):
        await acted(house, 1, "close", longest)
    words = f"/log 365 close {longest} owner 1 of the settings"
    shown = await house.staff.types(
        words, f"owner 1 of the settings · Closed · Last 365 days · {longest}"
    )
    data = [each["data"] or "" for row in shown["buttons"] for each in row]
    assert max(map(len, data)) <= LONGEST_DATA
    (older,) = (each for each in data if each.startswith("s.log."))
    assert len(older) <= LONGEST_DATA - len("zzz"), "a long log has room for its numbers"


async def test_an_empty_part_of_the_log_says_so(house: House) -> None:
    await acted(house, 40, "close", "parks")
    await house.staff.types("/log parks 7", "Nothing that fits.")
