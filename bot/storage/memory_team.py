"""The team in the memory store, and what it did."""

from datetime import datetime
from typing import assert_never

from msgspec.structs import replace

from bot.storage import changes as to
from bot.storage.random_ids import random_id
from bot.storage.rows import Role, StaffLink
from bot.storage.staff_log import Entry, Logged, Wanted
from bot.storage.store import REVISION, Moved
from bot.storage.tables import Tables
from bot.storage.team_changes import ChangeMember, VoidStaffLinks

Log = list[tuple[datetime, bytes, str, str, str]]
TeamChange = to.InviteStaff | to.AdmitStaff | to.LogAct | ChangeMember | VoidStaffLinks


def apply_to_staff(tables: Tables, change: TeamChange) -> None:
    """Make one change. Raises Moved."""
    renew_revision(tables)
    match change:
        case to.InviteStaff(secret, role, expires, name):
            tables.staff_invitations[secret] = StaffLink(secret, role, expires, name)
        case to.AdmitStaff(secret, member, today):
            link = tables.staff_invitations.pop(secret, None)
            if link is None or link.expires < today:
                raise Moved
            tables.staff[member.tag] = replace(member, role=link.role, name=link.name)
        case ChangeMember():
            _change_member(tables, change)
        case VoidStaffLinks(secret):
            for each in [secret] if secret else list(tables.staff_invitations):
                tables.staff_invitations.pop(each, None)
        case to.LogAct():
            row = change.at, change.member, change.act, change.subject, change.note
            tables.staff_log.append(row)
        case _:
            assert_never(change)


def _change_member(tables: Tables, change: ChangeMember) -> None:
    if tables.staff.get(change.after.tag) != change.before:
        raise Moved
    tables.staff[change.after.tag] = change.after
    owners = (each.role is Role.OWNER and not each.removed for each in tables.staff.values())
    if change.must_own and not any(owners):
        raise Moved


def renew_revision(tables: Tables) -> None:
    """Let everybody know that surveys, feedback or staff are no longer as they were read."""
    tables.marks[REVISION] = random_id().encode()


def entries(log: Log, wanted: Wanted) -> list[Entry]:
    """Return the entries that are wanted, the newest first."""
    numbered = [Entry(number, *row) for number, row in enumerate(log, 1)]
    return [entry for entry in reversed(numbered) if _is_wanted(entry, wanted)]


def logged(log: Log) -> Logged:
    """Return who and what the log speaks of."""
    return Logged(
        tuple(sorted({member for _, member, _, _, _ in log})),
        tuple(sorted({act for _, _, act, _, _ in log})),
        tuple(sorted({subject for _, _, _, subject, _ in log})),
    )


def _is_wanted(entry: Entry, wanted: Wanted) -> bool:
    return (
        wanted.member in (None, entry.member)
        and wanted.act in ("", entry.act)
        and wanted.subject in ("", entry.subject)
        and (wanted.since is None or entry.at.date() >= wanted.since)
        and (wanted.before is None or entry.number < wanted.before)
    )
