"""The slices of sweeps, in the memory store's tables. What they mean: `sweeps`."""

from collections.abc import Callable, Iterable
from typing import assert_never

from msgspec.structs import replace

from bot import standing as known
from bot.dispositions import BEGAN, Disposition
from bot.standing import LISTENING, LOST, Standing
from bot.storage.changes import ForgetContact
from bot.storage.memory_changes import apply
from bot.storage.rows import ENDED, Attendance, Contact, ErrandKind, Interview
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
from bot.storage.tables import Queued, Tables


def sweep(tables: Tables, task: Sweep, after: str, limit: int) -> Swept:
    """Do a slice."""
    match task:
        case EndPauses():
            return _end_pauses(tables, task, limit)
        case DropIdleInterviews():
            people = (contact for contact, _ in tables.interviews)
            return _walk(people, after, limit, lambda id_: _drop_idle(tables, task, id_))
        case ForgetStops():
            return _forget_stops(tables, task, limit)
        case DropHearBack(survey):
            listed = sorted(row for row in tables.hear_back if row[0] == survey)[:limit]
            tables.hear_back -= set(listed)
            return Swept(len(listed) == limit, len(listed))
        case DropStaffLinks(today):
            links = tables.staff_invitations
            old = [secret for secret, link in links.items() if link.expires < today][:limit]
            for secret in old:
                del links[secret]
            return Swept(len(old) == limit, len(old))
        case AskStillWanted():
            return _walk(tables.contacts, after, limit, lambda id_: _ask(tables, task, id_))
        case ForgetIdle():
            return _walk(tables.contacts, after, limit, lambda id_: _forget(tables, task, id_))
        case Remind(survey):
            people = (contact for contact, of in tables.audience if of == survey)
            return _walk(people, after, limit, lambda id_: _remind(tables, task, id_))
        case _:
            assert_never(task)


def _walk(people: Iterable[str], after: str, limit: int, act: Callable[[str], int]) -> Swept:
    rows = sorted(id_ for id_ in people if id_ > after)[:limit]
    last = rows[-1] if rows else after
    return Swept(len(rows) == limit, sum(act(id_) for id_ in sorted(set(rows))), last)


def _end_pauses(tables: Tables, task: EndPauses, limit: int) -> Swept:
    paused = [row for row in tables.contacts.values() if row.standing == Standing.PAUSED]
    over = [row for row in paused if row.paused_until and row.paused_until < task.today]
    over = sorted(over, key=lambda row: (row.paused_until, row.id))[:limit]
    for row in over:
        back = replace(row, standing=row.chosen or Standing.ASKS, chosen=None, paused_until=None)
        tables.contacts[row.id] = back
        for interview in _unsent(tables, row.id):
            touched = replace(interview, touched=task.today)
            tables.interviews[row.id, interview.survey] = touched
    return Swept(len(over) == limit, len(over))


def _forget_stops(tables: Tables, task: ForgetStops, limit: int) -> Swept:
    stops = [(row.stopped_on, row.id) for row in tables.contacts.values() if row.stopped_on]
    old = sorted(stop for stop in stops if stop[0] < task.before)[:limit]
    for _, id_ in old:
        row = replace(tables.contacts[id_], stopped_on=None, unexplained=None)
        until = None if row.standing == Standing.STOPPED else row.paused_until
        tables.contacts[id_] = replace(row, paused_until=until)
    return Swept(len(old) == limit, len(old))


def _drop_idle(tables: Tables, task: DropIdleInterviews, contact: str) -> int:
    if is_on_a_pause(tables.contacts[contact]):
        return 0
    idle = [each for each in _unsent(tables, contact) if each.touched < task.before]
    for interview in idle:
        del tables.interviews[contact, interview.survey]
    return len(idle)


def _ask(tables: Tables, task: AskStillWanted, contact: str) -> int:
    row = tables.contacts[contact]
    was_asked = row.still_asked > row.month_active
    if row.month_active >= task.active_before or row.standing not in LISTENING or was_asked:
        return 0
    if _has_ballot(tables, contact) or _is_owed_news(tables, contact):
        return 0
    return _queue(tables, Queued(contact, "", ErrandKind.STILL_WANTED))


def _forget(tables: Tables, task: ForgetIdle, contact: str) -> int:
    row = tables.contacts[contact]
    if row.month_active >= task.active_before or _has_ballot(tables, contact):
        return 0
    if not _may_go(tables, task, row):
        return 0
    apply(tables, ForgetContact(contact))
    return 1


def _may_go(tables: Tables, task: ForgetIdle, row: Contact) -> bool:
    if row.standing in LISTENING:
        was_asked = row.month_active < row.still_asked < task.asked_before
        return was_asked and not _is_owed_news(tables, row.id)
    if row.standing in LOST and is_on_a_pause(row):
        return row.paused_until is not None and row.paused_until < task.today
    return row.standing != Standing.PAUSED


def _remind(tables: Tables, task: Remind, contact: str) -> int:
    attendance = tables.audience[contact, task.survey]
    if attendance.reminded or not _is_due(tables, task, tables.contacts[contact], attendance):
        return 0
    tables.audience[contact, task.survey] = replace(attendance, reminded=True)
    _queue(tables, Queued(contact, task.survey, ErrandKind.REMINDER))
    return 1


def _is_due(tables: Tables, task: Remind, contact: Contact, attendance: Attendance) -> bool:
    if contact.standing != Standing.ASKS:
        return False
    interview = tables.interviews.get((contact.id, task.survey))
    is_idle = interview is not None and not interview.sent and interview.touched <= task.before
    match attendance.disposition:
        case Disposition.PART_DONE:
            return is_idle
        case Disposition.LOOKED:
            return contact.may_ask_again and is_idle
        case Disposition.REACHED:
            return contact.may_ask_again and "" < contact.week < task.week
        case _:
            return False


def _queue(tables: Tables, errand: Queued) -> int:
    key = (errand.contact, errand.survey, errand.kind)
    if any((row.contact, row.survey, row.kind) == key for row in tables.outbox.values()):
        return 0
    tables.queued += 1
    tables.outbox[tables.queued] = errand
    return 1


def _unsent(tables: Tables, contact: str) -> list[Interview]:
    rows = tables.interviews.values()
    return [row for row in rows if row.contact == contact and not row.sent]


def _has_ballot(tables: Tables, contact: str) -> bool:
    return any(row.contact == contact and row.sent for row in tables.interviews.values())


def is_on_a_pause(contact: Contact) -> bool:
    """Tell whether somebody is on a pause, reached or not."""
    return known.is_on_a_pause(contact.standing, contact.chosen, contact.paused_until)


def _is_owed_news(tables: Tables, contact: str) -> bool:
    """Tell whether somebody takes part in what goes on, or has not heard what came of it."""
    attending = (row for key, row in tables.audience.items() if key[0] == contact)
    if any(row.hears or (row.hears is None and row.disposition in BEGAN) for row in attending):
        return True
    listed = (survey for survey, listed in tables.hear_back if listed == contact)
    answers = (row for row in tables.feedback.values() if row.kind == ErrandKind.FEEDBACK)
    told = {row.survey for row in answers if row.state in ENDED}
    return any(survey not in told for survey in listed)
