"""The contract: messages that we start ourselves."""

import asyncio
from datetime import date

import pytest
from msgspec.structs import replace

from bot.dispositions import Disposition
from bot.standing import NO_END, Standing
from bot.storage.changes import (
    Dispose,
    ForgetContact,
    KeepContact,
    Postpone,
    QueueFeedback,
    QueueInvitations,
    Settle,
    SettleAudience,
)
from bot.storage.pushes import AT_ONCE
from bot.storage.rows import Delivery, Errand, ErrandKind, Outcome, SurveyState
from bot.storage.store import Store
from tests.bot.storage.people import ANA, BEN, BUSES, CAT, closed_with, contact, know, move, stands

FEEDBACK, INVITATION = ErrandKind.FEEDBACK, ErrandKind.INVITATION
ASKED = contact("asked", asks_again=True)
LATER = contact("later", asks_again=True)


async def queue_feedback(store: Store) -> None:
    await closed_with(store, (BEN, Disposition.DONE, None), (ANA, Disposition.DONE, None))
    await store.commit([QueueFeedback(BUSES)])


async def invite(store: Store) -> Errand:
    await know(store, ASKED)
    await store.commit([QueueInvitations(BUSES)])
    (errand,) = await store.claim(9, 0.0)
    return errand


async def test_feedback_is_queued_once_for_each_listener_we_may_write_to(store: Store) -> None:
    paused = contact("paused", Standing.PAUSED)
    await closed_with(store, (ANA, Disposition.DONE, None), (paused, Disposition.DONE, None))
    await store.commit([QueueFeedback(BUSES)])
    await store.commit([QueueFeedback(BUSES)])
    (errand,) = await store.claim(9, 0.0)
    assert (errand.contact, errand.survey, errand.kind) == (ANA, BUSES, FEEDBACK)


async def test_errands_are_queued_in_the_order_of_contact_ids_whoever_came_first(
    store: Store,
) -> None:
    await queue_feedback(store)
    assert [errand.contact for errand in await store.claim(9, 0.0)] == [ANA, BEN]


async def test_invitations_go_to_those_who_said_we_may_ask_again_and_were_not_asked(
    store: Store,
) -> None:
    news_only = contact("news", Standing.NEWS_ONLY, asks_again=True)
    looked = contact("looked", asks_again=True)
    await know(store, ANA, ASKED, news_only, looked)
    await store.commit([Dispose("looked", BUSES, Disposition.LOOKED)])
    assert await store.invitees(BUSES) == 1
    await store.commit([QueueInvitations(BUSES)])
    await store.commit([QueueInvitations(BUSES)])
    assert await store.invitees(BUSES) == 0
    (errand,) = await store.claim(9, 0.0)
    assert (errand.contact, errand.kind) == (ASKED, INVITATION)


async def test_a_claim_tells_what_the_person_did_since_it_was_queued(store: Store) -> None:
    await know(store, ASKED, LATER)
    await store.commit([QueueInvitations(BUSES)])
    await store.commit([stands(ASKED, Standing.STOPPED)])
    await store.commit([Dispose("later", BUSES, Disposition.LOOKED)])
    asked, later = await store.claim(9, 0.0)
    assert (asked.contact.standing, asked.has_met) == (Standing.STOPPED, False)
    assert (later.contact.standing, later.has_met) == (Standing.ASKS, True)


async def test_errands_to_one_person_are_claimed_one_at_a_time(store: Store) -> None:
    await know(store, ASKED)
    await store.commit([QueueInvitations(BUSES), QueueInvitations("parks")])
    (first,) = await store.claim(9, 0.0)
    assert list(await store.claim(9, 0.0)) == []
    await store.commit([Settle(first.id, Outcome.BLOCKED)])
    (second,) = await store.claim(9, 0.0)
    assert (second.survey, second.contact.standing) == ("parks", Standing.BLOCKED)


async def test_a_person_whose_errand_was_put_off_gets_the_other_first(store: Store) -> None:
    await know(store, ASKED)
    await store.commit([QueueInvitations(BUSES), QueueInvitations("parks")])
    (first,) = await store.claim(9, 0.0)
    await store.commit([Postpone(first.id, 50.0, first.attempts)])
    assert [errand.survey for errand in await store.claim(9, 60.0)] == ["parks"]


async def test_an_errand_is_claimed_by_one_caller_alone(store: Store) -> None:
    people = [contact(f"{number:02}", asks_again=True) for number in range(30)]
    await know(store, *people)
    await store.commit([QueueInvitations(BUSES)])
    claims = await asyncio.gather(*(store.claim(7, 0.0) for _ in range(6)))
    claimed = [errand.contact.id for claim in claims for errand in claim]
    assert sorted(claimed) == [person.id for person in people]


