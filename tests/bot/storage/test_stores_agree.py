"""Both databases do what the memory store does, whatever they are told and in whatever order."""

import asyncio
import hashlib
import tempfile
from collections.abc import Awaitable, Callable, Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    rule,
    run_state_machine_as_test,
)
from msgspec.structs import replace

from bot.barriers import Barrier
from bot.dispositions import Disposition
from bot.standing import Standing
from bot.storage import changes as to
from bot.storage.drop_off import NoteDropOff
from bot.storage.memory import MemoryStore
from bot.storage.postgres import open_postgres
from bot.storage.rows import (
    Contact,
    Errand,
    ErrandKind,
    Feedback,
    FeedbackState,
    Interview,
    Member,
    OpenResponse,
    Outcome,
    PublishedSurvey,
    Role,
    SurveyState,
)
from bot.storage.sqlite import open_sqlite
from bot.storage.store import Moved, Receipt, Store
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
)
from bot.storage.team_changes import ChangeMember, VoidStaffLinks
from tests.bot.storage.people import TODAY
from tests.postgres import Database

pytestmark = pytest.mark.slow

PEOPLE = st.sampled_from(["ana", "ben", "cat", "dan"])
SURVEYS = st.sampled_from(["buses", "parks"])
SECRETS = st.sampled_from([b"1", b"2", b"3", b"4"])
ROLES = st.sampled_from([Role.OWNER, Role.VIEWER])
MEMBERS = st.builds(
    Member, SECRETS, ROLES, st.just(b""), st.sampled_from([b"", b"name"]), st.booleans()
)
DAYS = st.sampled_from([TODAY, TODAY + timedelta(days=1)])
STATES = st.sampled_from(SurveyState)
TURNS = st.integers(1, 2)
SEALED = st.sampled_from([b"one", b"two"])

CONTACTS = st.builds(
    Contact,
    id=PEOPLE,
    tag=SECRETS,
    chat=SEALED,
    language=st.sampled_from(["en", "cy"]),
    standing=st.sampled_from(Standing),
    may_ask_again=st.booleans(),
    month_active=st.sampled_from(["2025-01", "2027-01"]),
    paused_until=st.none() | DAYS,
    stopped_on=st.none() | DAYS,
    most_a_week=st.none() | st.just(1),
    chosen=st.none() | st.sampled_from(Standing),
    unexplained=st.none() | SURVEYS,
)
INTERVIEWS = st.builds(
    Interview,
    contact=PEOPLE,
    survey=SURVEYS,
    version=st.just("v1"),
    sealed=SEALED,
    turn=TURNS,
    touched=DAYS,
    owed=st.booleans(),
    sent=st.booleans(),
)
FEEDBACK = st.builds(
    Feedback, SURVEYS, st.sampled_from(FeedbackState), st.just("{}"), st.none() | DAYS
)
FINGERPRINTS = st.sampled_from(["a", "b", "c"])
PUBLISHED = st.builds(
    PublishedSurvey,
    survey=SURVEYS,
    fingerprint=FINGERPRINTS,
    frozen=st.just("{}"),
    published=DAYS,
    state=STATES,
)
NEW_IDS = [hashlib.sha256(f"new{number}".encode()).hexdigest() for number in range(3)]
"""The first ids that the stores give responses when a survey closes."""
CHANGES: st.SearchStrategy[to.Change] = st.one_of(
    st.builds(to.KeepContact, CONTACTS),
    st.builds(to.KeepContact, CONTACTS, SEALED),
    st.builds(to.ForgetContact, PEOPLE),
    st.builds(to.KeepInterview, INTERVIEWS),
    st.builds(to.KeepInterview, INTERVIEWS, SEALED),
    st.builds(to.DropInterview, PEOPLE, SURVEYS),
    st.builds(to.Shown, PEOPLE, SURVEYS, SEALED),
    st.builds(
        to.ShownTogether,
        st.lists(st.builds(to.Shown, PEOPLE, SURVEYS, SEALED), max_size=3).map(tuple),
    ),
    st.builds(to.Dispose, PEOPLE, SURVEYS, st.sampled_from(Disposition)),
    st.builds(to.PromiseToTell, PEOPLE, SURVEYS, st.booleans()),
    st.builds(to.Withdraw, SURVEYS, SECRETS),
    st.builds(to.NoteBarrier, SURVEYS, st.sampled_from(Barrier)),
    st.builds(NoteDropOff, SURVEYS, st.sampled_from(("often", "safe"))),
    st.builds(to.Publish, PUBLISHED, st.just("") | FINGERPRINTS),
    st.builds(to.MoveSurvey, SURVEYS, STATES, STATES),
    st.builds(to.EndInterviews, SURVEYS),
    st.builds(to.DropResponses, SURVEYS),
    st.builds(to.KeepValues, SURVEYS, st.sampled_from(NEW_IDS), SEALED),
    st.builds(to.SettleAudience, SURVEYS),
    st.builds(to.KeepFeedback, FEEDBACK),
    st.builds(to.ExpectFeedback, SURVEYS, st.none() | FEEDBACK),
    st.builds(to.QueueFeedback, SURVEYS),
    st.builds(to.QueueInvitations, SURVEYS),
    st.builds(to.InviteStaff, SECRETS, ROLES, DAYS, SECRETS),
    st.builds(to.AdmitStaff, SECRETS, MEMBERS, DAYS),
    st.builds(ChangeMember, st.none() | MEMBERS, MEMBERS, st.booleans()),
    st.builds(VoidStaffLinks, st.none() | SECRETS),
)
SWEEPS: st.SearchStrategy[Sweep] = st.one_of(
    st.builds(EndPauses, DAYS),
    st.builds(DropIdleInterviews, DAYS),
    st.builds(DropHearBack, SURVEYS),
    st.builds(DropStaffLinks, DAYS),
    st.builds(ForgetStops, DAYS),
    st.builds(AskStillWanted, st.just("2026-01")),
    st.builds(ForgetIdle, st.just("2026-01"), st.sampled_from(["2026-12", "2027-02"]), DAYS),
    st.builds(Remind, SURVEYS, DAYS, st.sampled_from(["2027-W02", "2027-W03"])),
)
RECEIPTS = st.none() | st.builds(Receipt, st.integers(1, 9), DAYS)


