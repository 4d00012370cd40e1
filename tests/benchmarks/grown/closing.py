"""Closing a large survey while others are being answered: how long, and who waits for it."""

import asyncio
import os
import sqlite3
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from random import Random
from statistics import quantiles

import orjson

from bot.keeping import Keeper
from bot.privacy.ballot_box import BallotBox
from bot.storage.changes import (
    Change,
    MoveSurvey,
    Publish,
    QueueFeedback,
    QueueInvitations,
    Withdraw,
)
from bot.storage.rows import ErrandKind, SurveyState
from bot.storage.store import Store
from tests.benchmarks.grown.installation import (
    TODAY,
    Installation,
    Size,
    grown,
    ids,
    in_slices,
    opened,
    published,
    survey,
    written,
)
from tests.benchmarks.grown.talk import Talk

RESPONSES = 100_000
KNOWN = 100
IN_FLIGHT = 50
BEFORE = 4.0
"""Seconds of conversation before anything is closed."""
LEAST = 1.0
CLOSING = "closing-down"
_WITHDRAWN = 1_000
_UNFINISHED = 50
"""One in so many contacts is in the middle of the survey that closes."""


@dataclass(frozen=True, slots=True)
class Beside:
    """What went on beside the conversation: its seconds, and the p99 of steps in milliseconds."""

    what: str
    seconds: float
    before: float
    during: float
    steps: int

    @property
    def ratio(self) -> float:
        """How many times as long the slowest steps took."""
        return self.during / self.before


async def measure(folder: Path, responses: int = RESPONSES) -> Sequence[Beside]:
    """Close a survey, then queue for everybody, with the same people talking all the time."""
    home = await grown(folder, Size(10 * responses), KNOWN)
    await home.store.commit([Publish(published(survey().model_copy(update={"id": CLOSING})))])
    await home.store.close()
    with written(home.path) as raw:
        receipts = _fill(raw, responses)
    home = await opened(folder, KNOWN)
    talk = Talk(home)
    await talk.arrive()
    found = [await _beside(talk, "closing", partial(_close, home, receipts))]
    for what, change in _PUSHES.items():
        found.append(await _beside(talk, what, partial(home.store.commit, [change])))
    found.append(await _beside(talk, "the figures of staff", partial(_look, home.store)))
    await home.store.close()
    return found


async def _beside(talk: Talk, what: str, work: Callable[[], Awaitable[object]]) -> Beside:
    """Do ``work`` while people talk, having heard how fast it goes without."""
    before = await _talked(talk, partial(asyncio.sleep, BEFORE))
    began = time.perf_counter()
    during = await _talked(talk, work)
    seconds = time.perf_counter() - began
    return Beside(what, seconds, _p99(before), _p99(during), len(during))


async def _talked(talk: Talk, work: Callable[[], Awaitable[object]]) -> Sequence[float]:
    """Return the seconds of every step while ``work`` was done, and at least a second long."""
    talk.took()
    done = asyncio.Event()
    walking = asyncio.create_task(talk.walk_until(range(IN_FLIGHT), done))
    await asyncio.gather(work(), asyncio.sleep(LEAST))
    done.set()
    await walking
    return talk.took()


def _p99(seconds: Sequence[float]) -> float:
    return quantiles(seconds, n=100)[98] * 1e3


async def _close(home: Installation, receipts: Sequence[bytes]) -> None:
    box = BallotBox(home.store, Keeper(home.keys).open_ballot, home.keys.words, 8)
    await home.store.commit([MoveSurvey(CLOSING, SurveyState.OPEN, SurveyState.CLOSING)])
    withdrawn = (home.store.commit([Withdraw(CLOSING, receipt)]) for receipt in receipts)
    await asyncio.gather(*withdrawn)
    await box.close(CLOSING, TODAY)


async def _look(store: Store) -> None:
    """Ask for everything that is counted over all people, as staff commands do."""
    for survey_id in (survey().id, "last-year"):
        await store.ledger(survey_id)
        await store.invitees(survey_id)
        await store.listeners(survey_id)
        await store.delivery(survey_id, ErrandKind.FEEDBACK)
    await store.forget_updates(TODAY)
    await store.tidy()


def _fill(raw: sqlite3.Connection, responses: int) -> Sequence[bytes]:
    """Write counted responses, and an audience with some who are in the middle."""
    answers = orjson.dumps({"visits": {"choice": "weekly"}, "welcome": 4, "keep": ["sport"]})
    receipts = [os.urandom(32) for _ in range(responses)]
    in_slices(
        raw,
        f"INSERT INTO open_responses VALUES ('{CLOSING}', ?, 'v1', ?, ?, NULL, 0)",
        ((id_, answers, each) for id_, each in zip(ids(responses, 3), receipts, strict=True)),
    )
    raw.execute(
        "INSERT INTO audience (contact, survey, disposition) "
        f"SELECT contact, '{CLOSING}', 'done' FROM audience ORDER BY contact LIMIT {responses}"
    )
    raw.execute(
        "INSERT INTO interviews "
        f"SELECT contact, '{CLOSING}', 'v1', randomblob(541), 3, '{TODAY}', 0, 0 FROM audience "
        f"WHERE survey = '{CLOSING}' ORDER BY contact LIMIT {responses // _UNFINISHED}"
    )
    return Random(1).sample(receipts, min(_WITHDRAWN, responses // 10))


_PUSHES: Mapping[str, Change] = {
    "queueing feedback for everybody": QueueFeedback("last-year"),
    "queueing invitations for everybody": QueueInvitations(survey().id),
}
