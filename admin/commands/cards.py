"""The pictures of a message as staff see them, each with all that it says in words."""

import asyncio

from telegram import InputMediaPhoto

from admin.commands.desk import Desk
from admin.reports.outcome_card import OutcomeCard, draw, in_words
from bot.conversation.screen import CAPTION
from bot.conversation.screens.view import cut


async def show_cards(desk: Desk, chat: int, card: OutcomeCard, name: str) -> None:
    """Send the picture in each of its languages, in files whose names begin with ``name``."""
    await desk.show_pictures(chat, await asyncio.to_thread(_pictures, card, name))


def _pictures(card: OutcomeCard, name: str) -> list[InputMediaPhoto]:
    return [
        InputMediaPhoto(
            draw(card, language),
            filename=f"{name}-{language}.png",
            caption=cut(in_words(card, language), CAPTION),
        )
        for language in card.title
    ]
