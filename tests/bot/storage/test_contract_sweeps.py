"""The contract: what is done once a day, slice by slice."""

from datetime import date, timedelta

import pytest
from msgspec import structs
from msgspec.structs import replace

from bot.dispositions import Disposition
from bot.standing import Standing
from bot.storage.changes import (
    AdmitStaff,
    Dispose,
    InviteStaff,
    KeepContact,
    KeepFeedback,
    KeepInterview,
    PromiseToTell,
    QueueInvitations,
    Settle,
    SettleAudience,
)
from bot.storage.rows import (
    Contact,
    Errand,
    ErrandKind,
    Feedback,
    FeedbackState,
    Member,
    Outcome,
    Role,
)
from bot.storage.store import Moved, Store
from bot.storage.sweeps import (
    AskStillWanted,
    DropHearBack,
    DropIdleInterviews,
    DropStaffLinks,
    EndPauses,
    ForgetIdle,
    ForgetStops,
    Remind,
    Sweep,
    Swept,
)
from bot.weeks import month_of, week_of
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
)

DAY = timedelta(days=1)
LAST_WEEK = TODAY - 7 * DAY
IDLE = month_of(TODAY, 12)
LONG_AGO = month_of(TODAY, 13)
ASK = AskStillWanted(IDLE)
FORGET = ForgetIdle(IDLE, month_of(TODAY, 1), TODAY)
REMIND = Remind(BUSES, LAST_WEEK, week_of(LAST_WEEK))


async def swept(store: Store, task: Sweep, limit: int = 2) -> int:
    """Do a sweep to its end; return to how many something was done."""
    count, after, more = 0, "", True
    while more:
        part = await store.sweep(task, after, limit)
        count, after, more = count + part.count, part.last, part.more
    return count


async def asked_in(store: Store, month: str, *people: Contact) -> None:
    """Ask people whether they still want to hear from us, in a month."""
    await know(store, *people)
    await swept(store, ASK)
    on = date.fromisoformat(f"{month}-15")
    for errand in await store.claim(99, 0.0):
        await store.commit([Settle(errand.id, Outcome.SENT, on)])


async def queued(store: Store) -> list[Errand]:
    return list(await store.claim(99, 0.0))


def idle(id_: str, standing: Standing = Standing.ASKS) -> Contact:
    return structs.replace(contact(id_, standing), month_active=LONG_AGO)


async def test_a_pause_ends_when_its_last_day_has_passed(store: Store) -> None:
    paused = structs.replace(contact("paused", Standing.PAUSED), paused_until=TODAY)
    await know(store, paused)
    assert await swept(store, EndPauses(TODAY)) == 0
    assert await swept(store, EndPauses(TODAY + DAY)) == 1
    assert await store.contact("paused") == contact("paused")


async def test_a_pause_gives_back_what_was_chosen_before(store: Store) -> None:
    paused = structs.replace(
        contact("p", Standing.PAUSED), paused_until=LAST_WEEK, chosen=Standing.NEWS_ONLY
    )
    await know(store, paused)
    await swept(store, EndPauses(TODAY))
    assert await store.contact("p") == contact("p", Standing.NEWS_ONLY)


async def test_a_stop_that_cannot_be_undone_any_more_is_forgotten_and_stands(store: Store) -> None:
    stopped = structs.replace(
        contact("stopped", Standing.STOPPED), stopped_on=TODAY, unexplained=BUSES
    )
    others = [
        structs.replace(contact(id_), stopped_on=TODAY - DAY, unexplained=BUSES) for id_ in "abc"
    ]
    await know(store, stopped, *others)
    assert await swept(store, ForgetStops(TODAY)) == 3
    assert await swept(store, ForgetStops(TODAY)) == 0
    assert await store.contact("stopped") == stopped
    assert await swept(store, ForgetStops(TODAY + DAY)) == 1
    assert await store.contact("stopped") == contact("stopped", Standing.STOPPED)


