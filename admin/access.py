"""Who may do what. The only place that says so."""

import secrets
from collections.abc import Collection, Sequence
from datetime import date, timedelta
from hashlib import sha256

from bot.privacy.keys import Keys
from bot.storage.changes import AdmitStaff, Change, InviteStaff
from bot.storage.rows import Member, Role
from bot.storage.store import Moved, Receipt, Store

LINK_DAYS = 7
PREFIX = "owner_"
"""Start codes of one-time staff links begin so; no survey id has an underscore."""


class Access:
    """Knows the staff: owners by setting, and members who came by a one-time link."""

    def __init__(self, store: Store, keys: Keys, owners: Collection[int]) -> None:
        self._store = store
        self._keys = keys
        self._owners = {keys.tag(owner) for owner in owners}
        self._members: set[bytes] = set()

    async def refresh(self) -> None:
        """Read the members from the store."""
        self._members = set(await self._store.staff())

    def is_staff(self, user: int) -> bool:
        """Tell whether a user may do what staff do."""
        tag = self._keys.tag(user)
        return tag in self._owners or tag in self._members

    @property
    def has_owner(self) -> bool:
        """Tell whether anybody is staff at all."""
        return bool(self._owners or self._members)

    async def owner_code(self, today: date) -> str:
        """Return a new one-time start code that makes an owner; only its hash is kept."""
        code = PREFIX + secrets.token_urlsafe(24)
        expires = today + timedelta(days=LINK_DAYS)
        await self._store.commit([InviteStaff(_hash(code), Role.OWNER, expires)])
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

        ``also`` and ``receipt`` go into the same transaction.
        """
        member = Member(self._keys.tag(user), Role.OWNER)
        try:
            await self._store.commit([AdmitStaff(_hash(code), member, today), *also], receipt)
        except Moved:
            return False
        await self.refresh()
        return True


def _hash(code: str) -> bytes:
    return sha256(code.encode()).digest()
