"""What a person did, on its way from a channel to their turn."""

from msgspec import Struct

from bot.conversation.events import Event


class Heard(Struct, frozen=True):
    """One thing that a person did, as a channel hands it over.

    ``query`` is what a tap is answered by; ``language`` is what the person's device speaks.
    """

    update_id: int
    chat: int
    language: str
    event: Event
    query: str | None = None
