"""Words that mean what a button says, when typed instead of tapped (P8)."""

from functools import cache

from bot.conversation.presses import Verb
from bot.conversation.wording import LANGUAGES, Wording
from surveys.spelling import fold


def steers(words: str, allowed: tuple[Verb, ...]) -> Verb | None:
    """Return which of ``allowed`` the whole of ``words`` asks for, in any language of the bot."""
    return next((verb for verb in allowed if means(words, _phrase(verb))), None)


def means(words: str, phrase: str) -> bool:
    """Tell whether the whole of ``words`` is one of those that ``phrase`` lists, in any
    language."""
    return fold(words) in _listed(phrase)


def first_meant(words: str, phrases: tuple[str, ...]) -> str | None:
    """Return the first of ``phrases`` that the whole of ``words`` means, in any language."""
    said = fold(words)
    return next((phrase for phrase in phrases if said in _listed(phrase)), None)


def number_to_change(words: str) -> int | None:
    """Return the number of the answer that ``words`` ask to change ("3", "change 3")."""
    *verb, number = fold(words).split() or [""]
    if not number.isdecimal() or len(number) > 3:
        return None
    return int(number) if not verb or means(" ".join(verb), "typed-change") else None


def _phrase(verb: Verb) -> str:
    return f"typed-{verb.name.lower().replace('_', '-')}"


@cache
def _listed(phrase: str) -> frozenset[str]:
    said = (each for one in LANGUAGES for each in Wording(one).label(phrase).split(","))
    return frozenset(map(fold, said))


def named_language(words: str) -> str | None:
    """Return the language of the bot that the whole of ``words`` names, in any of them."""
    return next((one for one in LANGUAGES if means(words, f"typed-language-{one}")), None)
