"""One simulated person: opens the link, reads, thinks, taps or types, and then listens."""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, assert_never

from bot.emulator import actions
from bot.emulator.crowd.choice import (
    Act,
    Mind,
    Screen,
    Tap,
    Type,
    is_declining,
    is_going_back,
    is_out,
    next_act,
)
from bot.emulator.errors import SimError
from bot.emulator.hub import Happening, Subscription
from bot.emulator.world import World

Status = Literal["waiting", "running", "finished", "left", "declined", "stuck"]

_SETTLED = 0.03
_LISTENS_AFTER = 0.3
_TOAST = 1.0
_MOST_STEPS = 200
_MOST_VISITS = 12
_ASK_AGAIN = 0.5


@dataclass(frozen=True, slots=True)
class Pace:
    """Thinking time between steps, in seconds, and how long to wait for the bot."""

    least: float
    most: float
    patience: float


class SimulatedPerson:
    """Knows no survey; only what a person sees in their own chat."""

    def __init__(
        self, world: World, user_id: int, mind: Mind, pace: Pace, told: Callable[[], None]
    ) -> None:
        self.status: Status = "waiting"
        self.steps = 0
        self.heard_back = False
        self._world = world
        self._user_id = user_id
        self._mind = mind
        self._pace = pace
        self._told = told
        self._last: Act | None = None
        self._payload = ""

    async def live(self, payload: str) -> None:
        """Everything this person does, until the emulator stops."""
        self._payload = payload
        with self._world.hub.listening(frozenset({self._user_id}), general=False) as heard:
            await self._think()
            actions.open_link(self._world, self._user_id, payload)
            self._acted("running")
            while self.status == "running":
                if not await self._reaction(heard, self._pace.patience) and not self._mind.leaving:
                    await self._try_once_more(heard)
                await self._think()
                await _quiet(heard)
                await self._step()
            if self.status == "finished":
                await self._listen(heard)

    async def _step(self) -> None:
        if self.status != "running":
            return
        screen = self._screen()
        if self._mind.leaving and is_out(screen, self._last):
            self._becomes("left")
            return
        if screen.is_thanks:
            self._finish(screen)
            return
        if self.steps > _MOST_STEPS or max(self._mind.visits.values(), default=0) > _MOST_VISITS:
            self._becomes("stuck")
            return
        act = next_act(screen, self._mind)
        while not self._did(act, screen):
            # The bot changed the message between looking and tapping: look again.
            await asyncio.sleep(_LISTENS_AFTER)
            screen = self._screen()
            act = next_act(screen, self._mind)

    def _did(self, act: Act, screen: Screen) -> bool:
        self._last = act
        try:
            self._act(act, screen)
        except SimError:
            return max(self._mind.visits.values(), default=0) > _MOST_VISITS
        self._acted("declined" if is_declining(act) else "running")
        return True

    def _act(self, act: Act, screen: Screen) -> None:
        match act:
            case Tap(label):
                actions.tap(self._world, self._user_id, screen.message_id, label=label)
            case Type(text):
                actions.send(self._world, self._user_id, text)
            case _:
                assert_never(act)

    async def _try_once_more(self, heard: Subscription) -> None:
        """Nothing came back: the same once more, and then this person gives up."""
        screen = self._screen()
        try:
            if isinstance(self._last, Tap) and self._can_repeat(self._last, screen):
                self._act(self._last, screen)
            elif self._last is None:
                actions.open_link(self._world, self._user_id, self._payload)
            else:
                self._act(next_act(screen, self._mind), screen)
        except SimError:
            self._becomes("stuck")
            return
        self._acted("running")
        if not await self._reaction(heard, self._pace.patience):
            self._becomes("stuck")

    def _can_repeat(self, tap: Tap, screen: Screen) -> bool:
        """Who was already at the first question has nothing to go back to."""
        return tap.label in screen.labels and not is_going_back(tap)

    async def _reaction(self, heard: Subscription, seconds: float) -> bool:
        """Whether the bot wrote, changed a message, or said no in a toast."""
        deadline = time.monotonic() + seconds
        toast = False
        while True:
            happening = await _next(heard, deadline - time.monotonic())
            if happening is None:
                return toast
            if _is_from_bot(happening):
                return True
            if happening.kind == "answer" and happening.data["text"]:
                toast = True
                deadline = min(deadline, time.monotonic() + _TOAST)

    def _finish(self, screen: Screen) -> None:
        again = next((one for one in screen.labels if "ask me again" in one.lower()), None)
        if again and self._mind.random.random() < _ASK_AGAIN:
            self._did(Tap(again), screen)
        self._becomes("finished")

    async def _listen(self, heard: Subscription) -> None:
        """What comes in the first moment still answers their own tap; later words are news."""
        await asyncio.sleep(_LISTENS_AFTER)
        await _quiet(heard)
        while True:
            happening = await heard.queue.get()
            if happening is None:
                return
            if happening.kind == "message" and _is_from_bot(happening) and not self.heard_back:
                self.heard_back = True
                self._told()

    def _screen(self) -> Screen:
        """The newest words from the bot, and the newest buttons that can be tapped."""
        text, labels, message_id = "", (), 0
        for message in reversed(self._world.chat(self._user_id).messages.values()):
            if message.sender_id != self._world.bot.bot_id:
                continue
            text = text or message.text
            labels = tuple(
                one["text"] for row in message.keyboard for one in row if "callback_data" in one
            )
            if labels:
                message_id = message.message_id
                break
        return Screen(text, labels, message_id)

    def _acted(self, status: Status) -> None:
        self.steps += 1
        self._becomes(status)

    def _becomes(self, status: Status) -> None:
        self.status = status
        self._told()

    async def _think(self) -> None:
        await asyncio.sleep(self._mind.random.uniform(self._pace.least, self._pace.most))


def _is_from_bot(happening: Happening) -> bool:
    if happening.kind not in ("message", "edited"):
        return False
    return bool(happening.data["message"]["from"] == "bot")


async def _next(heard: Subscription, seconds: float) -> Happening | None:
    """The next happening, or None after that many seconds or when the emulator stops."""
    try:
        async with asyncio.timeout(seconds):
            return await heard.queue.get()
    except TimeoutError:
        return None


async def _quiet(heard: Subscription) -> None:
    """Lets a bot finish that edits one message and then sends another."""
    while await _next(heard, _SETTLED) is not None:
        pass
