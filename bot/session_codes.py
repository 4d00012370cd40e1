"""The code of a session (P32a): one word for everybody who is there, in force until a time.

It is a paper of the survey, so every replica knows it. Nothing of it is kept with anyone: who typed
it has begun, and that is all. Wrong guesses are counted in memory alone, for ten minutes.
"""

from collections import defaultdict
from collections.abc import Callable
from datetime import date
from hmac import compare_digest
from typing import Final

import orjson
from msgspec import Struct
from msgspec.structs import replace

from bot.conversation.events import Code
from bot.privacy.keys import Keys
from bot.storage.rows import Paper, PaperKind
from bot.storage.store import Store
from surveys.spelling import fold

GUESSES: Final = 5
"""So many wrong words a person may type ..."""
WITHIN: Final = 600.0
"""... in so many seconds."""


class SessionCode(Struct, frozen=True):
    """A word, good ``until`` so many seconds since 1970. ``last_day`` is the day of that."""

    word: str
    until: float
    last_day: date

    def is_meant(self, words: str) -> bool:
        """Tell whether somebody typed it: case, accents and spaces do not matter."""
        return compare_digest(_folded(words).encode(), _folded(self.word).encode())


def _folded(words: str) -> str:
    return fold(words).replace(" ", "")


def as_paper(keys: Keys, survey: str, code: SessionCode) -> Paper:
    """Return the paper that a code is kept as."""
    document = orjson.dumps({"until": code.until, "on": code.last_day}).decode()
    paper = Paper(PaperKind.CODE, survey, "", document)
    return replace(paper, sealed=keys.words.seal(code.word.encode(), paper.place))


def read(keys: Keys, paper: Paper | None, now: float) -> SessionCode | None:
    """Return the code of a paper, if it is in force at ``now``, in seconds since 1970."""
    if paper is None:
        return None
    kept = orjson.loads(paper.document)
    if kept["until"] <= now:
        return None
    word = keys.words.open(paper.sealed, paper.place).decode()
    return SessionCode(word, kept["until"], date.fromisoformat(kept["on"]))


class Doorkeeper:
    """Tells what a typed word is worth. ``now`` is in seconds since 1970."""

    def __init__(self, store: Store, keys: Keys, now: Callable[[], float]) -> None:
        self._store = store
        self._keys = keys
        self._now = now
        self._wrong: defaultdict[bytes, dict[int, float]] = defaultdict(dict)

    async def judge(self, survey: str, tag: bytes, words: str, update_id: int) -> Code:
        """Return what ``words`` are at the door of a survey, typed by the person with that tag."""
        now = self._now()
        code = read(self._keys, await self._store.paper(PaperKind.CODE, survey, ""), now)
        self._forget_guesses(now)
        if code is None:
            return Code.NONE
        if self._is_tired_of(tag):
            return Code.TOO_MANY
        if code.is_meant(words):
            return Code.RIGHT
        if any(map(str.isdecimal, words)):  # Without a number it was no guess.
            self._wrong[tag][update_id] = now
        return Code.TOO_MANY if self._is_tired_of(tag) else Code.WRONG

    def _is_tired_of(self, tag: bytes) -> bool:
        return len(self._wrong.get(tag, ())) >= GUESSES

    def _forget_guesses(self, now: float) -> None:
        for tag, guesses in list(self._wrong.items()):
            left = {update: at for update, at in guesses.items() if at > now - WITHIN}
            if left:
                self._wrong[tag] = left
            else:
                del self._wrong[tag]
