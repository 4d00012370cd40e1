"""The contract: published surveys, their audience and their feedback."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from bot.dispositions import Disposition
from bot.standing import Standing
from bot.storage.changes import (
    Dispose,
    EndInterviews,
    ExpectFeedback,
    KeepContact,
    KeepFeedback,
    MoveSurvey,
    PromiseToTell,
    Publish,
    SettleAudience,
    Withdraw,
)
from bot.storage.rows import Feedback, FeedbackState, Person, SurveyState
from bot.storage.store import Moved, Store
from tests.bot.storage.people import (
    ANA,
    BEN,
    BUSES,
    TODAY,
    closed_with,
    contact,
    count,
    know,
    move,
    published,
    stands,
)

FIRST = published().fingerprint


async def test_published_versions_come_the_oldest_first(store: Store) -> None:
    later = replace(published(), fingerprint="a", published=TODAY + timedelta(days=1))
    same_day = replace(published("parks"), fingerprint="0")
    second = replace(published(), fingerprint="b")
    for row, after in ((later, ""), (published(), "a"), (same_day, ""), (second, FIRST)):
        await store.commit([Publish(row, after)])
    assert list(await store.versions()) == [published(), same_day, second, later]


async def test_a_survey_is_what_its_newest_version_says_in_order_of_the_first(
    store: Store,
) -> None:
    second = replace(published(), fingerprint="v2")
    await store.commit([Publish(published()), Publish(published("parks"))])
    await store.commit([Publish(second, FIRST)])
    assert list(await store.surveys()) == [second, published("parks")]


@pytest.mark.parametrize("after", ["", FIRST, "v9"])
async def test_a_version_comes_after_the_newest_or_not_at_all(store: Store, after: str) -> None:
    await store.commit([Publish(published())])
    await store.commit([Publish(replace(published(), fingerprint="v2"), FIRST)])
    with pytest.raises(Moved):
        await store.commit([Publish(replace(published(), fingerprint="v3"), after)])


async def test_what_a_survey_is_sealed_to_is_kept_as_it_is(store: Store) -> None:
    sealed = replace(published(), sealed_to=bytes(range(32)))
    await store.commit([Publish(sealed), Publish(published("parks"))])
    assert {row.survey: row.sealed_to for row in await store.surveys()} == {
        BUSES: bytes(range(32)),
        "parks": b"",
    }


async def test_a_fingerprint_is_published_once(store: Store) -> None:
    await store.commit([Publish(published())])
    with pytest.raises(Moved):
        await store.commit([Publish(replace(published(), frozen="other"), FIRST)])


async def test_a_further_version_is_published_only_in_the_state_of_the_survey(store: Store) -> None:
    await move(store, SurveyState.PAUSED)
    with pytest.raises(Moved):
        await store.commit([Publish(replace(published(), fingerprint="v2"), FIRST)])


async def test_all_versions_of_a_survey_move_together_and_no_other_survey(store: Store) -> None:
    second = replace(published(), fingerprint="v2")
    await store.commit([Publish(published()), Publish(second, FIRST), Publish(published("parks"))])
    await store.commit([MoveSurvey(BUSES, SurveyState.OPEN, SurveyState.CLOSING, 99.5)])
    closing = [(row.state, row.grace_ends) for row in await store.versions()]
    assert closing == [(SurveyState.CLOSING, 99.5)] * 2 + [(SurveyState.OPEN, None)]


async def test_a_survey_that_is_in_another_state_has_moved(store: Store) -> None:
    await move(store)
    with pytest.raises(Moved):
        await store.commit([MoveSurvey(BUSES, SurveyState.PAUSED, SurveyState.CLOSED)])


async def test_an_unknown_survey_has_moved(store: Store) -> None:
    with pytest.raises(Moved):
        await store.commit([MoveSurvey(BUSES, SurveyState.OPEN, SurveyState.PAUSED)])


async def test_the_ledger_is_the_same_before_and_after_the_audience_is_settled(
    store: Store,
) -> None:
    await know(store, *(contact(disposition) for disposition in Disposition))
    for disposition in Disposition:
        await store.commit([Dispose(disposition, BUSES, disposition)])
    before = await store.ledger(BUSES)
    await store.commit([SettleAudience(BUSES)])
    assert before == dict.fromkeys(Disposition, 1)
    assert await store.ledger(BUSES) == before


async def test_nobody_hears_back_of_a_survey_about_an_answer(store: Store) -> None:
    await know(store, ANA)
    await store.commit(
        [Dispose("ana", f"heard_{BUSES}", Disposition.DONE), SettleAudience(f"heard_{BUSES}")]
    )
    assert await store.ledger(f"heard_{BUSES}") == {Disposition.DONE: 1}
    assert await store.listeners(f"heard_{BUSES}") == 0


async def test_an_audience_that_is_settled_in_slices_is_the_same_in_the_end(store: Store) -> None:
    await know(store, *(contact(disposition) for disposition in Disposition))
    await move(store, SurveyState.CLOSING)
    for disposition in Disposition:
        await store.commit([Dispose(disposition, BUSES, disposition)])
    await store.commit([EndInterviews(BUSES)])
    slices = [await store.settle_audience(BUSES, 5) for _ in range(3)]
    assert [each.more for each in slices] == [True, True, False]
    assert await store.ledger(BUSES) == dict.fromkeys(Disposition, 1)
    assert await store.listeners(BUSES) == 3
    assert (await store.person(contact(Disposition.DONE).tag)) == Person(
        contact(Disposition.DONE), (), {}
    )


async def test_whoever_is_settled_is_not_counted_again_while_others_still_are(store: Store) -> None:
    await know(store, ANA, BEN)
    await move(store, SurveyState.CLOSING)
    for person in (ANA, BEN):
        await store.commit([Dispose(person.id, BUSES, Disposition.DONE)])
    await store.commit([EndInterviews(BUSES)])
    await store.settle_audience(BUSES, 1)
    for person in (ANA, BEN):
        await store.commit([Dispose(person.id, BUSES, Disposition.STOPPED)])
    assert await store.ledger(BUSES) == {Disposition.DONE: 1, Disposition.STOPPED: 1}
    await store.commit([PromiseToTell(person.id, BUSES, True) for person in (ANA, BEN)])
    await store.settle_audience(BUSES, 1)
    assert await store.ledger(BUSES) == {Disposition.DONE: 1, Disposition.STOPPED: 1}
    assert await store.listeners(BUSES) == 2


async def test_a_settled_audience_names_nobody(store: Store) -> None:
    await know(store, ANA)
    await store.commit([Dispose("ana", BUSES, Disposition.DONE), SettleAudience(BUSES)])
    person = await store.person(ANA.tag)
    assert person is not None
    assert person.attendance == {}


async def test_settling_one_audience_leaves_another_alone(store: Store) -> None:
    await know(store, ANA)
    await store.commit([Dispose("ana", "parks", Disposition.DONE), SettleAudience(BUSES)])
    person = await store.person(ANA.tag)
    assert person is not None
    assert list(person.attendance or ()) == ["parks"]


@pytest.mark.parametrize(
    ("disposition", "hears", "listed"),
    [
        (Disposition.PART_DONE, None, 1),
        (Disposition.PAUSED, None, 1),
        (Disposition.DONE, None, 1),
        (Disposition.DONE, True, 1),
        (Disposition.DONE, False, 0),
        (Disposition.LOOKED, None, 0),
        (Disposition.LOOKED, True, 1),
        (Disposition.DECLINED, None, 0),
        (Disposition.DECLINED, True, 1),
        (Disposition.STOPPED, None, 0),
        (Disposition.STOPPED, True, 1),
        (Disposition.COULD_NOT, None, 0),
        (Disposition.REACHED, None, 0),
    ],
)
async def test_those_who_began_or_asked_to_hear_and_did_not_say_no_are_listed(
    store: Store, disposition: Disposition, hears: bool | None, listed: int
) -> None:
    await closed_with(store, (ANA, disposition, hears))
    assert await store.listeners(BUSES) == listed


@pytest.mark.parametrize("standing", Standing)
async def test_only_those_who_ask_or_want_news_are_listeners(
    store: Store, standing: Standing
) -> None:
    await closed_with(store, (ANA, Disposition.DONE, None))
    await store.commit([stands(ANA, standing)])
    assert await store.listeners(BUSES) == (standing in {Standing.ASKS, Standing.NEWS_ONLY})


async def test_after_close_anyone_may_join_or_leave_the_list(store: Store) -> None:
    await closed_with(store, (ANA, Disposition.DONE, None))
    await store.commit([KeepContact(BEN), PromiseToTell("ben", BUSES, True)])
    await store.commit([PromiseToTell("ben", BUSES, True), PromiseToTell("ana", BUSES, False)])
    assert await store.listeners(BUSES) == 1
    await store.commit([PromiseToTell("ana", BUSES, False), PromiseToTell("ben", BUSES, False)])
    assert await store.listeners(BUSES) == 0


async def test_whoever_stops_after_close_leaves_the_list(store: Store) -> None:
    await closed_with(store, (ANA, Disposition.DONE, None))
    await store.commit([Dispose("ana", BUSES, Disposition.STOPPED)])
    assert await store.listeners(BUSES) == 0


async def test_settling_forgets_withdrawals_that_matched_nothing(store: Store) -> None:
    await store.commit([Withdraw(BUSES, b"a"), SettleAudience(BUSES)])
    await count(store, b"a")
    assert await store.has_response(BUSES, b"a")


async def test_feedback_that_nobody_began_is_none(store: Store) -> None:
    assert await store.feedback(BUSES) is None


async def test_feedback_is_overwritten_as_it_is_written(store: Store) -> None:
    await store.commit([KeepFeedback(Feedback(BUSES, FeedbackState.DRAFT, "{}"))])
    sent = Feedback(BUSES, FeedbackState.SENT, '{"a": "é"}', TODAY)
    await store.commit([KeepFeedback(sent)])
    assert await store.feedback(BUSES) == sent


async def test_news_is_what_is_sent_or_being_sent_the_newest_first(store: Store) -> None:
    old = Feedback("old", FeedbackState.SENT, "{}", TODAY - timedelta(days=9))
    new = Feedback("new", FeedbackState.SENT, "{}", TODAY)
    newer = Feedback("newer", FeedbackState.SENT, "{}", TODAY)
    sending = Feedback("sending", FeedbackState.SENDING, "{}")
    draft = Feedback("draft", FeedbackState.DRAFT, "{}")
    await store.commit([KeepFeedback(row) for row in (old, draft, newer, sending, new)])
    assert list(await store.news()) == [sending, new, newer, old]


async def test_feedback_is_kept_only_while_it_stands_as_it_was_read(store: Store) -> None:
    draft = Feedback(BUSES, FeedbackState.DRAFT, "{}")
    await store.commit([ExpectFeedback(BUSES, None), KeepFeedback(draft)])
    other = Feedback(BUSES, FeedbackState.DRAFT, '{"theirs": 1}')
    for outdated in (None, other):
        with pytest.raises(Moved):
            await store.commit([ExpectFeedback(BUSES, outdated), KeepFeedback(other)])
    assert await store.feedback(BUSES) == draft
    await store.commit([ExpectFeedback(BUSES, draft), KeepFeedback(other)])
    assert await store.feedback(BUSES) == other
