"""When staff are reminded, when the public is told, and when nothing new may be published."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from admin.promises import Owing, board, counted, nag_due, notice_due, overdue, worst_first
from bot.promised import Keeping, Move, Owed, Record, Stopped, promised
from surveys.questionnaire import freeze
from tests.surveys.small import survey

FIRST = date(2027, 1, 11)
BY = date(2027, 3, 2)
"""The day on which "what we did" is promised."""
WHY = {"en": "The vote was put off."}


def days(many: int) -> timedelta:
    return timedelta(days=many)


def owing(
    record: Record | None = None,
    told: Mapping[Owed, date] | None = None,
    is_over: bool = True,
    name: str = "tiny",
) -> Owing:
    """A survey of which only "what we did" is still owed, unless ``told`` says otherwise."""
    record = record or Record()
    early = {Owed.SAID: FIRST, Owed.DECISION: FIRST, Owed.FOLLOW_UP: FIRST}
    frozen = freeze(survey(id=name), FIRST)
    made = promised(frozen, early if told is None else told, record)
    return Owing(frozen, made, record, None, is_over)


def moved(to: date, on: date) -> Move:
    return Move(Owed.FEEDBACK, to, WHY, on)


def nags(record: Record, last: int) -> list[tuple[int, int]]:
    """On which days staff are reminded when each is sent once, and which reminder it is."""
    sent, found = set(), []
    for each in range(-30, last):
        promise = owing(record).of(Owed.FEEDBACK)
        assert promise is not None
        nag = nag_due(promise, BY + days(each))
        if nag is not None and nag.name not in sent:
            sent.add(nag.name)
            found.append((each, nag.days))
    return found


def test_staff_are_reminded_two_weeks_three_days_and_on_the_day_then_every_week() -> None:
    expected = [(day, day) for day in (-14, -3, 0, 7, 14, 21, 28, 35)]
    assert nags(Record(), 40) == expected


def test_a_new_date_is_reminded_of_like_the_first() -> None:
    found = nags(Record((moved(BY + days(30), BY),)), 45)
    assert [day for day, _ in found] == [16, 27, 30, 37, 44]


def test_of_reminders_that_were_missed_only_the_newest_comes() -> None:
    promise = owing().of(Owed.FEEDBACK)
    assert promise is not None
    nag = nag_due(promise, BY - days(1))
    assert nag is not None
    assert nag.days == -3


def test_nobody_is_reminded_of_what_goes_out_by_itself_before_it_is_late() -> None:
    said = owing(told={}).of(Owed.SAID)
    assert said is not None
    assert nag_due(said, said.by) is None
    assert nag_due(said, said.by + days(6)) is None
    assert nag_due(said, said.by + days(7)) is not None


def notices(moves: Sequence[Move], last: int, told: date | None = None) -> list[tuple[int, bool]]:
    """On which days people are told, counted from the promised one, and whether of a new date.

    ``moves`` are written down on their days, and every notice is noted.
    """
    record, found = Record(), []
    for each in range(-5, last):
        today = BY + days(each)
        for move in moves:
            record = record.moved(move) if move.on == today else record
        told_so_far = {Owed.FEEDBACK: told} if told and told <= today else {}
        early = {Owed.SAID: FIRST, Owed.DECISION: FIRST, Owed.FOLLOW_UP: FIRST}
        notice = notice_due(owing(record, {**early, **told_so_far}), today)
        if notice is not None:
            record = record.noticed(notice)
            found.append((each, bool(notice.new)))
    return found


@pytest.mark.parametrize(
    ("moves", "expected"),
    [
        pytest.param([], [(1, False), (31, False)], id="staff are silent"),
        pytest.param([(60, -2)], [(1, True), (61, False)], id="a new date before the day"),
        pytest.param([(60, 5)], [(1, False), (5, True), (61, False)], id="a new date after it"),
        pytest.param(
            [(10, -1), (20, 10), (30, 20), (40, 30)],
            [(1, True), (31, True), (61, False)],
            id="a new date again and again: once a month",
        ),
        pytest.param(
            [(50, 2), (60, 3), (70, 4)],
            [(1, False), (2, True), (32, True), (71, False)],
            id="staff change their mind: told once a month",
        ),
    ],
)
def test_people_are_told_of_every_missed_day_and_not_more_often_than_monthly(
    moves: list[tuple[int, int]], expected: list[tuple[int, bool]]
) -> None:
    written = [moved(BY + days(to), BY + days(on)) for to, on in moves]
    assert notices(written, 100) == expected


def test_nobody_is_told_of_lateness_once_there_is_an_answer() -> None:
    assert notices([], 100, told=BY) == []
    assert notices([], 100, told=BY + days(3)) == [(1, False)]


def test_nobody_is_told_while_a_survey_is_open() -> None:
    assert notice_due(owing(is_over=False), BY + days(90)) is None


def test_what_is_late_at_once_is_told_at_once() -> None:
    found = notice_due(owing(told={}), BY + days(20))
    assert found is not None
    assert set(found.missed) == {Owed.SAID, Owed.FEEDBACK, Owed.DECISION}


def test_a_team_that_owes_feedback_for_more_than_thirty_days_publishes_nothing() -> None:
    assert overdue([owing()], BY + days(30)) == []
    ((found, promise),) = overdue([owing()], BY + days(31))
    assert (found.id, promise.owed) == ("tiny", Owed.FEEDBACK)


def test_a_new_date_does_not_stop_that_clock() -> None:
    record = Record((moved(BY + days(90), BY),))
    assert overdue([owing(record)], BY + days(31))


def test_saying_why_it_was_stopped_does() -> None:
    assert not overdue([owing(Record(stopped=Stopped(WHY, BY)))], BY + days(90))


def test_a_decision_that_is_late_stops_nobody_from_publishing() -> None:
    told = {Owed.SAID: FIRST, Owed.FEEDBACK: FIRST}
    assert not overdue([owing(told=told)], BY + days(90))


DAYS = st.dates(FIRST, date(2028, 3, 1))
TOLD = st.dictionaries(st.sampled_from(sorted(set(Owed) - {Owed.USE})), DAYS)
MOVES = st.lists(
    st.builds(Move, st.sampled_from(sorted(Owed)), DAYS, st.just(WHY), DAYS), max_size=4
)
RECORDS = st.builds(
    Record,
    moves=MOVES.map(tuple),
    stopped=st.none() | st.builds(Stopped, st.just(WHY), DAYS),
)


@given(st.lists(st.tuples(TOLD, RECORDS), max_size=5), DAYS)
def test_every_promise_is_on_the_board_exactly_once_whatever_is_written_down(
    surveys: list[tuple[dict[Owed, date], Record]], today: date
) -> None:
    owings = [owing(record, told, name=f"s{at}") for at, (told, record) in enumerate(surveys)]
    rows = board(owings, today)
    found = sorted((row.survey.id, row.promise.owed.value) for row in rows)
    kinds = ("said", "decision", "feedback", "follow_up")
    assert found == sorted((f"s{at}", kind) for at in range(len(surveys)) for kind in kinds)
    assert sum(count for _, count in counted(rows)) == len(rows)
    assert [row.keeping for row in rows] == [row.promise.keeping(today) for row in rows]


@given(TOLD, RECORDS, DAYS)
def test_the_board_depends_on_records_and_the_day_alone(
    told: dict[Owed, date], record: Record, today: date
) -> None:
    assert board([owing(record, told)], today) == board([owing(record, told)], today)


def test_the_worst_comes_first() -> None:
    kept = owing(told=dict.fromkeys(Owed, FIRST), name="kept")
    late = owing(told={Owed.SAID: FIRST}, name="late")
    found = board([kept, late], BY + days(2))
    assert [row.keeping for row in found][:3] == [Keeping.LATE, Keeping.DUE, Keeping.DUE]
    assert [each.survey.id for each in worst_first([kept, late], BY + days(2))] == ["late", "kept"]
