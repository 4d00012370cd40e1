"""`hearback promises`: the board in the terminal, beside a running bot."""

from admin.clock import Clock
from admin.promise_board import as_json, as_text, board_in
from admin.promise_records import owings
from admin.reading import reading
from admin.settings import Settings


async def promises_as_text(settings: Settings, language: str) -> str:
    """Return the board as plain text. Raises StoreError."""
    async with reading(settings) as store:
        found = await owings(store)
    return as_text(board_in(language, found, Clock(settings.zone).today()))


async def promises_as_json(settings: Settings) -> dict[str, object]:
    """Return every promise for other programs. Raises StoreError."""
    async with reading(settings) as store:
        found = await owings(store)
    return as_json(found, Clock(settings.zone).today())
