"""Messages that we start ourselves: each at its slot, each at most once."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from datetime import date
from functools import partial
from typing import TypeVar

from bot.channels.failures import Failure, Wait, place, verdict
from bot.channels.outage import Outage
from bot.pace import Pace
from bot.quiet_hours import NEVER_QUIET, QuietHours
from bot.stopping import pause, unless_stopped
from bot.storage.changes import Postpone, Settle
from bot.storage.rows import Errand, Outcome
from bot.storage.store import Store, StoreError

ATTEMPTS = 50
"""So often a message that surely was not sent is tried: most of a working day."""
LONGEST = 600.0
"""Seconds between two attempts, at most."""
IDLE = 1.0
"""Seconds between two looks at an empty queue."""
AT_ONCE = 20
"""How many messages may be on their way at once. If the network holds them up and then lets them
all go together, they and a few replies are still fewer than Telegram takes in a second."""
SILENCE = 25.0
"""Seconds for which a replica may be silent before what it was sending is settled as unknown:
longer than any request takes."""
FINISH = 8.0
"""Seconds that messages on their way have when the program ends."""
_HOLD = 15.0
_OUTCOMES = {
    Failure.BLOCKED: Outcome.BLOCKED,
    Failure.GONE: Outcome.GONE,
    Failure.MAYBE_SENT: Outcome.UNKNOWN,
    Failure.NOT_MODIFIED: Outcome.SENT,
}
"""Any other failure is FAILED."""

_log = logging.getLogger(__name__)
_T = TypeVar("_T")


class NotWanted(Exception):
    """The person said no before it was their turn."""


class OutOfReach(Exception):
    """It is known already that nothing arrives there, so nothing was sent."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__(outcome.value)
        self.outcome = outcome


class Enough(Exception):
    """The person was written to often enough: it waits for the beginning of ``day``."""

    def __init__(self, day: date) -> None:
        super().__init__(day.isoformat())
        self.day = day


