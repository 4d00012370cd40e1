"""Somebody who has the files and the bot's own key, and tries it on every byte of them."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from bot.conversation.codec import from_bytes
from bot.conversation.state import Interview
from bot.privacy.keys import Keys
from bot.privacy.sealing import Unsealable

_BEGINNING = re.compile(rb"(?=\x01)")
_AROUND, _STEP, _LONGEST = 1 + 12 + 16, 64, 1024
"""What a seal adds to what is sealed, the step of its padding, and how long an interview may be."""


def carved(folder: Path, keys: Keys, places: Sequence[str]) -> Iterator[Interview]:
    """Yield every interview, old or new, that ``keys`` open anywhere in any file of ``folder``.

    ``places`` are what interviews are sealed for, contact/survey. Only short ones, which lie in one
    piece, are found.
    """
    for file in sorted(folder.iterdir()):
        content = file.read_bytes()
        for found in _BEGINNING.finditer(content):
            piece = content[found.start() : found.start() + _AROUND + _LONGEST]
            yield from _opened(piece, keys, places)


def _opened(piece: bytes, keys: Keys, places: Sequence[str]) -> Iterator[Interview]:
    for length in range(_AROUND + _STEP, len(piece) + 1, _STEP):
        for place in places:
            try:
                yield from_bytes(keys.interviews.open(piece[:length], place.encode()))
            except Unsealable:
                continue
