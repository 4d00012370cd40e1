"""The ballot box: ballots go in one by one, and come out counted, in nobody's order.

What is claimed of it: (a) from the live folder, or a backup made after close, nothing tells which
response came when or from whom; (b) with older copies or database logs, a response narrows to a
batch of at least ``batch`` people, or to all when fewer took part; (c) whoever holds the key and a
copy from before counting can read the ballots in it.

The last ones to send must not be a batch of two or three at close. So a batch of ballots, drawn by
lot, always stays behind for it. Only taking ballots back can make that last batch smaller.

Which version of a survey somebody answered tells a little of when. So each version is counted on
its own, and what is left of one at close goes under the name of another, unless it is a batch.
"""

import asyncio
import logging
import secrets
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import partial
from typing import Any, Protocol

from msgspec import Struct
from msgspec.structs import replace

from bot.privacy.receipts import receipt_hash
from bot.privacy.sealing import Newer, Sealer, Unsealable
from bot.privacy.values import write_values
from bot.slices import Slices
from bot.storage.changes import (
    Change,
    CountBatch,
    DropResponses,
    EndInterviews,
    MoveSurvey,
    SettleAudience,
)
from bot.storage.random_ids import random_id
from bot.storage.rows import Interview, OpenResponse, SurveyState
from bot.storage.store import Moved, Store, StoreError
from surveys.answers import Plain

LEAST_BATCH = 5
"""The smallest batch that may be set: fewer people do not hide one another."""
LEAST_KEPT = 5
"""With fewer responses than this, none is kept."""
_MOST_AT_ONCE = 100
"""How many ballots are counted in one transaction: the conversation waits for it."""
_MOST_READ = 2000
"""How many ballots are opened before the first of them are counted."""
_TRIES = 5
_ANY_CLOCK = timedelta(days=2)
"""Added to today, it takes in ballots from another time zone's tomorrow."""

_log = logging.getLogger(__name__)


class Ballot(Struct, frozen=True):
    """What a person sent: the answers by item id, as JSON can hold them.

    Those that are sealed to a key which is not here are bytes, and stay as they are.
    """

    version: str
    values: Mapping[str, Plain] | bytes
    receipt: str


class _Opened(Struct, frozen=True):
    """A ballot as it was read. ``ballot`` is None when it cannot be, ``newer`` when only a newer
    Hearback can."""

    row: Interview
    ballot: Ballot | None
    newer: bool = False


class Chance(Protocol):
    """Where order and ids come from."""

    def shuffle(self, ballots: list[Any]) -> None:
        """Put the ballots into another order."""
        ...

    def new_id(self) -> str:
        """Return an id that no response has."""
        ...


class Unpredictable:
    """Chance that nobody can foresee or repeat: the operating system's CSPRNG."""

    def shuffle(self, ballots: list[Any]) -> None:
        secrets.SystemRandom().shuffle(ballots)

    def new_id(self) -> str:
        return random_id()