@pytest.mark.parametrize(
    ("standing", "kept"), [(Standing.STOPPED, None), (Standing.BLOCKED, TODAY)]
)
async def test_the_pause_in_which_somebody_stopped_everything_is_forgotten_with_the_stop(
    store: Store, standing: Standing, kept: date | None
) -> None:
    left = structs.replace(contact("left", standing), stopped_on=TODAY, paused_until=TODAY)
    await know(store, left)
    await swept(store, ForgetStops(TODAY + DAY))
    assert await store.contact("left") == structs.replace(left, stopped_on=None, paused_until=kept)


async def test_a_pause_without_an_end_lasts(store: Store) -> None:
    await know(store, contact("paused", Standing.PAUSED))
    assert await swept(store, EndPauses(date(2099, 1, 1))) == 0


async def test_a_pause_does_not_bring_the_end_of_an_interview_nearer(store: Store) -> None:
    paused = structs.replace(contact("paused", Standing.PAUSED), paused_until=LAST_WEEK)
    await know(store, paused)
    await store.commit([KeepInterview(structs.replace(interview(paused), touched=LAST_WEEK))])
    await swept(store, EndPauses(TODAY))
    assert await swept(store, DropIdleInterviews(TODAY)) == 0


async def test_idle_interviews_are_deleted_and_what_came_of_them_stays(store: Store) -> None:
    await know(store, ANA, BEN, CAT)
    for person in (ANA, BEN, CAT):
        touched = TODAY if person is BEN else LAST_WEEK
        await store.commit(
            [
                KeepInterview(structs.replace(interview(person), touched=touched)),
                Dispose(person.id, BUSES, Disposition.PART_DONE),
            ]
        )
    assert await swept(store, DropIdleInterviews(TODAY), limit=1) == 2
    assert await store.uncounted(BUSES) == (1, 0)
    assert await store.ledger(BUSES) == {Disposition.PART_DONE: 3}


async def test_a_ballot_is_never_too_old(store: Store) -> None:
    await know(store, ANA)
    await store.commit([KeepInterview(structs.replace(ballot(ANA), touched=LAST_WEEK))])
    assert await swept(store, DropIdleInterviews(TODAY)) == 0


@pytest.mark.parametrize(
    ("standing", "chosen", "until", "is_paused"),
    [
        (Standing.PAUSED, None, None, True),
        (Standing.BLOCKED, Standing.PAUSED, None, True),
        (Standing.GONE, Standing.PAUSED, None, True),
        (Standing.BLOCKED, Standing.NEWS_ONLY, TODAY, True),
        (Standing.BLOCKED, Standing.NEWS_ONLY, None, False),
    ],
)
async def test_an_interview_of_somebody_on_a_pause_waits(
    store: Store, standing: Standing, chosen: Standing | None, until: date | None, is_paused: bool
) -> None:
    person = structs.replace(contact("p", standing), chosen=chosen, paused_until=until)
    await know(store, person)
    await store.commit([KeepInterview(structs.replace(interview(person), touched=LAST_WEEK))])
    assert len(await store.idle(BUSES, TODAY, "", 9)) == (0 if is_paused else 1)
    assert await swept(store, DropIdleInterviews(TODAY)) == (0 if is_paused else 1)


async def test_the_list_of_those_who_hear_back_goes_for_one_survey_alone(store: Store) -> None:
    await closed_with(store, (ANA, Disposition.DONE, None), (BEN, Disposition.DONE, None))
    await closed_with(store, (ANA, Disposition.DONE, None), survey="parks")
    assert await swept(store, DropHearBack(BUSES), limit=1) == 2
    assert (await store.listeners(BUSES), await store.listeners("parks")) == (0, 1)


async def test_staff_links_go_once_they_have_expired(store: Store) -> None:
    for secret, expires in ((b"1", TODAY - DAY), (b"2", TODAY)):
        await store.commit([InviteStaff(secret, Role.OWNER, expires)])
    assert await swept(store, DropStaffLinks(TODAY)) == 1
    assert [each.secret for each in await store.staff_links(LAST_WEEK)] == [b"2"]
    with pytest.raises(Moved):
        await store.commit([AdmitStaff(b"1", Member(b"tag", Role.OWNER), LAST_WEEK)])


