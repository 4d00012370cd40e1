"""One string per language, with a fallback."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import GetCoreSchemaHandler, PlainSerializer
from pydantic_core import core_schema

from surveys.languages import base_of

UNNAMED = ""
"""The language of a plain string: the first language of its survey."""


@dataclass(frozen=True, slots=True)
class Text:
    """A sentence in one or more languages, keyed by language code (``en``, ``cy``)."""

    by_language: Mapping[str, str]

    def __hash__(self) -> int:
        return hash(tuple(sorted(self.by_language.items())))

    def say(self, language: str) -> str:
        """Return the string for ``language``, else for the one that it is a variant of, else the
        plain one, else the first one written."""
        return self.written(language)

    def written(self, language: str) -> str:
        """Return that string as the file has it."""
        for each in (language, base_of(language), UNNAMED):
            if found := self.by_language.get(each):
                return found
        return next(iter(self.by_language.values()))

    def everywhere(self) -> Iterable[str]:
        """Return the string of every language."""
        return self.by_language.values()

    def missing(self, languages: Iterable[str]) -> list[str]:
        """Return those of ``languages`` in which this text cannot be said.

        A plain string stands for the first of ``languages`` only.
        """
        wanted = list(languages)
        named = set(self.by_language) | (set(wanted[:1]) if UNNAMED in self.by_language else set())
        return [language for language in wanted if language not in named]

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: type[Any], handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        written = core_schema.plain_serializer_function_ser_schema(plain)
        return core_schema.no_info_plain_validator_function(text_of, serialization=written)


def text_of(raw: object) -> Text:
    """Return the text that a file's ``raw`` value means: a string, or a string per language.

    Raises ValueError when it is neither.
    """
    match raw:
        case Text():
            return raw
        case str() if raw.strip():
            return Text({UNNAMED: raw.strip()})
        case Mapping() if raw and all(_is_entry(entry) for entry in raw.items()):
            return Text({str(language): said.strip() for language, said in raw.items()})
        case _:
            raise ValueError("should be words, or one line of words for each language")


def _is_entry(entry: tuple[object, object]) -> bool:
    language, said = entry
    return isinstance(language, str) and isinstance(said, str) and bool(said.strip())


def plain(text: Text) -> str | dict[str, str]:
    """Return ``text`` as a file would write it."""
    if set(text.by_language) == {UNNAMED}:
        return text.by_language[UNNAMED]
    return dict(text.by_language)


Words = Annotated[Text, PlainSerializer(plain)]
"""A Text as a field of a pydantic model."""
