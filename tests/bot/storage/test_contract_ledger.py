"""The ledger of a survey: everybody who met it, once, by what came of it."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from bot.barriers import Barrier
from bot.dispositions import NOT_REACHED, REFUSED, Disposition
from bot.standing import Standing
from bot.storage.changes import (
    Dispose,
    EndInterviews,
    ForgetContact,
    KeepInterview,
    MoveSurvey,
    NoteBarrier,
    QueueInvitations,
    Settle,
    SettleAudience,
)
from bot.storage.drop_off import NoteDropOff
from bot.storage.rows import Errand, Outcome, SurveyState
from bot.storage.store import Store
from tests.bot.storage.people import (
    ANA,
    BEN,
    BUSES,
    CAT,
    TODAY,
    ballot,
    contact,
    count,
    interview,
    know,
    move,
    stands,
)

OUT_OF_REACH = [
    (Standing.BLOCKED, Disposition.BLOCKED),
    (Standing.GONE, Disposition.GONE),
]
BY_THEMSELVES = sorted(set(Disposition) - NOT_REACHED - {Disposition.REACHED})


async def invited(store: Store) -> Errand:
    """Return the invitation of somebody who may be asked again, on its way."""
    await know(store, replace(ANA, may_ask_again=True))
    await store.commit([QueueInvitations(BUSES)])
    (errand,) = await store.claim(1, 0.0)
    return errand


@pytest.mark.parametrize(("standing", "told"), OUT_OF_REACH)
async def test_who_was_only_written_to_and_is_out_of_reach_was_not_reached(
    store: Store, standing: Standing, told: Disposition
) -> None:
    await know(store, ANA, BEN)
    await store.commit([Dispose(each.id, BUSES, Disposition.REACHED) for each in (ANA, BEN)])
    await store.commit([stands(ANA, standing)])
    assert await store.ledger(BUSES) == {told: 1, Disposition.REACHED: 1}


async def test_whoever_unblocks_the_bot_was_reached_after_all(store: Store) -> None:
    await know(store, ANA)
    await store.commit([Dispose("ana", BUSES, Disposition.REACHED)])
    for standing in (Standing.BLOCKED, Standing.ASKS):
        await store.commit([stands(ANA, standing)])
    assert await store.ledger(BUSES) == {Disposition.REACHED: 1}


@pytest.mark.parametrize("disposition", BY_THEMSELVES)
async def test_what_somebody_did_stays_when_they_block_the_bot(
    store: Store, disposition: Disposition
) -> None:
    await know(store, ANA)
    await store.commit([Dispose("ana", BUSES, disposition)])
    await store.commit([stands(ANA, Standing.BLOCKED)])
    assert await store.ledger(BUSES) == {disposition: 1}


@pytest.mark.parametrize("disposition", Disposition)
@pytest.mark.parametrize("standing", [Standing.BLOCKED, Standing.GONE])
async def test_being_out_of_reach_is_never_a_refusal(
    store: Store, disposition: Disposition, standing: Standing
) -> None:
    await know(store, ANA)
    await store.commit([Dispose("ana", BUSES, disposition), stands(ANA, standing)])
    refused = REFUSED.intersection(await store.ledger(BUSES))
    assert refused == REFUSED.intersection({disposition})


@pytest.mark.parametrize(("standing", "told"), OUT_OF_REACH)
async def test_the_tallies_at_close_tell_the_same(
    store: Store, standing: Standing, told: Disposition
) -> None:
    await know(store, ANA, BEN)
    await store.commit([Dispose(each.id, BUSES, Disposition.REACHED) for each in (ANA, BEN)])
    await store.commit([stands(ANA, standing), SettleAudience(BUSES)])
    await store.commit([stands(ANA, Standing.ASKS)])
    assert await store.ledger(BUSES) == {told: 1, Disposition.REACHED: 1}


async def test_who_is_forgotten_counts_as_before(store: Store) -> None:
    await know(store, ANA)
    await store.commit([Dispose("ana", BUSES, Disposition.REACHED)])
    await store.commit([stands(ANA, Standing.BLOCKED), ForgetContact("ana")])
    assert await store.ledger(BUSES) == {Disposition.BLOCKED: 1}


@pytest.mark.parametrize(
    ("outcome", "told"),
    [
        (Outcome.SENT, Disposition.REACHED),
        (Outcome.BLOCKED, Disposition.BLOCKED),
        (Outcome.GONE, Disposition.GONE),
        (Outcome.FAILED, Disposition.FAILED),
        (Outcome.UNKNOWN, Disposition.UNKNOWN),
    ],
)
async def test_each_outcome_of_an_invitation_has_its_own_line(
    store: Store, outcome: Outcome, told: Disposition
) -> None:
    await move(store)
    errand = await invited(store)
    await store.commit([Settle(errand.id, outcome)])
    assert await store.ledger(BUSES) == {told: 1}


async def test_an_invitation_that_is_on_its_way_at_close_counts_nobody_twice(
    store: Store,
) -> None:
    await move(store)
    errand = await invited(store)
    await store.commit([Dispose("ana", BUSES, Disposition.LOOKED)])
    await store.commit([MoveSurvey(BUSES, SurveyState.OPEN, SurveyState.CLOSING)])
    await store.commit([EndInterviews(BUSES)])
    await store.settle_audience(BUSES, 9)
    await store.commit([Settle(errand.id, Outcome.SENT)])
    closed = MoveSurvey(BUSES, SurveyState.CLOSING, SurveyState.CLOSED)
    await store.commit([SettleAudience(BUSES), closed])
    assert await store.ledger(BUSES) == {Disposition.LOOKED: 1}


async def test_an_invitation_of_somebody_new_that_arrives_after_close_counts_once(
    store: Store,
) -> None:
    await move(store)
    errand = await invited(store)
    closing = MoveSurvey(BUSES, SurveyState.OPEN, SurveyState.CLOSING)
    closed = MoveSurvey(BUSES, SurveyState.CLOSING, SurveyState.CLOSED)
    await store.commit([closing, SettleAudience(BUSES), closed])
    await store.commit([Settle(errand.id, Outcome.SENT)])
    assert await store.ledger(BUSES) == {Disposition.REACHED: 1}


async def test_one_survey_tells_nothing_of_another(store: Store) -> None:
    await know(store, ANA, CAT, contact("dan", Standing.BLOCKED))
    await store.commit([Dispose(who, BUSES, Disposition.REACHED) for who in ("ana", "dan")])
    await store.commit([Dispose("dan", "parks", Disposition.REACHED)])
    assert await store.ledger("parks") == {Disposition.BLOCKED: 1}


async def test_what_is_told_of_barriers_stays_as_it_was_at_close(store: Store) -> None:
    await move(store)
    await store.commit([NoteBarrier(BUSES, Barrier.TOO_LONG)])
    closing = MoveSurvey(BUSES, SurveyState.OPEN, SurveyState.CLOSING)
    closed = MoveSurvey(BUSES, SurveyState.CLOSING, SurveyState.CLOSED)
    await store.commit([closing, closed])
    await store.commit([NoteBarrier(BUSES, Barrier.NO_TRUST)])
    assert await store.barriers(BUSES) == {Barrier.TOO_LONG: 1}


async def test_where_people_stopped_is_counted_by_item_until_close(store: Store) -> None:
    await move(store)
    notes = [NoteDropOff(BUSES, "often"), NoteDropOff(BUSES, "often"), NoteDropOff(BUSES, "safe")]
    await store.commit(notes)
    await store.commit([NoteDropOff("parks", "often"), NoteBarrier(BUSES, Barrier.TOO_LONG)])
    closing = MoveSurvey(BUSES, SurveyState.OPEN, SurveyState.CLOSING)
    closed = MoveSurvey(BUSES, SurveyState.CLOSING, SurveyState.CLOSED)
    await store.commit([closing, closed])
    await store.commit([NoteDropOff(BUSES, "safe")])
    assert await store.drop_off(BUSES) == {"often": 2, "safe": 1}


async def test_unfinished_interviews_are_found_slice_by_slice(store: Store) -> None:
    await move(store)
    await know(store, ANA, BEN, CAT)
    kept = [KeepInterview(interview(ANA)), KeepInterview(interview(BEN))]
    await store.commit([*kept, KeepInterview(ballot(CAT))])
    await store.commit([KeepInterview(interview(CAT, survey="parks"))])
    first = await store.unfinished(BUSES, "", 1)
    assert [row.contact for row in first] == ["ana"]
    assert [row.contact for row in await store.unfinished(BUSES, "ana", 5)] == ["ben"]


async def test_idle_are_those_that_a_sweep_would_delete(store: Store) -> None:
    await move(store)
    await know(store, ANA, BEN, replace(CAT, standing=Standing.PAUSED))
    fresh = replace(interview(BEN), touched=TODAY + timedelta(days=1))
    rows = [interview(ANA), fresh, interview(CAT)]
    await store.commit([KeepInterview(row) for row in rows])
    before = TODAY + timedelta(days=1)
    assert [row.contact for row in await store.idle(BUSES, before, "", 9)] == ["ana"]


async def test_what_is_counted_of_an_open_survey_can_be_read_by_id(store: Store) -> None:
    await move(store)
    await count(store, b"a", b"b")
    await count(store, b"c", survey="parks")
    found = await store.open_answers(BUSES, "", 9)
    assert [row.id for row in found] == ["old a", "old b"]
    assert found[0].values == b'{"q":1}'
    assert [row.id for row in await store.open_answers(BUSES, "old a", 9)] == ["old b"]
