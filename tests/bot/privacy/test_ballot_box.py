"""The ballot box: what is counted, when, and what is left at close."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from contextlib import closing
from datetime import timedelta
from typing import Any

import pytest
from msgspec import structs
from msgspec.structs import replace

from bot.dispositions import Disposition
from bot.privacy.ballot_box import Ballot, BallotBox
from bot.privacy.receipts import receipt_hash
from bot.privacy.sealing import Newer, Sealer
from bot.privacy.values import read_values
from bot.slices import Slices
from bot.storage.changes import (
    Change,
    DropInterview,
    KeepContact,
    KeepInterview,
    MoveSurvey,
    Publish,
    Withdraw,
)
from bot.storage.memory import MemoryStore
from bot.storage.rows import Interview, PublishedSurvey, SurveyState
from bot.storage.store import Moved, Receipt, Slice, StoreError
from tests.bot.privacy.voters import BUSES, TODAY, Town, Voter

PUBLISHED = PublishedSurvey(BUSES, "v1", "{}", TODAY, SurveyState.OPEN)
CLOSING = MoveSurvey(BUSES, SurveyState.OPEN, SurveyState.CLOSING)


class Killed(Exception):
    """The process ended here."""


class MortalStore(MemoryStore):
    """A store whose process is killed at the ``lives``-th thing it is told to do."""

    lives = 10**9
    dies_before = False

    async def commit(self, changes: Sequence[Change], receipt: Receipt | None = None) -> bool:
        self._live(self.dies_before)
        done = await super().commit(changes, receipt)
        self._live(not self.dies_before)
        return done

    async def drop_unfinished(self, survey: str, limit: int) -> Slice:
        return await self._lived(super().drop_unfinished(survey, limit))

    async def reissue(self, survey: str, limit: int) -> Slice:
        return await self._lived(super().reissue(survey, limit))

    async def transfer(self, survey: str, limit: int) -> Slice:
        return await self._lived(super().transfer(survey, limit))

    async def settle_audience(self, survey: str, limit: int) -> Slice:
        return await self._lived(super().settle_audience(survey, limit))

    async def _lived(self, step: Coroutine[Any, Any, Slice]) -> Slice:
        with closing(step):
            self._live(self.dies_before)
            done = await step
        self._live(not self.dies_before)
        return done

    def _live(self, here: bool) -> None:
        if here:
            self.lives -= 1
            if not self.lives:
                raise Killed


class RushedStore(MemoryStore):
    """A store in which somebody takes a ballot back between reading and counting, once."""

    taken_back: str | None = None

    async def commit(self, changes: Sequence[Change], receipt: Receipt | None = None) -> bool:
        if self.taken_back:
            contact, self.taken_back = self.taken_back, None
            await super().commit([DropInterview(contact, BUSES)])
        return await super().commit(changes, receipt)


@pytest.fixture
async def town() -> Town:
    return await settled(MortalStore())


async def settled(store: MemoryStore) -> Town:
    await store.commit([Publish(PUBLISHED)])
    return Town(store)


class SmallSlices(Slices):
    """Slices of a few rows, so that little work takes many of them."""

    async def run(self, step: Callable[[int], Awaitable[Slice]], first: int = 4) -> None:
        await super().run(step, first)


def box(town: Town, batch: int = 8) -> BallotBox:
    return BallotBox(town.store, town.open_ballot, town.keys.words, batch, slices=SmallSlices())


async def kept_values(town: Town) -> list[int]:
    rows = await town.store.responses(BUSES)
    values = [read_values(row.values, row.survey, town.keys.words) for row in rows]
    assert all(each["own"] == f"words of {each['q']}" for each in values)
    return sorted(each["q"] for each in values if isinstance(each["q"], int))


@pytest.mark.parametrize("batch", [4, 1, 0, -8])
def test_a_batch_smaller_than_five_is_refused(batch: int) -> None:
    with pytest.raises(ValueError, match="at least 5"):
        box(Town(MemoryStore()), batch)


async def test_fewer_ballots_than_two_batches_wait(town: Town) -> None:
    await town.send(town.some(15))
    assert await box(town).count(BUSES, TODAY) == 0
    assert await town.store.uncounted(BUSES) == (0, 15)


async def test_a_batch_stays_behind_so_that_the_last_one_is_never_smaller(town: Town) -> None:
    await town.send(town.some(19))
    assert await box(town).count(BUSES, TODAY) == 11
    assert await town.store.uncounted(BUSES) == (0, 8)
    assert await town.store.counted(BUSES) == 11


async def of_versions(town: Town, **many: int) -> None:
    """So many people send their answers to each version."""
    for version, number in many.items():
        await town.send(town.some(number), version=version)


async def kept_versions(town: Town) -> Counter[str]:
    await town.store.commit([MoveSurvey(BUSES, SurveyState.OPEN, SurveyState.CLOSING)])
    await box(town).close(BUSES, TODAY)
    return Counter(row.version for row in await town.store.responses(BUSES))


async def test_each_version_is_counted_on_its_own(town: Town) -> None:
    await of_versions(town, v1=20, v2=17, v3=15)
    assert await box(town).count(BUSES, TODAY) == 12 + 9
    counted = Counter(row.version for row in await town.store.open_answers(BUSES, "", 99))
    assert counted == {"v1": 12, "v2": 9}


async def test_versions_that_many_answered_keep_their_names(town: Town) -> None:
    await of_versions(town, v1=20, v2=17, v3=15)
    await box(town).count(BUSES, TODAY)
    assert await kept_versions(town) == {"v1": 20, "v2": 17, "v3": 15}


async def test_a_version_that_few_answered_goes_under_the_name_of_another(town: Town) -> None:
    await of_versions(town, v1=20, v2=7)
    await box(town).count(BUSES, TODAY)
    assert await kept_versions(town) == {"v1": 27}


async def test_those_who_stay_behind_are_drawn_by_lot() -> None:
    stayed = set()
    for _ in range(8):
        town = await settled(MortalStore())
        await town.send(town.some(16))
        await box(town).count(BUSES, TODAY)
        left = await town.store.ballots(BUSES, TODAY)
        stayed.add(frozenset(str(town.open_ballot(row).values) for row in left))
    assert len(stayed) > 1


async def test_more_ballots_than_go_at_once_are_all_counted(town: Town) -> None:
    await town.send(town.some(1003))
    assert await box(town).count(BUSES, TODAY) == 995


async def test_a_batch_larger_than_goes_at_once_is_counted_whole(town: Town) -> None:
    await town.send(town.some(400))
    assert await box(town, batch=150).count(BUSES, TODAY) == 250
    assert await box(town, batch=150).count(BUSES, TODAY) == 0


async def test_a_ballot_whose_receipt_is_owed_waits_until_the_next_day(town: Town) -> None:
    await town.send(town.some(16), owed=True)
    assert await box(town).count(BUSES, TODAY) == 0
    assert await box(town).count(BUSES, TODAY + timedelta(days=1)) == 8


async def test_the_hash_of_every_receipt_is_kept(town: Town) -> None:
    voters = town.some(16)
    await town.send(voters)
    await box(town).count(BUSES, TODAY)
    kept = [await town.store.has_response(BUSES, receipt_hash(voter.receipt)) for voter in voters]
    assert sum(kept) == 8


async def test_a_ballot_that_cannot_be_read_waits_and_holds_up_no_other(town: Town) -> None:
    await town.send(town.some(16))
    await damage(town, town.some(1)[0])
    assert await box(town).count(BUSES, TODAY) == 8
    assert await town.store.uncounted(BUSES) == (0, 9)


async def test_ballots_that_cannot_be_read_make_no_batch(town: Town) -> None:
    await town.send(town.some(15))
    await damage(town, town.some(1)[0])
    assert await box(town).count(BUSES, TODAY) == 0


async def test_a_ballot_taken_back_meanwhile_is_left_out() -> None:
    store = RushedStore()
    town = await settled(store)
    voters = town.some(17)
    await town.send(voters)
    store.taken_back = voters[0].contact.id
    counted = await box(town).count(BUSES, TODAY)
    assert counted >= 8
    assert await store.uncounted(BUSES) == (0, 16 - counted)


async def test_a_ballot_taken_back_meanwhile_may_leave_too_few_for_a_batch() -> None:
    store = RushedStore()
    town = await settled(store)
    await town.send(town.some(16))
    store.taken_back = next(row.contact for row in await store.ballots(BUSES, TODAY))
    counted = await box(town).count(BUSES, TODAY)
    assert await store.uncounted(BUSES) == (0, 15 - counted)
    assert counted in (0, 8)


async def test_closing_keeps_every_ballot_counted_or_not_and_nothing_unfinished(
    town: Town,
) -> None:
    await town.send(town.some(20)[:9])
    await box(town).count(BUSES, TODAY)
    late, owed, unfinished = town.some(12)[9:]
    await town.send([late])
    await town.send([owed], owed=True)
    await town.store.commit([KeepContact(unfinished.contact)])
    await town.store.commit([KeepInterview(town.interview(unfinished, sent=False)), CLOSING])
    assert await box(town).close(BUSES, TODAY) == 11
    assert await kept_values(town) == list(range(11))
    assert await town.store.uncounted(BUSES) == (0, 0)
    assert await states(town) == {SurveyState.CLOSED}


async def test_closing_settles_the_audience(town: Town) -> None:
    await town.send(town.some(6))
    await town.store.commit([CLOSING])
    await box(town).close(BUSES, TODAY)
    assert await town.store.listeners(BUSES) == 6
    assert await town.store.ledger(BUSES) == {Disposition.DONE: 6}


@pytest.mark.parametrize(("number", "kept"), [(0, 0), (4, 0), (5, 5)])
async def test_fewer_than_five_responses_are_not_kept(town: Town, number: int, kept: int) -> None:
    await town.send(town.some(number))
    await town.store.commit([CLOSING])
    assert await box(town).close(BUSES, TODAY) == kept
    assert await town.store.counted(BUSES) == kept
    assert await town.store.listeners(BUSES) == number


async def test_a_withdrawal_may_leave_too_few_to_keep(town: Town) -> None:
    voters = town.some(5)
    await town.send(voters)
    withdrawn = Withdraw(BUSES, receipt_hash(voters[0].receipt))
    await town.store.commit([withdrawn, CLOSING])
    assert await box(town).close(BUSES, TODAY) == 0


async def test_a_ballot_that_cannot_be_read_is_deleted_at_close(town: Town) -> None:
    await town.send(town.some(6))
    await damage(town, town.some(1)[0])
    await town.store.commit([CLOSING])
    assert await box(town).close(BUSES, TODAY) == 6
    assert await town.store.uncounted(BUSES) == (0, 0)


async def test_closing_waits_for_who_can_read_a_ballot_that_is_newer(town: Town) -> None:
    await town.send(town.some(6))
    newest = (await town.store.ballots(BUSES, TODAY, 6))[-1]

    def older(row: Interview) -> Ballot:
        if row.contact == newest.contact:
            raise Newer
        return town.open_ballot(row)

    await town.store.commit([CLOSING])
    with pytest.raises(StoreError, match="newer Hearback"):
        await BallotBox(town.store, older, town.keys.words, 5).close(BUSES, TODAY)
    assert await town.store.uncounted(BUSES) == (0, 6)
    assert await box(town).close(BUSES, TODAY) == 6


async def test_a_ballot_taken_back_while_closing_is_not_kept() -> None:
    store = RushedStore()
    town = await settled(store)
    voters = town.some(7)
    await town.send(voters)
    await store.commit([CLOSING])
    store.taken_back = voters[6].contact.id
    assert await box(town).close(BUSES, TODAY) == 6
    assert await kept_values(town) == list(range(6))


@pytest.mark.parametrize("dies_before", [True, False])
@pytest.mark.parametrize("lives", range(1, 12))
async def test_a_closing_that_is_killed_anywhere_is_finished_by_the_next(
    lives: int, dies_before: bool
) -> None:
    store = MortalStore()
    town = await settled(store)
    await town.send(town.some(11))
    await store.commit([CLOSING])
    store.lives, store.dies_before = lives, dies_before
    with pytest.raises(Killed):
        await box(town).close(BUSES, TODAY)
    store.lives = 10**9
    if await states(town) != {SurveyState.CLOSED}:
        await box(town).close(BUSES, TODAY)
    assert await kept_values(town) == list(range(11))
    assert await store.listeners(BUSES) == 11


async def test_the_conversation_goes_on_between_the_slices(town: Town) -> None:
    await town.send(town.some(40))
    await town.store.commit([CLOSING])
    closing = asyncio.create_task(box(town).close(BUSES, TODAY))
    turns = 0
    while not closing.done():
        await asyncio.sleep(0)
        turns += 1
    assert turns > 40


async def test_a_survey_that_is_not_closing_is_left_as_it_is(town: Town) -> None:
    (voter,) = town.some(1)
    await town.store.commit([KeepContact(voter.contact)])
    await town.store.commit([KeepInterview(town.interview(voter, sent=False))])
    with pytest.raises(Moved):
        await box(town).close(BUSES, TODAY)
    assert await town.store.uncounted(BUSES) == (1, 0)


async def damage(town: Town, voter: Voter) -> None:
    """Send the ballot of ``voter``, sealed with a key that nobody has."""
    sealed = Sealer(bytes(32)).seal(b"{}", b"")
    row = structs.replace(town.interview(voter), sealed=sealed)
    await town.store.commit([KeepContact(voter.contact), KeepInterview(row)])


async def states(town: Town) -> set[SurveyState]:
    return {row.state for row in await town.store.surveys()}


async def test_what_is_sealed_to_a_key_that_is_not_here_is_counted_as_it_is() -> None:
    town = await settled(MortalStore())
    await town.send(town.some(8))

    def as_bytes(row: Interview) -> Ballot:
        ballot = town.open_ballot(row)
        return replace(ballot, values=b"sealed elsewhere")

    await town.store.commit([CLOSING])
    shut = BallotBox(town.store, as_bytes, town.keys.words, 5)
    assert await shut.close(BUSES, TODAY) == 8
    assert {row.values for row in await town.store.responses(BUSES)} == {b"sealed elsewhere"}
