"""Made-up people, surveys and ballots for the tests of the stores."""

from datetime import date

from msgspec.structs import replace

from bot.dispositions import Disposition
from bot.standing import Standing
from bot.storage.changes import (
    CountBatch,
    Dispose,
    KeepContact,
    KeepInterview,
    MoveSurvey,
    PromiseToTell,
    Publish,
    SettleAudience,
)
from bot.storage.rows import Contact, Interview, OpenResponse, PublishedSurvey, SurveyState
from bot.storage.store import Store

TODAY = date(2027, 1, 11)
BUSES = "buses"


def contact(id_: str, standing: Standing = Standing.ASKS, asks_again: bool = False) -> Contact:
    return Contact(id_, b"tag " + id_.encode(), b"chat", "en", standing, asks_again, "2027-01")


ANA, BEN, CAT = contact("ana"), contact("ben"), contact("cat")


def interview(of: Contact, turn: int = 1, survey: str = BUSES) -> Interview:
    return Interview(of.id, survey, "v1", b"sealed", turn, TODAY, owed=False, sent=False)


def ballot(of: Contact, survey: str = BUSES) -> Interview:
    return replace(interview(of, turn=9, survey=survey), sent=True)


def response(id_: str, receipt: bytes, survey: str = BUSES) -> OpenResponse:
    return OpenResponse(id_, survey, "v1", b'{"q":1}', receipt)


def published(survey: str = BUSES, state: SurveyState = SurveyState.OPEN) -> PublishedSurvey:
    return PublishedSurvey(survey, f"{survey} v1", "{}", TODAY, state)


def stands(of: Contact, standing: Standing) -> KeepContact:
    """What sets somebody's standing; of what else they are, the outbox's notes stay alone."""
    return KeepContact(replace(of, standing=standing))


async def know(store: Store, *people: Contact) -> None:
    await store.commit([KeepContact(person) for person in people])


async def count(store: Store, *receipts: bytes, survey: str = BUSES) -> None:
    """Count one ballot of a newcomer for each receipt; its response is named after it."""
    people = [contact(f"voter of {receipt!r} in {survey}") for receipt in receipts]
    await know(store, *people)
    await store.commit([KeepInterview(ballot(person, survey)) for person in people])
    responses = tuple(response(f"old {receipt.decode()}", receipt, survey) for receipt in receipts)
    ids = tuple(person.id for person in people)
    await store.commit([CountBatch(survey, ids, (9,) * len(ids), responses)])


async def move(store: Store, *states: SurveyState, survey: str = BUSES) -> None:
    before = SurveyState.OPEN
    await store.commit([Publish(published(survey))])
    for after in states:
        await store.commit([MoveSurvey(survey, before, after)])
        before = after


async def closed_with(
    store: Store, *attending: tuple[Contact, Disposition, bool | None], survey: str = BUSES
) -> None:
    """Know those people, note what came of a survey with each, and close it."""
    for person, disposition, hears in attending:
        await store.commit([KeepContact(person), Dispose(person.id, survey, disposition)])
        if hears is not None:
            await store.commit([PromiseToTell(person.id, survey, hears)])
    await store.commit([SettleAudience(survey)])
    await move(store, SurveyState.CLOSING, SurveyState.CLOSED, survey=survey)
