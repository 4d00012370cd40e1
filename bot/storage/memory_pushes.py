"""Pushes in the memory store's tables: whom they reach, and what became of each message."""

from collections.abc import Iterable
from datetime import date

from msgspec.structs import replace

from bot.standing import LISTENING, Standing, kept_meanwhile
from bot.storage.outcomes import LOST, PERHAPS_READ, REACH
from bot.storage.pushes import AT_ONCE
from bot.storage.rows import COUNTED, HEAR_BACK, HELD, Attendance, Contact, ErrandKind, Outcome
from bot.storage.tables import Queued, Tables
from bot.weeks import month_of, week_of


def listeners(tables: Tables, survey: str) -> list[str]:
    """Return the contacts on a survey's hear_back list whom we may write to."""
    listed = (contact for listed_for, contact in tables.hear_back if listed_for == survey)
    return sorted(id_ for id_ in listed if tables.contacts[id_].standing in LISTENING)


def invitees(tables: Tables, survey: str) -> list[str]:
    """Return the contacts who may be asked a survey and were not."""
    queued = {row.contact for row in tables.outbox.values() if invites(row, survey)}
    ahead = set(people_ahead(tables, survey, ErrandKind.INVITATION))
    return sorted(_to_invite(tables, survey) - queued - ahead)


def people_ahead(tables: Tables, survey: str, kind: ErrandKind) -> list[str]:
    """Return the people whom a push has not come to."""
    reached = tables.pushes.get((survey, kind))
    if reached is None:
        return []
    return sorted(id_ for id_ in _meant(tables, survey, kind) if id_ > reached)


def go_on(tables: Tables) -> bool:
    """Queue the next errands of a push; tell whether there is one."""
    push = min((each for each in tables.pushes if not is_held(tables, *each)), default=None)
    if push is not None:
        _go_on(tables, *push)
    return push is not None


def is_held(tables: Tables, survey: str, kind: ErrandKind) -> bool:
    """Tell whether staff hold or ended a push."""
    feedback = tables.feedback.get((survey, kind))
    return feedback is not None and feedback.state in HELD


def end(tables: Tables, survey: str, kind: ErrandKind) -> None:
    """Drop the errands of a push that wait, and those that are still to be made."""
    tables.pushes.pop((survey, kind), None)
    for id_, row in [*tables.outbox.items()]:
        if (row.survey, row.kind) == (survey, kind) and not row.sending:
            del tables.outbox[id_]


def settle(tables: Tables, row: Queued, outcome: Outcome, on: date | None = None) -> None:
    """Tally how an errand ended, and note what it tells of its contact."""
    tables.tallies[row.survey, f"{row.kind}.{outcome}"] += 1
    contact = tables.contacts[row.contact] = _written_to(tables, row, outcome, on)
    if outcome in LOST and contact.standing != Standing.STOPPED:
        kept = contact.chosen, contact.paused_until
        if contact.standing not in LOST.values():
            kept = kept_meanwhile(contact.standing, *kept)
        lost = replace(contact, standing=LOST[outcome], chosen=kept[0], paused_until=kept[1])
        tables.contacts[contact.id] = lost
    if row.kind != ErrandKind.INVITATION or outcome not in REACH:
        return
    if tables.is_over(row.survey):
        tables.tally_disposition(row.survey, REACH[outcome])
    else:
        attendance = Attendance(row.survey, REACH[outcome])
        tables.audience.setdefault((row.contact, row.survey), attendance)


def _written_to(tables: Tables, row: Queued, outcome: Outcome, on: date | None) -> Contact:
    """Return the contact with what is counted of the messages that we start."""
    contact = tables.contacts[row.contact]
    if on and outcome in PERHAPS_READ and row.kind in COUNTED:
        week = week_of(on)
        started = contact.started + 1 if contact.week == week else 1
        contact = replace(contact, week=week, started=started)
    if on and outcome != Outcome.LEFT and row.kind == ErrandKind.STILL_WANTED:
        contact = replace(contact, still_asked=month_of(on))
    return contact


def begin(tables: Tables, survey: str, kind: ErrandKind) -> None:
    """Queue the first errands of a push."""
    tables.pushes[survey, kind] = ""
    _go_on(tables, survey, kind)


def _go_on(tables: Tables, survey: str, kind: ErrandKind) -> None:
    some = people_ahead(tables, survey, kind)[:AT_ONCE]
    wanted = set(listeners(tables, survey)) if kind in HEAR_BACK else _to_invite(tables, survey)
    _queue(tables, survey, kind, [id_ for id_ in some if id_ in wanted])
    if len(some) == AT_ONCE:
        tables.pushes[survey, kind] = some[-1]
    else:
        del tables.pushes[survey, kind]


def _meant(tables: Tables, survey: str, kind: ErrandKind) -> Iterable[str]:
    """Return all whom a push looks at."""
    if kind in HEAR_BACK:
        return (contact for listed_for, contact in tables.hear_back if listed_for == survey)
    people = tables.contacts.items()
    return (id_ for id_, row in people if row.may_ask_again and row.standing == Standing.ASKS)


def _to_invite(tables: Tables, survey: str) -> set[str]:
    """Return those who may be asked again and have not met the survey."""
    people = _meant(tables, survey, ErrandKind.INVITATION)
    return {id_ for id_ in people if (id_, survey) not in tables.audience}


def _queue(tables: Tables, survey: str, kind: ErrandKind, contacts: list[str]) -> None:
    rows = tables.outbox.values()
    there = {row.contact for row in rows if (row.survey, row.kind) == (survey, kind)}
    for contact in contacts:
        if contact not in there:
            tables.queued += 1
            tables.outbox[tables.queued] = Queued(contact, survey, kind)


def invites(row: Queued, survey: str) -> bool:
    """Tell whether an errand invites somebody to a survey."""
    return row.survey == survey and row.kind == ErrandKind.INVITATION
