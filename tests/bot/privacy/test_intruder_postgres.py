"""The same on PostgreSQL: what the server's tables and their files tell, with nothing but the rights
of whoever runs it. Its write-ahead log is an older copy, and belongs to the host."""

import asyncio
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import psycopg
import pytest

from bot.storage.postgres import open_postgres
from bot.storage.random_ids import random_id
from tests.bot.privacy.belongings import relation_files
from tests.bot.privacy.correlation import LEAST_P, is_unrelated, pooled_trend_p
from tests.bot.privacy.intruder import canary_of
from tests.bot.privacy.moments import Moment, crowds, seen
from tests.bot.privacy.turnout import BATCH, PEOPLE, InOrder, Turnout
from tests.postgres import Database

pytestmark = pytest.mark.slow

WHOLE = 8
"""Every so many copies are of all files; the others are of the table that is counted into."""


@dataclass(frozen=True, slots=True)
class Server:
    """What the server holds at one moment: rows in several orders, and every byte of the files.

    ``orders`` are the canaries of responses, by the name of an order.
    """

    orders: dict[str, list[bytes]]
    sizes: list[int]
    """How many responses share each transaction number."""
    files: dict[str, bytes]


@dataclass
class Loot:
    """What an intruder has after everybody came, who is let in by ``raw``."""

    raw: psycopg.Connection[Any]
    copied: dict[str, Server] = field(default_factory=dict)
    moments: list[Moment] = field(default_factory=list)

    def glances(self) -> None:
        """Look at the tables after a turn; the file's intruder does it every time."""

    def copies(self, name: str) -> None:
        """Read everything."""
        self.moments.append(seen(self._run))
        is_over = name == "at the end"
        table = "responses" if is_over else "open_responses"
        wanted = "%" if is_over or not len(self.copied) % WHOLE else table
        self.copied[name] = Server(
            self._orders(table), self._sizes(table), relation_files(self.raw, wanted)
        )

    def _orders(self, table: str) -> dict[str, list[bytes]]:
        listed = {
            "by id": "ORDER BY id",
            "as they come": "",
            "by ctid": "ORDER BY ctid",
            "by transaction": "ORDER BY xmin::text::bigint, ctid",
        }
        found = {
            name: self._run(f"SELECT answers FROM {table} {order}")
            for name, order in listed.items()
        }
        return {name: [canary_of(bytes(row[0])) for row in rows] for name, rows in found.items()}

    def _sizes(self, table: str) -> list[int]:
        found = self._run(f"SELECT count(*) FROM {table} GROUP BY xmin::text")
        return [many for (many,) in found]

    def _run(self, statement: str) -> list[tuple[Any, ...]]:
        done = self.raw.execute(statement.encode())
        return done.fetchall() if done.description else []

    @property
    def end(self) -> Server:
        """What was there after the survey was closed and its tables tidied."""
        return self.copied["at the end"]


class Glimpse(Loot):
    """What somebody has who looks at nothing but what the orders of responses are read from."""

    def copies(self, name: str) -> None:
        """Read nothing before a batch is counted."""
        if not name.startswith("before"):
            super().copies(name)


def told(name: str, chance: InOrder | None = None, kind: type[Loot] = Loot) -> tuple[Turnout, Loot]:
    """Let everybody come to a database of their own; return them, and what the intruder took."""
    database = Database(f"hearback_{name}_{os.getpid()}")

    async def play() -> tuple[Turnout, Loot]:
        store = await open_postgres(database.url, chance.new_id if chance else random_id)
        with psycopg.connect(database.url, autocommit=True) as raw:
            loot = kind(raw)
            everybody = Turnout(store, loot, chance)
            try:
                await everybody.comes()
            finally:
                await store.close()
        return everybody, loot

    try:
        return asyncio.run(play())
    finally:
        database.drop()


@pytest.fixture(scope="module")
def played() -> tuple[Turnout, Loot]:
    return told("intruder")


@pytest.fixture(scope="module")
def turnout(played: tuple[Turnout, Loot]) -> Turnout:
    return played[0]


@pytest.fixture(scope="module")
def loot(played: tuple[Turnout, Loot]) -> Loot:
    return played[1]


@pytest.fixture(scope="module")
def not_shuffled() -> tuple[Turnout, Loot]:
    return told("intruder_control", InOrder(), Glimpse)


ORDERS = ("by id", "as they come", "by ctid", "by transaction", "by place in the file")