class Outbox:
    """Sends the errands of the store's queue, the oldest first, and settles each. In quiet
    ``hours`` it claims nothing.

    ``deliver`` sends one message; it raises NotWanted when the person no longer wants it,
    OutOfReach when it is known without sending that they cannot be reached, Enough when it is to
    wait for another day,
    StoreError only before anything was sent, and lets errors of the Bot API through. An errand is
    claimed only when its slot has come, together with those whose slots have come too, so a kill
    leaves none unknown but those on their way.
    ``now`` gives seconds since 1970. ``holder`` is one of several replicas, which sends only while
    it is the leader. ``look_every`` is in seconds.
    """

    def __init__(
        self,
        store: Store,
        deliver: Callable[[Errand], Awaitable[None]],
        pace: Pace,
        now: Callable[[], float],
        holder: str = "",
        hours: QuietHours = NEVER_QUIET,
        look_every: float = IDLE,
    ) -> None:
        self._store = store
        self._look_every = look_every
        self._hours = hours
        self._deliver = deliver
        self._pace = pace
        self._now = now
        self._holder = holder
        self._unsure = False
        self._claimed: dict[int, Errand] = {}
        self._stopping = asyncio.Event()
        self._poked = asyncio.Event()
        self._sending: set[asyncio.Task[None]] = set()
        self._done: list[tuple[Errand, Settle | Postpone]] = []
        self._settling: asyncio.Task[None] | None = None
        self._telegram = Outage("Telegram", _log)
        self._database = Outage("The database", _log)
        self._told: set[str] = set()

    async def run(self) -> None:
        """Send until `stop`. What an earlier process left half sent is settled as unknown first;
        before it, what became of messages when this one ran the last time and could not write it.
        """
        try:
            self.settle()
            while self._settling:
                await self._settling
            grace = SILENCE if self._holder else 0.0
            await self._stored(partial(self._store.recover, grace, self._today()))
            while not self._stopping.is_set():
                await self._send_next()
            if self._sending:
                await asyncio.wait(self._sending, timeout=FINISH)
            while self._settling:
                await self._settling
        finally:
            begun = [*self._sending, *([self._settling] if self._settling else [])]
            for task in begun:
                task.cancel()
            await asyncio.gather(*begun, return_exceptions=True)
            self._settling = None
            self._give_up()

    def again(self) -> None:
        """Forget that it was stopped, so that it may be run once more."""
        self._stopping.clear()

    def settle(self) -> None:
        """Begin to write down what became of messages, if that is not written yet. Stopped, it
        tries once: whoever leads in our place cannot tell, and would let their people wait."""
        if self._done and self._settling is None:
            self._settling = asyncio.create_task(self._settle())

    def poke(self) -> None:
        """Say that something was queued."""
        self._poked.set()

    @property
    def rests(self) -> bool:
        """Whether nothing is started just now, because the hours are quiet."""
        return self._hours.is_quiet(self._now())

    @property
    def starts(self) -> str:
        """When what is queued now goes out, for staff: "at once", or a time and a day."""
        return self._hours.told(self._now())

    def stop(self) -> None:
        """Begin no more; `run` returns when what is on its way has arrived and is settled."""
        self._stopping.set()
        self._poked.set()

    async def _send_next(self) -> None:
        if len(self._sending) >= AT_ONCE:
            await asyncio.wait(self._sending, return_when=asyncio.FIRST_COMPLETED)
        free = AT_ONCE - len(self._sending)
        slots = await unless_stopped(self._pace.slots(free), self._stopping)
        if slots is None or self._stopping.is_set():
            return
        if self.rests:
            await self._rest()
            return
        errands = await self._stored(partial(self._claim, slots))
        for errand in errands or ():
            sending = asyncio.create_task(self._carry_out(errand))
            self._sending.add(sending)
            sending.add_done_callback(self._sending.discard)
        if not errands:
            await self._rest()

    async def _claim(self, slots: int) -> Sequence[Errand]:
        if self._unsure:
            # A claim that failed may have been written down all the same, and nobody sends it.
            await self._store.put_back(self._holder, self._claimed)
        self._unsure = True
        errands = await self._store.claim(slots, self._now(), self._holder)
        self._unsure = False
        self._claimed.update((errand.id, errand) for errand in errands)
        return errands

    async def _rest(self) -> None:
        await pause(self._look_every, self._poked)
        self._poked.clear()

    async def _carry_out(self, errand: Errand) -> None:
        change = await self._attempt(errand)
        self._done.append((errand, change))
        self.settle()

    async def _settle(self) -> None:
        """Write down what became of messages; those that are done meanwhile come next, together.

        What could not be written when we stop is kept for the next time."""
        try:
            while done := self._done[:]:
                changes = [change for _, change in done]
                if await self._stored(partial(self._store.commit, changes)) is None:
                    return
                del self._done[: len(done)]
                for errand, _ in done:
                    if self._claimed.get(errand.id) is errand:  # It may be claimed anew by now.
                        del self._claimed[errand.id]
                if any(isinstance(change, Postpone) for change in changes):
                    self.poke()
        finally:
            self._settling = None

    def _give_up(self) -> None:
        """Take what was still on its way as unknown: it may arrive."""
        known = {id(errand) for errand, _ in self._done}
        for errand in self._claimed.values():
            if id(errand) not in known:
                self._done.append((errand, self._settled(errand, Outcome.UNKNOWN)))

    async def _attempt(self, errand: Errand) -> Settle | Postpone:
        try:
            await self._deliver(errand)
        except NotWanted:
            return self._settled(errand, Outcome.LEFT)
        except OutOfReach as reason:
            return self._settled(errand, reason.outcome)
        except Enough as reason:
            return Postpone(errand.id, self._hours.begins(reason.day), errand.attempts)
        except StoreError as error:
            return self._later(errand, error, self._database)
        except Exception as error:
            return self._judged(errand, error)
        self._telegram.end()
        return self._settled(errand, Outcome.SENT)

    def _settled(self, errand: Errand, outcome: Outcome) -> Settle:
        return Settle(errand.id, outcome, self._today(), errand.contact.id)

    def _today(self) -> date:
        return self._hours.day(self._now())

    def _judged(self, errand: Errand, error: Exception) -> Settle | Postpone:
        match verdict(error):
            case Wait(seconds, one_chat):
                if not one_chat:
                    self._pace.pause(seconds)
                return Postpone(errand.id, self._now() + seconds, errand.attempts)
            case Failure.SURELY_NOT_SENT | Failure.BAD_TOKEN:
                return self._later(errand, error, self._telegram)
            case failure:
                if failure is not Failure.MAYBE_SENT:
                    self._telegram.end()
                outcome = _OUTCOMES.get(failure, Outcome.FAILED)
                self._tell(errand, outcome, error)
                return self._settled(errand, outcome)

    def _later(self, errand: Errand, error: Exception, outage: Outage) -> Settle | Postpone:
        """Nothing was sent, and the next message would fare no better just now."""
        outage.note(error)
        self._pace.pause(min(2.0 ** min(outage.failures, 10), _HOLD))
        if errand.attempts >= ATTEMPTS:
            return self._settled(errand, Outcome.FAILED)
        wait = min(2.0 ** min(errand.attempts, 20), LONGEST)
        return Postpone(errand.id, self._now() + wait, errand.attempts)

    def _tell(self, errand: Errand, outcome: Outcome, error: Exception) -> None:
        """Log what is somebody's fault, once: a whole push may fail for one reason."""
        line = f"A message ({errand.kind}) is {outcome}: {place(error)}"
        if outcome in (Outcome.FAILED, Outcome.UNKNOWN) and line not in self._told:
            self._told.add(line)
            _log.warning("%s", line)

    async def _stored(self, ask: Callable[[], Awaitable[_T]]) -> _T | None:
        """Ask the store until it answers; return None when we stop first."""
        while True:
            try:
                answer = await ask()
            except Exception as error:
                self._database.note(error)
            else:
                self._database.end()
                return answer
            if await pause(min(0.1 * 2 ** min(self._database.failures, 10), _HOLD), self._stopping):
                return None
