"""Staff doing things one by one: each update goes straight to the real handlers."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from telegram import Update

from admin.clock import at_ten
from admin.commands.awaiting import Awaited, await_words
from admin.commands.desk import Ask
from admin.commands.handlers import handlers
from admin.service import serving
from admin.switchboard import Switchboard, switchboard
from bot.emulator import actions
from bot.emulator.people import Person
from bot.emulator.remote import Remote
from bot.emulator.world import World
from bot.storage.rows import Member, Role
from bot.storage.team_changes import ChangeMember
from tests.admin.house import House, emulator, settings

TAP_HERE = "Tap below."


class Counter:
    """What is sent here was carried out when the call returns. ``passed`` is what staff's handlers
    left to the conversation. Nobody is written to more than once a second for long, so a test that
    does much has many people do it."""

    def __init__(self, house: House, switches: Switchboard, passed: list[Update]) -> None:
        self.house = house
        self.passed = passed
        self._switches = switches
        self._next = 0
        self._asked = 0

    async def somebody(self, role: Role | None, name: str = "Robin") -> int:
        """A person, with a role if any; returns their id."""
        user = self.house.world.add_person(Person(0, name, has_written=True)).user_id
        if role is not None:
            keys = self.house.desk.keys
            kept = Member(keys.tag(user), role, keys.seal_member(user), keys.seal_name(name))
            await self.house.desk.store.commit([ChangeMember(None, kept)])
            await self.house.desk.access.refresh()
        return user

    async def types(self, user: int, words: str) -> list[str]:
        """Return what the bot wrote after somebody typed this."""
        actions.send(self.house.world, user, words)
        return await self._written(user)

    async def sends(self, user: int, name: str, content: bytes) -> list[str]:
        """Return what the bot wrote after somebody sent a file."""
        await self.house.remote.send(user, kind="document", file_name=name, content=content)
        return await self._written(user)

    async def taps(self, user: int, data: str) -> list[str]:
        """Return what the bot wrote after somebody tapped a button."""
        shown = await self.house.desk.bot.send_message(user, TAP_HERE)
        actions.tap(self.house.world, user, shown.message_id, data, force=True)
        return await self._written(user)

    async def picks(self, user: int, label: str) -> list[str]:
        """Return what the bot wrote after somebody tapped the newest button whose label begins so.

        Raises LookupError when there is none.
        """
        messages = self.house.world.chat(user).messages
        for message_id in sorted(messages, reverse=True):
            for button in (each for row in messages[message_id].keyboard for each in row):
                if button["text"].startswith(label):
                    data = button["callback_data"]
                    actions.tap(self.house.world, user, message_id, data)
                    return await self._written(user)
        raise LookupError(f"no button “{label}” in: {messages[max(messages)]}")

    async def says(self, user: int, takes: str, words: str) -> list[str]:
        """Return what the bot wrote after somebody typed words that were awaited."""
        self._asked -= 1
        ask = Ask(self._asked, user, user, "")
        await await_words(self.house.desk, ask, Awaited(takes, "parks"))
        return await self.types(user, words)

    async def _written(self, user: int) -> list[str]:
        """Hand the newest update over; return the text of every message that is new or changed."""
        messages = self.house.world.chat(user).messages
        before = {id_: message.text for id_, message in messages.items()}
        for update in await self.house.desk.bot.get_updates(offset=self._next):
            self._next = update.update_id + 1
            await self._switches.process_update(update)
        return [
            message.text
            for id_, message in messages.items()
            if before.get(id_) != message.text and message.sender_id != user
        ]


@asynccontextmanager
async def counter(folder: Path, **changes: Any) -> AsyncIterator[Counter]:
    """Open a house whose updates are handed over one by one."""
    async with emulator() as (world, remote), replica(folder, world, remote, **changes) as opened:
        yield opened


@asynccontextmanager
async def replica(
    folder: Path, world: World, remote: Remote, **changes: Any
) -> AsyncIterator[Counter]:
    """Open one more such house in a world that is there."""
    chosen = settings(folder, remote.url, **changes)
    async with serving(chosen, at_ten(chosen.zone)) as service:
        passed: list[Update] = []

        async def hear(update: Update) -> None:
            passed.append(update)

        switches = switchboard(service.desk.bot)
        switches.add_handlers(handlers(service.desk, hear))
        async with switches:
            yield Counter(House(folder, world, remote, service), switches, passed)
