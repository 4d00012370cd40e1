import asyncio
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from bot.conversation.effects import Place, Show, TakeBack
from bot.conversation.screen import Screen
from bot.conversation.state import (
    Asking,
    At,
    Attended,
    AtTheDoor,
    Interview,
    Introduced,
    Person,
    Sent,
)
from bot.dispositions import Disposition
from bot.keeping import Keeper, withdrawals
from bot.privacy.receipts import receipt_hash
from bot.privacy.sealing import Unsealable
from bot.standing import Standing
from bot.storage.changes import KeepContact, KeepInterview, Withdraw
from bot.storage.memory import MemoryStore
from surveys.answers import Choice
from tests.bot.room import KEYS, SAM, TODAY

KEEPER = Keeper(KEYS)
SURVEYS = ("buses", "parks", "food")
PLACES: tuple[At, ...] = (Introduced(), AtTheDoor(), Asking("first", ("a",)), Sent("receipt"))
ENDS = (Disposition.LOOKED, Disposition.PART_DONE, Disposition.DONE, Disposition.DECLINED)


def interview(survey: str, turn: int = 1) -> Interview:
    return Interview(survey, "v1", 7, Asking("first"), {"first": Choice("a")}, turn)


def interviews() -> st.SearchStrategy[dict[str, Interview]]:
    places = st.dictionaries(st.sampled_from(SURVEYS), st.sampled_from(PLACES))
    return places.map(
        lambda found: {
            name: replace(interview(name), at=at, active=False) for name, at in found.items()
        }
    )


def attended() -> st.SearchStrategy[dict[str, Attended]]:
    each = st.builds(Attended, st.sampled_from(ENDS), st.sampled_from((None, True, False)))
    return st.dictionaries(st.sampled_from(SURVEYS), each)


people = st.builds(
    Person,
    st.sampled_from(("en", "cy")),
    st.sampled_from(Standing),
    st.booleans(),
    interviews(),
    attended(),
)


def following(before: Person, after: Person) -> Person:
    """What came of a survey is never forgotten while a person is known."""
    known = {name: each for name, each in before.attended.items() if name not in after.attended}
    wishes = {
        name: Attended(each.disposition, before.attended[name].hears)
        for name, each in after.attended.items()
        if each.hears is None and name in before.attended
    }
    return replace(after, attended={**after.attended, **known, **wishes})


@settings(max_examples=60, deadline=None)
@given(people, people)
def test_the_store_holds_the_person_after_the_changes_of_each_turn(
    first: Person, second: Person
) -> None:
    asyncio.run(_holds(first, following(first, second)))


async def _holds(first: Person, second: Person) -> None:
    store = MemoryStore()
    tag = KEYS.tag(SAM)
    known = False
    for person in (first, second):
        before = KEEPER.recall(await store.person(tag), SAM, "en", TODAY)
        changes = KEEPER.changes(before, person, (), TODAY)
        await store.commit(changes)
        known = known or bool(changes)
        if known:
            assert KEEPER.recall(await store.person(tag), SAM, "en", TODAY).person == person


@settings(max_examples=30, deadline=None)
@given(people)
def test_a_turn_that_changes_nothing_writes_nothing(person: Person) -> None:
    assert asyncio.run(_nothing(person)) == []


async def _nothing(person: Person) -> list[object]:
    store = MemoryStore()
    new = KEEPER.recall(None, SAM, "en", TODAY)
    await store.commit(KEEPER.changes(new, person, (), TODAY))
    found = await store.person(KEYS.tag(SAM))
    if found is None:
        return []
    return list(KEEPER.changes(KEEPER.recall(found, SAM, "en", TODAY), person, (), TODAY))


def test_the_month_in_which_somebody_last_wrote_is_kept() -> None:
    new = KEEPER.recall(None, SAM, "en", TODAY)
    person = new.person.keeping(interview("buses"))
    before = replace(new, person=person, is_new=False)
    (change,) = KEEPER.changes(before, person, (), date(2027, 2, 1))
    assert isinstance(change, KeepContact)
    assert change.contact.month_active == "2027-02"


def test_an_interview_owes_its_screen_only_when_the_turn_shows_it() -> None:
    before = KEEPER.recall(None, SAM, "en", TODAY)
    after = before.person.keeping(interview("buses")).keeping(interview("parks"))
    show = Show(Screen("Which?"), Place.BELOW, "buses")
    changes = KEEPER.changes(before, after, (show,), TODAY)
    kept = [change.interview for change in changes if isinstance(change, KeepInterview)]
    assert {row.survey: row.owed for row in kept} == {"buses": True, "parks": False}


async def rows_of(*chats: int) -> list[KeepInterview]:
    kept = []
    for chat in chats:
        before = KEEPER.recall(None, chat, "en", TODAY)
        after = before.person.keeping(interview("buses")).keeping(interview("parks"))
        changes = KEEPER.changes(before, after, (), TODAY)
        kept += [change for change in changes if isinstance(change, KeepInterview)]
    return kept


async def test_the_interview_of_one_person_cannot_be_passed_off_as_anothers() -> None:
    mine, _, other, _ = (change.interview for change in await rows_of(11, 12))
    with pytest.raises(Unsealable):
        KEEPER.open(replace(other, sealed=mine.sealed))


async def test_the_interview_of_one_survey_cannot_be_passed_off_as_anothers() -> None:
    buses, parks = (change.interview for change in await rows_of(11))
    with pytest.raises(Unsealable):
        KEEPER.open(replace(parks, sealed=buses.sealed))


async def test_no_answer_can_be_read_from_a_row() -> None:
    (first, _) = (change.interview for change in await rows_of(11))
    assert b"first" not in first.sealed
    assert KEEPER.open(first) == interview("buses")


async def test_only_what_was_sent_is_a_ballot() -> None:
    (row, _) = (change.interview for change in await rows_of(11))
    with pytest.raises(Unsealable):
        KEEPER.open_ballot(row)


def test_a_ballot_is_opened_with_its_answers_and_its_receipt() -> None:
    before = KEEPER.recall(None, SAM, "en", TODAY)
    sent = replace(interview("buses"), at=Sent("receipt"), active=False)
    changes = KEEPER.changes(before, before.person.keeping(sent), (), TODAY)
    (row,) = [change.interview for change in changes if isinstance(change, KeepInterview)]
    ballot = KEEPER.open_ballot(row)
    assert row.sent
    assert (ballot.version, ballot.receipt, set(ballot.values)) == ("v1", "receipt", {"first"})


def test_what_takes_answers_back_holds_the_hash_of_the_receipt_alone() -> None:
    effects = (TakeBack("buses", "receipt"), Show(Screen("Done"), Place.BELOW))
    assert list(withdrawals(effects)) == [Withdraw("buses", receipt_hash("receipt"))]
