"""One HTTP/1.1 connection: what is asked is answered, one request after the other."""

import asyncio
import logging
from collections import deque
from collections.abc import Callable
from typing import Final, cast

from bot.channels.failures import place
from bot.channels.http_pages import Answer, Pages, Refusal
from bot.channels.http_reading import Asked, Reader

_LINGER: Final = 2.0
"""Seconds for which what still comes is dropped, so that the last answer can be read."""
_WAITING: Final = 8
"""Requests that may wait for the answer to the one before; then no more are read for a while."""
_BROKEN: Final = Answer(500, b"It did not work.\n")

_log = logging.getLogger(__name__)


class Connection(asyncio.Protocol):
    """Answers by ``pages``. ``refused`` is told every status above 399; ``everyone`` holds the
    connections that are open or still at work."""

    def __init__(
        self, pages: Pages, refused: Callable[[int], None], everyone: set["Connection"]
    ) -> None:
        self._refused = refused
        self._everyone = everyone
        self._loop = asyncio.get_running_loop()
        self._transport: asyncio.Transport | None = None
        self._reader = Reader(pages, self._take)
        self._reader.goes_on = self._tell_to_go_on
        self._asked: deque[Asked] = deque()
        self._late: asyncio.TimerHandle | None = None
        self._drained = asyncio.Event()
        self._drained.set()
        self.work: asyncio.Task[None] | None = None
        """The answering that goes on."""
        self.quiet_since = self._loop.time()

    def end(self) -> None:
        """Read no more, and close when what was asked is answered."""
        self._reader.is_over = True
        if self.work is None and self._transport is not None:
            self._transport.close()

    def abort(self) -> None:
        """Close at once."""
        if self._transport is not None:
            self._transport.abort()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Begin to read."""
        self._transport = cast(asyncio.Transport, transport)
        self._everyone.add(self)

    def connection_lost(self, _: Exception | None) -> None:
        """Forget the connection; a turn in work goes on to its end."""
        self._transport = None
        self._reader.is_over = True
        self._asked.clear()
        self._drained.set()
        self._set_late(None)
        if self.work is None:
            self._everyone.discard(self)

    def pause_writing(self) -> None:
        """Write no more for a while: the answers are not being read."""
        self._drained.clear()

    def resume_writing(self) -> None:
        """Write on."""
        self._drained.set()

    def data_received(self, data: bytes) -> None:
        """Read on; a request that has begun must be whole in time."""
        self._reader.feed(data)
        if not self._reader.is_amid:
            self._set_late(None)
        elif self._late is None:
            self._set_late(self._reader.seconds)

    def _set_late(self, seconds: float | None) -> None:
        if self._late is not None:
            self._late.cancel()
        later = self._loop.call_later
        self._late = None if seconds is None else later(seconds, self._too_late, seconds)

    def _too_late(self, seconds: float) -> None:
        if self._reader.is_amid:
            self._reader.refuse(408, f"The rest did not come within {seconds:g} seconds.")

    def _tell_to_go_on(self) -> None:
        if self.work is None and self._transport is not None:
            self._transport.write(b"HTTP/1.1 100 Continue\r\n\r\n")

    def _take(self, asked: Asked) -> None:
        self._asked.append(asked)
        if self.work is None:
            self.work = self._loop.create_task(self._answer_all())
        elif len(self._asked) == _WAITING and self._transport is not None:
            self._transport.pause_reading()

    async def _answer_all(self) -> None:
        try:
            while self._asked and self._transport is not None:
                asked = self._asked.popleft()
                if len(self._asked) == _WAITING - 1:
                    self._transport.resume_reading()
                answer = await self._answered(asked)
                if answer is not None:
                    await self._write(answer, asked)
        finally:
            self.work, self.quiet_since = None, self._loop.time()
            if self._transport is None:
                self._everyone.discard(self)

    async def _answered(self, asked: Asked) -> Answer | None:
        """Return what a page says, or None when nobody is there any more to hear it."""
        try:
            if isinstance(asked.outcome, Refusal):
                raise asked.outcome
            return await asked.outcome.answer(asked.request)
        except Refusal as refusal:
            self._refused(refusal.status)
            return refusal.answer
        except ConnectionError:
            return None
        except Exception as error:
            _log.error("A request was not answered: %s", place(error))
            self._refused(_BROKEN.status)
            return _BROKEN

    async def _write(self, answer: Answer, asked: Asked) -> None:
        if self._transport is None:
            return
        is_last = asked.is_last or (self._reader.is_over and not self._asked)
        is_head = asked.request.method == "HEAD"
        self._transport.write(answer.written(is_last=is_last, is_head=is_head))
        if is_last:
            self._transport.write_eof()
            self._loop.call_later(_LINGER, self.abort)
        elif not self._drained.is_set():
            await self._drained.wait()