async def test_a_claim_takes_no_more_than_its_limit(store: Store) -> None:
    await queue_feedback(store)
    assert [len(await store.claim(1, 0.0)) for _ in range(3)] == [1, 1, 0]


async def test_a_postponed_errand_waits_for_its_time_and_counts_its_claims(store: Store) -> None:
    errand = await invite(store)
    await store.commit([Postpone(errand.id, 100.0, errand.attempts)])
    assert list(await store.claim(9, 99.9)) == []
    (again,) = await store.claim(9, 100.0)
    assert (again.id, errand.attempts, again.attempts) == (errand.id, 1, 2)


async def test_an_errand_that_was_claimed_again_is_not_put_back_for_its_earlier_claim(
    store: Store,
) -> None:
    errand = await invite(store)
    late = Postpone(errand.id, 5.0, errand.attempts)
    await store.commit([late])
    (again,) = await store.claim(9, 10.0)
    await store.commit([late])
    assert list(await store.claim(9, 10.0)) == []
    await store.commit([Postpone(again.id, 5.0, again.attempts)])
    assert [each.id for each in await store.claim(9, 10.0)] == [errand.id]


async def test_the_errand_that_was_due_first_is_claimed_first(store: Store) -> None:
    await queue_feedback(store)
    first, second = await store.claim(9, 0.0)
    await store.commit(
        [Postpone(first.id, 50.0, first.attempts), Postpone(second.id, 40.0, second.attempts)]
    )
    assert [errand.id for errand in await store.claim(9, 60.0)] == [second.id, first.id]


async def test_a_settled_errand_is_gone_and_tallied(store: Store) -> None:
    await queue_feedback(store)
    first, _ = await store.claim(9, 0.0)
    assert await store.delivery(BUSES, FEEDBACK) == Delivery(2, {})
    await store.commit([Settle(first.id, Outcome.SENT)])
    await store.commit([Settle(first.id, Outcome.SENT)])
    assert await store.delivery(BUSES, FEEDBACK) == Delivery(1, {Outcome.SENT: 1})
    assert await store.delivery(BUSES, INVITATION) == Delivery(0, {})


async def test_what_became_of_a_forgotten_persons_errand_changes_nothing(store: Store) -> None:
    errand = await invite(store)
    await store.commit([ForgetContact("asked"), Settle(errand.id, Outcome.SENT)])
    await store.commit([Postpone(errand.id, 5.0, errand.attempts)])
    assert await store.delivery(BUSES, INVITATION) == Delivery(0, {})
    assert await store.ledger(BUSES) == {}


@pytest.mark.parametrize(
    ("outcome", "disposition", "standing"),
    [
        (Outcome.SENT, Disposition.REACHED, Standing.ASKS),
        (Outcome.BLOCKED, Disposition.BLOCKED, Standing.BLOCKED),
        (Outcome.GONE, Disposition.GONE, Standing.GONE),
        (Outcome.FAILED, Disposition.FAILED, Standing.ASKS),
        (Outcome.UNKNOWN, Disposition.UNKNOWN, Standing.ASKS),
        (Outcome.LEFT, None, Standing.ASKS),
    ],
)
async def test_an_invitation_that_was_settled_tells_how_the_person_was_reached(
    store: Store, outcome: Outcome, disposition: Disposition | None, standing: Standing
) -> None:
    errand = await invite(store)
    await store.commit([Settle(errand.id, outcome)])
    assert await store.ledger(BUSES) == ({disposition: 1} if disposition else {})
    person = await store.contact("asked")
    assert person is not None
    assert person.standing == standing


@pytest.mark.parametrize("outcome", [Outcome.BLOCKED, Outcome.GONE])
@pytest.mark.parametrize("until", [date(2027, 3, 1), None])
async def test_who_only_wants_news_and_is_lost_on_a_pause_keeps_both_wishes(
    store: Store, outcome: Outcome, until: date | None
) -> None:
    errand = await invite(store)
    wishes = replace(ASKED, standing=Standing.PAUSED, chosen=Standing.NEWS_ONLY, paused_until=until)
    await store.commit([KeepContact(wishes)])
    await store.commit([Settle(errand.id, outcome)])
    person = await store.contact("asked")
    assert person is not None
    assert (person.chosen, person.paused_until) == (Standing.NEWS_ONLY, until or NO_END)


async def test_whoever_answered_before_the_invitation_was_settled_keeps_their_disposition(
    store: Store,
) -> None:
    errand = await invite(store)
    await store.commit([Dispose("asked", BUSES, Disposition.PART_DONE)])
    await store.commit([Settle(errand.id, Outcome.SENT)])
    assert await store.ledger(BUSES) == {Disposition.PART_DONE: 1}


