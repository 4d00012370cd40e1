"""What staff are told of a file that can go out once it asks nobody for their own words, and the
buttons for it. Pure."""

from collections.abc import Sequence
from textwrap import shorten

from admin.commands.desk import staff_button
from admin.markup import safe
from bot.conversation.screen import Button, Rows
from surveys.asked import asked_in_full
from surveys.items import Item
from surveys.review.review import Review

LESS = "less"
"""Ends the verbs of buttons that are about such a file without its own words."""
_MOST, _LONGEST = 8, 120
"""Questions that are listed, and characters of each."""


def offered(found: Review) -> str:
    """Return what is said below the findings; nothing where own words are not all that is wrong."""
    if found.without_words is None:
        return ""
    listed = "\n".join(_lines(found.without_words.left_out))
    return (
        "Or publish it without people's own words, as nobody would read them in time. The file "
        f"stays as it is. Left out would be:\n{listed}"
    )


def _lines(left_out: Sequence[Item]) -> list[str]:
    asked = (asked_in_full(item).say("en") for item in left_out[:_MOST])
    lines = [f"• {safe(shorten(each, _LONGEST, placeholder='…'))}" for each in asked]
    more = len(left_out) - _MOST
    return [*lines, f"… and {more} more."] if more > 0 else lines


def ways(found: Review, preview: str, publish: str, about: str) -> Rows:
    """Return the buttons below it. ``preview`` and ``publish`` are the verbs of the file as it is,
    and ``about`` names it to them."""
    if found.without_words is None:
        return ()
    look = staff_button("Preview without them", f"{preview}{LESS}", about)
    return ((look,), (publishing(publish, about),))


def publishing(publish: str, about: str) -> Button:
    """Return the button that publishes a file without its own words."""
    return staff_button("Publish without own words", f"{publish}{LESS}", about)


def left_out(found: Review) -> tuple[str, ...]:
    """Return the ids of what is left out."""
    return tuple(item.id for item in found.without_words.left_out) if found.without_words else ()
