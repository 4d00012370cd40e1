"""What becomes of a promise: by its first day, whatever was written down later."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.promised import (
    BROKEN_AFTER,
    Keeping,
    Move,
    Notice,
    Owed,
    Promised,
    Record,
    Stopped,
    promised,
    record_of,
)
from surveys.questionnaire import Survey, freeze
from tests.surveys.small import survey

BY = date(2027, 4, 30)
WHY = {"en": "The vote was put off."}
DAYS = st.dates(date(2027, 1, 1), date(2028, 12, 31))


def days(many: int) -> timedelta:
    return timedelta(days=many)


def promise(told: date | None = None, stopped: date | None = None, *moves: date) -> Promised:
    moved = tuple(Move(Owed.FEEDBACK, to, WHY, BY) for to in moves)
    stop = Stopped(WHY, stopped) if stopped else None
    return Promised("tiny", Owed.FEEDBACK, BY, moved, told, stop)


@pytest.mark.parametrize(
    ("told", "stopped", "moved", "today", "keeping"),
    [
        (None, None, None, 0, Keeping.DUE),
        (None, None, None, 1, Keeping.LATE),
        (None, None, None, 30, Keeping.LATE),
        (None, None, None, 31, Keeping.BROKEN),
        (None, None, 60, 0, Keeping.DUE),
        (None, None, 60, 1, Keeping.LATE),
        (None, None, 60, 31, Keeping.BROKEN),
        (0, None, None, 400, Keeping.KEPT),
        (-9, None, None, 400, Keeping.KEPT),
        (1, None, None, 400, Keeping.LATE),
        (90, None, None, 400, Keeping.LATE),
        (20, None, 60, 400, Keeping.LATE),
        (None, 5, None, 400, Keeping.WITHDRAWN),
        (None, 90, 60, 400, Keeping.WITHDRAWN),
        (-3, 90, None, 400, Keeping.KEPT),
    ],
)
def test_a_promise_is_kept_by_its_first_day_or_it_is_not(
    told: int | None, stopped: int | None, moved: int | None, today: int, keeping: Keeping
) -> None:
    moves = [] if moved is None else [BY + days(moved)]
    made = promise(
        None if told is None else BY + days(told),
        None if stopped is None else BY + days(stopped),
        *moves,
    )
    assert made.keeping(BY + days(today)) is keeping


@given(st.lists(DAYS, max_size=4), DAYS)
def test_no_new_date_makes_anything_better(moves: list[date], today: date) -> None:
    assert promise(None, None, *moves).keeping(today) is promise().keeping(today)


@given(DAYS, DAYS)
def test_what_is_late_never_becomes_kept(first: date, second: date) -> None:
    earlier, later = sorted([first, second])
    before = promise().keeping(earlier)
    if before in (Keeping.LATE, Keeping.BROKEN):
        assert promise(told=later).keeping(later) is Keeping.LATE


def test_where_too_few_took_part_nothing_is_owed() -> None:
    made = Promised("tiny", Owed.FEEDBACK, BY, none_kept=True)
    assert not made.is_open
    assert made.keeping(BY + BROKEN_AFTER + days(9)) is Keeping.WITHDRAWN


def test_days_late_are_counted_to_the_answer_and_else_to_today() -> None:
    assert promise().days_late(BY + days(12)) == 12
    assert promise(told=BY + days(3)).days_late(BY + days(12)) == 3
    assert promise(stopped=BY + days(4)).days_late(BY + days(12)) == 4
    assert promise(told=BY - days(3)).days_late(BY + days(12)) == 0


def test_the_newest_of_the_days_that_passed_is_the_one_that_was_missed() -> None:
    made = promise(None, None, BY + days(10), BY + days(20))
    assert made.missed(BY) is None
    assert made.missed(BY + days(1)) == BY
    assert made.missed(BY + days(11)) == BY + days(10)
    assert made.coming(BY + days(11)) == BY + days(20)
    assert made.coming(BY + days(21)) is None


def frozen(**fields: object) -> Survey:
    return freeze(survey(**fields), date(2027, 1, 11))


def test_every_survey_promises_four_things_in_the_order_of_their_days() -> None:
    made = promised(frozen(), {}, Record())
    assert [(each.owed, each.by.isoformat()) for each in made] == [
        (Owed.SAID, "2027-02-15"),
        (Owed.FEEDBACK, "2027-03-02"),
        (Owed.DECISION, "2027-03-12"),
        (Owed.FOLLOW_UP, "2027-07-30"),
    ]


def test_what_explores_promises_to_use_the_answers() -> None:
    use = {
        "what": "We plan with it.",
        "by": "+60 days",
        "owner": "Youth panel",
        "can_change": ["The order"],
        "cannot_change": ["The money"],
    }
    made = promised(frozen(purpose="explore", decision=None, use=use), {}, Record())
    assert Owed.USE in {each.owed for each in made}
    assert Owed.DECISION not in {each.owed for each in made}


def test_a_record_is_read_as_it_was_written() -> None:
    record = Record(
        moves=(Move(Owed.SAID, BY, WHY, BY),),
        done={Owed.DECISION: BY},
        stopped=Stopped(WHY, BY),
        notices=(Notice(BY, {Owed.SAID: BY}, {Owed.SAID: BY + days(1)}),),
    )
    assert record_of(record.document) == record
    assert record_of(None) == Record()