async def test_who_was_idle_is_asked_once_whether_they_still_want_to_hear(store: Store) -> None:
    await know(store, idle("old"), idle("news", Standing.NEWS_ONLY), ANA)
    assert await swept(store, ASK) == 2
    assert await swept(store, ASK) == 0
    errands = await queued(store)
    assert [(each.contact.id, each.survey, each.kind) for each in errands] == [
        ("news", "", ErrandKind.STILL_WANTED),
        ("old", "", ErrandKind.STILL_WANTED),
    ]
    await store.commit([Settle(each.id, Outcome.SENT, TODAY) for each in errands])
    assert await swept(store, ASK) == 0


@pytest.mark.parametrize("outcome", [each for each in Outcome if each is not Outcome.LEFT])
async def test_it_is_asked_only_once_whatever_came_of_asking(
    store: Store, outcome: Outcome
) -> None:
    await know(store, idle("old"))
    await swept(store, ASK)
    (errand,) = await queued(store)
    await store.commit([Settle(errand.id, outcome, TODAY)])
    found = await store.contact("old")
    assert found is not None
    assert found.still_asked == month_of(TODAY)


async def test_who_answered_it_is_asked_again_after_another_year(store: Store) -> None:
    await asked_in(store, LONG_AGO, structs.replace(idle("old"), month_active="2024-01"))
    found = await store.contact("old")
    assert found is not None
    await store.commit([KeepContact(structs.replace(found, month_active=LONG_AGO))])
    assert await swept(store, FORGET) == 0
    assert await swept(store, ASK) == 1


@pytest.mark.parametrize(
    "standing", [Standing.PAUSED, Standing.STOPPED, Standing.BLOCKED, Standing.GONE]
)
async def test_nobody_is_asked_whom_we_may_not_write_to(store: Store, standing: Standing) -> None:
    await know(store, idle("old", standing))
    assert await swept(store, ASK) == 0


async def test_nobody_is_asked_while_we_owe_them_an_answer(store: Store) -> None:
    await know(store, idle("asked to hear"), idle("votes"))
    await store.commit([PromiseToTell("asked to hear", BUSES, True)])
    await store.commit([KeepInterview(ballot(idle("votes")))])
    await closed_with(store, (idle("waits"), Disposition.DONE, None), survey="parks")
    assert await swept(store, ASK) == 0
    told = Feedback("parks", FeedbackState.SENT, "{}", TODAY)
    await store.commit([KeepFeedback(told)])
    assert await swept(store, ASK) == 1


async def test_who_only_looked_at_a_survey_is_owed_nothing(store: Store) -> None:
    await know(store, idle("looked"))
    await store.commit([Dispose("looked", BUSES, Disposition.LOOKED)])
    assert await swept(store, ASK) == 1


async def test_who_did_not_answer_it_for_a_month_is_forgotten(store: Store) -> None:
    await asked_in(store, month_of(TODAY, 1), idle("recent"))
    assert await swept(store, FORGET) == 0
    await asked_in(store, month_of(TODAY, 2), idle("old"))
    assert await swept(store, FORGET, limit=1) == 1
    assert await store.contact("old") is None
    assert await store.contact("recent") is not None


async def test_nobody_we_may_write_to_is_forgotten_without_being_asked(store: Store) -> None:
    await know(store, idle("old"), idle("news", Standing.NEWS_ONLY))
    assert await swept(store, FORGET) == 0


@pytest.mark.parametrize("standing", [Standing.STOPPED, Standing.BLOCKED, Standing.GONE])
async def test_who_may_not_be_asked_is_forgotten_after_the_same_time(
    store: Store, standing: Standing
) -> None:
    await know(store, idle("old", standing), contact("new", standing))
    assert await swept(store, FORGET) == 1
    assert await store.contact("new") is not None


