"""What a transaction on PostgreSQL takes hold of before it reads or writes anything.

SQLite has one writer, so what a change finds stays as it is until its transaction ends. Here
several processes write at once, and locks say who waits for whom: turns of one person go one after
another; turns of one survey go side by side, and whoever moves it, ends it or copies its responses
has it alone meanwhile. Everybody takes them in one order and before any row, so that nobody waits
in a circle.
"""

from collections.abc import Iterator, Sequence

from bot.storage import changes as to
from bot.storage.drop_off import NoteDropOff
from bot.storage.home import TALLIES, Work
from bot.storage.raw import Raw


def hold(raw: Raw, works: Sequence[Work[object]]) -> None:
    """Take hold of all that these works need, until their transaction ends."""
    changes = [change for work in works for change in work.changes]
    alone = {name for work in works for name in work.holds}
    alone.update(name for change in changes for name in _alone(change))
    shared = {name for change in changes for name in _shared(change)}
    for name in sorted(alone | shared):
        raw.run("hold_alone" if name in alone else "hold_shared", {"name": name})
    if contacts := {name for change in changes for name in _contacts(change)}:
        raw.run("hold_contacts", {"contacts": sorted(contacts)})


def _contacts(change: to.Change) -> Iterator[str]:
    """Name the person whose turn the change is of."""
    match change:
        case to.KeepInterview(interview):
            yield interview.contact
        case to.KeepContact(contact):
            yield contact.id
        case to.Dispose() | to.PromiseToTell() | to.DropInterview():
            yield change.contact
        case to.ForgetContact(contact_id):
            yield contact_id
        case _:
            return


def _shared(change: to.Change) -> Iterator[str]:
    """Name the surveys whose state the change goes by."""
    match change:
        case to.KeepInterview(interview):
            yield interview.survey
        case to.Dispose() | to.PromiseToTell() | to.Withdraw() | to.CountBatch():
            yield change.survey
        case to.QueueFeedback() | to.QueueInvitations() | to.NoteBarrier() | NoteDropOff():
            yield change.survey
        case _:
            return


def _alone(change: to.Change) -> Iterator[str]:
    """Name what nobody else may touch meanwhile."""
    match change:
        case to.Publish(row):
            yield row.survey
        case to.ExpectPaper():
            yield f"{change.survey}~{change.kind}"
        case to.ExpectFeedback() | to.MoveSurvey() | to.EndInterviews() | to.DropResponses():
            yield change.survey
        case to.SettleAudience():
            yield change.survey
            yield TALLIES
        case to.Settle() | to.ForgetContact() | to.NoteBarrier() | NoteDropOff():
            yield TALLIES
        case to.CountBatch():
            # Two may count at once, and both would carry out the same withdrawals.
            yield f"{change.survey}~box"
        case _:
            return
