"""The picture of a question, and the same in words: for those who do not see it, whose phone
does not load it, and who save their data."""

import re
from hashlib import blake2b
from html import unescape

from msgspec.structs import replace

from bot.conversation.screen import CAPTION, Labelled, Picture, Screen, Sheet
from bot.conversation.screens.view import length
from bot.conversation.wording import Wording
from surveys.items import Image, Item, Option, has_options

_TAG = re.compile(r"<[^>]*>")


def picture_of(words: Wording, item: Item) -> Picture | Sheet | None:
    """Return the picture of an item, or its options' pictures on one sheet.

    Labels are on the sheet, not numbers, so that it is the same in whatever order they are shown.
    """
    if item.image:
        return Picture(item.image.name, item.image.content) if item.image.data else None
    shown = [(words.plain(option.label), image) for option, image in _on_options(item)]
    if not shown or not all(image.data for _, image in shown):
        return None
    named = "\n".join(f"{image.name} {label}" for label, image in shown)
    name = blake2b(named.encode(), digest_size=16).hexdigest()
    return Sheet(name, tuple(Labelled(label, image.content) for label, image in shown))


def in_words(words: Wording, item: Item) -> str:
    """Return what the pictures of an item show; nothing where it has none."""
    if item.image:
        return f"<i>{words('picture-shows')}</i> {words.say(item.image.alt)}"
    lines = [
        f"{words.say(option.label)}: {words.say(image.alt)}" for option, image in _on_options(item)
    ]
    return "\n".join([f"<i>{words('pictures-show')}</i>", *lines]) if lines else ""


def captioned(screen: Screen) -> Screen:
    """Return ``screen``, without its picture where it says more than fits below one."""
    if screen.picture is None:
        return screen
    said = unescape(_TAG.sub("", screen.html))
    return replace(screen, picture=None) if length(said) > CAPTION else screen


def _on_options(item: Item) -> list[tuple[Option, Image]]:
    if not has_options(item):
        return []
    return [(option, option.image) for option in item.options if option.image]
