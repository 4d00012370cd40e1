"""What Hearback asks of a database. The behaviour is the contract; tests hold every store to it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from msgspec import Struct

from bot.barriers import Barrier
from bot.dispositions import Ledger
from bot.storage.changes import Change
from bot.storage.lists import Lists
from bot.storage.rows import (
    Contact,
    Delivery,
    Errand,
    ErrandKind,
    Feedback,
    Interview,
    Member,
    Paper,
    PaperKind,
    Person,
    PublishedSurvey,
    Response,
    StaffLink,
)
from bot.storage.staff_log import Entry, Logged, Wanted
from bot.storage.sweeps import Sweep, Swept


class Moved(Exception):
    """What the transaction was built on has changed meanwhile; nothing was written."""


class StoreError(Exception):
    """The database cannot be used; the text is one clear line for the host."""


class Receipt(Struct, frozen=True):
    """An update that a transaction answers, with the day it came."""

    update_id: int
    day: date


LEADER = "leader"
"""The lease of the one replica that does what only one may do."""
REVISION = "revision"
"""The mark that is renewed with every change of surveys, feedback and staff."""


ROTATION = "rotation"
"""The mark of a database whose key is being changed: some of it is sealed with the old one."""


class Slots(Struct, frozen=True):
    """What `reserve` found, in seconds from now.

    ``taken`` counts all slots that anybody took, and begins anew after 999.
    """

    first: float
    """When the first slot comes; below nought it came already. Each further one is 1/rate later."""
    held: float
    """How long no slot may be used, whenever it was reserved: there were too many messages."""
    taken: int


@dataclass(frozen=True, slots=True)
class Slice:
    """One slice of work that is too long to be done in one go: is there more to do, and for how
    many seconds did it keep everybody else from writing?"""

    more: bool
    seconds: float = field(default=0.0, compare=False)


class Store(Protocol):
    """Everything that outlives the process.

    * `commit` applies all its changes or none, and returns only when they would survive a loss of
      power. With a receipt it also marks the update as seen, in the same transaction; when that
      update was seen before, it changes nothing and returns False.
    * What is deleted is gone from every query at once, and `tidy` removes it from the write-ahead
      log.
    * Reading methods see every commit that returned before they were called, and never wait for
      the writer.
    * Sealed bytes are stored as they come; no method opens them.
    * Order tells nothing: responses come back in the order of their random ids, and neither ids,
      file position nor any column relate to when or from whom a response came.
    * Methods may be called from many tasks at once; commits of many callers may share one
      transaction on disk, but the failure of one never undoes another.
    * Leases and slots go by the time of the database, whatever the clocks of its clients say.
    """

    @property
    def is_shared(self) -> bool:
        """Tell whether other processes may write to the same database."""
        ...

    async def commit(self, changes: Sequence[Change], receipt: Receipt | None = None) -> bool:
        """Apply ``changes`` in order. Raises Moved as the change says."""
        ...

    async def has_seen(self, update_id: int) -> bool:
        """Tell whether an update's turn is committed."""
        ...

    async def forget_updates(self, before: date) -> None:
        """Delete the update ids of the days before ``before``."""
        ...

    async def person(self, tag: bytes) -> Person | None:
        """Return what is held of the person with that tag, or None."""
        ...

    async def contact(self, contact_id: str) -> Contact | None:
        """Return a contact by its random id."""
        ...

    async def lists(self, contact_id: str) -> Lists:
        """Return the lists that a contact is on: hear_back by survey, the outbox by number."""
        ...

    async def owed(self) -> Sequence[Interview]:
        """Return the interviews whose newest screen was not accepted by the channel."""
        ...

    async def surveys(self) -> Sequence[PublishedSurvey]:
        """Return every published survey as its newest version says it, in order of the first."""
        ...

    async def versions(self) -> Sequence[PublishedSurvey]:
        """Return every published version, the oldest first; of one day, in order of publishing."""
        ...

    async def ledger(self, survey: str) -> Ledger:
        """Return the dispositions of a survey: of its audience, and of its tallies. Those that
        nobody has are left out.

        Each contact counts once, from when they meet the survey and for good. Who was only reached,
        and is blocked or gone now, counts as not reached for that reason."""
        ...

    async def barriers(self, survey: str) -> Mapping[Barrier, int]:
        """Return how often each reason was given for leaving a survey. Those that nobody gave are
        left out."""
        ...

    async def drop_off(self, survey: str) -> Mapping[str, int]:
        """Return how often somebody left a survey at each item, by its id. Those at which nobody
        did are left out."""
        ...

    async def unfinished(self, survey: str, after: str, limit: int) -> Sequence[Interview]:
        """Return up to ``limit`` interviews of a survey that are not ballots, of the contacts whose
        ids come after ``after``, in their order."""
        ...

    async def idle(self, survey: str, before: date, after: str, limit: int) -> Sequence[Interview]:
        """Return those of `unfinished` that `DropIdleInterviews` with that day would delete."""
        ...

    async def open_answers(self, survey: str, after: str, limit: int) -> Sequence[Response]:
        """Return up to ``limit`` counted responses of a survey that is not closed yet, by id, those
        whose id comes after ``after``. Only what passes the gate of reports may be told of them."""
        ...

    async def ballots_waiting(self) -> Mapping[str, int]:
        """Return how many uncounted ballots each survey has that has any, countable or not."""
        ...

    async def ballots(
        self, survey: str, today: date, limit: int | None = None
    ) -> Sequence[Interview]:
        """Return the countable ballots: sent, and either not owed or touched before today. With a
        ``limit``, no more than so many, the first by contact."""
        ...

    async def uncounted(self, survey: str) -> tuple[int, int]:
        """Return how many interviews of a survey are unfinished, and how many ballots uncounted."""
        ...

    async def has_response(self, survey: str, receipt: bytes) -> bool:
        """Tell whether a receipt's hash belongs to a counted response that can be withdrawn."""
        ...

    async def counted(self, survey: str) -> int:
        """Return the number of counted responses, open and closed, queued withdrawals taken off."""
        ...

    async def drop_unfinished(self, survey: str, limit: int) -> Slice:
        """Delete up to ``limit`` interviews of a survey that are not ballots. Dispositions stay."""
        ...

    async def reissue(self, survey: str, limit: int) -> Slice:
        """Carry out up to ``limit`` queued withdrawals; where there are none, give up to ``limit``
        open responses a new random id."""
        ...

    async def transfer(self, survey: str, limit: int) -> Slice:
        """Carry out up to ``limit`` queued withdrawals; where there are none, copy up to ``limit``
        reissued responses, in the order of their new ids, to the responses of closed surveys,
        without receipts; where all are copied, delete up to ``limit`` of them at the origin.

        Once all are copied, a survey that takes no more interviews keeps no receipts."""
        ...

    async def settle_audience(self, survey: str, limit: int) -> Slice:
        """Do to up to ``limit`` people of an audience, the first by contact, what `SettleAudience`
        does to all. For a survey that takes no more interviews."""
        ...

    async def responses(
        self, survey: str, after: str = "", limit: int | None = None
    ) -> Sequence[Response]:
        """Return the responses of a closed survey, by id; of any other survey, none. Only those
        whose id comes after ``after``, and with a ``limit`` no more than so many."""
        ...

    async def feedback(
        self, survey: str, kind: ErrandKind = ErrandKind.FEEDBACK
    ) -> Feedback | None:
        """Return a survey's feedback of one kind, if anyone has begun it."""
        ...

    async def news(self) -> Sequence[Feedback]:
        """Return the feedback that is sending or sent, the newest first, without a day foremost."""
        ...

    async def paper(self, kind: PaperKind, survey: str, name: str = "") -> Paper | None:
        """Return a paper, if there is one."""
        ...

    async def papers(self, kind: PaperKind, survey: str | None = None) -> Sequence[Paper]:
        """Return the papers of one kind, of a survey or of all, by survey and name."""
        ...

    async def listeners(self, survey: str) -> int:
        """Return how many people on the hear_back list may be written to."""
        ...

    async def invitees(self, survey: str) -> int:
        """Return how many people `QueueInvitations` would reach."""
        ...

    async def claim(self, limit: int, now: float, holder: str = "") -> Sequence[Errand]:
        """Mark up to ``limit`` due errands as sending, and return them, the longest due first, with
        what is known of their people at that moment. To each person one at a time: what became of
        it may settle the next. ``attempts`` counts the claims of an errand, this one included. A
        ``holder`` claims nothing unless the lease LEADER is its own. Errands of a message that is
        HELD are not due, and hold up no others of the same person."""
        ...

    async def put_back(self, holder: str, sending: Collection[int]) -> int:
        """Let wait again what ``holder`` claimed, except ``sending``: it surely was not sent, as a
        claim that failed may have been written down all the same. Returns how many."""
        ...

    async def sweep(self, task: Sweep, after: str, limit: int) -> Swept:
        """Do one slice of a sweep, as its class says. A walk looks at about ``limit`` rows of the
        people whose ids come after ``after``; any other sweep changes up to ``limit``."""
        ...

    async def recover(self, grace: float = 0.0, on: date | None = None) -> int:
        """Settle as unknown, ``on`` a day, the errands that were left sending by a process that
        ended. Returns how many.

        A process has ended when its last lease ran out ``grace`` seconds ago, or it has none. An
        errand is claimed by one holder, and settled here before anybody else could claim it: so a
        process that was only held up may still send what it claimed, and nobody sends it twice.
        """
        ...

    async def delivery(self, survey: str, kind: ErrandKind) -> Delivery:
        """Return how far a push has come. Waiting are also those whom it has not come to yet."""
        ...

    async def staff(self) -> Mapping[bytes, Member]:
        """Return the members of staff by tag, those who were removed too."""
        ...

    async def staff_links(self, today: date) -> Sequence[StaffLink]:
        """Return the one-time staff links that are unused and not expired, by their hashes."""
        ...

    async def staff_log(self, wanted: Wanted, limit: int) -> Sequence[Entry]:
        """Return up to ``limit`` entries of the log of staff, the newest first."""
        ...

    async def logged(self) -> Logged:
        """Return who and what the log of staff speaks of."""
        ...

    async def mark(self, name: str) -> bytes | None:
        """Return a named mark of the installation, such as its key check."""
        ...

    async def first_mark(self, name: str, value: bytes) -> bytes:
        """Keep a mark unless there is one; return the one that is kept."""
        ...

    async def set_mark(self, name: str, value: bytes) -> None:
        """Keep a named mark of the installation."""
        ...

    async def lease(self, name: str, holder: str, seconds: float) -> bool:
        """Take or renew a lease; tell whether it is now ``holder``'s for so long. It is not while
        somebody else's has not run out."""
        ...

    async def release(self, holder: str) -> None:
        """Give back all leases of a holder."""
        ...

    async def leases(self) -> Mapping[str, str]:
        """Return the holders of the leases that have not run out, by name."""
        ...

    async def reserve(self, slots: int, rate: float, burst: float) -> Slots:
        """Reserve places in the one queue of new messages, whose slots come at ``rate`` a second
        after ``burst`` at once."""
        ...

    async def hold(self, seconds: float, full: float) -> None:
        """Let no slot come for so long. Then they come evenly: ``full`` seconds of slots are
        taken for a burst that was used up."""
        ...

    async def erased(self) -> Mapping[str, date]:
        """Return the random ids of the contacts that were forgotten, with the day of it."""
        ...

    async def drop_erased(self, before: date) -> None:
        """Delete the ids of those forgotten before ``before``: no backup is older."""
        ...

    async def rewrite(self) -> None:
        """Write everything anew, without the places where what was deleted lay. Whoever commits
        meanwhile waits; nothing is lost. Does nothing when nothing was written since the last
        time."""
        ...

    async def tidy(self) -> None:
        """Take what was deleted out of the write-ahead log. Another process that is reading may
        hold it up; then the next call does it."""
        ...

    async def close(self) -> None:
        """Finish what was begun, then let go of the database."""
        ...
