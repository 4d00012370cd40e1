"""The contract: what replicas of one installation agree on through the database."""

import asyncio

import pytest
from msgspec.structs import replace

from bot.dispositions import Disposition
from bot.standing import Standing
from bot.storage.changes import (
    DropInterview,
    EndInterviews,
    KeepContact,
    KeepFeedback,
    KeepInterview,
    QueueFeedback,
    Settle,
    Shown,
)
from bot.storage.rows import (
    Delivery,
    ErrandKind,
    Feedback,
    FeedbackState,
    Interview,
    Outcome,
    SurveyState,
)
from bot.storage.store import LEADER, REVISION, Moved, Receipt, Store
from tests.bot.storage.people import ANA, BEN, BUSES, TODAY, closed_with, interview, know, move

FIRST = replace(interview(ANA), sealed=b"first")
SECOND = replace(interview(ANA, turn=2), sealed=b"second", owed=True)
LONG = 600.0


async def kept(store: Store) -> tuple[Interview, ...]:
    person = await store.person(ANA.tag)
    assert person is not None
    return person.interviews


async def begun(store: Store) -> None:
    await know(store, ANA)
    await store.commit([KeepInterview(FIRST)])


async def test_an_interview_is_replaced_as_it_was_read(store: Store) -> None:
    await begun(store)
    await store.commit([KeepInterview(SECOND, replaces=b"first")])
    assert await kept(store) == (SECOND,)


async def test_a_turn_built_on_an_outdated_interview_overwrites_nothing(store: Store) -> None:
    await begun(store)
    await store.commit([KeepInterview(SECOND, replaces=b"first")])
    late = replace(interview(ANA, turn=9), sealed=b"late")
    with pytest.raises(Moved):
        await store.commit([KeepInterview(late, replaces=b"first")], Receipt(7, TODAY))
    assert await kept(store) == (SECOND,)
    assert not await store.has_seen(7)


async def test_a_turn_built_on_an_interview_that_was_left_does_not_bring_it_back(
    store: Store,
) -> None:
    await begun(store)
    await store.commit([DropInterview("ana", BUSES)])
    with pytest.raises(Moved):
        await store.commit([KeepInterview(SECOND, replaces=b"first")])
    assert await kept(store) == ()


async def test_an_interview_of_a_survey_that_ended_is_not_replaced(store: Store) -> None:
    await move(store, SurveyState.CLOSING)
    await know(store, ANA)
    ballot = replace(FIRST, sent=True)
    await store.commit([KeepInterview(ballot), EndInterviews(BUSES)])
    with pytest.raises(Moved):
        await store.commit([KeepInterview(SECOND, replaces=b"first")])
    assert await kept(store) == (ballot,)


async def test_of_many_turns_built_on_one_interview_a_single_one_is_kept(store: Store) -> None:
    await begun(store)
    turns = [replace(interview(ANA, turn), sealed=b"%d" % turn) for turn in range(20)]
    commits = [store.commit([KeepInterview(turn, replaces=b"first")]) for turn in turns]
    outcomes = await asyncio.gather(*commits, return_exceptions=True)
    (winner,) = [n for n, outcome in enumerate(outcomes) if not isinstance(outcome, Moved)]
    assert await kept(store) == (turns[winner],)


async def test_a_contact_is_replaced_as_it_was_read(store: Store) -> None:
    await know(store, ANA)
    changed = replace(ANA, chat=b"sealed anew", standing=Standing.STOPPED)
    await store.commit([KeepContact(changed, replaces=ANA.chat)])
    assert await store.contact("ana") == changed


async def test_a_turn_built_on_an_outdated_contact_overwrites_nothing(store: Store) -> None:
    await know(store, ANA)
    stopped = replace(ANA, chat=b"sealed anew", standing=Standing.STOPPED)
    await store.commit([KeepContact(stopped, replaces=ANA.chat)])
    with pytest.raises(Moved):
        await store.commit([KeepContact(replace(ANA, language="cy"), replaces=ANA.chat)])
    assert await store.contact("ana") == stopped


async def test_a_turn_built_on_a_contact_that_is_gone_does_not_bring_it_back(store: Store) -> None:
    with pytest.raises(Moved):
        await store.commit([KeepContact(ANA, replaces=ANA.chat)])
    assert await store.contact("ana") is None


async def test_of_two_who_meet_the_same_person_first_a_single_one_is_kept(store: Store) -> None:
    other = replace(ANA, id="ana as well")
    commits = [store.commit([KeepContact(each)]) for each in (ANA, other)]
    outcomes = await asyncio.gather(*commits, return_exceptions=True)
    assert sorted(isinstance(outcome, Moved) for outcome in outcomes) == [False, True]


async def test_a_screen_that_is_no_longer_the_newest_is_noticed(store: Store) -> None:
    await begun(store)
    await store.commit([KeepInterview(SECOND, replaces=b"first")])
    with pytest.raises(Moved):
        await store.commit([Shown("ana", BUSES, b"first")])
    assert list(await store.owed()) == [SECOND]


async def test_a_screen_that_was_accepted_twice_is_still_the_newest(store: Store) -> None:
    await know(store, ANA)
    await store.commit([KeepInterview(SECOND)])
    for _ in range(2):
        assert await store.commit([Shown("ana", BUSES, b"second")])


