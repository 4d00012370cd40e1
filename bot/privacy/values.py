"""The values of a counted response: JSON, with what was said in own words sealed."""

import base64
from collections.abc import Mapping

import orjson

from bot.privacy.sealing import Sealer, Unsealable
from surveys.answers import Plain

_NO_WORDS = {"sealed": ""}
"""What is left of words that were deleted."""


def write_values(values: Mapping[str, Plain], survey: str, words: Sealer) -> bytes:
    """Return ``values`` as JSON; open-ended answers, the only plain strings, are sealed."""
    sealed = {item: _sealed(value, survey, words) for item, value in values.items()}
    return orjson.dumps(sealed)


def read_values(written: bytes, survey: str, words: Sealer) -> Mapping[str, Plain]:
    """Return what `write_values` wrote. Raises Unsealable."""
    return {item: _opened(value, survey, words) for item, value in orjson.loads(written).items()}


def resealed(written: bytes, survey: str, old: Sealer, new: Sealer) -> bytes:
    """Return what `write_values` wrote, with what ``old`` sealed sealed by ``new``.

    What ``old`` does not open stays as it is: it may be sealed by ``new`` already, or to a key that
    is not here.
    """
    try:
        values = orjson.loads(written)
    except ValueError:
        return written
    anew = {item: _resealed(value, survey, old, new) for item, value in values.items()}
    return written if anew == values else orjson.dumps(anew)


def without_words(written: bytes) -> bytes:
    """Return ``written`` without anybody's own words; that there were some can still be told.

    Of a response that is sealed as a whole, to a key that is not here, nothing is left.
    """
    if not written.startswith(b"{"):
        return b""
    values = orjson.loads(written)
    left = {item: _NO_WORDS if is_words(value) else value for item, value in values.items()}
    return written if left == values else orjson.dumps(left)


def is_words(value: object) -> bool:
    """Tell whether a value of a response is in somebody's own words, sealed or open."""
    return isinstance(value, str) or (isinstance(value, dict) and "sealed" in value)


def _sealed(value: Plain, survey: str, words: Sealer) -> Plain:
    if not isinstance(value, str):
        return value
    sealed = words.seal(value.encode("utf-8", "surrogatepass"), _context(survey))
    return {"sealed": base64.b64encode(sealed).decode()}


def _resealed(value: Plain, survey: str, old: Sealer, new: Sealer) -> Plain:
    try:
        plain = _opened(value, survey, old)
    except (Unsealable, ValueError):
        return value
    return value if plain == value else _sealed(plain, survey, new)


def _opened(value: Plain, survey: str, words: Sealer) -> Plain:
    match value:
        case {"sealed": ""}:
            return ""
        case {"sealed": str(sealed)}:
            plain = words.open(base64.b64decode(sealed), _context(survey))
            return plain.decode("utf-8", "surrogatepass")
        case _:
            return value


def _context(survey: str) -> bytes:
    # The survey's, not the person's: nothing about a response may know who gave it.
    return f"words/{survey}".encode()
