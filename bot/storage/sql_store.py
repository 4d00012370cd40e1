"""The store in SQL: what both databases share, whichever home their connections live in."""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

from bot.dispositions import Disposition, Ledger
from bot.storage import sql_rows as read
from bot.storage import sql_work as work
from bot.storage.changes import Change, CountBatch, SettleAudience
from bot.storage.home import TALLIES, Home, Reading, Work
from bot.storage.random_ids import random_id
from bot.storage.raw import Columns, Raw
from bot.storage.rows import (
    Contact,
    Delivery,
    Errand,
    ErrandKind,
    Feedback,
    Interview,
    Member,
    Person,
    PublishedSurvey,
    Response,
    Role,
)
from bot.storage.slots import slots_of
from bot.storage.sql_changes import ALL
from bot.storage.sql_pushes import AHEAD
from bot.storage.store import Receipt, Slice, Slots

_FORGET = 1_000
"""How many ids of updates are forgotten at once."""
_PERSON = ("person",)
_APART = (CountBatch, SettleAudience)


class SqlStore:
    """A `Store`. Made by `open_store`; must be closed, or its threads outlive it."""

    def __init__(
        self, home: Home, new_id: Callable[[], str] = random_id, is_shared: bool = False
    ) -> None:
        self._home = home
        self._new_id = new_id
        self._is_shared = is_shared

    @property
    def is_shared(self) -> bool:
        return self._is_shared

    async def commit(self, changes: Sequence[Change], receipt: Receipt | None = None) -> bool:
        # Whoever sees the database between two transactions must not see a ballot sent and
        # counted, or an audience settled, in the same one.
        apart = any(isinstance(change, _APART) for change in changes)
        do = partial(work.commit, changes=changes, receipt=receipt)
        return await self._home.write(Work(do, changes), apart=apart)

    async def has_seen(self, update_id: int) -> bool:
        return bool(await self._value("has_seen", update_id=update_id))

    async def forget_updates(self, before: date) -> None:
        some = {"before": before.isoformat()}
        drop = partial(work.drop_some, statement="forget_updates", values=some, limit=_FORGET)
        while await self._home.write(Work(drop)):
            pass

    async def person(self, tag: bytes) -> Person | None:
        return await self._home.read(Reading(_PERSON, {"tag": tag}, read.person))

    async def contact(self, contact_id: str) -> Contact | None:
        rows = await self._rows("contact", contact=contact_id)
        return read.contact(rows[0]) if rows else None

    async def owed(self) -> Sequence[Interview]:
        return [read.interview(row) for row in await self._rows("owed")]

    async def surveys(self) -> Sequence[PublishedSurvey]:
        return [read.published_survey(row) for row in await self._rows("surveys")]

    async def ledger(self, survey: str) -> Ledger:
        rows = await self._surveyed("ledger", survey=survey)
        return {Disposition(disposition): int(count) for disposition, count in rows}

    async def ballots_waiting(self) -> Mapping[str, int]:
        return dict(await self._surveyed("ballots_waiting"))

    async def ballots(
        self, survey: str, today: date, limit: int | None = None
    ) -> Sequence[Interview]:
        values = {"survey": survey, "today": today.isoformat(), "limit": _limit(limit)}
        return [read.interview(row) for row in await self._surveyed("ballots", **values)]

    async def uncounted(self, survey: str) -> tuple[int, int]:
        ((unfinished, ballots),) = await self._surveyed("uncounted", survey=survey)
        return unfinished, ballots

    async def has_response(self, survey: str, receipt: bytes) -> bool:
        of_it = {"survey": survey, "receipt": receipt}
        asked = ("has_response", "keeps_receipts")
        return await self._home.read(Reading(asked, of_it, read.all_hold))

    async def counted(self, survey: str) -> int:
        of_it = {"survey": survey, "limit": ALL}
        asked = ("count_uncopied", "count_copied", "withdrawn")
        return await self._home.read(Reading(asked, of_it, read.counted), long=True)

    async def drop_unfinished(self, survey: str, limit: int) -> Slice:
        drop = partial(work.drop_some, statement="drop_unfinished", values={"survey": survey})
        return await self._slice(partial(drop, limit=limit), survey)

    async def reissue(self, survey: str, limit: int) -> Slice:
        do = partial(work.reissue, survey=survey, limit=limit, new_id=self._new_id)
        return await self._slice(do, survey)

    async def transfer(self, survey: str, limit: int) -> Slice:
        return await self._slice(partial(work.transfer, survey=survey, limit=limit), survey)

    async def settle_audience(self, survey: str, limit: int) -> Slice:
        do = partial(work.settle_some, survey=survey, limit=limit)
        return await self._slice(do, survey, TALLIES)

    async def responses(
        self, survey: str, after: str = "", limit: int | None = None
    ) -> Sequence[Response]:
        values = {"survey": survey, "after": after, "limit": _limit(limit)}
        return [Response(*row) for row in await self._surveyed("responses", **values)]

    async def feedback(self, survey: str) -> Feedback | None:
        rows = await self._rows("feedback", survey=survey)
        return read.feedback(rows[0]) if rows else None

    async def news(self) -> Sequence[Feedback]:
        return [read.feedback(row) for row in await self._rows("news")]

    async def listeners(self, survey: str) -> int:
        ((count,),) = await self._surveyed("listeners", survey=survey)
        return int(count)

    async def invitees(self, survey: str) -> int:
        ((count,),) = await self._surveyed("invitees", survey=survey)
        return int(count)

    async def claim(self, limit: int, now: float, holder: str = "") -> Sequence[Errand]:
        do = partial(work.claim, limit=limit, now=now, holder=holder)
        return await self._home.write(Work(do))

    async def put_back(self, holder: str, sending: Collection[int]) -> int:
        do = partial(work.put_back, holder=holder, sending=frozenset(sending))
        return await self._home.write(Work(do))

    async def recover(self, grace: float = 0.0) -> int:
        return await self._home.write(Work(partial(work.recover, grace=grace), holds=[TALLIES]))

    async def delivery(self, survey: str, kind: ErrandKind) -> Delivery:
        of_it = {"survey": survey, "kind": kind.value}
        meaning = partial(read.delivery, kind)
        asked = ("count_waiting", AHEAD[kind], "tallies")
        return await self._home.read(Reading(asked, of_it, meaning), long=True)

    async def staff(self) -> Mapping[bytes, Member]:
        return {tag: Member(tag, Role(role)) for tag, role in await self._rows("staff")}

    async def has_invitation(self, secret: bytes, today: date) -> bool:
        return bool(await self._value("has_invitation", secret=secret, today=today.isoformat()))

    async def mark(self, name: str) -> bytes | None:
        rows = await self._rows("mark", name=name)
        return bytes(rows[0][0]) if rows else None

    async def first_mark(self, name: str, value: bytes) -> bytes:
        return await self._home.write(Work(partial(work.first_mark, name=name, value=value)))

    async def set_mark(self, name: str, value: bytes) -> None:
        await self._write("set_mark", name=name, value=value)

    async def lease(self, name: str, holder: str, seconds: float) -> bool:
        do = partial(work.lease, name=name, holder=holder, seconds=seconds)
        return await self._home.write(Work(do))

    async def release(self, holder: str) -> None:
        await self._write("release_leases", holder=holder)

    async def leases(self) -> Mapping[str, str]:
        return dict(await self._rows("leases"))

    async def reserve(self, slots: int, rate: float, burst: float) -> Slots:
        if slots:
            do = partial(work.reserve, slots=slots, rate=rate, burst=burst)
            return await self._home.write(Work(do))
        # Who only looks, several times a second, writes nothing.
        rows = await self._rows("flow")
        level, held, taken = rows[0] if rows else (0.0, 0.0, 0)
        return slots_of(max(level, 0.0), held, taken, slots, rate, burst)

    async def hold(self, seconds: float, full: float) -> None:
        await self._write("hold", seconds=seconds, full=full)

    async def tidy(self) -> None:
        await self._home.tidy()

    async def close(self) -> None:
        await self._home.close()

    async def _rows(self, statement: str, **values: object) -> list[Columns]:
        return await self._home.read(Reading([statement], values, list))

    async def _surveyed(self, statement: str, **values: object) -> list[Columns]:
        return await self._home.read(Reading([statement], values, list), long=True)

    async def _slice(self, do: Callable[[Raw], bool], *holds: str) -> Slice:
        """Do a slice in a transaction of its own; ``do`` tells whether there is more."""
        return await self._home.write(Work(partial(work.timed, work=do), holds=holds), apart=True)

    async def _value(self, statement: str, **values: object) -> Any:
        ((value,),) = await self._rows(statement, **values)
        return value

    async def _write(self, statement: str, **values: object) -> None:
        def do(raw: Raw) -> None:
            raw.run(statement, values)

        await self._home.write(Work(do))


def _limit(limit: int | None) -> int:
    return ALL if limit is None else limit
