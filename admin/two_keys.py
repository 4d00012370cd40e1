"""Two keys: one person drafts, another approves, before a survey is published and before feedback
goes out (HEARBACK_TWO_KEYS).

A `Proposal` is exact content. Asking keeps an `Approval` of it as a paper, by matter and survey. It
holds for that content alone: whatever changes needs a new one. Nobody approves what they wrote,
changed or asked for, whatever their role. Approvers who are silent for `STANDS_IN_AFTER` may be
replaced by an owner or editor, who may not be a drafter either.

A room that sends something asks `admin.commands.approving.may_go_out` and goes on when it says
yes; that sends the content to the approvers, and takes their taps. What is here keeps the rules,
and knows no chat.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from enum import StrEnum
from hashlib import sha256

import orjson
from msgspec import Struct
from msgspec.structs import replace
from pydantic import BaseModel, ConfigDict

from admin.access import MATRIX, Access, Act, Colleague
from admin.fieldwork import FieldworkFault
from bot.privacy.keys import Keys
from bot.storage.changes import Change, ExpectPaper, KeepPaper
from bot.storage.rows import ErrandKind, Paper, PaperKind
from bot.storage.store import Moved, Receipt, Store

_SEALED = {"content", "pages"}
STANDS_IN_AFTER = timedelta(days=5)
"""So long approvers have; then an owner or editor may approve in their place."""
CHANGED_SINCE = (
    "It has been changed since this message was written. The newest message about it has the "
    "buttons that count; if there is none yet, it comes once somebody asks for approval again."
)


class Matter(StrEnum):
    """What needs a second key. Those of feedback are called as their errands are."""

    PUBLISH = "publish"
    SAID = ErrandKind.SAID.value
    FEEDBACK = ErrandKind.FEEDBACK.value
    FOLLOW_UP = ErrandKind.FOLLOW_UP.value
    ADDED = ErrandKind.ADDED.value


class State(StrEnum):
    """How far an approval has come."""

    ASKED = "asked"
    APPROVED = "approved"
    SENT_BACK = "sent_back"


class Proposal(Struct, frozen=True):
    """Something that is to go out. ``content`` is all of it, however it is written down; ``pages``
    are messages in the channel's HTML that show it; ``drafters`` are the tags of who wrote it.

    ``codes`` are the rules that warn of it, and ``because`` is why it is to go out all the same:
    an approver decides on that too. ``left_out`` are the ids of items of its file that it goes out
    without.
    """

    matter: Matter
    survey: str
    content: str
    pages: tuple[str, ...]
    drafters: frozenset[bytes] = frozenset()
    codes: tuple[str, ...] = ()
    because: str = ""
    left_out: tuple[str, ...] = ()

    @property
    def hash(self) -> str:
        """A name for exactly this content, and this reason."""
        whole = f"{self.content}\0{self.because}" if self.because else self.content
        return sha256(whole.encode()).hexdigest()


class Approval(BaseModel):
    """What is kept of asking: members are named by their tags in hexadecimal digits.

    ``content`` is kept of surveys alone, for publishing; ``pages`` until it is decided. Both are
    sealed, as feedback may quote young people.
    """

    model_config = ConfigDict(frozen=True)

    hash: str
    state: State
    content: str
    pages: tuple[str, ...]
    drafters: tuple[str, ...]
    """Who wrote any version of it, or asked for its approval."""
    asked_by: str
    asked_on: date
    decided_by: str = ""
    comment: str = ""
    stand_ins_told: bool = False
    codes: tuple[str, ...] = ()
    because: str = ""
    left_out: tuple[str, ...] = ()

    def is_by(self, tag: bytes) -> bool:
        """Tell whether a member is among its drafters."""
        return tag.hex() in self.drafters

    @property
    def stands_in_from(self) -> date:
        """The first day on which an approver may be replaced."""
        return self.asked_on + STANDS_IN_AFTER


class TwoKeys:
    """Keeps approvals. With ``on`` False, everything may go out and nothing is kept."""

    def __init__(self, store: Store, keys: Keys, access: Access, on: bool) -> None:
        self._store = store
        self._keys = keys
        self._access = access
        self.on = on

    async def approval(self, matter: Matter, survey: str) -> Approval | None:
        """Return what is kept of asking, if anybody asked."""
        paper = await self._store.paper(PaperKind.APPROVAL, survey, matter.value)
        return self._read(paper)

    async def is_approved(self, matter: Matter, survey: str, content_hash: str) -> bool:
        """Tell whether exactly this content may go out: it was approved, or needs no approval."""
        if not self.on:
            return True
        found = await self.approval(matter, survey)
        approved = found is not None and found.state is State.APPROVED
        return approved and found is not None and found.hash == content_hash

    async def sent_back(self, proposal: Proposal) -> str:
        """Return who sent exactly this back, and with which words; nothing when nobody did."""
        found = await self.approval(proposal.matter, proposal.survey) if self.on else None
        is_it = found is not None and found.hash == proposal.hash
        return self._why_back(found) if found is not None and is_it else ""

    async def asked(
        self, proposal: Proposal, by: bytes, today: date, log: Change, receipt: Receipt
    ) -> Approval:
        """Keep that a member asks for approval, and return it. Asking once more for what is asked
        already changes nothing.

        Raises FieldworkFault when exactly this was sent back, and when somebody else asks at this
        moment.
        """
        kept = await self._paper(proposal.matter, proposal.survey)
        before = self._read(kept)
        if before is not None and before.hash == proposal.hash:
            if why := self._why_back(before):
                raise FieldworkFault(f"{why} Change it, then ask again.")
            return before
        drafters = {by.hex(), *(tag.hex() for tag in proposal.drafters)}
        approval = Approval(
            hash=proposal.hash,
            state=State.ASKED,
            content=proposal.content if proposal.matter is Matter.PUBLISH else "",
            pages=proposal.pages,
            drafters=tuple(sorted(drafters.union(before.drafters if before else ()))),
            asked_by=by.hex(),
            asked_on=today,
            codes=proposal.codes,
            because=proposal.because,
            left_out=proposal.left_out,
        )
        await self._keep(proposal.matter, proposal.survey, kept, approval, [log], receipt)
        return approval

    async def decided(
        self,
        matter: Matter,
        survey: str,
        content_hash: str,
        by: Colleague,
        today: date,
        log: Change,
        receipt: Receipt,
        comment: str | None = None,
    ) -> Approval:
        """Approve the content whose hash begins so; with a ``comment``, send it back.

        Raises FieldworkFault: when it is another content by now, was decided before, is the
        member's own, or is an approver's for some days yet.
        """
        kept = await self._paper(matter, survey)
        before = self.open_to(self._read(kept), content_hash, by, today)
        state = State.APPROVED if comment is None else State.SENT_BACK
        after = before.model_copy(
            update={
                "state": state,
                "decided_by": by.tag.hex(),
                "comment": comment or "",
                "pages": (),
            }
        )
        await self._keep(matter, survey, kept, after, [log], receipt)
        return after

    def open_to(
        self, found: Approval | None, content_hash: str, by: Colleague, today: date
    ) -> Approval:
        """Return the approval if a member may decide it now. Raises FieldworkFault."""
        if found is None or not found.hash.startswith(content_hash):
            raise FieldworkFault(CHANGED_SINCE)
        if found.state is not State.ASKED:
            who = self._called(found.decided_by)
            did = "approved it" if found.state is State.APPROVED else "sent it back"
            raise FieldworkFault(f"{who} has {did} already.")
        if found.is_by(by.tag):
            raise FieldworkFault(
                "You wrote this or asked for its approval, so somebody else has to decide it."
            )
        if by.role not in MATRIX[Act.APPROVE] and today < found.stands_in_from:
            raise FieldworkFault(
                f"Approvers have until {found.stands_in_from:%-d %B}. From then on you may."
            )
        return found

    def approvers(self, approval: Approval) -> Sequence[Colleague]:
        """Return who may decide it at once."""
        return [each for each in self._access.who(Act.APPROVE) if not approval.is_by(each.tag)]

    def stand_ins(self, approval: Approval) -> Sequence[Colleague]:
        """Return who may decide it once approvers were silent for too long."""
        approvers = {each.tag for each in self.approvers(approval)}
        able = [each for each in self._access.who(Act.STAND_IN) if each.tag not in approvers]
        return [each for each in able if not approval.is_by(each.tag)]

    async def silent(self, today: date) -> Sequence[tuple[Matter, str, Approval]]:
        """Note that stand-ins are told now where approvers were silent too long, and return these.

        Each is returned once, whoever asks: a replica that is killed before it told them leaves it
        to the one who asked for the approval.
        """
        found = []
        for paper in await self._store.papers(PaperKind.APPROVAL):
            before = self._approval(paper)
            is_due = before.state is State.ASKED and today >= before.stands_in_from
            if is_due and not before.stand_ins_told:
                after = before.model_copy(update={"stand_ins_told": True})
                matter = Matter(paper.name)
                if await self._kept(matter, paper.survey, paper, after, [], None):
                    found.append((matter, paper.survey, after))
        return found

    async def _paper(self, matter: Matter, survey: str) -> Paper | None:
        return await self._store.paper(PaperKind.APPROVAL, survey, matter.value)

    async def _keep(
        self,
        matter: Matter,
        survey: str,
        before: Paper | None,
        after: Approval,
        also: Sequence[Change],
        receipt: Receipt,
    ) -> None:
        if not await self._kept(matter, survey, before, after, also, receipt):
            raise FieldworkFault("Somebody else did something with it at this moment: look again.")

    async def _kept(
        self,
        matter: Matter,
        survey: str,
        before: Paper | None,
        after: Approval,
        also: Sequence[Change],
        receipt: Receipt | None,
    ) -> bool:
        """Keep an approval in place of the one that was read; tell whether nobody was faster."""
        document = after.model_dump_json(exclude=_SEALED)
        paper = Paper(PaperKind.APPROVAL, survey, matter.value, document)
        shown = after.model_dump_json(include=_SEALED).encode()
        paper = replace(paper, sealed=self._keys.words.seal(shown, paper.place))
        still = ExpectPaper(PaperKind.APPROVAL, survey, matter.value, before)
        try:
            await self._store.commit([still, KeepPaper(paper), *also], receipt)
        except Moved:
            return False
        return True

    def _read(self, paper: Paper | None) -> Approval | None:
        return self._approval(paper) if paper else None

    def _approval(self, paper: Paper) -> Approval:
        shown = orjson.loads(self._keys.words.open(paper.sealed, paper.place))
        return Approval.model_validate(orjson.loads(paper.document) | shown)

    def _why_back(self, found: Approval) -> str:
        if found.state is not State.SENT_BACK:
            return ""
        return f"{self._called(found.decided_by)} sent this back: “{found.comment}”"

    def _called(self, tag: str) -> str:
        return self._access.called(bytes.fromhex(tag)) if tag else "Somebody"
