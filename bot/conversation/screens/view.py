"""What every screen is drawn with."""

from datetime import date

from msgspec import Struct

from bot.conversation.catalogue import Catalogue
from bot.conversation.presses import Press, encode
from bot.conversation.screen import Button
from bot.conversation.wording import Wording
from surveys.days import Moment
from surveys.questionnaire import on
from surveys.text import Text


class View(Struct, frozen=True):
    """The language, the surveys and the day of one turn."""

    words: Wording
    catalogue: Catalogue
    today: date

    def say(self, text: Text) -> str:
        """Return a survey's text in this language, escaped for the channel's HTML."""
        return self.words.say(text)

    def plain(self, text: Text) -> str:
        """Return a survey's text in this language, for buttons and phrases."""
        return self.words.plain(text)

    def day(self, day: Moment) -> str:
        """Return a day of a published survey as people say it."""
        return self.words.day(on(day), self.today)

    def button(self, phrase: str, press: Press, **details: str | int) -> Button:
        """Return a button with one of the bot's own labels."""
        return Button(self.words.label(phrase, **details), encode(press))


def cut(text: str, longest: int) -> str:
    """Return ``text`` in at most ``longest`` UTF-16 units, by which Telegram measures messages."""
    if length(text) <= longest:
        return text
    kept = text[: longest - 1]
    while length(kept) > longest - 1:
        kept = kept[: -max(1, (length(kept) - longest) // 2)]
    return f"{kept}…"


def length(text: str) -> int:
    """Return how long ``text`` is in UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def paragraphs(*parts: str) -> str:
    """Return the parts that say something, an empty line between them."""
    return "\n\n".join(filter(None, parts))
