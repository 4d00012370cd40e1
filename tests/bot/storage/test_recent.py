"""Who was here lately is remembered as they are kept, and no longer than that is known."""

import asyncio
from datetime import datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from bot.dispositions import Disposition
from bot.storage.changes import (
    Change,
    CountBatch,
    Dispose,
    ForgetContact,
    KeepInterview,
    LogAct,
    Settle,
    SettleAudience,
    Shown,
    ShownTogether,
    Withdraw,
)
from bot.storage.recent import Recent
from bot.storage.rows import Attendance, Outcome, Person
from bot.storage.sqlite import open_sqlite
from bot.storage.store import Moved
from tests.bot.storage.people import ANA, BEN, BUSES, contact, interview, know

NOON = datetime(2027, 1, 11, 12)
ASKED = Person(ANA, (replace(interview(ANA), owed=True),), {})


def remembering(*people: Person, most: int = 10) -> Recent:
    recent = Recent(most)
    for person in people:
        with recent.look() as look:
            pass
        recent.learn(look, person)
    return recent


def test_a_turn_that_is_kept_takes_its_person_further() -> None:
    recent = remembering(ASKED)
    later = replace(interview(ANA, turn=2), sealed=b"later")
    recent.follow([KeepInterview(later)])
    assert recent.find(ANA.tag) == Person(ANA, (later,), {})


def test_a_screen_that_was_shown_is_owed_no_longer() -> None:
    recent = remembering(ASKED)
    recent.follow([ShownTogether((Shown(ANA.id, BUSES, b"sealed"),))])
    assert recent.find(ANA.tag) == Person(ANA, (interview(ANA),), {})


def test_a_screen_of_an_earlier_turn_changes_nothing() -> None:
    recent = remembering(ASKED)
    recent.follow([ShownTogether((Shown(ANA.id, BUSES, b"before"),))])
    assert recent.find(ANA.tag) == ASKED


@pytest.mark.parametrize(
    "change",
    [
        Dispose(ANA.id, BUSES, Disposition.DONE),
        ForgetContact(ANA.id),
        Settle(1, Outcome.BLOCKED),
    ],
)
def test_any_other_change_of_a_person_makes_them_forgotten(change: Change) -> None:
    recent = remembering(ASKED)
    recent.follow([change])
    assert recent.find(ANA.tag) is None


def test_an_errand_that_is_settled_makes_only_its_person_forgotten() -> None:
    there = Person(BEN, (interview(BEN),), {})
    recent = remembering(ASKED, there)
    recent.follow([Settle(1, Outcome.BLOCKED, contact=ANA.id)])
    assert recent.find(ANA.tag) is None
    assert recent.find(BEN.tag) == there


def test_ballots_that_are_counted_make_their_people_forgotten_and_nobody_else() -> None:
    there = Person(BEN, (interview(BEN),), {})
    recent = remembering(ASKED, there)
    recent.follow([CountBatch(BUSES, (ANA.id, "unknown"), (1, 1), ())])
    assert recent.find(ANA.tag) is None
    assert recent.find(BEN.tag) == there


def test_a_survey_that_ends_makes_those_forgotten_who_have_met_it() -> None:
    met = Person(BEN, (), {"parks": Attendance("parks", Disposition.DONE)})
    recent = remembering(ASKED, met)
    recent.follow([SettleAudience("parks")])
    assert recent.find(BEN.tag) is None
    recent.forget_those_of("roads")
    assert recent.find(ANA.tag) == ASKED
    recent.forget_those_of(BUSES)
    assert recent.find(ANA.tag) is None


def test_what_is_about_somebody_else_or_nobody_leaves_a_person_remembered() -> None:
    recent = remembering(ASKED)
    recent.follow([Dispose(BEN.id, BUSES, Disposition.DONE), Withdraw(BUSES, b"receipt")])
    assert recent.find(ANA.tag) is ASKED


def test_whoever_was_written_to_while_being_read_is_not_remembered() -> None:
    recent = Recent()
    with recent.look() as look:
        recent.follow([Dispose(ANA.id, BUSES, Disposition.DONE)])
    recent.learn(look, ASKED)
    assert recent.find(ANA.tag) is None


def test_those_who_were_here_last_are_remembered() -> None:
    people = [Person(contact(name), (), {}) for name in ("ana", "ben", "cat")]
    recent = remembering(*people[:2], most=2)
    recent.find(b"tag ana")
    with recent.look() as look:
        pass
    recent.learn(look, people[2])
    found = [recent.find(each.contact.tag) for each in people]
    assert found == [people[0], None, people[2]]


async def test_a_turn_that_moved_makes_its_person_read_anew(tmp_path: Path) -> None:
    ours = await open_sqlite(tmp_path / "one.db")
    theirs = await open_sqlite(tmp_path / "one.db")
    await know(ours, ANA)
    await ours.commit([KeepInterview(interview(ANA))])
    assert await ours.person(ANA.tag) == Person(ANA, (interview(ANA),), {})
    other = replace(interview(ANA, turn=2), sealed=b"theirs")
    await theirs.commit([KeepInterview(other, b"sealed")])
    with pytest.raises(Moved):
        await ours.commit([KeepInterview(interview(ANA, turn=2), b"sealed!")])
    assert await ours.person(ANA.tag) == Person(ANA, (other,), {})
    await theirs.close()
    await ours.close()


async def test_nobody_is_remembered_after_a_commit_that_was_cancelled(tmp_path: Path) -> None:
    store = await open_sqlite(tmp_path / "one.db")
    await know(store, ANA)
    await store.commit([KeepInterview(interview(ANA))])
    assert await store.person(ANA.tag)
    later = replace(interview(ANA, turn=2), sealed=b"later")
    turn = asyncio.create_task(store.commit([KeepInterview(later, b"sealed")]))
    await asyncio.sleep(0)
    turn.cancel()
    with pytest.raises(asyncio.CancelledError):
        await turn
    await store.commit([LogAct(at=NOON, member=b"", act="waits", subject="for the one before")])
    assert await store.person(ANA.tag) == Person(ANA, (later,), {})
    await store.close()
