"""Months pass: surveys close on their day, staff are reminded, people are told that we are late."""

from collections.abc import Sequence

import pytest

from bot.promised import Owed, Stopped
from bot.storage.changes import Change, KeepFeedback, MoveSurvey
from bot.storage.memory import MemoryStore
from bot.storage.rows import ErrandKind, Feedback, FeedbackState, Member, Role, SurveyState
from bot.storage.store import Receipt
from tests.admin.months import Months, day, move
from tests.admin.office import LOG
from tests.bot.room import KEYS, TINY
from tests.surveys.small import survey

SAID, FEEDBACK, DECISION = 35, 50, 60
"""The days on which the tiny survey promised those, after the first."""
PEOPLE = 6


def on_time(*, but: Owed) -> list[KeepFeedback]:
    """Messages that are out on the day of closing, one kind of them not."""
    kinds = {Owed.SAID: ErrandKind.SAID, Owed.FEEDBACK: ErrandKind.FEEDBACK}
    return [
        KeepFeedback(
            Feedback("tiny", FeedbackState.SENT, '{"message": {"en": "So."}}', day(0), kind)
        )
        for owed, kind in kinds.items()
        if owed is not but
    ]


@pytest.fixture
async def office() -> Months:
    months = Months()
    await months.closed(TINY, PEOPLE)
    return months


@pytest.fixture
async def owing() -> Months:
    """Only "what we did" is still owed until the follow-up."""
    months = Months()
    await months.closed(TINY, PEOPLE)
    await months.store.commit(on_time(but=Owed.FEEDBACK))
    await months.book.done("tiny", Owed.DECISION, day(0), [LOG], months.receipt())
    return months


async def test_staff_are_reminded_by_the_days_each_once(owing: Months) -> None:
    told = await owing.until(FEEDBACK + 21)
    assert [on - FEEDBACK for on, _ in told] == [-14, -3, 0, 7, 14, 21]


async def test_a_reminder_names_the_champion_and_who_has_a_copy(owing: Months) -> None:
    (_, first), *_ = await owing.until(FEEDBACK - 14)
    assert "by Tuesday 2 March 2027: 14 days left." in first
    assert "Champion: Participation lead." in first
    assert "Copied to the owners, for nobody on the team is called “Participation lead”." in first


async def test_the_champion_of_the_team_has_a_copy(owing: Months) -> None:
    name = KEYS.seal_name("participation lead")
    viewer = Member(KEYS.tag(9), Role.VIEWER, KEYS.seal_member(9), name)
    owing.store._tables.staff[viewer.tag] = viewer
    told = await owing.until(FEEDBACK - 14)
    assert [chat for chat, _ in owing.post] == [7001, 9]
    assert "Copied to participation lead." in told[0][1]


async def test_staff_are_left_alone_at_night_and_people_too(owing: Months) -> None:
    await owing.look_at(FEEDBACK + 1, hour=23.0)
    assert owing.post == []
    assert (await owing.store.delivery("tiny", ErrandKind.LATE)).waiting == PEOPLE
    await owing.look_at(FEEDBACK + 2, hour=6.0)
    assert owing.post == []
    await owing.look_at(FEEDBACK + 2, hour=9.0)
    assert len(owing.post) == 1


async def test_a_reminder_that_reached_nobody_is_sent_again(owing: Months) -> None:
    owing.is_reachable = False
    await owing.look_at(FEEDBACK)
    owing.is_reachable = True
    await owing.look_at(FEEDBACK)
    await owing.look_at(FEEDBACK)
    assert len(owing.post) == 1


async def test_another_process_reminds_nobody_again(owing: Months) -> None:
    await owing.look_at(FEEDBACK + 1)
    other = Months(owing.store)
    await other.room.board.refresh()
    await other.look_at(FEEDBACK + 1)
    assert (len(owing.post), other.post) == (1, [])
    assert len((await owing.owing()).record.notices) == 1


async def test_the_day_after_everybody_who_hears_back_is_told_once(owing: Months) -> None:
    await owing.until(FEEDBACK)
    assert await owing.said() == []
    await owing.look_at(FEEDBACK + 1)
    await owing.look_at(FEEDBACK + 1)
    said = await owing.said()
    assert sorted(chat for chat, _ in said) == list(range(1, PEOPLE + 1))
    (html,) = {html for _, html in said}
    assert html == (
        "<b>We are late: Tiny</b>\n\n"
        "We promised that by 2 March we would tell you what we did.\n"
        "We are late and have no new date.\n\n"
        "Ask us why: complaints@council.example\n\n"
        "Every promise we made, kept or not, is under /news."
    )


async def test_a_silent_team_is_told_of_twice_and_the_second_time_it_broke_its_promise(
    owing: Months,
) -> None:
    await owing.until(FEEDBACK + 1)
    await owing.said()
    await owing.until(FEEDBACK + 100, FEEDBACK + 2)
    said = {html for _, html in await owing.said()}
    assert len(said) == 1
    assert "We broke this promise." in said.pop()
    assert len((await owing.owing()).record.notices) == 2


