"""The team: who is invited, given another role, called something else, or taken off."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from secrets import token_urlsafe

from msgspec.structs import replace

from admin.access import TEAM_PREFIX, Access, Colleague, link_hash, until
from admin.authoring.notebook import forgetting
from admin.fieldwork import FieldworkFault
from bot.privacy.keys import Keys
from bot.privacy.sealing import Unsealable
from bot.storage.changes import Change, DropPapers, InviteStaff
from bot.storage.rows import Member, PaperKind, Role, StaffLink
from bot.storage.store import Moved, Receipt, Store
from bot.storage.team_changes import ChangeMember, VoidStaffLinks

LONGEST_NAME = 40
OF_A_MEMBER = (PaperKind.TYPING, PaperKind.SENT, PaperKind.PREVIEW)
"""Papers that are one member's own: they go with them."""


@dataclass(frozen=True)
class Team:
    """Changes the team. Each act is one transaction with its log entries and its receipt."""

    store: Store
    keys: Keys
    access: Access

    async def invite(
        self, role: Role, name: str, today: date, log: Change, receipt: Receipt
    ) -> str:
        """Return a one-time start code that makes its first opener a member of that name and role.

        Raises FieldworkFault for a name that cannot be used.
        """
        sealed = self.keys.seal_name(self._free(name))
        code = TEAM_PREFIX + token_urlsafe(24)
        invite = InviteStaff(link_hash(code), role, until(today), sealed)
        await self.store.commit([invite, log], receipt)
        return code

    async def links(self, today: date) -> Sequence[tuple[StaffLink, str]]:
        """Return the links that can still be opened, with the names of those they are for."""
        return [(link, self.name_on(link)) for link in await self.store.staff_links(today)]

    def name_on(self, link: StaffLink) -> str:
        """Return the name that a link gives its opener; empty when it gives none."""
        try:
            return self.keys.open_name(link.name)
        except Unsealable:
            return ""

    async def void(self, secret: bytes, log: Change, receipt: Receipt) -> None:
        """Make a link void, if it is still there."""
        await self.store.commit([VoidStaffLinks(secret), log], receipt)

    async def give_role(
        self, colleague: Colleague, role: Role, logs: Sequence[Change], receipt: Receipt
    ) -> None:
        """Give a member another role. Raises FieldworkFault."""
        before = self._member(colleague)
        await self._change(before, replace(before, role=role), logs, receipt)

    async def remove(self, colleague: Colleague, logs: Sequence[Change], receipt: Receipt) -> None:
        """Take a member off the team: their role, name and tag stay for the log, nothing else.

        Raises FieldworkFault.
        """
        before = self._member(colleague)
        tag = colleague.tag.hex()
        theirs = [DropPapers(kind, "", (tag,)) for kind in OF_A_MEMBER]
        unfinished = await forgetting(self.store, colleague.tag)
        after = replace(before, chat=b"", removed=True)
        await self._change(before, after, [*theirs, unfinished, *logs], receipt)

    async def rename(
        self, colleague: Colleague, name: str, logs: Sequence[Change], receipt: Receipt
    ) -> None:
        """Call a member something else. Raises FieldworkFault for a name that cannot be used.

        An owner by setting may have no row. Theirs is one of a removed member: it holds their name,
        and makes nobody an owner once the setting no longer does.
        """
        sealed = self.keys.seal_name(self._free(name, but=colleague))
        before = self.access.member(colleague.tag)
        after = replace(before or Member(colleague.tag, Role.OWNER, removed=True), name=sealed)
        await self._commit(ChangeMember(before, after), logs, receipt)

    def _member(self, colleague: Colleague) -> Member:
        found = self.access.member(colleague.tag)
        if colleague.by_setting or found is None:
            raise FieldworkFault(
                f"{colleague.name} is an owner by the setting HEARBACK_OWNERS. Only whoever runs "
                "Hearback can change that."
            )
        return found

    async def _change(
        self, before: Member, after: Member, logs: Sequence[Change], receipt: Receipt
    ) -> None:
        must_own = before.role is Role.OWNER and not self.access.is_owned_by_setting
        # What an owner who goes has handed out must not let anybody in afterwards.
        void = [VoidStaffLinks()] if before.role is Role.OWNER else []
        change = ChangeMember(before, after, must_own)
        await self._commit(change, [*void, *logs], receipt)

    async def _commit(self, change: ChangeMember, also: Sequence[Change], receipt: Receipt) -> None:
        try:
            await self.store.commit([change, *also], receipt)
        except Moved:
            await self.access.refresh()
            if self.access.member(change.after.tag) == change.before:
                raise FieldworkFault(
                    "There has to be an owner. Make somebody else an owner first."
                ) from None
            raise FieldworkFault("Somebody else changed this just now. /team shows it.") from None
        await self.access.refresh()

    def _free(self, name: str, but: Colleague | None = None) -> str:
        """Return a name as it is kept. Raises FieldworkFault when it cannot be used."""
        plain = " ".join(name.split())
        if not plain or len(plain) > LONGEST_NAME or not plain.isprintable():
            raise FieldworkFault(
                f"Please type a name of at most {LONGEST_NAME} letters, on one line."
            )
        taken = {each.name.casefold() for each in self.access.team if each != but}
        if plain.casefold() in taken:
            raise FieldworkFault(f"Somebody on the team is called {plain} already.")
        return plain
