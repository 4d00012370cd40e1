"""Where people stopped, as a table: in the order of the file, through the gate."""

from admin.reports import disclosure
from admin.reports.people import People
from admin.reports.published import Note, PublishedTable, Suppressed
from bot.storage.drop_off import BEFORE_SENDING
from tests.surveys.small import question, survey

ASKED = survey(*(question(f"q{place}") for place in range(40)))


def table(**stopped: int) -> PublishedTable:
    found = disclosure.publish(ASKED, People.of(ASKED, []), {}, {}, drop_off=stopped).drop_off
    assert found is not None
    return found


def test_it_is_in_the_order_of_the_file() -> None:
    found = table(**{"q7": 30, "q2": 50, BEFORE_SENDING: 20})
    codes = [row.code for row in found.rows]
    assert codes == [*(f"q{place}" for place in range(40)), BEFORE_SENDING]
    assert found.base.say("en") == "About 100 people"


def test_small_numbers_are_put_together() -> None:
    found = table(q1=60, q2=2, q3=1)
    assert found.rows[-1].value == Suppressed(8)
    assert Note.OTHER_ANSWERS in found.notes


def test_a_few_people_are_told_in_words_and_fewer_not_at_all() -> None:
    assert Note.WORDS_ONLY in table(q1=10, q2=10).notes
    assert table(q1=4).rows == ()


def test_an_item_that_is_no_more_is_left_out() -> None:
    assert table(gone=60).rows == ()
