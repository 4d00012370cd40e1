"""Addresses of the internet in what people type: email, links, names of accounts."""

import re
from typing import Final

from surveys.common_words import NO_ACCOUNTS, NO_HANDLES

_PROVIDERS = "gmail|googlemail|hotmail|outlook|yahoo|icloud|live|aol|proton|protonmail|sky|hwb"
_ENDINGS = r"com|org|net|co\.uk|org\.uk|ac\.uk|gov\.uk|sch\.uk|nhs\.uk|gov\.wales|io|gg"
_APPS = (
    "instagram|insta|ig|snapchat|snap|sc|tik ?tok|tt|discord|twitter|telegram|whatsapp|xbox|psn"
    "|playstation|steam|roblox|twitch|youtube|bereal|facebook|fb|threads"
)
_USER = "name|user ?name|handle|tag|account"
_IS = r"(?:'s| is| yw| ydy| ydi|:| -| =)"
_TAG = r"[a-z_][\w.]{0,30}(?:[\d_]|\.(?=\w))[\w.]*"
"""A name with a digit, a dot or a line in it: of an account, hardly of anything else."""
_LONG_TAG = r"[a-z][\w.]{2,30}(?:_\w+|\d{2,4}\b)"
"""The same where fewer words tell that it is one."""

_EMAIL: Final = re.compile(
    rf"[\w.+'-]{{1,64}}@[\w-]{{1,63}}\.[\w.-]*\w|[\w.+-]{{1,64}} ?@ ?(?:{_PROVIDERS})\b"
    rf"|[\w.+-]{{1,64}} ?(?:\bat\b|\(at\)|\[at\]) ?(?:{_PROVIDERS})"
    r" ?(?:dot|\.|\(dot\)) ?(?:com|co|net|org|uk|me)\b",
    re.IGNORECASE,
)
_DOTTED: Final = re.compile(r"\w[.:][\w/]")
_LINK: Final = re.compile(
    rf"https?:|\bwww\.|\w\.(?:{_ENDINGS})\b|[a-z][\w-]{{,62}}\.[a-z]{{2,6}}/\w",
    re.IGNORECASE,
)
_HANDLE: Final = re.compile(
    rf"(?<![\w.@/])@(?!(?:{'|'.join(sorted(NO_HANDLES))})\b)[a-z_][\w.]{{2,}}|\b[\w.]{{2,32}}#\d{{4}}\b",
    re.IGNORECASE,
)
_ACCOUNT: Final = re.compile(
    rf"\b(?:{_APPS})(?: ?(?:{_USER}|i))?{_IS}? ?{_TAG}|\b(?:add|follow|find|dm|snap) me[: ]+{_TAG}"
    rf"|\b(?:add|follow|find|dm|snap)(?: me)? {_LONG_TAG}"
    rf"|\b(?:my|fy|(?:add|follow|find|message|dm) me on|ychwanega fi ar)"
    rf" (?:{_APPS}|{_USER}|gamer ?tag)(?: ?(?:{_USER}|i))?{_IS}"
    rf" ?(?!(?:{'|'.join(sorted(NO_ACCOUNTS))})\b)[a-z][\w.]{{2,}}",
    re.IGNORECASE,
)
_PROVIDER_WORDS: Final = frozenset(_PROVIDERS.split("|"))
_APP_WORDS: Final = frozenset(
    f"{_APPS}|tik|tiktok|user|username|gamertag|gamer|add|follow|find|dm".split("|")
)


def has_email(text: str, words: frozenset[str]) -> bool:
    """Tell whether ``text`` holds an email address, also one that is spelt out.

    ``words`` are the words of ``text`` in small letters, here and below.
    """
    may_have = "@" in text or not words.isdisjoint(_PROVIDER_WORDS)
    return may_have and _EMAIL.search(text) is not None


def has_link(text: str) -> bool:
    """Tell whether ``text`` holds the address of a page."""
    return _DOTTED.search(text) is not None and _LINK.search(_without_email(text)) is not None


def has_handle(text: str, words: frozenset[str]) -> bool:
    """Tell whether ``text`` names an account."""
    if ("@" in text or "#" in text) and _HANDLE.search(_without_email(text)):
        return True
    return not words.isdisjoint(_APP_WORDS) and _ACCOUNT.search(_without_email(text)) is not None


def _without_email(text: str) -> str:
    return _EMAIL.sub(" ", text) if "@" in text else text
