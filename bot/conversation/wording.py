"""The bot's own words, in every language it speaks."""

from collections.abc import Iterable
from datetime import date
from functools import cache, lru_cache
from html import escape
from importlib.resources import files
from typing import Final

from babel import Locale
from babel.dates import format_date
from fluent.runtime import FluentBundle, FluentResource
from fluent.runtime.resolver import Pattern

from surveys.languages import base_of, is_easy
from surveys.text import Text

LANGUAGES: Final[tuple[str, ...]] = ("en", "cy", "en-easy")
"""The languages of the bot itself; the first one stands in for all others."""
ON_DEVICES: Final[tuple[str, ...]] = tuple(each for each in LANGUAGES if base_of(each) == each)
"""Those that a device may be set to: no device says that its owner wants Easy Read."""
NAMES: Final = {"en": "English", "cy": "Cymraeg", "en-easy": "English – Easy Read"}
_ISOLATED: Final = "\N{FIRST STRONG ISOLATE}{}\N{POP DIRECTIONAL ISOLATE}"


class UnknownPhrase(LookupError):
    """A phrase that no locale has: a fault of ours, found by the tests."""


def spoken(language: str | None) -> str:
    """Return the language to speak to somebody who chose ``language``, or whose device says it
    (``cy-GB``)."""
    if language in LANGUAGES:
        return language
    short = base_of((language or "").lower())
    return short if short in LANGUAGES else LANGUAGES[0]


@cache
def _bundle(language: str) -> FluentBundle:
    source = files("bot.conversation").joinpath("locales", f"{language}.ftl")
    bundle = FluentBundle([base_of(language)], use_isolating=False)
    bundle.add_resource(FluentResource(source.read_text(encoding="utf-8")))
    return bundle


class Wording:
    """What the bot says in one language, as the channel's HTML."""

    def __init__(self, language: str) -> None:
        self.language = spoken(language)

    def __call__(self, phrase: str, **details: str | int) -> str:
        """Return ``phrase`` with ``details`` put in, escaped. Raises UnknownPhrase."""
        return self._format(phrase, {name: _safe(value) for name, value in details.items()})

    def label(self, phrase: str, **details: str | int) -> str:
        """Return ``phrase`` for a button or a toast, which take plain text."""
        return self._format(phrase, details)

    def say(self, text: Text) -> str:
        """Return a survey's text in this language, escaped for the channel's HTML."""
        return escape(self.plain(text), quote=False)

    def plain(self, text: Text) -> str:
        """Return a survey's text in this language, for buttons and phrases."""
        return text.say(self.language)

    def together(self, *sentences: str) -> str:
        """Return sentences of one paragraph; in Easy Read each begins a line of its own."""
        between = "\n" if is_easy(self.language) else " "
        return between.join(each for each in sentences if each)

    def enumerated(self, things: Iterable[str]) -> str:
        """Return ``things`` as the end of a sentence; in Easy Read each on a line below it."""
        if is_easy(self.language):
            return "".join(f"\n• {each}" for each in things)
        return listed(each[:1].lower() + each[1:] for each in things)

    def day(self, day: date, today: date) -> str:
        """Return ``day`` as people say it, with the year only when it is not this one."""
        return _day(day, day.year != today.year, self.language)

    def _format(self, phrase: str, details: dict[str, str | int]) -> str:
        # What people wrote must not stay behind in a cache.
        has_words = any(isinstance(value, str) for value in details.values())
        say = _said if has_words else _said_before
        return say(self.language, phrase, tuple(details.items()))


def _said(language: str, phrase: str, details: tuple[tuple[str, str | int], ...]) -> str:
    bundle = _bundle(language)
    if not bundle.has_message(phrase):
        raise UnknownPhrase(phrase)
    return str(bundle.format_pattern(_pattern(bundle, phrase), dict(details))[0])


_said_before = lru_cache(maxsize=4096)(_said)


def _pattern(bundle: FluentBundle, phrase: str) -> Pattern:
    pattern = bundle.get_message(phrase).value
    if pattern is None:
        raise UnknownPhrase(phrase)
    return pattern


@cache
def _day(day: date, with_year: bool, language: str) -> str:
    return str(format_date(day, "d MMMM y" if with_year else "d MMMM", locale=base_of(language)))


def _safe(value: str | int) -> str | int:
    return escape(value, quote=False) if isinstance(value, str) else value


@cache
def _is_right_to_left(language: str) -> bool:
    return Locale.parse(base_of(language)).text_direction == "rtl"


def isolated(words: str, language: str) -> str:
    """Return ``words`` so that in a sentence of ``language`` they keep a direction of their own:
    numbers and Latin names would else be torn apart where it runs from right to left (P29)."""
    return _ISOLATED.format(words) if _is_right_to_left(language) else words


def listed(things: Iterable[str]) -> str:
    """Return ``things`` as a list within a sentence: the commas that all our languages use."""
    return ", ".join(things)