class BallotBox:
    """Counts the ballots of ``store``, which ``open_ballot`` opens and ``words`` seals anew.

    ``open_ballot`` raises Unsealable for a ballot that cannot be read, Newer when only a newer
    Hearback can. ``batch`` is how many people a response hides among, at least 5; else ValueError.
    """

    def __init__(
        self,
        store: Store,
        open_ballot: Callable[[Interview], Ballot],
        words: Sealer,
        batch: int,
        chance: Chance | None = None,
        slices: Slices | None = None,
    ) -> None:
        if batch < LEAST_BATCH:
            raise ValueError(f"a batch has at least {LEAST_BATCH} ballots")
        self._store = store
        self._open_ballot = open_ballot
        self._words = words
        self._batch = batch
        self._chance = chance or Unpredictable()
        self._slices = slices or Slices()

    async def with_a_batch(self) -> Sequence[str]:
        """Return the surveys of which so many ballots wait that some may be counted."""
        waiting = await self._store.ballots_waiting()
        return [survey for survey, ballots in waiting.items() if ballots >= 2 * self._batch]

    async def count(self, survey: str, today: date) -> int:
        """Count the countable ballots beyond those that stay behind, if they make a batch, each
        version of the survey on its own.

        Returns how many were counted.
        """
        counted, tries = 0, _TRIES
        while tries:
            opened = _largest(await self._opened(survey, today))
            if len(opened) < 2 * self._batch:
                break
            self._chance.shuffle(opened)
            more = await self._count(survey, opened[self._batch :])
            counted, tries = counted + more, tries - (not more)
        return counted

    async def close(self, survey: str, today: date) -> int:
        """Finish a closing survey after its grace. Returns how many responses were kept.

        Counts what is left, deletes what is unfinished, gives every response a new id, copies
        them in that order without their receipts, and settles the audience. Works in slices, so
        that the conversation goes on. May be called again after a kill at any point. Ballots that
        cannot be read are deleted. Raises Moved, changing nothing, when the survey is not closing,
        and StoreError while there are ballots that a newer Hearback can read.
        """
        closing = MoveSurvey(survey, SurveyState.CLOSING, SurveyState.CLOSING)
        await self._store.commit([closing, EndInterviews(survey)])
        await self._count_leftovers(survey, today + _ANY_CLOCK)
        store = self._store
        for step in (
            store.drop_unfinished,
            store.reissue,
            store.transfer,
            store.settle_audience,
        ):
            await self._slices.run(partial(step, survey))
        return await self._end(survey)

    async def _count_leftovers(self, survey: str, before: date) -> None:
        # A ballot may be taken back meanwhile, so this goes on until none is left.
        while opened := await self._opened(survey, before):
            if any(each.newer for each in opened):
                raise StoreError("A ballot was written by a newer Hearback: closing waits for it.")
            self._chance.shuffle(opened)
            await self._count(survey, opened)

    async def _end(self, survey: str) -> int:
        kept = await self._store.counted(survey)
        too_few: list[Change] = [DropResponses(survey)] if kept < LEAST_KEPT else []
        closed = MoveSurvey(survey, SurveyState.CLOSING, SurveyState.CLOSED)
        await self._store.commit([*too_few, SettleAudience(survey), closed])
        return 0 if too_few else kept

    async def _opened(self, survey: str, today: date) -> list[_Opened]:
        opened = []
        most = max(_MOST_READ, 4 * self._batch)
        for row in await self._store.ballots(survey, today, most):
            opened.append(self._open(row))
            # Opening many takes a while; the conversation goes on in between.
            await asyncio.sleep(0)
        return opened

    def _open(self, row: Interview) -> _Opened:
        try:
            return _Opened(row, self._open_ballot(row))
        except Newer:
            _log.error("A ballot was written by a newer Hearback: it is counted by that one.")
            return _Opened(row, None, newer=True)
        except Unsealable:
            _log.error("A ballot cannot be read: it is not counted, and deleted at close.")
            return _Opened(row, None)

    async def _count(self, survey: str, opened: list[_Opened]) -> int:
        """Count until one of the ballots has moved; return how many were counted by then."""
        counted = 0
        for batch in _batches(opened, self._batch):
            contacts = tuple(each.row.contact for each in batch)
            turns = tuple(each.row.turn for each in batch)
            ballots = _among_others([each.ballot for each in batch if each.ballot], self._batch)
            responses = (self._response(survey, each) for each in ballots)
            in_order = tuple(sorted(responses, key=lambda response: response.id))
            try:
                await self._store.commit([CountBatch(survey, contacts, turns, in_order)])
            except Moved:
                break
            counted += len(batch)
        return counted

    def _response(self, survey: str, ballot: Ballot) -> OpenResponse:
        values = ballot.values
        if not isinstance(values, bytes):
            values = write_values(values, survey, self._words)
        receipt = receipt_hash(ballot.receipt)
        return OpenResponse(self._chance.new_id(), survey, ballot.version, values, receipt)


def _largest(opened: Iterable[_Opened]) -> list[_Opened]:
    """Return the ballots that can be read, of the version that most of them are of."""
    versions: dict[str, list[_Opened]] = {"": []}
    for each in opened:
        if each.ballot is not None:
            versions.setdefault(each.ballot.version, []).append(each)
    return max(versions.values(), key=len)


def _among_others(ballots: Sequence[Ballot], least: int) -> list[Ballot]:
    """Return the ballots of a batch, those of a version with fewer than ``least`` under the name of
    the version that most of them are of."""
    many = Counter(each.version for each in ballots)
    most = max(many, key=lambda version: many[version], default="")
    return [
        each if many[each.version] >= least else replace(each, version=most) for each in ballots
    ]


def _batches(ballots: Sequence[_Opened], least: int) -> Iterator[Sequence[_Opened]]:
    # The last one takes what would be left over, so that none is smaller than it should be.
    start, size = 0, max(_MOST_AT_ONCE, least)
    while len(ballots) - start >= size + least:
        yield ballots[start : start + size]
        start += size
    yield ballots[start:]
