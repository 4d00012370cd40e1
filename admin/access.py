"""Who may do what. The only place that says so."""

import secrets
from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta
from enum import StrEnum
from hashlib import sha256

from msgspec import Struct

from bot.privacy.keys import Keys
from bot.privacy.sealing import Unsealable
from bot.storage.changes import AdmitStaff, Change, InviteStaff
from bot.storage.rows import Member, Role, StaffLink
from bot.storage.store import Moved, Receipt, Store

LINK_DAYS = 7
PREFIX = "owner_"
TEAM_PREFIX = "team_"
"""Start codes of one-time staff links begin so: of the first owner's, and of those that owners
make. No survey id has an underscore."""


class Act(StrEnum):
    """Everything that staff do. Each command, button and file is declared with one of these."""

    MENU = "menu"
    DRAFT_SURVEY = "draft_survey"
    PREVIEW = "preview"
    PUBLISH = "publish"
    INVITE_PEOPLE = "invite_people"
    SHOW_CODE = "show_code"
    PROGRESS = "progress"
    PAUSE_SURVEY = "pause_survey"
    CLOSE = "close"
    WITHDRAW_SURVEY = "withdraw_survey"
    RESULTS = "results"
    EXPORT = "export"
    EXPORT_MICRODATA = "export_microdata"
    REVIEW_WORDS = "review_words"
    RESPOND = "respond"
    POSTPONE = "postpone"
    APPROVE = "approve"
    STAND_IN = "stand_in"
    """Approve in the place of approvers who have been silent for some days."""
    SEND = "send"
    PROMISES = "promises"
    FOLLOW_UP = "follow_up"
    REPORT = "report"
    POSTER = "poster"
    EVIDENCE = "evidence"
    SETUP = "setup"
    TEAM = "team"
    LOG = "log"


_ARTICLES = {role: "an" if role[0] in "aeiou" else "a" for role in Role}
_EVERYBODY = frozenset(Role)
_READERS = _EVERYBODY - {Role.SAFEGUARDING}
_EDITORS = frozenset({Role.OWNER, Role.EDITOR})
_OWNERS = frozenset({Role.OWNER})

MATRIX: Mapping[Act, frozenset[Role]] = {
    Act.MENU: _EVERYBODY,
    Act.DRAFT_SURVEY: _EDITORS,
    Act.PREVIEW: _EDITORS | {Role.APPROVER},
    Act.PUBLISH: _EDITORS,
    Act.INVITE_PEOPLE: _EDITORS,
    Act.SHOW_CODE: _EDITORS,
    Act.PROGRESS: _EVERYBODY,
    Act.PAUSE_SURVEY: _EDITORS,
    Act.CLOSE: _EDITORS,
    Act.WITHDRAW_SURVEY: _OWNERS,
    Act.RESULTS: _EVERYBODY,
    Act.EXPORT: _READERS,
    Act.EXPORT_MICRODATA: _OWNERS,
    Act.REVIEW_WORDS: _OWNERS | {Role.REVIEWER},
    Act.RESPOND: _EDITORS,
    Act.POSTPONE: _EDITORS,
    Act.APPROVE: _OWNERS | {Role.APPROVER},
    Act.STAND_IN: _EDITORS,
    Act.SEND: _EDITORS,
    Act.PROMISES: _EVERYBODY,
    Act.FOLLOW_UP: _EDITORS,
    Act.REPORT: _READERS,
    Act.POSTER: _READERS,
    Act.EVIDENCE: _READERS,
    Act.SETUP: _OWNERS,
    Act.TEAM: _OWNERS,
    Act.LOG: _OWNERS,
}
"""Who may do what. Whatever a role may do, nobody approves what they drafted themselves."""


HOST = b"host"
"""Stands in the log for whoever has the command line: no member of the team."""
OF_NO_MEMBER: Mapping[bytes, str] = {b"": "Hearback by itself", HOST: "The host"}
"""What the log calls those who act and are nobody on the team."""


class Colleague(Struct, frozen=True):
    """Somebody on the team. ``chat`` is where to write to them, if that is known."""

    tag: bytes
    role: Role
    name: str
    chat: int | None
    by_setting: bool = False
    """Whether HEARBACK_OWNERS makes them an owner: nobody can take that away in the chat."""


