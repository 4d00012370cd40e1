"""An interview as bytes, for the store to keep sealed."""

from collections.abc import Mapping
from typing import Final

from msgspec import DecodeError
from msgspec.json import Decoder, Encoder

from bot.conversation.state import Interview
from surveys.answers import Plain, to_plain

_ENCODER: Final = Encoder()
_DECODER: Final = Decoder(Interview)


class Unreadable(ValueError):
    """Bytes that are no interview of ours."""


def to_bytes(interview: Interview) -> bytes:
    """Return ``interview`` as JSON; `from_bytes` reads it back."""
    return _ENCODER.encode(interview)


def from_bytes(raw: bytes) -> Interview:
    """Return the interview that `to_bytes` wrote. Raises Unreadable for anything else."""
    try:
        return _DECODER.decode(raw)
    except (DecodeError, UnicodeDecodeError) as error:
        raise Unreadable("not an interview") from error


def plain_answers(interview: Interview) -> Mapping[str, Plain]:
    """Return the answers of ``interview`` as JSON can hold them."""
    return {item: to_plain(entry) for item, entry in interview.answers.items()}