async def test_an_invitation_settled_after_close_is_only_tallied(store: Store) -> None:
    errand = await invite(store)
    await store.commit([SettleAudience(BUSES)])
    await move(store, SurveyState.CLOSING, SurveyState.CLOSED)
    await store.commit([Settle(errand.id, Outcome.SENT)])
    assert await store.ledger(BUSES) == {Disposition.REACHED: 1}
    person = await store.person(ASKED.tag)
    assert person is not None
    assert person.attendance == {}


async def test_feedback_that_was_delivered_is_no_disposition(store: Store) -> None:
    await queue_feedback(store)
    ledger = await store.ledger(BUSES)
    for errand in await store.claim(9, 0.0):
        await store.commit([Settle(errand.id, Outcome.BLOCKED)])
    assert await store.ledger(BUSES) == ledger
    assert await store.listeners(BUSES) == 0


async def test_a_person_who_stopped_stays_stopped_when_they_block(store: Store) -> None:
    errand = await invite(store)
    await store.commit([stands(ASKED, Standing.STOPPED), Settle(errand.id, Outcome.BLOCKED)])
    person = await store.contact("asked")
    assert person is not None
    assert person.standing == Standing.STOPPED


async def test_settling_an_audience_drops_invitations_that_wait_and_no_feedback(
    store: Store,
) -> None:
    await queue_feedback(store)
    await know(store, ASKED)
    await store.commit([QueueInvitations(BUSES), SettleAudience(BUSES)])
    assert {errand.contact for errand in await store.claim(9, 0.0)} == {ANA, BEN}


async def test_errands_left_sending_are_settled_as_unknown(store: Store) -> None:
    await know(store, ASKED, LATER)
    await store.commit([QueueInvitations(BUSES)])
    await store.claim(1, 0.0)
    assert await store.recover() == 1
    assert await store.delivery(BUSES, INVITATION) == Delivery(1, {Outcome.UNKNOWN: 1})
    assert await store.recover() == 0


async def test_the_number_of_an_errand_is_never_used_again(store: Store) -> None:
    errand = await invite(store)
    await store.commit([Settle(errand.id, Outcome.LEFT), KeepContact(CAT)])
    await store.commit([QueueInvitations(BUSES)])
    (other,) = await store.claim(9, 0.0)
    assert other.id != errand.id


CROWD = [contact(f"{number:04}", asks_again=True) for number in range(2 * AT_ONCE + 50)]


async def listen(store: Store) -> None:
    await closed_with(store, *((person, Disposition.DONE, None) for person in CROWD))
    await store.commit([QueueFeedback(BUSES)])


async def sent(store: Store, limit: int) -> list[str]:
    errands = await store.claim(limit, 0.0)
    await store.commit([Settle(errand.id, Outcome.SENT) for errand in errands])
    return [errand.contact.id for errand in errands]


async def test_a_long_push_reaches_everyone_once_in_order(store: Store) -> None:
    await listen(store)
    found: list[str] = []
    while some := await sent(store, 70):
        found += some
    assert found == [person.id for person in CROWD]
    assert await store.delivery(BUSES, FEEDBACK) == Delivery(0, {Outcome.SENT: len(CROWD)})


async def test_those_whom_a_push_has_not_come_to_are_waiting_too(store: Store) -> None:
    await listen(store)
    assert (await store.delivery(BUSES, FEEDBACK)).waiting == len(CROWD)
    await sent(store, 70)
    assert (await store.delivery(BUSES, FEEDBACK)).waiting == len(CROWD) - 70


async def test_whoever_stops_before_a_push_comes_to_them_is_no_part_of_it(store: Store) -> None:
    await listen(store)
    await store.commit([stands(CROWD[-1], Standing.STOPPED), ForgetContact(CROWD[-2].id)])
    found: list[str] = []
    while some := await sent(store, 70):
        found += some
    assert found == [person.id for person in CROWD[:-2]]


async def test_a_push_to_people_who_all_stopped_comes_to_its_end(store: Store) -> None:
    await listen(store)
    await store.commit([stands(person, Standing.STOPPED) for person in CROWD[AT_ONCE:]])
    while await sent(store, AT_ONCE):
        pass
    assert (await store.delivery(BUSES, FEEDBACK)).waiting == 0


async def test_a_long_round_of_invitations_leaves_out_who_came_by_themselves(store: Store) -> None:
    await know(store, *CROWD)
    await store.commit([QueueInvitations(BUSES)])
    assert await store.invitees(BUSES) == 0
    await store.commit([Dispose(CROWD[-1].id, BUSES, Disposition.LOOKED)])
    found: list[str] = []
    while some := await sent(store, 70):
        found += some
    assert found == [person.id for person in CROWD[:-1]]


async def test_settling_an_audience_ends_a_round_of_invitations(store: Store) -> None:
    await know(store, *CROWD)
    await store.commit([QueueInvitations(BUSES), SettleAudience(BUSES)])
    assert await store.delivery(BUSES, INVITATION) == Delivery(0, {})
    assert list(await store.claim(9, 0.0)) == []