def ids(word: str) -> Callable[[], str]:
    """Return a source of ids in no order, the same for the same ``word``."""
    hashes: Iterator[str] = (
        hashlib.sha256(f"{word}{number}".encode()).hexdigest() for number in range(10**6)
    )
    return lambda: next(hashes)


class StoresAgree(RuleBasedStateMachine):
    """Tells every store the same, and compares everything that they tell."""

    database: Database

    def __init__(self) -> None:
        super().__init__()
        self.runner = asyncio.Runner()
        self.folder = tempfile.TemporaryDirectory()
        self.batch_id = ids("batch")
        path = Path(self.folder.name) / "hearback.db"
        self.database.empty()
        self.stores: tuple[Store, ...] = (
            MemoryStore(ids("new")),
            self.runner.run(open_sqlite(path, ids("new"))),
            self.runner.run(open_postgres(self.database.url, ids("new"))),
        )
        self.errands: list[tuple[Errand, ...]] = []

    @rule(changes=st.lists(CHANGES, min_size=1, max_size=4), receipt=RECEIPTS)
    def commit(self, changes: list[to.Change], receipt: Receipt | None) -> None:
        self._agree([self._committed(store, changes, receipt) for store in self.stores])

    @rule(survey=SURVEYS, receipts=st.sets(SECRETS, max_size=3), people=st.sets(PEOPLE))
    def count(self, survey: str, receipts: set[bytes], people: set[str]) -> None:
        rows = self.runner.run(self.stores[0].ballots(survey, TODAY + timedelta(days=9)))
        ballots = [row for row in rows if row.contact in people]
        made = [OpenResponse(self.batch_id(), survey, "v1", b"{}", each) for each in receipts]
        contacts = tuple(row.contact for row in ballots)
        turns = tuple(row.turn for row in ballots)
        batch = to.CountBatch(survey, contacts, turns, tuple(made))
        self.commit([batch], None)

    @rule(survey=SURVEYS, limit=st.integers(1, 3))
    def reissue(self, survey: str, limit: int) -> None:
        self._agree([self.runner.run(each.reissue(survey, limit)) for each in self.stores])

    @rule(survey=SURVEYS, limit=st.integers(1, 3))
    def transfer(self, survey: str, limit: int) -> None:
        self._agree([self.runner.run(each.transfer(survey, limit)) for each in self.stores])

    @rule(survey=SURVEYS, limit=st.integers(1, 3))
    def drop_unfinished(self, survey: str, limit: int) -> None:
        self._agree([self.runner.run(each.drop_unfinished(survey, limit)) for each in self.stores])

    @rule(survey=SURVEYS, limit=st.integers(1, 3))
    def settle_audience(self, survey: str, limit: int) -> None:
        self._agree([self.runner.run(each.settle_audience(survey, limit)) for each in self.stores])

    @rule(limit=st.integers(1, 3), now=st.sampled_from([0.0, 5.0]))
    def claim(self, limit: int, now: float) -> None:
        claims = [self.runner.run(each.claim(limit, now)) for each in self.stores]
        self._agree([[replace(errand, id=0) for errand in claim] for claim in claims])
        self.errands += zip(*claims, strict=True)

    @rule(task=SWEEPS, after=st.sampled_from(["", "ben"]), limit=st.integers(1, 3))
    def sweep(self, task: Sweep, after: str, limit: int) -> None:
        self._agree([self.runner.run(each.sweep(task, after, limit)) for each in self.stores])

    @rule(place=st.integers(0, 9), outcome=st.sampled_from(Outcome), on=st.none() | DAYS)
    def settle(self, place: int, outcome: Outcome, on: date | None) -> None:
        if self.errands:
            errands = self.errands.pop(place % len(self.errands))
            for store, errand in zip(self.stores, errands, strict=True):
                self.runner.run(store.commit([to.Settle(errand.id, outcome, on)]))

    @rule(place=st.integers(0, 9), due=st.sampled_from([1.0, 5.0]))
    def postpone(self, place: int, due: float) -> None:
        if self.errands:
            errands = self.errands.pop(place % len(self.errands))
            for store, errand in zip(self.stores, errands, strict=True):
                self.runner.run(store.commit([to.Postpone(errand.id, due, errand.attempts)]))

    @rule()
    def recover(self) -> None:
        self._agree([self.runner.run(store.recover()) for store in self.stores])

    @rule(before=DAYS)
    def forget_updates(self, before: date) -> None:
        for store in self.stores:
            self.runner.run(store.forget_updates(before))

    @invariant()
    def tell_the_same(self) -> None:
        self._agree([self.runner.run(told(store)) for store in self.stores])

    def teardown(self) -> None:
        for store in self.stores:
            self.runner.run(store.close())
        self.runner.close()
        self.folder.cleanup()

    def _committed(
        self, store: Store, changes: list[to.Change], receipt: Receipt | None
    ) -> bool | type[Moved]:
        try:
            return self.runner.run(store.commit(changes, receipt))
        except Moved:
            return Moved

    @staticmethod
    def _agree(told_by_each: list[object]) -> None:
        memory, *databases = told_by_each
        assert databases == [memory] * len(databases)


