"""The counters reconcile: whatever happened, the ledger adds up to the people who met the survey."""

import asyncio
import tempfile
from collections import Counter
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

from bot.dispositions import Disposition
from bot.standing import Standing
from bot.storage import changes as to
from bot.storage.memory import MemoryStore
from bot.storage.outcomes import REACH
from bot.storage.postgres import open_postgres
from bot.storage.rows import Errand, Outcome, SurveyState
from bot.storage.sqlite import open_sqlite
from bot.storage.store import Moved, Store
from tests.bot.storage.people import contact, move, stands
from tests.postgres import Database

NAMES, SURVEYS = ("ana", "ben", "cat", "dan"), ("buses", "parks")
PEOPLE = st.sampled_from(NAMES)
SURVEY = st.sampled_from(SURVEYS)
STANDINGS = (Standing.ASKS, *Standing)


class Reconciling(RuleBasedStateMachine):
    """Lets people and surveys go through anything, and counts who met which survey."""

    database: Database | None = None
    """Where both databases do the same as the memory store, which is far faster alone."""

    def __init__(self) -> None:
        super().__init__()
        self.runner = asyncio.Runner()
        self.folder = tempfile.TemporaryDirectory()
        self.stores: tuple[Store, ...] = (MemoryStore(), *self._databases())
        for name in NAMES:
            for store in self.stores:
                know = to.KeepContact(replace(contact(name), may_ask_again=True))
                self.runner.run(store.commit([know]))
        for survey in SURVEYS:
            for store in self.stores:
                self.runner.run(move(store, survey=survey))
        self.errands: list[tuple[Errand, ...]] = []
        self.met: set[tuple[str, str]] = set()
        self.forgotten: Counter[str] = Counter()

    def _databases(self) -> tuple[Store, ...]:
        if self.database is None:
            return ()
        self.database.empty()
        sqlite = self.runner.run(open_sqlite(Path(self.folder.name) / "hearback.db"))
        return sqlite, self.runner.run(open_postgres(self.database.url))

    @rule(name=PEOPLE, asks_again=st.booleans())
    def come(self, name: str, asks_again: bool) -> None:
        self._commit(to.KeepContact(replace(contact(name), may_ask_again=asks_again)))

    @rule(name=PEOPLE, standing=st.sampled_from(STANDINGS))
    def change_standing(self, name: str, standing: Standing) -> None:
        kept = self.runner.run(self.stores[0].contact(name))
        if kept is not None:
            self._commit(stands(kept, standing))

    @rule(name=PEOPLE, survey=SURVEY, disposition=st.sampled_from(Disposition))
    def act(self, name: str, survey: str, disposition: Disposition) -> None:
        self._commit(to.Dispose(name, survey, disposition))

    @rule(name=PEOPLE, survey=SURVEY, hears=st.booleans())
    def promise(self, name: str, survey: str, hears: bool) -> None:
        self._commit(to.PromiseToTell(name, survey, hears))

    @rule(name=PEOPLE)
    def forget(self, name: str) -> None:
        gone = {each for each in self.met if each[0] == name}
        self.forgotten.update(survey for _, survey in gone)
        self.met -= gone
        self.errands = [each for each in self.errands if each[0].contact.id != name]
        self._commit(to.ForgetContact(name))

    @rule(survey=SURVEY, limit=st.integers(0, 3))
    def invite(self, survey: str, limit: int) -> None:
        still = to.MoveSurvey(survey, SurveyState.OPEN, SurveyState.OPEN)
        self._commit(still, to.QueueInvitations(survey))
        self.claim(limit)

    @rule(limit=st.integers(1, 3))
    def claim(self, limit: int) -> None:
        claims = [self.runner.run(each.claim(limit, 9.0)) for each in self.stores]
        self.errands += zip(*claims, strict=True)

    @rule(place=st.integers(0, 9), outcome=st.sampled_from(Outcome))
    def settle(self, place: int, outcome: Outcome) -> None:
        if not self.errands:
            return
        errands = self.errands.pop(place % len(self.errands))
        first = errands[0]
        if outcome in REACH:
            self.met.add((first.contact.id, first.survey))
        for store, errand in zip(self.stores, errands, strict=True):
            self.runner.run(store.commit([to.Settle(errand.id, outcome)]))

    @rule(survey=SURVEY)
    def begin_to_close(self, survey: str) -> None:
        closing = to.MoveSurvey(survey, SurveyState.OPEN, SurveyState.CLOSING)
        self._commit(closing, to.EndInterviews(survey))

    @rule(survey=SURVEY, limit=st.integers(1, 2))
    def settle_some(self, survey: str, limit: int) -> None:
        states = {row.survey: row.state for row in self.runner.run(self.stores[0].surveys())}
        if states[survey] is not SurveyState.OPEN:
            for store in self.stores:
                self.runner.run(store.settle_audience(survey, limit))

    @rule(survey=SURVEY)
    def close(self, survey: str) -> None:
        closed = to.MoveSurvey(survey, SurveyState.CLOSING, SurveyState.CLOSED)
        self._commit(closed, to.SettleAudience(survey))

    @rule(survey=SURVEY, outcome=st.sampled_from(sorted(REACH)))
    def close_with_post_on_its_way(self, survey: str, outcome: Outcome) -> None:
        self.begin_to_close(survey)
        self.settle_some(survey, 9)
        for place in reversed(range(len(self.errands))):
            if self.errands[place][0].survey == survey:
                self.settle(place, outcome)
        self.close(survey)

    @invariant()
    def add_up(self) -> None:
        for survey in SURVEYS:
            met = sum(each[1] == survey for each in self.met) + self.forgotten[survey]
            ledgers = [self.runner.run(store.ledger(survey)) for store in self.stores]
            assert [sum(ledger.values()) for ledger in ledgers] == [met] * len(self.stores)
            assert all(many > 0 for ledger in ledgers for many in ledger.values())

    def teardown(self) -> None:
        for store in self.stores:
            self.runner.run(store.close())
        self.runner.close()
        self.folder.cleanup()

    def _commit(self, *changes: to.Change) -> None:
        """Commit everywhere, if the state of things allows it; note who meets a survey by it."""
        for store in self.stores:
            try:
                self.runner.run(store.commit(changes))
            except Moved:
                continue
        for name in NAMES:
            found = self.runner.run(self.stores[0].person(contact(name).tag))
            self.met |= {(name, survey) for survey in (found.attendance or {})} if found else set()


@pytest.mark.slow
def test_the_ledger_adds_up_to_everybody_who_met_the_survey() -> None:
    many = settings(max_examples=100, stateful_step_count=30, deadline=None)
    run_state_machine_as_test(Reconciling, settings=many)


@pytest.mark.slow
def test_in_both_databases_it_adds_up_to_the_same(database: Database) -> None:
    class Everywhere(Reconciling):
        pass

    Everywhere.database = database
    few = settings(max_examples=15, stateful_step_count=30, deadline=None)
    run_state_machine_as_test(Everywhere, settings=few)