class Access:
    """Knows the staff: owners by setting, and members who came by a one-time link."""

    def __init__(self, store: Store, keys: Keys, owners: Collection[int]) -> None:
        self._store = store
        self._keys = keys
        self._owners = {keys.tag(owner): owner for owner in owners}
        self._members: Mapping[bytes, Member] = {}

    async def refresh(self) -> None:
        """Read the members from the store."""
        self._members = await self._store.staff()

    def role(self, user: int) -> Role | None:
        """Return the role of a user; None for anybody who is not staff."""
        tag = self._keys.tag(user)
        if tag in self._owners:
            return Role.OWNER
        member = self._members.get(tag)
        return None if member is None or member.removed else member.role

    def may(self, user: int, act: Act) -> bool:
        """Tell whether a user may do something, as far as their role goes."""
        return self.role(user) in MATRIX[act]

    def is_staff(self, user: int) -> bool:
        """Tell whether a user has any role."""
        return self.role(user) is not None

    def is_former(self, user: int) -> bool:
        """Tell whether a user was on the team and was removed."""
        member = self._members.get(self._keys.tag(user))
        return member is not None and not self.is_staff(user)

    @property
    def has_owner(self) -> bool:
        """Tell whether anybody is an owner."""
        return bool(self._owners) or any(
            each.role is Role.OWNER and not each.removed for each in self._members.values()
        )

    @property
    def is_owned_by_setting(self) -> bool:
        """Tell whether there is an owner whom nobody can remove."""
        return bool(self._owners)

    @property
    def team(self) -> Sequence[Colleague]:
        """Everybody with a role: owners by setting first, then by role and name."""
        listed = [self.colleague(tag) for tag in {*self._owners, *self._members}]
        present = [each for each in listed if each is not None]
        order = list(Role)
        return sorted(
            present, key=lambda each: (not each.by_setting, order.index(each.role), each.name)
        )

    def who(self, act: Act) -> Sequence[Colleague]:
        """Return everybody whose role allows something, for the bot to write to."""
        return [each for each in self.team if each.role in MATRIX[act]]

    def member(self, tag: bytes) -> Member | None:
        """Return what is kept of a member, removed or not; None when nothing is."""
        return self._members.get(tag)

    def called(self, tag: bytes) -> str:
        """Return what the team calls somebody who did something, whoever they are now."""
        if tag in OF_NO_MEMBER:
            return OF_NO_MEMBER[tag]
        member = self._members.get(tag)
        name = self._name(member)
        if tag in self._owners:
            return name or self._numbered(tag)
        if member is None:
            return "a removed member"
        known = name or f"{_ARTICLES[member.role]} {member.role}"
        return f"{known} (removed)" if member.removed else known

    def colleague(self, tag: bytes) -> Colleague | None:
        """Return somebody on the team by their tag; None for anybody else."""
        member = self._members.get(tag)
        if tag in self._owners:
            return Colleague(tag, Role.OWNER, self.called(tag), self._owners[tag], by_setting=True)
        if member is None or member.removed:
            return None
        return Colleague(tag, member.role, self.called(tag), self._chat(member))

    def _numbered(self, tag: bytes) -> str:
        """Tell owners by setting apart, who have no names until they choose them."""
        number = list(self._owners).index(tag) + 1
        return f"owner {number} of the settings" if len(self._owners) > 1 else "the owner"

    def _name(self, member: Member | None) -> str:
        if member is None or not member.name:
            return ""
        try:
            return self._keys.open_name(member.name)
        except Unsealable:
            return ""

    def _chat(self, member: Member) -> int | None:
        try:
            return self._keys.open_member(member.chat)
        except Unsealable:
            return None

    async def link(self, code: str, today: date) -> StaffLink | None:
        """Return the one-time link with that start code, if it can be used."""
        links = await self._store.staff_links(today)
        return next((each for each in links if each.secret == link_hash(code)), None)

    async def owner_code(self, today: date) -> str:
        """Return a new one-time start code that makes an owner; only its hash is kept."""
        code = PREFIX + secrets.token_urlsafe(24)
        await self._store.commit([InviteStaff(link_hash(code), Role.OWNER, until(today))])
        return code

    async def admit(
        self,
        user: int,
        code: str,
        today: date,
        also: Sequence[Change] = (),
        receipt: Receipt | None = None,
    ) -> bool:
        """Make ``user`` staff by a one-time code; tell whether the code was good.

        The code's link says their role and name. ``also`` and ``receipt`` go into the same
        transaction.
        """
        member = Member(self._keys.tag(user), Role.VIEWER, self._keys.seal_member(user))
        try:
            await self._store.commit([AdmitStaff(link_hash(code), member, today), *also], receipt)
        except Moved:
            return False
        await self.refresh()
        return True


def until(today: date) -> date:
    """Return the last day of a one-time link that is made today."""
    return today + timedelta(days=LINK_DAYS)


def link_hash(code: str) -> bytes:
    """Return what is kept of the code of a one-time link."""
    return sha256(code.encode()).digest()
