"""What is written down about promises: new dates, what is decided, what is stopped, who was told.

Each entry is one transaction with its log entry and what it sends. Two members may write at once:
the second one reads again, and decides anew.
"""

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from admin import notices
from admin.fieldwork import FieldworkFault, not_published
from admin.promise_records import owings
from admin.promises import Owing, notice_due
from bot.promise_rows import RECORD
from bot.promised import SAID_WITHIN, Move, Owed, Promised, Record, Stopped
from bot.storage.changes import (
    Change,
    ExpectPaper,
    KeepPaper,
)
from bot.storage.rows import (
    Paper,
    PaperKind,
)
from bot.storage.store import Moved, Receipt, Store

SAID_AT_LATEST = timedelta(weeks=12)
"""So long after close "what you said" comes at the very latest, put off or not."""
FARTHEST = timedelta(days=366)
"""So far ahead a new date may lie."""
TRIES = 5


async def owing_of(store: Store, survey: str) -> Owing:
    """Return one published survey with its promises. Raises FieldworkFault."""
    for each in await owings(store):
        if each.survey.id == survey:
            return each
    raise not_published(survey)


class PromiseBook:
    """Writes it down. ``queued`` is called when there is something to send.

    Every entry takes changes that are made ``also`` in its transaction: its log entry, first.
    """

    def __init__(self, store: Store, queued: Callable[[], None]) -> None:
        self._store = store
        self._queued = queued

    async def move(
        self, survey: str, move: Move, also: Sequence[Change], receipt: Receipt
    ) -> Owing:
        """Give a promise a new date. Who hears back is told when it is late. Raises
        FieldworkFault."""

        def change(owing: Owing) -> Record:
            refuse_to_move(owing, move.owed, move.to, move.on)
            return owing.record.moved(move)

        return await self._entered(survey, change, also, receipt)

    async def done(
        self, survey: str, owed: Owed, today: date, also: Sequence[Change], receipt: Receipt
    ) -> Owing:
        """Note that it was decided, or that the answers were used. Raises FieldworkFault."""

        def change(owing: Owing) -> Record:
            _still_owed(owing, owed)
            return owing.record.finishing(owed, today)

        return await self._entered(survey, change, also, receipt)

    async def stop(
        self, survey: str, stop: Stopped, also: Sequence[Change], receipt: Receipt
    ) -> Owing:
        """Take back what is still owed, and tell everyone who hears back why. Raises
        FieldworkFault."""

        def change(owing: Owing) -> Record:
            refuse_to_stop(owing)
            return owing.record.stopping(stop)

        def sends(owing: Owing) -> list[Change]:
            return list(notices.sent(survey, notices.stopped(owing, stop), stop.on))

        return await self._entered(survey, change, also, receipt, sends)

    async def tell(self, owing: Owing, today: date) -> bool:
        """Tell those who hear back of a survey what is late, if it is time; tell whether it was.

        One transaction says so and queues the message: a kill lets nobody be told twice.
        """
        notice, survey = notice_due(owing, today), owing.survey.id
        if notice is None:
            return False
        changes: list[Change] = [
            still(owing),
            kept(survey, owing.record.noticed(notice)),
            *notices.sent(survey, notices.late(owing, notice), today),
        ]
        try:
            await self._store.commit(changes)
        except Moved:
            return False
        self._queued()
        return True

    async def _entered(
        self,
        survey: str,
        change: Callable[[Owing], Record],
        also: Sequence[Change],
        receipt: Receipt,
        sends: Callable[[Owing], list[Change]] | None = None,
    ) -> Owing:
        for _ in range(TRIES):
            owing = await owing_of(self._store, survey)
            entry = kept(survey, change(owing))
            more = sends(owing) if sends else []
            try:
                await self._store.commit([still(owing), entry, *more, *also], receipt)
            except Moved:
                continue
            self._queued()
            return await owing_of(self._store, survey)
        raise FieldworkFault(f"Somebody else is changing “{survey}” just now: try once more.")


def still(owing: Owing) -> ExpectPaper:
    """Return what makes sure that nobody has written down anything more."""
    return ExpectPaper(PaperKind.PROMISE, owing.survey.id, RECORD, owing.paper)


def kept(survey: str, record: Record) -> KeepPaper:
    """Return what keeps a record."""
    return KeepPaper(Paper(PaperKind.PROMISE, survey, RECORD, record.document))


def _still_owed(owing: Owing, owed: Owed) -> Promised:
    promise = owing.of(owed)
    if promise is None:
        raise FieldworkFault(f"“{owing.survey.id}” did not promise that.")
    if not promise.is_open:
        raise FieldworkFault(f"That is not owed any more: /promises {owing.survey.id} shows why.")
    return promise


def refuse_to_move(owing: Owing, owed: Owed, to: date | None, today: date) -> None:
    """Raise FieldworkFault when a promise may have no new date, or not that one."""
    promise = _still_owed(owing, owed)
    if not owing.is_over:
        raise FieldworkFault(
            f"“{owing.survey.id}” is not closed yet: people answer it under the dates they read. "
            "There can be a new date once it is closed."
        )
    if owed is Owed.SAID:
        _refuse_to_put_off_long(promise, to)
    if to is None:
        return
    if to <= max(today, promise.newest):
        raise FieldworkFault("Please type a day after today, and after the day promised before.")
    if to > today + FARTHEST:
        raise FieldworkFault("That is more than a year away. Please type a nearer day.")


def _refuse_to_put_off_long(promise: Promised, to: date | None) -> None:
    """Raise FieldworkFault when "what you said" was put off already, or would be for too long."""
    if promise.moves:
        raise FieldworkFault(
            "“What you said” may be put off once, and it was. It goes out by itself on "
            f"{promise.newest:%-d %B}, or sooner: /said {promise.survey}"
        )
    last = promise.by - SAID_WITHIN + SAID_AT_LATEST
    if to is not None and to > last:
        raise FieldworkFault(
            "“What you said” comes at most twelve weeks after close. Please type a day up to "
            f"{last:%-d %B %Y}."
        )


def refuse_to_stop(owing: Owing) -> None:
    """Raise FieldworkFault when there is nothing to take back."""
    if not owing.is_over:
        raise FieldworkFault(
            f"“{owing.survey.id}” is not closed yet. /withdraw {owing.survey.id} ends it early."
        )
    if not owing.open:
        raise FieldworkFault(f"Nothing is owed any more: /promises {owing.survey.id} shows why.")
