"""The gate of several replicas: Telegram counts what they send together."""

import asyncio
import logging
from collections import deque
from collections.abc import Awaitable, Callable

from bot.channels.floodgate import BURST, CHAT_BURST, CHAT_RATE, OVERALL, Bucket, Floodgate
from bot.channels.outage import Outage
from bot.storage.slots import TAKEN
from bot.storage.store import Slots, Store

EVERY = 0.25
"""Seconds between two looks at what the others sent, and whether Telegram had too much of it."""
TOGETHER = 8
"""Replies that wait take so many slots at once: few, as a slot that is taken cannot be put off."""
FEW = 3
"""A chat's own limit is divided among replicas, but no further than this: a chat that one of many
replicas had to itself would wait for long."""

_log = logging.getLogger(__name__)


class SharedGate(Floodgate):
    """A `Floodgate` whose replies take their slots from the database's one queue.

    What we start goes out at one replica alone, the leader. It has the room that replies leave, as
    its own gate counts them: those of other replicas are added when they are seen, and what was
    started is told to the others. `run` does both, and is to be run all the time. While the
    database does not answer, each replica goes by its own gate.
    """

    def __init__(
        self,
        store: Store,
        clock: Callable[[], float],
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        rate: float = OVERALL,
    ) -> None:
        super().__init__(clock, sleep, rate)
        self._store = store
        self._rate = rate
        self._waiting: deque[asyncio.Future[None]] = deque()
        self._serving: asyncio.Task[None] | None = None
        self._asking = asyncio.Lock()
        self._taken: int | None = None
        self._started = 0
        self._to_hold = 0.0
        self._held_until = clock()
        self._news = asyncio.Event()
        self._sharers = 1
        self._replied: Callable[[], None] | None = None
        self._database = Outage("The database", _log)

    def share(self, replicas: int) -> None:
        """Hear how many replicas there are."""
        self._sharers = max(1, min(replicas, FEW))

    def tell(self, replied: Callable[[], None]) -> None:
        """Name who is to hear of every reply of another replica."""
        self._replied = replied

    async def enter(self, chat: int) -> None:
        """Wait until a reply may go to ``chat``."""
        if wait := self._chat(chat).reserve(self._clock()):
            await self._sleep(wait)
        turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append(turn)
        if self._serving is None:
            self._serving = asyncio.create_task(self._serve())
        await turn

    def admit(self, chat: int) -> None:
        """Let a message that we start through. Raises NotYet."""
        super().admit(chat)
        self._started += 1

    def pause(self, seconds: float) -> None:
        """Hold every new message back for so long, and those of the other replicas."""
        super().pause(seconds)
        self._held_until = max(self._held_until, self._clock() + seconds)
        self._to_hold = max(self._to_hold, seconds)
        self._news.set()

    async def run(self) -> None:
        """Tell the others and hear from them until cancelled."""
        while True:
            await self._exchange()
            try:
                # wait_for would miss being cancelled just as there is news, and go on for ever.
                async with asyncio.timeout(EVERY):
                    await self._news.wait()
            except TimeoutError:
                continue
            self._news.clear()

    async def _exchange(self) -> None:
        held, self._to_hold = self._to_hold, 0.0
        started, self._started = self._started, 0
        try:
            if held:
                await self._store.hold(held, BURST / self._rate)
            await self._reserve(started)
        except Exception as error:
            self._to_hold = max(self._to_hold, held)
            self._started += started
            self._database.note(error)
        else:
            self._database.end()

    async def _serve(self) -> None:
        try:
            while self._waiting:
                await self._let_through(min(len(self._waiting), TOGETHER))
        finally:
            self._serving = None

    async def _let_through(self, count: int) -> None:
        """Let ``count`` replies through, each at its slot; those whom a pause overtakes wait on."""
        try:
            first = self._clock() + (await self._reserve(count)).first
        except Exception as error:
            self._database.note(error)
            first = self._clock() + self._replies.wait(self._clock())
        for number in range(count):
            due = max(first + number / self._rate, self._held_until)
            if (wait := due - self._clock()) > 0:
                await self._sleep(wait)
            if self._clock() < self._held_until:
                return
            self._replies.fill(self._clock())
            self._all.fill(self._clock())
            self._next()

    def _next(self) -> None:
        turn = self._waiting.popleft()
        if not turn.done():
            turn.set_result(None)

    async def _reserve(self, slots: int) -> Slots:
        """Take slots, and count those that others took since the last time."""
        async with self._asking:
            found = await self._store.reserve(slots, self._rate, BURST)
            if self._taken is not None:
                self._count((found.taken - self._taken - slots) % TAKEN)
            self._taken = found.taken
        if found.held > 0 and self._clock() + found.held > self._held_until + EVERY:
            self._held_until = self._clock() + found.held
            super().pause(found.held)
        return found

    def _count(self, others: int) -> None:
        for _ in range(others):
            self._all.fill(self._clock())
            if self._replied is not None:
                self._replied()

    def _chat(self, chat: int) -> Bucket:
        bucket = super()._chat(chat)
        bucket.rate = CHAT_RATE / self._sharers
        bucket.burst = max(1.0, CHAT_BURST / self._sharers)
        return bucket
