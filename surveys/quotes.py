"""Words that quote what somebody answered before: "You said {how_often}. What would help?"

`{how_often}` stands for the answer to the item of that id, `{how_often|now and then}` also says
what is read where there is none. `{{` and `}}` are braces.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Annotated, Any, Final

from pydantic import GetCoreSchemaHandler, PlainSerializer
from pydantic_core import core_schema

from surveys.text import Text, plain, text_of

UNSAID: Final = "…"
"""Stands where nobody is answering, or did not answer, and no words were written for that."""
LONGEST_QUOTED: Final = 200
"""UTF-16 units of an answer that are quoted; what is longer is cut."""
_MARK: Final = re.compile(r"\{\{|\}\}|\{[^{}]*\}|[{}]")
_QUOTE: Final = re.compile(r"\{\s*([a-z0-9_]{1,32})\s*(?:\|([^{}|]*))?\}")
_BRACES: Final = {"{{": "{", "}}": "}"}


@dataclass(frozen=True, slots=True)
class Quote:
    """The place of an answer to ``item`` in a sentence; ``written`` is how the file says it.

    ``otherwise`` is what is said there without one: None where nothing was written for that.
    """

    item: str
    otherwise: str | None
    written: str


class NotAQuote(ValueError):
    """Braces with something else in them, or a single brace: the offending words."""


def pieces(said: str) -> tuple[str | Quote, ...]:
    """Return what ``said`` is made of, in order. Raises NotAQuote."""
    return _pieces(said) if "{" in said or "}" in said else (said,)


@lru_cache(maxsize=1024)
def _pieces(said: str) -> tuple[str | Quote, ...]:
    return tuple(_split(said))


def _split(said: str) -> Iterator[str | Quote]:
    end = 0
    for mark in _MARK.finditer(said):
        yield said[end : mark.start()]
        yield _BRACES.get(mark[0]) or _quote(mark[0])
        end = mark.end()
    yield said[end:]


def _quote(written: str) -> Quote:
    found = _QUOTE.fullmatch(written)
    if not found:
        raise NotAQuote(written)
    otherwise = None if found[2] is None else found[2].strip()
    return Quote(found[1], otherwise, written)


def quotes(said: str) -> list[Quote]:
    """Return the quotes in ``said``; none where they cannot be told."""
    try:
        return [piece for piece in pieces(said) if isinstance(piece, Quote)]
    except NotAQuote:
        return []


def filled(said: str, answer: Callable[[str], str | None]) -> str:
    """Return ``said`` with what ``answer`` returns for the item of each quote, None = no answer."""
    try:
        return "".join(_filled(piece, answer) for piece in pieces(said))
    except NotAQuote:
        return said


def _filled(piece: str | Quote, answer: Callable[[str], str | None]) -> str:
    if isinstance(piece, str):
        return piece
    found = answer(piece.item)
    if found is None:
        found = piece.otherwise
    return UNSAID if found is None else found


def literal(words: str) -> str:
    """Return ``words`` that quote nothing, whatever braces they hold."""
    return words.replace("{", "{{").replace("}", "}}")


def unquoted(said: str) -> str:
    """Return ``said`` as those read it who are asked nothing: results, exports, the review desk."""
    if "{" not in said and "}" not in said:
        return said
    return filled(said, lambda _: None).replace(f"{UNSAID}.", UNSAID)


class Quoting(Text):
    """Words that may quote: whoever just says them, says them unquoted."""

    __slots__ = ()

    def say(self, language: str) -> str:
        """Return the string for ``language`` as `Text.say` does, without anybody's answer."""
        return unquoted(self.written(language))


def without_quotes(text: Text) -> Text:
    """Return ``text`` as one that quotes nobody, in every language."""
    if not isinstance(text, Quoting):
        return text
    return Text({language: unquoted(said) for language, said in text.by_language.items()})


def quoted(*texts: Text | None) -> tuple[str, ...]:
    """Return the ids of the items that ``texts`` quote in any language, each once."""
    said = (each for text in texts if isinstance(text, Quoting) for each in text.everywhere())
    return tuple(dict.fromkeys(quote.item for each in said for quote in quotes(each)))


def quoting_of(raw: object) -> Text:
    """Return the text that a file's ``raw`` value means; it may quote. Raises ValueError."""
    return Quoting(text_of(raw).by_language)


class _Schema:
    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: type[Any], handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(quoting_of)


QuotingWords = Annotated[Text, _Schema, PlainSerializer(plain)]
"""A `Quoting` text as a field of a pydantic model."""
