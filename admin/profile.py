"""How the bot introduces itself in Telegram: its name, its descriptions and its picture."""

import logging
from collections.abc import Awaitable, Callable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from textwrap import shorten

from msgspec import Struct
from telegram import Bot, InputProfilePhotoStatic
from telegram.error import TelegramError

from bot.channels.failures import place
from bot.conversation.wording import ON_DEVICES, Wording
from bot.storage.store import Store
from surveys.organisation import Organisation
from surveys.text import Text

LONGEST_NAME = 64
LONGEST_SHORT = 120
LONGEST_LONG = 512
"""Characters that Telegram takes of the name, the short and the long description."""
LARGEST_PICTURE = 5 * 1024 * 1024
"""Bytes."""
JPEG = b"\xff\xd8\xff"
"""So a photo begins."""

_log = logging.getLogger(__name__)


class Profile(Struct, frozen=True):
    """What everybody sees before they start: texts by language, "" for all other languages."""

    names: Mapping[str, str]
    short: Mapping[str, str]
    long: Mapping[str, str]
    picture: bytes | None = None
    """A JPEG file."""


def profile_of(organisation: Organisation, folder: Path) -> Profile:
    """Return the profile of an organisation whose file lies in ``folder``."""
    said = {language: Wording(language) for language in ON_DEVICES}
    return Profile(
        names=_by_language(organisation, lambda each: _name(organisation.name.say(each))),
        short=_by_language(organisation, lambda each: _short(said[each], organisation.name)),
        long=_by_language(organisation, lambda each: _long(said[each], organisation.name)),
        picture=_picture(organisation, folder),
    )


async def introduce(bot: Bot, store: Store, profile: Profile) -> None:
    """Tell Telegram what has changed since the last time. The bot works without, so a failure is
    only logged, and that part is told anew at the next start."""
    for part, content, tell in _parts(bot, profile):
        mark, now = f"profile.{part}", sha256(content).digest()
        try:
            if await store.mark(mark) != now:
                await tell()
                await store.set_mark(mark, now)
        except TelegramError as error:
            _log.warning("The bot's %s could not be set: %s", part, place(error))


def _parts(
    bot: Bot, profile: Profile
) -> Iterator[tuple[str, bytes, Callable[[], Awaitable[object]]]]:
    """Yield each part: what it is called, what it says, and what tells it to Telegram."""
    texts = (
        ("name", profile.names, bot.set_my_name),
        ("short description", profile.short, bot.set_my_short_description),
        ("description", profile.long, bot.set_my_description),
    )
    for what, by_language, tell in texts:
        for language, words in by_language.items():
            part = f"{what} {language}".strip()
            yield part, words.encode(), _telling(tell, words, language)
    if profile.picture is not None:
        photo = InputProfilePhotoStatic(profile.picture)
        yield "picture", profile.picture, lambda: bot.set_my_profile_photo(photo)


def _telling(
    tell: Callable[..., Awaitable[object]], words: str, language: str
) -> Callable[[], Awaitable[object]]:
    return lambda: tell(words, language_code=language or None)


def _by_language(organisation: Organisation, say: Callable[[str], str]) -> Mapping[str, str]:
    own = [language for language in organisation.languages if language in ON_DEVICES]
    first, *others = own or ON_DEVICES[:1]
    return {"": say(first)} | {language: say(language) for language in others}


def _name(name: str) -> str:
    return shorten(name, LONGEST_NAME, placeholder="…")


def _short(words: Wording, name: Text) -> str:
    said = words.label("profile-short", organisation=name.say(words.language))
    return said if len(said) <= LONGEST_SHORT else words.label("profile-shortest")


def _long(words: Wording, name: Text) -> str:
    said = words.label("profile-long", organisation=name.say(words.language))
    return said if len(said) <= LONGEST_LONG else words.label("profile-longest")


def _picture(organisation: Organisation, folder: Path) -> bytes | None:
    if organisation.picture is None:
        return None
    path = folder / organisation.picture
    try:
        found = path.read_bytes() if path.stat().st_size <= LARGEST_PICTURE else b""
    except OSError as error:
        _log.warning("The picture %s cannot be read: %s.", path, error.strerror)
        return None
    if not found.startswith(JPEG):
        _log.warning("The picture %s is no JPEG of at most 5 MB: Telegram takes no other.", path)
        return None
    return found