async def told(store: Store) -> list[object]:
    """Return everything that a store tells, as of one moment."""
    asked: list[Awaitable[object]] = [
        store.owed(),
        store.surveys(),
        store.versions(),
        store.news(),
        store.ballots_waiting(),
        store.staff(),
        store.staff_links(TODAY),
        *(store.has_seen(update) for update in range(10)),
    ]
    for secret in (b"1", b"2", b"3", b"4"):
        asked.append(store.person(secret))
    for survey in ("buses", "parks"):
        asked += asked_of_survey(store, survey)
    answers = await asyncio.gather(*asked)
    return [list(each) if isinstance(each, Sequence) else each for each in answers]


def asked_of_survey(store: Store, survey: str) -> list[Awaitable[object]]:
    """Ask everything that a store tells of one survey."""
    return [
        store.ledger(survey),
        store.barriers(survey),
        store.ballots(survey, TODAY),
        store.uncounted(survey),
        store.counted(survey),
        *(store.has_response(survey, each) for each in (b"1", b"2", b"3", b"4")),
        store.ballots(survey, TODAY, limit=1),
        store.responses(survey),
        store.responses(survey, after="8", limit=1),
        store.feedback(survey),
        store.listeners(survey),
        store.invitees(survey),
        store.delivery(survey, ErrandKind.FEEDBACK),
        store.delivery(survey, ErrandKind.INVITATION),
        store.delivery(survey, ErrandKind.REMINDER),
    ]


def test_every_store_agrees_with_the_memory_store(database: Database) -> None:
    StoresAgree.database = database
    few = settings(max_examples=15, stateful_step_count=25, deadline=None)
    run_state_machine_as_test(StoresAgree, settings=few)
