"""The team in a database, and what it did."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import assert_never

from bot.storage import changes as to
from bot.storage.raw import Columns, Raw, Values
from bot.storage.rows import Member, Role, StaffLink
from bot.storage.sql_papers import renew_revision
from bot.storage.staff_log import Entry, Logged, Wanted
from bot.storage.store import Moved
from bot.storage.team_changes import ChangeMember, VoidStaffLinks

TeamChange = to.InviteStaff | to.AdmitStaff | to.LogAct | ChangeMember | VoidStaffLinks
_LAST = 2**62
"""A number that no entry of the log comes to."""


def apply_to_staff(raw: Raw, change: TeamChange) -> None:
    """Make one change. Raises Moved."""
    # Everybody writes this one mark first, so no two change the team at the same time.
    renew_revision(raw)
    match change:
        case to.InviteStaff(secret, role, expires, name):
            values = {"secret": secret, "role": role.value, "expires": expires.isoformat()}
            raw.run("invite_staff", values | {"name": name})
        case to.AdmitStaff():
            _admit(raw, change)
        case ChangeMember():
            _change_member(raw, change)
        case VoidStaffLinks(None):
            raw.run("void_staff_links")
        case VoidStaffLinks(secret):
            raw.run("void_staff_link", {"secret": secret})
        case to.LogAct():
            values = {
                "at": change.at.isoformat(),
                "member": change.member,
                "act": change.act,
                "subject": change.subject,
                "note": change.note,
            }
            raw.run("log_act", values)
        case _:
            assert_never(change)


def _admit(raw: Raw, change: to.AdmitStaff) -> None:
    link = {"secret": change.secret, "today": change.today.isoformat()}
    row = raw.run("staff_link", link).fetchone()
    if row is None:
        raise Moved
    raw.expect(raw.run("use_invitation", link))
    role, name = row
    values = {"tag": change.member.tag, "role": role, "chat": change.member.chat}
    raw.run("keep_member", values | {"name": name, "removed": False})


def _change_member(raw: Raw, change: ChangeMember) -> None:
    row = raw.run("member", {"tag": change.after.tag}).fetchone()
    if (member(row) if row else None) != change.before:
        raise Moved
    raw.run("keep_member", _values(change.after))
    if change.must_own and not raw.run("an_owner", {"role": Role.OWNER.value}).fetchone():
        raise Moved


def _values(kept: Member) -> Values:
    return {
        "tag": kept.tag,
        "role": kept.role.value,
        "chat": kept.chat,
        "name": kept.name,
        "removed": kept.removed,
    }


def member(columns: Columns) -> Member:
    """Read tag, role, chat, name, removed."""
    tag, role, chat, name, removed = columns
    return Member(bytes(tag), Role(role), bytes(chat), bytes(name), bool(removed))


def staff_link(columns: Columns) -> StaffLink:
    """Read secret, role, expires, name."""
    secret, role, expires, name = columns
    return StaffLink(bytes(secret), Role(role), date.fromisoformat(expires), bytes(name))


def entry(columns: Columns) -> Entry:
    """Read number, at, member, act, subject, note."""
    number, at, tag, act, subject, note = columns
    return Entry(number, datetime.fromisoformat(at), bytes(tag), act, subject, note)


def asked(wanted: Wanted, limit: int) -> Values:
    """Return the values of the statement that reads the log."""
    return {
        "member": wanted.member or b"",
        "nobody": b"",
        "act": wanted.act,
        "subject": wanted.subject,
        "since": wanted.since.isoformat() if wanted.since else "",
        "before": _LAST if wanted.before is None else wanted.before,
        "any": "",
        "limit": limit,
    }


def logged(*found: Sequence[Columns]) -> Logged:
    """Read members, acts and subjects."""
    members, acts, subjects = (sorted(row[0] for row in rows) for rows in found)
    return Logged(tuple(map(bytes, members)), tuple(acts), tuple(subjects))
