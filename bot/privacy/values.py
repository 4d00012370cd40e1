"""The values of a counted response: JSON, with what was said in own words sealed."""

import base64
from collections.abc import Mapping

import orjson

from bot.privacy.sealing import Sealer
from surveys.answers import Plain


def write_values(values: Mapping[str, Plain], survey: str, words: Sealer) -> bytes:
    """Return ``values`` as JSON; open-ended answers, the only plain strings, are sealed."""
    sealed = {item: _sealed(value, survey, words) for item, value in values.items()}
    return orjson.dumps(sealed)


def read_values(written: bytes, survey: str, words: Sealer) -> Mapping[str, Plain]:
    """Return what `write_values` wrote. Raises Unsealable."""
    return {item: _opened(value, survey, words) for item, value in orjson.loads(written).items()}


def is_words(value: object) -> bool:
    """Tell whether a value of a response is in somebody's own words, sealed or open."""
    return isinstance(value, str) or (isinstance(value, dict) and "sealed" in value)


def _sealed(value: Plain, survey: str, words: Sealer) -> Plain:
    if not isinstance(value, str):
        return value
    sealed = words.seal(value.encode("utf-8", "surrogatepass"), _context(survey))
    return {"sealed": base64.b64encode(sealed).decode()}


def _opened(value: Plain, survey: str, words: Sealer) -> Plain:
    match value:
        case {"sealed": str(sealed)}:
            plain = words.open(base64.b64decode(sealed), _context(survey))
            return plain.decode("utf-8", "surrogatepass")
        case _:
            return value


def _context(survey: str) -> bytes:
    # The survey's, not the person's: nothing about a response may know who gave it.
    return f"words/{survey}".encode()
