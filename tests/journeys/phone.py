"""One person's phone: what they see, tap and type."""

import asyncio
from collections.abc import Callable
from functools import partial

from bot.emulator.forms import MessageForm
from bot.emulator.remote import Remote
from tests.waiting import PATIENCE

CROSSED = "just as the screen changed"


class Phone:
    """Acts through the emulator as one person; every act may wait for what comes of it."""

    def __init__(self, remote: Remote, user_id: int) -> None:
        self.remote = remote
        self.user_id = user_id

    async def sees(self, *words: str, newer_than: int = 0) -> MessageForm:
        """Wait until the newest words of the bot contain ``words``."""
        return await self.until(
            lambda shown: (
                shown["message_id"] > newer_than and all(each in shown["text"] for each in words)
            )
        )

    async def until(
        self, wanted: Callable[[MessageForm], bool], seconds: float = PATIENCE
    ) -> MessageForm:
        """Wait for a message of the bot that is ``wanted``. Raises TimeoutError."""
        return await self.remote.wait_for(self.user_id, wanted, seconds)

    async def sees_below(self, message: int, label: str) -> MessageForm:
        """Wait until an earlier message has a button with that label."""
        return await self.remote.wait_for(
            self.user_id, lambda shown: label in labels(shown), PATIENCE, message
        )

    async def until_gone(self, message: int) -> None:
        """Wait until a message of the bot is no longer in the chat."""
        async with asyncio.timeout(PATIENCE), self.remote.events(self.user_id) as events:
            while message in [each["message_id"] for each in await self.from_bot()]:
                await anext(events)

    async def opens(self, survey: str, *words: str) -> MessageForm:
        """Open the link of a survey, and wait for ``words``."""
        said = await self.remote.open(self.user_id, survey)
        return await self.sees(*words, newer_than=said["message_id"])

    async def types(self, text: str, *words: str) -> MessageForm:
        """Type something, and wait for a new message with ``words``.

        Type it again when it came in just as the screen changed: after a kill the bot shows once
        more what was not noted as shown.
        """

        def is_answered(shown: MessageForm) -> bool:
            return all(each in shown["text"] for each in words)

        while True:
            said = await self.remote.send(self.user_id, text)
            shown = await self.until(partial(_is_answer, said["message_id"], is_answered))
            if is_answered(shown):
                return shown

    async def taps(self, label: str, *words: str) -> MessageForm:
        """Tap the newest button whose label begins so, and wait for ``words``."""
        message, data = await self.button(label)
        await self.taps_data(message, data)
        return await self.sees(*words)

    async def taps_data(self, message: int, data: str) -> None:
        """Tap a button that was there once, and wait for nothing."""
        await self.remote.tap(self.user_id, message, data=data, force=True)

    async def button(self, label: str) -> tuple[int, str]:
        """Return where the newest button with a label that begins so is, and what it carries."""
        for message in reversed(await self.from_bot()):
            for row in message["buttons"]:
                for button in row:
                    if button["text"].startswith(label) and button["data"] is not None:
                        return message["message_id"], button["data"]
        raise LookupError(f"no button “{label}” in:\n{await self.remote.transcript(self.user_id)}")

    async def from_bot(self) -> list[MessageForm]:
        """Return what the bot wrote, in order."""
        messages = (await self.remote.chat(self.user_id))["messages"]
        return [each for each in messages if each["from"] == "bot"]

    async def newest(self) -> MessageForm:
        """Return the newest message of the bot."""
        return await self.remote.newest(self.user_id)

    async def count(self, words: str) -> int:
        """Return how many messages of the bot contain ``words``."""
        return sum(words in each["text"] for each in await self.from_bot())


def _is_answer(said: int, is_answered: Callable[[MessageForm], bool], shown: MessageForm) -> bool:
    return shown["message_id"] > said and (is_answered(shown) or CROSSED in shown["text"])


def labels(message: MessageForm) -> list[str]:
    """Return the labels of the buttons below a message."""
    return [button["text"] for row in message["buttons"] for button in row]
