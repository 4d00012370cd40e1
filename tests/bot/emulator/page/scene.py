"""One play on the page of phones: the bot's part is spoken by the test itself."""

from typing import Any

from playwright.async_api import Locator, Page, expect
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, Update

from bot.emulator.remote import Remote

Row = list[InlineKeyboardButton]


def button(label: str, **kind: Any) -> InlineKeyboardButton:
    """A button that carries its own label, unless told otherwise."""
    return InlineKeyboardButton(label, **(kind or {"callback_data": label}))


def keyboard(*rows: Row) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(rows)


class Scene:
    """The emulator, a bot without a mind of its own, and the page."""

    def __init__(self, remote: Remote, bot: Bot, page: Page) -> None:
        self.remote = remote
        self.bot = bot
        self.page = page
        self._next = 0

    async def person(self, name: str = "Young person", role: str = "young person") -> int:
        """Somebody who has written to the bot, so that it may write to them."""
        person = (await self.remote.add_person(name, role=role))["user_id"]
        await self.remote.send(person, "hello")
        await self.heard()
        return person

    async def visit(self) -> None:
        """Open the page and wait until it follows the emulator."""
        await self.page.goto(self.remote.url)
        await expect(self.page.locator("#guide li").first).to_be_attached()

    def phone(self, person: int) -> Locator:
        return self.page.locator(f"[data-person='{person}']")

    async def heard(self) -> Update:
        """The next update the bot gets."""
        updates = await self.bot.get_updates(self._next, limit=1, timeout=5)
        self._next = updates[0].update_id + 1
        return updates[0]