@pytest.mark.parametrize("order", ORDERS)
def test_no_order_after_close_tells_anything_of_arrival(
    turnout: Turnout, loot: Loot, order: str
) -> None:
    arrivals = arrivals_in(turnout, loot.end, order)
    assert sorted(arrivals) == turnout.kept
    assert is_unrelated(arrivals)


@pytest.mark.parametrize("order", ORDERS)
def test_the_same_check_catches_a_box_that_does_not_shuffle(
    not_shuffled: tuple[Turnout, Loot], order: str
) -> None:
    turnout, loot = not_shuffled
    arrivals = arrivals_in(turnout, loot.end, order)
    assert len(arrivals) >= PEOPLE
    assert not is_unrelated(arrivals)


def test_every_response_lies_in_the_files_once_and_in_one_table(
    turnout: Turnout, loot: Loot
) -> None:
    content = loot.end.files["responses"]
    found = [place for place, each in enumerate(turnout.amounts) if content.count(each) == 1]
    assert found == turnout.kept
    others = b"".join(each for name, each in loot.end.files.items() if name != "responses")
    assert not [each for each in turnout.amounts if each in others]


def test_what_was_taken_back_or_left_is_in_no_file(turnout: Turnout, loot: Loot) -> None:
    gone = [b"%d" % each.amount for each in (*turnout.took_back, *turnout.left)]
    everything = b"".join(loot.end.files.values())
    assert not [each for each in gone if each in everything]


def test_while_a_survey_is_open_each_transaction_holds_a_batch(loot: Loot) -> None:
    sizes = [size for name, copy in loot.copied.items() if "after" in name for size in copy.sizes]
    # Later, what is taken back leaves the batch that it was counted with.
    assert loot.copied["after 0"].sizes == [BATCH]
    assert max(sizes) == BATCH


def test_whenever_responses_appear_they_may_be_of_a_whole_batch_of_people(
    turnout: Turnout, loot: Loot
) -> None:
    sizes = list(crowds(loot.moments))
    assert len(sizes) == turnout.counted
    assert min(sizes) >= BATCH


@pytest.mark.parametrize("order", ORDERS)
def test_within_a_batch_no_order_tells_anything_of_arrival(
    turnout: Turnout, loot: Loot, order: str
) -> None:
    assert pooled_trend_p(batches(turnout, loot, order)) > LEAST_P


@pytest.mark.parametrize("order", ORDERS)
def test_the_same_check_catches_batches_that_are_not_shuffled(
    not_shuffled: tuple[Turnout, Loot], order: str
) -> None:
    assert pooled_trend_p(batches(*not_shuffled, order)) < LEAST_P


def test_neither_words_nor_chat_ids_nor_receipts_are_in_clear_in_any_file(
    turnout: Turnout, loot: Loot
) -> None:
    people = (*turnout.senders, *turnout.left)
    secrets = {each.words.encode() for each in people} | {r.encode() for r in turnout.receipts}
    # The chats' first digits and bytes are alike; PostgreSQL writes numbers in eight bytes.
    secrets |= {str(each.chat)[:8].encode() for each in people}
    secrets |= {each.chat.to_bytes(8, "little")[1:] for each in people}
    secrets |= {each.chat.to_bytes(8, "big")[:-1] for each in people}
    for copy in loot.copied.values():
        everything = b"".join(copy.files.values())
        assert not [each for each in secrets if each in everything]


def arrivals_in(turnout: Turnout, copy: Server, order: str) -> list[int]:
    """Return the arrivals behind the responses in an order."""
    if order != "by place in the file":
        return arrivals_of(turnout, copy.orders[order])
    table = "responses" if copy.files.get("responses") else "open_responses"
    places = {each: copy.files[table].find(each) for each in turnout.amounts}
    return arrivals_of(turnout, sorted(copy.orders["by id"], key=lambda each: places[each]))


def arrivals_of(turnout: Turnout, canaries: Sequence[bytes]) -> list[int]:
    """Return the arrivals of those who gave these numbers."""
    arrival_of: Callable[[bytes], int] = list(turnout.amounts).index
    return [arrival_of(each) for each in canaries]


def batches(turnout: Turnout, loot: Loot, order: str) -> list[list[int]]:
    """Return each batch in an order of the copy that was taken after it was counted."""
    known: set[int] = set()
    groups = []
    for name, copy in loot.copied.items():
        if name.startswith("after"):
            arrivals = arrivals_in(turnout, copy, order)
            groups.append([each for each in arrivals if each not in known])
            known |= set(groups[-1])
    return groups
