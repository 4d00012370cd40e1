"""The contract: from ballots to the responses of a closed survey."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from bot.storage.changes import (
    CountBatch,
    DropInterview,
    DropResponses,
    EndInterviews,
    KeepInterview,
    MoveSurvey,
    Withdraw,
)
from bot.storage.rows import Interview, SurveyState
from bot.storage.store import Moved, Store
from tests.bot.storage.people import (
    ANA,
    BEN,
    BUSES,
    CAT,
    TODAY,
    ballot,
    count,
    interview,
    know,
    move,
    response,
)

RECEIPTS = (b"a", b"b", b"c", b"d")


async def transferred(store: Store, survey: str = BUSES) -> None:
    while (await store.reissue(survey, 2)).more:
        pass
    while (await store.transfer(survey, 2)).more:
        pass


async def close(store: Store) -> None:
    await store.commit([MoveSurvey(BUSES, SurveyState.CLOSING, SurveyState.CLOSED)])


async def test_a_ballot_is_countable_once_it_is_shown_or_a_day_later(store: Store) -> None:
    await know(store, ANA, BEN, CAT)
    shown = ballot(ANA)
    owed = replace(ballot(BEN), owed=True)
    old = replace(ballot(CAT), owed=True, touched=TODAY - timedelta(days=1))
    await store.commit([KeepInterview(row) for row in (shown, owed, old)])
    assert list(await store.ballots(BUSES, TODAY)) == [shown, old]


async def test_unfinished_interviews_and_other_surveys_are_no_ballots(store: Store) -> None:
    await know(store, ANA, BEN)
    await store.commit([KeepInterview(interview(ANA)), KeepInterview(ballot(BEN, "parks"))])
    assert list(await store.ballots(BUSES, TODAY)) == []


async def test_a_counted_ballot_is_a_response_and_no_interview_any_more(store: Store) -> None:
    await know(store, ANA, BEN)
    await store.commit([KeepInterview(ballot(ANA)), KeepInterview(ballot(BEN))])
    batch = (response("1", b"a"), response("2", b"b"))
    await store.commit([CountBatch(BUSES, ("ana", "ben"), (9, 9), batch)])
    assert await store.uncounted(BUSES) == (0, 0)
    assert await store.counted(BUSES) == 2
    assert await store.has_response(BUSES, b"a")


@pytest.mark.parametrize("row", [None, interview(ANA, turn=9), replace(ballot(ANA), turn=10)])
async def test_a_ballot_that_is_no_longer_as_it_was_read_moves_the_whole_batch(
    store: Store, row: Interview | None
) -> None:
    await know(store, ANA, BEN)
    await store.commit([KeepInterview(ballot(BEN)), *([KeepInterview(row)] if row else [])])
    with pytest.raises(Moved):
        await store.commit([CountBatch(BUSES, ("ben", "ana"), (9, 9), (response("1", b"a"),))])
    assert await store.counted(BUSES) == 0
    assert await store.uncounted(BUSES) == (
        int(bool(row and not row.sent)),
        1 + int(bool(row and row.sent)),
    )


async def test_a_ballot_without_a_response_is_only_deleted(store: Store) -> None:
    await know(store, ANA)
    await store.commit([KeepInterview(ballot(ANA))])
    await store.commit([CountBatch(BUSES, ("ana",), (9,), ())])
    assert await store.uncounted(BUSES) == (0, 0)
    assert await store.counted(BUSES) == 0


async def test_a_receipt_is_known_only_in_its_own_survey(store: Store) -> None:
    await count(store, b"a")
    assert not await store.has_response("parks", b"a")
    assert not await store.has_response(BUSES, b"b")


async def test_a_queued_withdrawal_counts_at_once(store: Store) -> None:
    await count(store, *RECEIPTS)
    await store.commit([Withdraw(BUSES, b"b")])
    await store.commit([Withdraw(BUSES, b"b"), Withdraw(BUSES, b"unknown")])
    assert await store.counted(BUSES) == 3
    assert not await store.has_response(BUSES, b"b")


async def test_a_withdrawal_is_carried_out_with_the_next_batch(store: Store) -> None:
    await count(store, b"a", b"b")
    await store.commit([Withdraw(BUSES, b"a")])
    await count(store, b"c")
    assert await store.counted(BUSES) == 2
    # Were the hash still queued, the same receipt could not come back.
    await count(store, b"a")
    assert await store.has_response(BUSES, b"a")


async def test_a_withdrawal_that_comes_before_its_ballot_is_counted_is_not_lost(
    store: Store,
) -> None:
    await store.commit([Withdraw(BUSES, b"c")])
    await count(store, b"a")
    await count(store, b"b", b"c")
    assert await store.counted(BUSES) == 2
    assert not await store.has_response(BUSES, b"c")


async def test_whoever_takes_a_ballot_back_while_it_is_counted_gets_it_back(store: Store) -> None:
    await know(store, ANA)
    await count(store, b"a", b"b")
    await store.commit([DropInterview("ana", BUSES), Withdraw(BUSES, b"a")])
    assert await store.counted(BUSES) == 1


async def test_every_response_gets_a_new_id_in_slices(store: Store) -> None:
    await count(store, *RECEIPTS)
    slices = [await store.reissue(BUSES, 3), await store.reissue(BUSES, 3)]
    assert [each.more for each in slices] == [True, False]


async def test_transfer_copies_in_slices_and_then_deletes_in_slices(store: Store) -> None:
    await move(store, SurveyState.CLOSING)
    await count(store, *RECEIPTS)
    await store.reissue(BUSES, 9)
    slices = [await store.transfer(BUSES, 3) for _ in range(4)]
    assert [each.more for each in slices] == [True, True, True, False]
    assert not await store.has_response(BUSES, b"a")


async def test_receipts_are_of_no_use_once_all_is_copied(store: Store) -> None:
    await move(store, SurveyState.CLOSING)
    await count(store, *RECEIPTS)
    await store.commit([EndInterviews(BUSES)])
    await store.reissue(BUSES, 9)
    await store.transfer(BUSES, 3)
    assert all([await store.has_response(BUSES, receipt) for receipt in RECEIPTS])
    await store.transfer(BUSES, 3)
    assert not any([await store.has_response(BUSES, receipt) for receipt in RECEIPTS])
    with pytest.raises(Moved):
        await store.commit([Withdraw(BUSES, b"a")])


async def test_the_number_counted_stays_the_same_all_through_closing(store: Store) -> None:
    await move(store, SurveyState.CLOSING)
    await count(store, *RECEIPTS)
    numbers = [await store.counted(BUSES)]
    steps = (store.reissue,) * 2 + (store.transfer,) * 4
    for step in steps:
        await step(BUSES, 2)
        numbers.append(await store.counted(BUSES))
    assert set(numbers) == {4}


async def test_responses_come_by_new_random_ids_once_the_survey_is_closed(store: Store) -> None:
    await move(store, SurveyState.CLOSING)
    await count(store, *RECEIPTS)
    await transferred(store)
    assert list(await store.responses(BUSES)) == []
    await close(store)
    rows = await store.responses(BUSES)
    assert [(row.survey, row.version, row.values) for row in rows] == [
        (BUSES, "v1", b'{"q":1}')
    ] * 4
    ids = [row.id for row in rows]
    assert ids == sorted(ids)
    assert not any(id_.startswith("old") for id_ in ids)


async def test_transfer_of_nothing_is_done_at_once(store: Store) -> None:
    assert not (await store.reissue(BUSES, 5)).more
    assert not (await store.transfer(BUSES, 5)).more


async def test_responses_that_came_after_a_transfer_are_transferred_by_the_next(
    store: Store,
) -> None:
    await move(store, SurveyState.CLOSING)
    for receipt in RECEIPTS:
        await count(store, receipt)
        await transferred(store)
    await close(store)
    assert len(await store.responses(BUSES)) == 4


async def test_one_survey_is_transferred_without_another(store: Store) -> None:
    await count(store, *RECEIPTS)
    await count(store, *RECEIPTS, survey="parks")
    await transferred(store)
    assert await store.has_response("parks", b"a")
    assert await store.counted("parks") == 4


async def test_a_withdrawal_is_carried_out_when_ids_are_reissued(store: Store) -> None:
    await move(store, SurveyState.CLOSING)
    await count(store, *RECEIPTS)
    await store.commit([Withdraw(BUSES, b"a")])
    await transferred(store)
    await close(store)
    assert len(await store.responses(BUSES)) == 3


async def test_a_withdrawal_in_the_midst_of_the_transfer_is_carried_out_too(store: Store) -> None:
    await move(store, SurveyState.CLOSING)
    await count(store, *RECEIPTS)
    await store.reissue(BUSES, 9)
    await store.transfer(BUSES, 3)
    await store.commit([Withdraw(BUSES, receipt) for receipt in (b"a", b"b", b"c")])
    await transferred(store)
    await close(store)
    assert len(await store.responses(BUSES)) == 1


async def test_a_withdrawal_has_moved_once_the_survey_keeps_no_receipts(store: Store) -> None:
    await move(store, SurveyState.CLOSING)
    await count(store, *RECEIPTS)
    await store.commit([EndInterviews(BUSES)])
    await store.reissue(BUSES, 9)
    await store.commit([Withdraw(BUSES, b"a")])
    await transferred(store)
    with pytest.raises(Moved):
        await store.commit([Withdraw(BUSES, b"b")])


async def test_a_withdrawal_is_queued_while_a_closing_survey_has_ballots(store: Store) -> None:
    await know(store, ANA)
    await move(store, SurveyState.CLOSING)
    await store.commit([KeepInterview(ballot(ANA)), EndInterviews(BUSES)])
    assert await store.commit([Withdraw(BUSES, b"a")])


async def test_a_withdrawal_from_a_closed_survey_has_moved(store: Store) -> None:
    await move(store, SurveyState.CLOSING, SurveyState.CLOSED)
    with pytest.raises(Moved):
        await store.commit([Withdraw(BUSES, b"a")])


async def test_dropped_responses_are_gone_open_and_closed(store: Store) -> None:
    await move(store, SurveyState.CLOSING)
    await count(store, *RECEIPTS)
    await count(store, b"a", survey="parks")
    await store.reissue(BUSES, 9)
    await store.transfer(BUSES, 3)
    await store.commit([DropResponses(BUSES)])
    await close(store)
    assert list(await store.responses(BUSES)) == []
    assert [await store.counted(BUSES), await store.counted("parks")] == [0, 1]