async def test_a_new_date_comes_with_its_reason(owing: Months) -> None:
    await owing.look_at(FEEDBACK - 2)
    given = move(Owed.FEEDBACK, FEEDBACK + 20, FEEDBACK - 2)
    await owing.book.move("tiny", given, [LOG], owing.receipt())
    await owing.look_at(FEEDBACK)
    assert await owing.said() == []
    await owing.look_at(FEEDBACK + 1)
    html = (await owing.said())[0][1]
    assert "We are late, and we're sorry. New date: 22 March.\nWhy: The vote was put off." in html
    await owing.until(FEEDBACK + 30, FEEDBACK + 2)
    assert await owing.said() == []
    await owing.look_at(FEEDBACK + 31)
    html = (await owing.said())[0][1]
    assert "Then we said 22 March, and missed that too." in html


async def test_an_answer_ends_it(owing: Months) -> None:
    await owing.look_at(FEEDBACK + 1)
    await owing.said()
    out = Feedback("tiny", FeedbackState.SENT, '{"message": {"en": "Done."}}', day(FEEDBACK + 3))
    await owing.store.commit([KeepFeedback(out)])
    told = await owing.until(FEEDBACK + 60, FEEDBACK + 3)
    assert told == []
    assert await owing.said() == []


async def test_what_is_not_decided_yet_leaves_the_decision_owed() -> None:
    months = Months()
    await months.closed(TINY, PEOPLE)
    document = '{"message": {"en": "Soon."}, "themes": [{"decision": "not_decided"}]}'
    out = Feedback("tiny", FeedbackState.SENT, document, day(5))
    await months.store.commit([KeepFeedback(out)])
    owing = await months.owing()
    assert [each.owed for each in owing.open] == [Owed.SAID, Owed.DECISION, Owed.FOLLOW_UP]


async def test_stopping_tells_everyone_why_and_takes_back_what_is_owed(owing: Months) -> None:
    stop = Stopped({"en": "The money <went>."}, day(FEEDBACK + 40))
    await owing.look_at(FEEDBACK + 1)
    await owing.said()
    await owing.book.stop("tiny", stop, [LOG], owing.receipt())
    html = (await owing.said())[0][1]
    assert "We stopped this because: The money &lt;went&gt;." in html
    assert "• What we did: by 2 March." in html
    assert not (await owing.owing()).open


async def test_a_survey_closes_by_itself_at_the_end_of_its_day(office: Months) -> None:
    later = survey(id="later")
    await office.fieldwork.publish(later, LOG)
    await office.look_at(28, hour=23.9)
    assert await office.state("later") is SurveyState.OPEN
    await office.look_at(29, hour=0.1)
    assert await office.state("later") is not SurveyState.OPEN


async def test_a_survey_that_rests_closes_on_its_day_too(office: Months) -> None:
    await office.fieldwork.publish(survey(id="later"), LOG)
    await office.room.moves("later", SurveyState.OPEN, SurveyState.PAUSED)
    await office.look_at(29)
    await office.fieldwork.do_what_is_due()
    assert await office.state("later") is SurveyState.CLOSED


async def test_staff_are_told_three_days_before_and_when_it_closed(office: Months) -> None:
    await office.store.commit(on_time(but=Owed.USE))
    await office.fieldwork.publish(survey(id="later", title="Later"), LOG)
    told = [(on, html) for on, html in await office.until(30) if "Later" in html]
    assert [on for on, _ in told] == [25, 29]
    assert "<b>Later</b> closes by itself at the end of Monday 8 February 2027" in told[0][1]
    assert "<b>Later</b> closed by itself" in told[1][1]


class KilledOnceClosing(MemoryStore):
    """A store whose process is killed right after a survey began to close."""

    killed = False

    async def commit(self, changes: Sequence[Change], receipt: Receipt | None = None) -> bool:
        kept = await super().commit(changes, receipt)
        closes = any(
            isinstance(each, MoveSurvey) and each.after is SurveyState.CLOSING for each in changes
        )
        if closes and not self.killed:
            self.killed = True
            raise ConnectionError
        return kept


async def test_staff_are_told_what_closed_by_itself_though_a_kill_came_right_after() -> None:
    months = Months(store=KilledOnceClosing())
    await months.fieldwork.publish(survey(id="later", title="Later"), LOG)
    with pytest.raises(ConnectionError):
        await months.look_at(29)
    await months.room.board.refresh()
    told = [html for _, html in await months.until(30, 29)]
    assert any("<b>Later</b> closed by itself" in html for html in told)


async def test_what_closes_by_itself_is_in_the_log(office: Months) -> None:
    await office.fieldwork.publish(survey(id="later"), LOG)
    await office.look_at(29)
    log = office.store._tables.staff_log
    assert any("close" in each and "later" in each and b"" in each for each in map(_fields, log))


def _fields(entry: object) -> tuple[object, ...]:
    values = entry if isinstance(entry, tuple) else vars(entry).values()
    return tuple(values)


async def test_of_what_too_few_answered_nothing_is_owed() -> None:
    months = Months()
    await months.closed(TINY, 4)
    assert await months.until(120) == []
    assert not (await months.owing()).open


async def test_who_has_the_answer_by_the_morning_is_not_told_that_it_is_late(
    owing: Months,
) -> None:
    await owing.look_at(FEEDBACK + 1, hour=1.0)
    assert (await owing.store.delivery("tiny", ErrandKind.LATE)).waiting == PEOPLE
    out = Feedback("tiny", FeedbackState.SENT, '{"message": {"en": "Done."}}', day(FEEDBACK + 1))
    await owing.store.commit([KeepFeedback(out)])
    owing.hours[0] += 12
    assert await owing.said() == []
