"""A receipt as a code that a person can copy, keep, and paste or type back in any state (P12).

It reads ``HB-`` and eight groups of four: which survey version, and the receipt itself, in
Crockford's base 32, which has no letters that look like others. Anything that begins like one is
taken for a code, never for an answer: whoever mistypes it must not have answered a question.
"""

import re
from base64 import b32decode, b32encode, urlsafe_b64decode, urlsafe_b64encode
from binascii import Error
from typing import Final

from bot.conversation.presses import TakeBackPress

_PREFIX: Final = "HB"
_GROUP: Final = 4
_REF_BYTES: Final = 4
_CHARACTERS: Final = 32
_BASE32: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
_CROCKFORD: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_WRITTEN: Final = str.maketrans(_BASE32, _CROCKFORD)
_READ: Final = str.maketrans(_CROCKFORD + "ILOU", _BASE32 + "BBA!")
_DASHES: Final = "-‐‑‒–—−"
_LIKE_A_CODE: Final = re.compile(
    rf"hb(?:[{_DASHES}\s]*[0-9a-z]{{4}}){{8}}"
    rf"|hb[{_DASHES}][0-9a-z]{{4}}[{_DASHES}][0-9a-z]{{2,}}[0-9a-z{_DASHES}]*",
    re.IGNORECASE,
)
_WHOLE_CODE: Final = re.compile(r"\bHB(?:-[0-9A-Z]{4}){8}\b", re.IGNORECASE)
_NEVER_GIVEN: Final = TakeBackPress("", "")


def written(ref: str, receipt: str) -> str:
    """Return the code of a receipt for the survey version that ``ref`` means."""
    packed = bytes.fromhex(ref) + urlsafe_b64decode(f"{receipt}==")
    plain = b32encode(packed).decode().translate(_WRITTEN)
    groups = (plain[at : at + _GROUP] for at in range(0, len(plain), _GROUP))
    return "-".join((_PREFIX, *groups))


def read(words: str) -> TakeBackPress | None:
    """Return what a code asks for; None when ``words`` are no code at all.

    A code that we never gave asks for a receipt that nobody has, so that it gets the same words.
    """
    told = words.strip()
    if told[:2].upper() == _PREFIX and _LIKE_A_CODE.fullmatch(told):
        return _unpacked(told) or _NEVER_GIVEN
    if "HB-" in words.upper() and (inside := _WHOLE_CODE.search(words)):
        # Whoever writes a word with it must not have it in an answer, for others to read.
        return _unpacked(inside[0])
    return None


def _unpacked(code: str) -> TakeBackPress | None:
    plain = "".join(char for char in code[len(_PREFIX) :].upper() if char.isalnum())
    if len(plain) != _CHARACTERS:
        return None
    try:
        packed = b32decode(plain.translate(_READ))
    except (Error, ValueError):
        return None
    receipt = urlsafe_b64encode(packed[_REF_BYTES:]).decode().rstrip("=")
    return TakeBackPress(packed[:_REF_BYTES].hex(), receipt)