async def test_nobody_on_a_pause_is_forgotten(store: Store) -> None:
    await know(
        store,
        idle("open", Standing.PAUSED),
        structs.replace(idle("to a day", Standing.PAUSED), paused_until=TODAY),
        structs.replace(idle("blocked", Standing.BLOCKED), chosen=Standing.PAUSED),
        structs.replace(idle("gone", Standing.GONE), chosen=Standing.PAUSED, paused_until=TODAY),
        structs.replace(
            idle("over", Standing.GONE), chosen=Standing.PAUSED, paused_until=TODAY - DAY
        ),
        structs.replace(idle("news", Standing.GONE), chosen=Standing.NEWS_ONLY, paused_until=TODAY),
        structs.replace(
            idle("news, over", Standing.GONE), chosen=Standing.NEWS_ONLY, paused_until=TODAY - DAY
        ),
    )
    assert await swept(store, FORGET) == 2
    assert await store.contact("over") is None
    assert await store.contact("news") is not None


async def test_nobody_is_forgotten_who_has_a_ballot_or_is_owed_an_answer(store: Store) -> None:
    await asked_in(store, month_of(TODAY, 3), idle("waits"))
    await know(store, idle("votes", Standing.STOPPED))
    await store.commit([KeepInterview(ballot(idle("votes")))])
    await store.commit([PromiseToTell("waits", BUSES, True)])
    assert await swept(store, FORGET) == 0


async def begun(
    store: Store, person: Contact, disposition: Disposition, touched: date = LAST_WEEK
) -> None:
    await know(store, person)
    await store.commit([Dispose(person.id, BUSES, disposition)])
    if disposition is not Disposition.DECLINED:
        await store.commit([KeepInterview(structs.replace(interview(person), touched=touched))])


async def reached(store: Store, id_: str, on: date) -> Contact:
    """Invite somebody who may be asked again, on a day."""
    await know(store, contact(id_, asks_again=True))
    await store.commit([QueueInvitations(BUSES)])
    (errand,) = await queued(store)
    await store.commit([Settle(errand.id, Outcome.SENT, on)])
    return errand.contact


async def test_who_stopped_half_way_is_reminded_once(store: Store) -> None:
    await begun(store, ANA, Disposition.PART_DONE)
    assert await swept(store, REMIND, limit=1) == 1
    (errand,) = await queued(store)
    assert (errand.contact.id, errand.kind, errand.met) == (
        "ana",
        ErrandKind.REMINDER,
        Disposition.PART_DONE,
    )
    await store.commit([Settle(errand.id, Outcome.SENT, TODAY)])
    assert await swept(store, REMIND) == 0
    person = await store.person(ANA.tag)
    assert person is not None
    assert person.attendance is not None
    assert person.attendance[BUSES].reminded


async def test_beginning_anew_brings_no_second_reminder(store: Store) -> None:
    await begun(store, ANA, Disposition.PART_DONE)
    await swept(store, REMIND)
    (errand,) = await queued(store)
    await store.commit([Settle(errand.id, Outcome.SENT, TODAY)])
    await store.commit([PromiseToTell("ana", BUSES, True)])
    for disposition in (Disposition.STOPPED, Disposition.PART_DONE):
        await store.commit([Dispose("ana", BUSES, disposition)])
    assert await swept(store, REMIND) == 0


@pytest.mark.parametrize(
    "disposition",
    [
        Disposition.DECLINED,
        Disposition.STOPPED,
        Disposition.PAUSED,
        Disposition.DONE,
        Disposition.COULD_NOT,
        Disposition.BLOCKED,
    ],
)
async def test_nobody_is_reminded_after_any_other_answer(
    store: Store, disposition: Disposition
) -> None:
    await begun(store, contact("p", asks_again=True), disposition)
    assert await swept(store, REMIND) == 0


