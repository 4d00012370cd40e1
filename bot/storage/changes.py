"""What one transaction changes: a closed union of orders, applied all or none.

A survey is *over* once it is closed or withdrawn, and takes no more interviews from then on, or
from its `EndInterviews` while closing. What the database no longer allows raises Moved: read
again, and decide anew.
"""

from datetime import date, datetime

from msgspec import Struct

from bot.barriers import Barrier
from bot.dispositions import Disposition
from bot.storage.drop_off import NoteDropOff
from bot.storage.rows import (
    Contact,
    ErrandKind,
    Feedback,
    Interview,
    Member,
    OpenResponse,
    Outcome,
    Paper,
    PaperKind,
    PublishedSurvey,
    Role,
    SurveyState,
)
from bot.storage.team_changes import ChangeMember, VoidStaffLinks


class KeepContact(Struct, frozen=True):
    """Insert the contact, or overwrite the one with its id; but what the outbox notes of it (week,
    started, still_asked) stays as it is, and is empty at first.

    Raises Moved when another contact has its tag, or when the sealed chat id is no longer
    ``replaces``. Sealing gives other bytes each time, so these bytes say what a turn was built on.
    """

    contact: Contact
    replaces: bytes | None = None


class ForgetContact(Struct, frozen=True):
    """Delete everything that names the contact: interviews, audience, hear_back, outbox.

    Their dispositions go on in the tallies, so that the ledger still reconciles. The random id is
    noted with the day by the clock of the database, so that a restored backup forgets it again.
    """

    contact: str


class KeepInterview(Struct, frozen=True):
    """Insert the interview, or overwrite the one of the same contact and survey.

    Raises Moved when the contact is gone, the survey takes no more interviews, or the interview
    is no longer the one sealed as ``replaces``: somebody else kept another turn, or dropped it.
    """

    interview: Interview
    replaces: bytes | None = None


class DropInterview(Struct, frozen=True):
    """Delete the interview or uncounted ballot of a contact in a survey, if there is one.

    A ballot may be counted between reading and deleting it: who takes one back commits
    `Withdraw` with its receipt too.
    """

    contact: str
    survey: str


class Shown(Struct, frozen=True):
    """The channel accepted the screen of the interview sealed as ``sealed``: it is owed no longer.

    Raises Moved when the interview has moved on or is gone: that screen is not the newest.
    """

    contact: str
    survey: str
    sealed: bytes


class ShownTogether(Struct, frozen=True):
    """Do what `Shown` says for many; those that have moved on or are gone are passed over."""

    screens: tuple[Shown, ...]


class Dispose(Struct, frozen=True):
    """Set what came of a survey with a contact; the row is made when there is none.

    STOPPED takes back an earlier wish to hear what came of it. When the survey is over, it does
    nothing, except that STOPPED leaves hear_back. Raises Moved when the contact is gone.
    """

    contact: str
    survey: str
    disposition: Disposition


class PromiseToTell(Struct, frozen=True):
    """Note whether a contact asked to hear what came of a survey.

    It marks the audience row, made as looked when there is none; once the survey is over, it
    enters or leaves hear_back. Raises Moved when the contact is gone.
    """

    contact: str
    survey: str
    hears: bool


class Withdraw(Struct, frozen=True):
    """Queue a receipt's hash: its response goes with the next batch, or at close.

    It may come before its response is counted. Raises Moved once the survey keeps no receipts.
    """

    survey: str
    receipt: bytes


class NoteBarrier(Struct, frozen=True):
    """Count one more time why somebody left a survey; whoever it was is not told to the store.
    Does nothing once the survey is over. Commit it apart from anything that names a person.
    """

    survey: str
    barrier: Barrier


class CountBatch(Struct, frozen=True):
    """Turn ballots into responses: delete the interviews of ``contacts``, carry out the survey's
    queued withdrawals on what was counted before and on this batch, insert ``responses`` in order.

    There may be fewer responses than contacts: a ballot that cannot be read is only deleted. Raises
    Moved when one is no longer there as it was read. A transaction on disk of its own.
    """

    survey: str
    contacts: tuple[str, ...]
    turns: tuple[int, ...]
    responses: tuple[OpenResponse, ...]


class Publish(Struct, frozen=True):
    """Insert a published survey, or the version of it that comes after the newest, ``after``.

    Raises Moved when another one is the newest, when its fingerprint is there already, or when the
    state, which all versions share, is another.
    """

    survey: PublishedSurvey
    after: str = ""


class MoveSurvey(Struct, frozen=True):
    """Move a survey from one state to another. Raises Moved when it is not in ``before``."""

    survey: str
    before: SurveyState
    after: SurveyState
    grace_ends: float | None = None


class EndInterviews(Struct, frozen=True):
    """Let a closing survey take no more interviews. From then on its audience only shrinks:
    `Dispose` and `PromiseToTell` change the rows that are there, and do to anybody else what they
    do once a survey is over."""

    survey: str


