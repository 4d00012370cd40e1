"""What one transaction changes about the team, besides inviting and admitting."""

from msgspec import Struct

from bot.storage.rows import Member


class ChangeMember(Struct, frozen=True):
    """Keep ``after`` in place of the member that was read as ``before``, who has the same tag; or
    make them a member when there was none.

    Raises Moved when they are no longer as they were read; and, where somebody of the team
    ``must_own`` afterwards, when nobody would be an owner who is not removed.
    """

    before: Member | None
    after: Member
    must_own: bool = False


class VoidStaffLinks(Struct, frozen=True):
    """Delete the one-time staff link with that hash; or all of them."""

    secret: bytes | None = None