@pytest.mark.parametrize("standing", [each for each in Standing if each is not Standing.ASKS])
async def test_only_those_who_may_be_asked_are_reminded(store: Store, standing: Standing) -> None:
    await begun(store, contact("p", standing), Disposition.PART_DONE)
    assert await swept(store, REMIND) == 0


async def test_nobody_is_reminded_who_went_on_since(store: Store) -> None:
    await begun(store, ANA, Disposition.PART_DONE, touched=LAST_WEEK + DAY)
    assert await swept(store, REMIND) == 0


async def test_who_only_looked_is_reminded_if_they_may_be_asked_again(store: Store) -> None:
    await begun(store, ANA, Disposition.LOOKED)
    await begun(store, contact("willing", asks_again=True), Disposition.LOOKED)
    assert await swept(store, REMIND) == 1
    assert [each.contact.id for each in await queued(store)] == ["willing"]


async def test_who_was_invited_is_reminded_in_a_later_week(store: Store) -> None:
    await reached(store, "invited", LAST_WEEK)
    assert await swept(store, REMIND) == 0
    assert await swept(store, replace(REMIND, week=week_of(TODAY))) == 1


async def test_who_was_invited_and_may_be_asked_no_more_is_not_reminded(store: Store) -> None:
    invited = await reached(store, "invited", LAST_WEEK)
    await store.commit([KeepContact(structs.replace(invited, may_ask_again=False))])
    assert await swept(store, replace(REMIND, week=week_of(TODAY))) == 0


async def test_nobody_is_reminded_without_answers_to_go_on_with(store: Store) -> None:
    await know(store, ANA)
    await store.commit([Dispose("ana", BUSES, Disposition.PART_DONE)])
    assert await swept(store, REMIND) == 0


async def test_the_end_of_a_survey_takes_its_reminders_away(store: Store) -> None:
    await begun(store, ANA, Disposition.PART_DONE)
    await swept(store, REMIND)
    await store.commit([SettleAudience(BUSES)])
    assert await queued(store) == []


async def test_messages_are_counted_in_their_week(store: Store) -> None:
    invited = await reached(store, "p", TODAY)
    for survey, outcome, on in (
        ("one", Outcome.UNKNOWN, TODAY),
        ("two", Outcome.FAILED, TODAY),
        ("three", Outcome.LEFT, TODAY),
    ):
        await store.commit([QueueInvitations(survey)])
        (errand,) = await queued(store)
        await store.commit([Settle(errand.id, outcome, on)])
    found = await store.contact(invited.id)
    assert found is not None
    assert (found.week, found.started) == (week_of(TODAY), 2)
    await store.commit([QueueInvitations("four")])
    (errand,) = await queued(store)
    await store.commit([Settle(errand.id, Outcome.SENT, TODAY + 7 * DAY)])
    found = await store.contact(invited.id)
    assert found is not None
    assert (found.week, found.started) == (week_of(TODAY + 7 * DAY), 1)


async def test_a_message_left_half_sent_is_counted_in_its_week(store: Store) -> None:
    await know(store, contact("p", asks_again=True))
    await store.commit([QueueInvitations(BUSES)])
    await queued(store)
    assert await store.recover(on=TODAY) == 1
    found = await store.contact("p")
    assert found is not None
    assert (found.week, found.started) == (week_of(TODAY), 1)


async def test_what_the_outbox_counts_of_a_person_outlives_their_turns(store: Store) -> None:
    invited = await reached(store, "p", TODAY)
    await store.commit([KeepContact(structs.replace(invited, language="cy"), replaces=b"chat")])
    found = await store.contact("p")
    assert found is not None
    assert (found.language, found.week, found.started) == ("cy", week_of(TODAY), 1)


async def test_a_slice_of_a_walk_tells_where_it_ended(store: Store) -> None:
    await know(store, ANA, BEN, CAT)
    assert await store.sweep(ASK, "", 2) == Swept(True, 0, "ben")
    assert await store.sweep(ASK, "ben", 2) == Swept(False, 0, "cat")
    assert await store.sweep(ASK, "cat", 2) == Swept(False, 0, "cat")