class DropResponses(Struct, frozen=True):
    """Delete the responses of a survey, open and closed: too few to be kept."""

    survey: str


class KeepValues(Struct, frozen=True):
    """Overwrite the values of a response of a closed survey, if it is still there."""

    survey: str
    response: str
    values: bytes


class SettleAudience(Struct, frozen=True):
    """End a survey's audience, or what `Store.settle_audience` left of it.

    Counts its dispositions into tallies; makes the hear_back list of everyone who said yes to
    hearing what came of it, and everyone who began and was not asked; deletes the audience, the
    queued withdrawals, the invitations and reminders not yet sent, and the invitations being sent
    to who is tallied.
    """

    survey: str


class KeepFeedback(Struct, frozen=True):
    """Insert the feedback, or overwrite the one of the same survey and kind.

    One that is stopped drops its errands that wait; those being sent are settled as ever.
    """

    feedback: Feedback


class ExpectFeedback(Struct, frozen=True):
    """Change nothing; raise Moved when a survey's feedback is no longer ``feedback``.

    Whoever keeps another one commits this before it: two members may work on one draft.
    """

    survey: str
    feedback: Feedback | None
    kind: ErrandKind = ErrandKind.FEEDBACK


class KeepPaper(Struct, frozen=True):
    """Insert the paper, or overwrite the one with its kind, survey and name."""

    paper: Paper


class ExpectPaper(Struct, frozen=True):
    """Change nothing; raise Moved when what is kept there is no longer that ``paper``, or none."""

    kind: PaperKind
    survey: str
    name: str
    paper: Paper | None


class DropPapers(Struct, frozen=True):
    """Delete the papers of one kind about a survey: all, or those with one of the ``names``."""

    kind: PaperKind
    survey: str
    names: tuple[str, ...] | None = None


class QueueFeedback(Struct, frozen=True):
    """Put one errand of a kind into the outbox for each person on a survey's hear_back list whom we
    may write to, except those who have one already.

    We may write to those in the standings asks and news_only. Settled errands are not remembered:
    commit it once, together with the feedback that begins to be sent. Of a long list only the
    first errands are made now; `Store.claim` makes the next ones when it comes to them.
    """

    survey: str
    kind: ErrandKind = ErrandKind.FEEDBACK
    """One of HEAR_BACK."""


class QueueInvitations(Struct, frozen=True):
    """Put one errand into the outbox for each contact who may be asked again, is in the standing
    `asks`, and has no audience row for the survey; the row is made as reached once it is sent.

    Where they are many, `Store.claim` makes the later errands when it comes to them.
    """

    survey: str


class Postpone(Struct, frozen=True):
    """Put a claimed errand, if it is still there and was not claimed again since, back into the
    queue until ``due`` (seconds since 1970). ``attempts`` tells which claim it was."""

    errand: int
    due: float
    attempts: int


class Settle(Struct, frozen=True):
    """Delete an errand, tally its outcome, and note what it tells of the contact.

    BLOCKED and GONE change the standing, unless it is stopped. For an invitation the audience row
    is made, if there is none: reached, or the matching reason of not reached; LEFT makes none; a
    survey that is over tallies it instead. Does nothing when the errand is gone.

    What was tried ``on`` a day and may have arrived is counted in that week of the contact, if it
    is of a kind that counts. Of the question whether they still want to hear from us, the month is
    noted, whatever came of it but LEFT.
    """

    errand: int
    outcome: Outcome
    on: date | None = None
    contact: str | None = None
    """Whose errand it is, if that is known: then only they have to be read anew."""


class InviteStaff(Struct, frozen=True):
    """Keep the hash of a one-time staff link, with what it makes of its opener. The name is
    sealed."""

    secret: bytes
    role: Role
    expires: date
    name: bytes = b""


class AdmitStaff(Struct, frozen=True):
    """Use up a one-time staff link: delete it, keep the member with the link's role and name.

    Raises Moved when it is gone, or expired before ``today``.
    """

    secret: bytes
    member: Member
    today: date


class LogAct(Struct, frozen=True):
    """Write down what a member of staff did; ``note`` is why, in their words, where they say so."""

    at: datetime
    member: bytes
    act: str
    subject: str
    note: str = ""


Change = (
    KeepContact
    | ForgetContact
    | KeepInterview
    | DropInterview
    | Shown
    | ShownTogether
    | Dispose
    | PromiseToTell
    | Withdraw
    | NoteBarrier
    | NoteDropOff
    | CountBatch
    | Publish
    | MoveSurvey
    | EndInterviews
    | DropResponses
    | KeepValues
    | SettleAudience
    | KeepFeedback
    | ExpectFeedback
    | KeepPaper
    | ExpectPaper
    | DropPapers
    | QueueFeedback
    | QueueInvitations
    | Postpone
    | Settle
    | InviteStaff
    | AdmitStaff
    | LogAct
    | ChangeMember
    | VoidStaffLinks
)
