"""The contract: a message to many that staff hold, let go on, or end."""

from collections.abc import Sequence

import pytest

from bot.dispositions import Disposition
from bot.standing import Standing
from bot.storage.changes import (
    ExpectFeedback,
    KeepFeedback,
    Postpone,
    PromiseToTell,
    QueueFeedback,
    Settle,
)
from bot.storage.pushes import AT_ONCE
from bot.storage.rows import (
    HEAR_BACK,
    Delivery,
    Errand,
    ErrandKind,
    Feedback,
    FeedbackState,
    Outcome,
)
from bot.storage.store import Moved, Store
from tests.bot.storage.people import ANA, BEN, BUSES, CAT, closed_with, contact, know

SAID, FEEDBACK = ErrandKind.SAID, ErrandKind.FEEDBACK
PAUSED, SENDING, STOPPED = FeedbackState.PAUSED, FeedbackState.SENDING, FeedbackState.STOPPED
HELD = pytest.mark.parametrize("held", [PAUSED, STOPPED])


def message(state: FeedbackState, kind: ErrandKind = FEEDBACK, survey: str = BUSES) -> Feedback:
    return Feedback(survey, state, "{}", kind=kind)


async def sending(store: Store, kind: ErrandKind = FEEDBACK) -> None:
    people = ((each, Disposition.DONE, None) for each in (ANA, BEN, CAT))
    await closed_with(store, *people)
    await store.commit([KeepFeedback(message(SENDING, kind)), QueueFeedback(BUSES, kind)])


async def claimed(store: Store, limit: int = 9) -> Sequence[Errand]:
    return await store.claim(limit, 0.0)


@pytest.mark.parametrize("kind", sorted(HEAR_BACK))
@HELD
async def test_nobody_is_written_to_while_a_message_is_held(
    store: Store, kind: ErrandKind, held: FeedbackState
) -> None:
    await sending(store, kind)
    assert [errand.contact for errand in await claimed(store, 1)] == [ANA]
    await store.commit([KeepFeedback(message(held, kind))])
    assert list(await claimed(store)) == []


async def test_one_that_goes_on_reaches_everyone_else_and_nobody_twice(store: Store) -> None:
    await sending(store)
    (first,) = await claimed(store, 1)
    await store.commit([KeepFeedback(message(PAUSED))])
    await store.commit([Settle(first.id, Outcome.SENT)])
    await store.commit([KeepFeedback(message(SENDING))])
    assert [errand.contact for errand in await claimed(store)] == [BEN, CAT]


async def test_a_message_that_is_held_holds_up_no_other_one_to_the_same_people(
    store: Store,
) -> None:
    await sending(store, SAID)
    await store.commit([KeepFeedback(message(PAUSED, SAID))])
    await store.commit([KeepFeedback(message(SENDING)), QueueFeedback(BUSES)])
    errands = await claimed(store)
    assert [(each.contact, each.kind) for each in errands] == [
        (ANA, FEEDBACK),
        (BEN, FEEDBACK),
        (CAT, FEEDBACK),
    ]


async def test_what_is_held_of_one_survey_holds_up_no_other_survey(store: Store) -> None:
    await sending(store)
    await store.commit([KeepFeedback(message(PAUSED, survey="parks"))])
    assert len(await claimed(store)) == 3


async def test_what_was_being_sent_when_it_was_held_waits_with_the_rest(store: Store) -> None:
    await sending(store)
    (first,) = await claimed(store, 1)
    await store.commit([KeepFeedback(message(PAUSED))])
    await store.commit([Postpone(first.id, 0.0, first.attempts)])
    assert list(await claimed(store)) == []
    await store.commit([KeepFeedback(message(SENDING))])
    assert [each.contact for each in await claimed(store)] == [ANA, BEN, CAT]


async def test_a_long_push_goes_no_further_while_it_is_held(store: Store) -> None:
    people = [contact(f"{number:04}") for number in range(AT_ONCE + 10)]
    await know(store, *people)
    await closed_with(store, *((each, Disposition.DONE, None) for each in people))
    await store.commit([KeepFeedback(message(SENDING)), QueueFeedback(BUSES)])
    await store.commit([KeepFeedback(message(PAUSED))])
    assert list(await claimed(store, AT_ONCE + 10)) == []
    assert await store.delivery(BUSES, FEEDBACK) == Delivery(AT_ONCE + 10, {})
    await store.commit([KeepFeedback(message(SENDING))])
    assert len(await claimed(store, AT_ONCE + 10)) == AT_ONCE + 10


async def test_one_that_is_stopped_leaves_nobody_waiting(store: Store) -> None:
    await sending(store)
    (first,) = await claimed(store, 1)
    await store.commit([KeepFeedback(message(STOPPED))])
    await store.commit([Settle(first.id, Outcome.SENT)])
    assert await store.delivery(BUSES, FEEDBACK) == Delivery(0, {Outcome.SENT: 1})


async def test_who_begins_to_listen_after_a_stop_is_not_written_to(store: Store) -> None:
    await sending(store)
    await store.commit([KeepFeedback(message(STOPPED))])
    await know(store, contact("zoe", Standing.ASKS))
    await store.commit([PromiseToTell("zoe", BUSES, True)])
    assert list(await claimed(store)) == []


@pytest.mark.parametrize("state", [PAUSED, SENDING, STOPPED, FeedbackState.SENT])
async def test_what_went_out_stays_in_the_news_however_it_ended(
    store: Store, state: FeedbackState
) -> None:
    await store.commit([KeepFeedback(message(state))])
    assert list(await store.news()) == [message(state)]


async def test_of_two_who_hold_and_end_it_at_once_one_is_told_to_look_again(store: Store) -> None:
    await sending(store)
    was = await store.feedback(BUSES)
    await store.commit([ExpectFeedback(BUSES, was), KeepFeedback(message(STOPPED))])
    with pytest.raises(Moved):
        await store.commit([ExpectFeedback(BUSES, was), KeepFeedback(message(PAUSED))])
    assert await store.feedback(BUSES) == message(STOPPED)
