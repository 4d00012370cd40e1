"""The slices of sweeps, as named statements. What they mean: `sweeps`."""

from collections.abc import Iterable
from dataclasses import replace
from time import perf_counter
from typing import assert_never

from bot.storage.changes import ForgetContact
from bot.storage.home import TALLIES
from bot.storage.raw import Raw, Values
from bot.storage.rows import ErrandKind
from bot.storage.sql_changes import apply
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


def held_by(sweep: Sweep) -> tuple[str, ...]:
    """Name what must not move while a slice is done."""
    return (TALLIES,) if isinstance(sweep, ForgetIdle) else ()


def timed(raw: Raw, sweep: Sweep, after: str, limit: int) -> Swept:
    """Do a slice."""
    began = perf_counter()
    swept = _swept(raw, sweep, after, limit)
    return replace(swept, seconds=perf_counter() - began)


def _swept(raw: Raw, sweep: Sweep, after: str, limit: int) -> Swept:
    match sweep:
        case EndPauses():
            return _end_pauses(raw, sweep, limit)
        case DropIdleInterviews(before):
            walk = _Walk(raw, "stretch_of_interviews", after, limit)
            values = walk.values | {"before": before.isoformat()}
            return walk.done(raw.changed(raw.run("drop_idle_interviews", values)))
        case ForgetStops(before):
            values = {"before": before.isoformat(), "limit": limit}
            return _dropped(raw, "forget_stops", values, limit)
        case DropHearBack(survey):
            return _dropped(raw, "drop_hear_back", {"survey": survey, "limit": limit}, limit)
        case DropStaffLinks(today):
            values = {"today": today.isoformat(), "limit": limit}
            return _dropped(raw, "drop_staff_links", values, limit)
        case AskStillWanted(active_before):
            walk = _Walk(raw, "stretch_of_contacts", after, limit)
            found = _found(raw, "idle_to_ask", walk.values | {"active_before": active_before})
            return walk.done(_queue(raw, found, "", ErrandKind.STILL_WANTED))
        case ForgetIdle():
            return _forget(raw, sweep, _Walk(raw, "stretch_of_contacts", after, limit))
        case Remind():
            return _remind(raw, sweep, after, limit)
        case _:
            assert_never(sweep)


class _Walk:
    """The next people in the order of their ids, ``limit`` of them if there are so many."""

    def __init__(
        self, raw: Raw, stretch: str, after: str, limit: int, survey: str | None = None
    ) -> None:
        of_it = {} if survey is None else {"survey": survey}
        found = raw.run(stretch, {"after": after, "limit": limit, **of_it}).fetchall()
        ((count, last),) = found
        self._more = count == limit
        self._last: str = last or after
        self.values: dict[str, object] = {"after": after, "last": self._last, **of_it}

    def done(self, count: int) -> Swept:
        """Return what was done to those people."""
        return Swept(self._more, count, self._last)


def _end_pauses(raw: Raw, sweep: EndPauses, limit: int) -> Swept:
    today = {"today": sweep.today.isoformat()}
    found = _found(raw, "pauses_over", {**today, "limit": limit})
    for contact in found:
        raw.run("end_pause", {"contact": contact})
        raw.run("touch_interviews", {**today, "contact": contact})
    return Swept(len(found) == limit, len(found))


def _dropped(raw: Raw, statement: str, values: Values, limit: int) -> Swept:
    count = raw.changed(raw.run(statement, values))
    return Swept(count == limit, count)


def _forget(raw: Raw, sweep: ForgetIdle, walk: _Walk) -> Swept:
    values = {
        **walk.values,
        "active_before": sweep.active_before,
        "asked_before": sweep.asked_before,
        "today": sweep.today.isoformat(),
    }
    found = _found(raw, "idle_to_forget", values)
    # Somebody may write at this very moment. Whoever holds their row first has it.
    idle = [each for each in found if _is_held(raw, each, sweep.active_before)]
    for contact in idle:
        apply(raw, ForgetContact(contact))
    return walk.done(len(idle))


def _is_held(raw: Raw, contact: str, active_before: str) -> bool:
    """Tell whether somebody is idle still, and stays it until the transaction ends."""
    values = {"contact": contact, "active_before": active_before}
    return bool(raw.changed(raw.run("hold_idle_contact", values)))


def _remind(raw: Raw, sweep: Remind, after: str, limit: int) -> Swept:
    walk = _Walk(raw, "stretch_of_audience", after, limit, sweep.survey)
    values = walk.values | {"before": sweep.before.isoformat(), "week": sweep.week}
    found = sorted(_found(raw, "remind", values))
    _queue(raw, found, sweep.survey, ErrandKind.REMINDER)
    return walk.done(len(found))


def _queue(raw: Raw, contacts: Iterable[str], survey: str, kind: ErrandKind) -> int:
    """Queue errands; return how many were not queued already."""
    errands = ({"contact": each, "survey": survey, "kind": kind.value} for each in contacts)
    return sum(raw.changed(raw.run("queue_errand", each)) for each in errands)


def _found(raw: Raw, statement: str, values: Values) -> list[str]:
    return [contact for (contact,) in raw.run(statement, values).fetchall()]
