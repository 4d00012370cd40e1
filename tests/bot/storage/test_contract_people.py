"""The contract: contacts, their interviews, and what came of each survey with them."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from bot.barriers import Barrier
from bot.dispositions import Disposition
from bot.standing import Standing
from bot.storage.changes import (
    Change,
    Dispose,
    DropInterview,
    EndInterviews,
    ForgetContact,
    KeepContact,
    KeepInterview,
    NoteBarrier,
    PromiseToTell,
    QueueFeedback,
    Shown,
    ShownTogether,
)
from bot.storage.rows import Attendance, Person, SurveyState
from bot.storage.store import Moved, Store
from tests.bot.storage.people import (
    ANA,
    BEN,
    BUSES,
    CAT,
    TODAY,
    ballot,
    closed_with,
    contact,
    interview,
    know,
    move,
)


async def test_nobody_is_found_under_an_unknown_tag(store: Store) -> None:
    assert await store.person(b"unknown") is None


async def test_a_newcomer_is_found_with_nothing_but_the_contact(store: Store) -> None:
    await know(store, ANA)
    assert await store.person(ANA.tag) == Person(ANA, (), {})


async def test_a_person_comes_with_interviews_and_attendance_of_their_own(store: Store) -> None:
    await know(store, ANA, BEN)
    parks = interview(ANA, survey="parks")
    for_ana: list[Change] = [KeepInterview(parks), KeepInterview(interview(ANA))]
    await store.commit([*for_ana, KeepInterview(interview(BEN))])
    await store.commit([Dispose("ana", BUSES, Disposition.PART_DONE)])
    await store.commit([Dispose("ben", "parks", Disposition.DECLINED)])
    attendance = {BUSES: Attendance(BUSES, Disposition.PART_DONE)}
    assert await store.person(ANA.tag) == Person(ANA, (interview(ANA), parks), attendance)


async def test_an_unknown_contact_is_none(store: Store) -> None:
    assert await store.contact("nobody") is None


async def test_keeping_a_contact_again_overwrites_it(store: Store) -> None:
    await know(store, ANA)
    changed = replace(ANA, language="cy", chat=b"other", may_ask_again=True, month_active="2027-02")
    await know(store, changed)
    assert await store.contact("ana") == changed


async def test_how_somebody_wants_to_be_written_to_is_kept(store: Store) -> None:
    wishes = replace(
        ANA,
        standing=Standing.BLOCKED,
        paused_until=TODAY,
        stopped_on=TODAY,
        most_a_week=1,
        chosen=Standing.PAUSED,
        unexplained=BUSES,
    )
    await know(store, wishes)
    person = await store.person(ANA.tag)
    assert person is not None
    assert person.contact == wishes == await store.contact("ana")


async def test_overwriting_a_contact_keeps_what_is_theirs(store: Store) -> None:
    await know(store, ANA)
    await store.commit([KeepInterview(interview(ANA))])
    await know(store, replace(ANA, language="cy"))
    person = await store.person(ANA.tag)
    assert person is not None
    assert person.interviews == (interview(ANA),)


async def test_two_contacts_never_share_a_tag(store: Store) -> None:
    await know(store, ANA)
    with pytest.raises(Moved):
        await know(store, replace(ANA, id="another"))


@pytest.mark.parametrize(
    "change",
    [
        KeepInterview(interview(contact("nobody"))),
        Dispose("nobody", BUSES, Disposition.LOOKED),
        PromiseToTell("nobody", BUSES, True),
    ],
)
async def test_what_is_noted_of_nobody_has_moved(store: Store, change: Change) -> None:
    with pytest.raises(Moved):
        await store.commit([change])


async def test_an_interview_is_overwritten_as_it_goes_on(store: Store) -> None:
    await know(store, ANA)
    await store.commit([KeepInterview(interview(ANA, turn=1))])
    later = replace(
        ballot(ANA), version="v2", sealed=b"\x00\xff", owed=True, touched=TODAY + timedelta(days=1)
    )
    await store.commit([KeepInterview(later)])
    person = await store.person(ANA.tag)
    assert person is not None
    assert person.interviews == (later,)


async def test_a_dropped_interview_is_gone_and_another_of_the_person_stays(store: Store) -> None:
    await know(store, ANA)
    parks = interview(ANA, survey="parks")
    await store.commit([KeepInterview(interview(ANA)), KeepInterview(parks)])
    await store.commit([DropInterview("ana", BUSES)])
    person = await store.person(ANA.tag)
    assert person is not None
    assert person.interviews == (parks,)


async def test_dropping_an_interview_that_is_not_there_does_nothing(store: Store) -> None:
    assert await store.commit([DropInterview("ana", BUSES)])


async def test_owed_screens_are_listed_until_they_are_shown(store: Store) -> None:
    await know(store, ANA, BEN)
    owed = replace(interview(BEN), owed=True)
    await store.commit([KeepInterview(interview(ANA)), KeepInterview(owed)])
    assert list(await store.owed()) == [owed]
    await store.commit([Shown("ben", BUSES, b"sealed")])
    assert list(await store.owed()) == []


async def test_of_screens_shown_together_those_that_moved_on_are_passed_over(store: Store) -> None:
    await know(store, ANA, BEN)
    owing = [replace(interview(each), owed=True) for each in (ANA, BEN)]
    await store.commit([KeepInterview(row) for row in owing])
    shown = Shown("ana", BUSES, b"sealed"), Shown("ben", BUSES, b"before"), Shown("cat", BUSES, b"")
    await store.commit([ShownTogether(shown)])
    assert [row.contact for row in await store.owed()] == ["ben"]


async def test_a_disposition_is_one_per_person_and_survey(store: Store) -> None:
    await know(store, ANA, BEN)
    for disposition in (Disposition.LOOKED, Disposition.DONE):
        await store.commit([Dispose("ana", BUSES, disposition)])
    await store.commit([Dispose("ben", BUSES, Disposition.DONE)])
    await store.commit([Dispose("ben", "parks", Disposition.LOOKED)])
    assert await store.ledger(BUSES) == {Disposition.DONE: 2}


async def test_a_wish_to_hear_outlives_a_new_disposition(store: Store) -> None:
    await know(store, ANA)
    await store.commit([PromiseToTell("ana", BUSES, True)])
    await store.commit([Dispose("ana", BUSES, Disposition.DECLINED)])
    assert await _attendance(store) == Attendance(BUSES, Disposition.DECLINED, True)


async def test_stopping_takes_back_the_wish_to_hear(store: Store) -> None:
    await know(store, ANA)
    await store.commit([Dispose("ana", BUSES, Disposition.PART_DONE)])
    await store.commit([PromiseToTell("ana", BUSES, True)])
    await store.commit([Dispose("ana", BUSES, Disposition.STOPPED)])
    assert await _attendance(store) == Attendance(BUSES, Disposition.STOPPED, None)


async def test_a_wish_to_hear_can_be_said_yes_or_no_to_at_any_time(store: Store) -> None:
    await know(store, ANA)
    await store.commit([PromiseToTell("ana", BUSES, True)])
    await store.commit([PromiseToTell("ana", BUSES, False)])
    assert await _attendance(store) == Attendance(BUSES, Disposition.LOOKED, False)


async def test_a_forgotten_contact_is_gone_with_all_that_names_them(store: Store) -> None:
    await closed_with(store, (ANA, Disposition.DONE, None), (BEN, Disposition.DONE, None))
    await store.commit([KeepInterview(interview(ANA, survey="parks")), QueueFeedback(BUSES)])
    await store.commit([Dispose("ana", "parks", Disposition.PART_DONE)])
    await store.commit([ForgetContact("ana")])
    assert await store.person(ANA.tag) is None
    assert await store.uncounted("parks") == (0, 0)
    assert await store.listeners(BUSES) == 1
    assert [errand.contact for errand in await store.claim(9, 0.0)] == [BEN]


async def test_a_forgotten_contact_who_comes_back_starts_from_nothing(store: Store) -> None:
    await know(store, ANA)
    await store.commit([KeepInterview(interview(ANA)), Dispose("ana", BUSES, Disposition.LOOKED)])
    await store.commit([ForgetContact("ana"), KeepContact(ANA)])
    assert await store.person(ANA.tag) == Person(ANA, (), {})


async def test_the_ledger_still_counts_those_who_were_forgotten(store: Store) -> None:
    await know(store, ANA, BEN)
    await store.commit([Dispose("ana", BUSES, Disposition.DONE)])
    await store.commit([Dispose("ben", BUSES, Disposition.DONE)])
    await store.commit([ForgetContact("ana")])
    assert await store.ledger(BUSES) == {Disposition.DONE: 2}


async def test_barriers_are_counted_by_survey_and_name_nobody(store: Store) -> None:
    long, trust = NoteBarrier(BUSES, Barrier.TOO_LONG), NoteBarrier(BUSES, Barrier.NO_TRUST)
    await store.commit([long])
    await store.commit([long])
    await store.commit([trust])
    await store.commit([NoteBarrier("parks", Barrier.NOT_NOW)])
    assert await store.barriers(BUSES) == {Barrier.TOO_LONG: 2, Barrier.NO_TRUST: 1}
    assert await store.barriers("towers") == {}


async def test_forgetting_nobody_does_nothing(store: Store) -> None:
    assert await store.commit([ForgetContact("nobody")])


async def test_uncounted_tells_unfinished_interviews_and_ballots_apart(store: Store) -> None:
    await know(store, ANA, BEN, CAT)
    await store.commit([KeepInterview(interview(ANA)), KeepInterview(interview(BEN))])
    await store.commit([KeepInterview(ballot(CAT)), KeepInterview(ballot(CAT, "parks"))])
    assert await store.uncounted(BUSES) == (2, 1)


async def test_dropping_the_unfinished_leaves_ballots_dispositions_and_other_surveys(
    store: Store,
) -> None:
    await know(store, ANA, BEN)
    await store.commit([KeepInterview(interview(ANA)), KeepInterview(ballot(BEN))])
    await store.commit([KeepInterview(interview(ANA, survey="parks"))])
    await store.commit([Dispose("ana", BUSES, Disposition.PART_DONE)])
    assert not (await store.drop_unfinished(BUSES, 9)).more
    assert await store.uncounted(BUSES) == (0, 1)
    assert await store.uncounted("parks") == (1, 0)
    assert await store.ledger(BUSES) == {Disposition.PART_DONE: 1}


async def test_the_unfinished_are_dropped_in_slices(store: Store) -> None:
    await know(store, ANA, BEN, CAT)
    await store.commit([KeepInterview(interview(person)) for person in (ANA, BEN, CAT)])
    left = [(await store.drop_unfinished(BUSES, 2)).more, await store.uncounted(BUSES)]
    assert left == [True, (1, 0)]
    assert not (await store.drop_unfinished(BUSES, 2)).more


async def test_a_closing_survey_takes_interviews_until_they_are_ended(
    store: Store,
) -> None:
    await know(store, ANA, BEN)
    await move(store, SurveyState.CLOSING)
    await store.commit([KeepInterview(ballot(ANA))])
    await store.commit([EndInterviews(BUSES)])
    with pytest.raises(Moved):
        await store.commit([KeepInterview(ballot(BEN))])
    with pytest.raises(Moved):
        await store.commit([KeepInterview(replace(ballot(ANA), sent=False))])


async def test_only_the_interviews_of_a_closing_survey_can_be_ended(
    store: Store,
) -> None:
    await know(store, ANA)
    await move(store)
    await store.commit([EndInterviews(BUSES)])
    assert await store.commit([KeepInterview(interview(ANA))])


@pytest.mark.parametrize(
    "states", [(SurveyState.CLOSING, SurveyState.CLOSED), (SurveyState.WITHDRAWN,)]
)
async def test_a_survey_that_is_over_takes_no_interview_and_no_disposition(
    store: Store, states: tuple[SurveyState, ...]
) -> None:
    await know(store, ANA)
    await move(store, *states)
    await store.commit([Dispose("ana", BUSES, Disposition.LOOKED)])
    with pytest.raises(Moved):
        await store.commit([KeepInterview(interview(ANA))])
    assert await store.ledger(BUSES) == {}


async def _attendance(store: Store) -> Attendance:
    person = await store.person(ANA.tag)
    assert person is not None
    assert person.attendance is not None
    return person.attendance[BUSES]
