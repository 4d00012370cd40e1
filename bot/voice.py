"""What the interviewer speaks through."""

from typing import Protocol

from msgspec import Struct

from bot.conversation.effects import File, Show
from bot.storage.changes import Shown


class Saying(Struct, frozen=True):
    """A screen on its way to a person. ``settles`` is owed no longer once it was accepted."""

    chat: int
    show: Show
    pressed: int | None = None
    settles: Shown | None = None
    is_last: bool = False
    """The person asked to be forgotten: nothing of this chat is to be remembered."""
    may_wait: bool = False
    """Whether noting it may wait: nothing hangs on it but what is shown after a restart."""
    replaces: bool = False
    """Whether the tapped message goes where it cannot be rewritten: what it asks is not asked
    any more."""


class Voice(Protocol):
    """Says things without keeping anybody waiting.

    * `say` returns at once. A person has one pending screen: the newest wins.
    * `toast` answers a tap, with or without words.
    * `give` hands a file over, as a message of its own.
    """

    def say(self, saying: Saying) -> None:
        """Show a screen as soon as can be."""
        ...

    def toast(self, query: str, words: str) -> None:
        """Answer a tap."""
        ...

    def give(self, chat: int, file: File) -> None:
        """Hand a file over as soon as can be."""
        ...

    def is_behind(self, chat: int) -> bool:
        """Tell whether a chat has not got its newest screen, on its way or lost."""
        ...

    def is_speaking(self, chat: int) -> bool:
        """Tell whether something is on its way to a chat, or is just being noted as accepted."""
        ...

    def newest(self, chat: int) -> int | None:
        """Return the id of the newest message with a screen in a chat, if it is known."""
        ...