async def test_a_lease_belongs_to_one_until_it_runs_out(store: Store) -> None:
    assert await store.lease(LEADER, "one", LONG)
    assert not await store.lease(LEADER, "two", LONG)
    assert await store.lease(LEADER, "one", 0.0)
    assert await store.lease(LEADER, "two", LONG)
    assert not await store.lease(LEADER, "one", LONG)
    assert await store.leases() == {LEADER: "two"}


async def test_a_lease_that_is_asked_for_by_many_at_once_goes_to_one(store: Store) -> None:
    asked = [store.lease(LEADER, f"replica {number}", LONG) for number in range(20)]
    assert sum(await asyncio.gather(*asked)) == 1


async def test_whoever_goes_gives_back_all_that_is_theirs(store: Store) -> None:
    await store.lease(LEADER, "one", LONG)
    await store.lease("replica one", "one", LONG)
    await store.lease("replica two", "two", LONG)
    await store.release("one")
    assert await store.leases() == {"replica two": "two"}


async def queued(store: Store) -> None:
    await closed_with(store, (ANA, Disposition.DONE, None), (BEN, Disposition.DONE, None))
    await store.commit([QueueFeedback(BUSES)])


async def test_only_the_leader_claims(store: Store) -> None:
    await queued(store)
    assert list(await store.claim(9, 0.0, "one")) == []
    await store.lease(LEADER, "one", LONG)
    assert list(await store.claim(9, 0.0, "two")) == []
    assert len(await store.claim(9, 0.0, "one")) == 2


async def test_a_leader_whose_lease_ran_out_claims_nothing(store: Store) -> None:
    await queued(store)
    await store.lease(LEADER, "one", 0.0)
    assert list(await store.claim(9, 0.0, "one")) == []


async def test_what_a_living_process_is_sending_is_left_to_it(store: Store) -> None:
    await queued(store)
    await store.lease(LEADER, "one", LONG)
    await store.claim(1, 0.0, "one")
    await store.lease(LEADER, "one", 0.0)
    await store.lease("replica one", "one", LONG)
    assert await store.recover() == 0
    await store.release("one")
    assert await store.recover() == 1


async def test_a_process_may_be_silent_for_a_while_before_it_counts_as_ended(store: Store) -> None:
    await queued(store)
    await store.lease(LEADER, "one", LONG)
    await store.claim(1, 0.0, "one")
    await store.lease(LEADER, "one", 0.0)
    assert await store.recover(grace=LONG) == 0
    assert await store.recover() == 1


async def test_what_was_claimed_without_anybody_knowing_waits_again(store: Store) -> None:
    await queued(store)
    await store.lease(LEADER, "one", LONG)
    sending, lost = await store.claim(2, 0.0, "one")
    assert await store.put_back("two", ()) == 0
    assert await store.put_back("one", {sending.id}) == 1
    assert [errand.id for errand in await store.claim(2, 0.0, "one")] == [lost.id]


async def test_what_was_settled_as_unknown_stays_so_whoever_comes_late(store: Store) -> None:
    await queued(store)
    (errand,) = await store.claim(1, 0.0)
    await store.recover()
    await store.commit([Settle(errand.id, Outcome.SENT)])
    told = await store.delivery(BUSES, ErrandKind.FEEDBACK)
    assert told == Delivery(1, {Outcome.UNKNOWN: 1})


async def test_slots_come_at_the_rate_after_a_burst_whoever_takes_them(store: Store) -> None:
    first = await store.reserve(5, rate=0.01, burst=5)
    assert first.first < 0
    second = await store.reserve(1, rate=0.01, burst=5)
    third = await store.reserve(2, rate=0.01, burst=5)
    assert second.first == pytest.approx(100, abs=30)
    assert third.first - second.first == pytest.approx(100, abs=30)
    assert (third.taken - second.taken) % 1000 == 2


async def test_asking_for_no_slot_only_looks(store: Store) -> None:
    before = await store.reserve(3, rate=30, burst=20)
    assert (await store.reserve(0, rate=30, burst=20)).taken == before.taken


async def test_a_hold_is_seen_by_everyone_and_ends(store: Store) -> None:
    assert (await store.reserve(0, rate=30, burst=20)).held == 0
    await store.hold(LONG, full=20 / 30)
    await store.hold(LONG / 2, full=20 / 30)
    found = await store.reserve(1, rate=30, burst=20)
    assert found.held == pytest.approx(LONG, abs=60)
    assert found.first == pytest.approx(LONG, abs=60)


async def test_what_everybody_must_see_renews_the_revision(store: Store) -> None:
    seen = [await store.mark(REVISION)]
    await move(store, SurveyState.CLOSING)
    seen.append(await store.mark(REVISION))
    await store.commit([EndInterviews(BUSES)])
    seen.append(await store.mark(REVISION))
    await store.commit([KeepFeedback(Feedback(BUSES, FeedbackState.DRAFT, "{}"))])
    seen.append(await store.mark(REVISION))
    await know(store, ANA)
    assert len(set(seen)) == 4
    assert await store.mark(REVISION) == seen[-1]


async def test_a_closing_survey_tells_when_its_open_interviews_have_ended(store: Store) -> None:
    await move(store, SurveyState.CLOSING)
    assert [row.ended for row in await store.surveys()] == [False]
    await store.commit([EndInterviews(BUSES)])
    assert [row.ended for row in await store.surveys()] == [True]
