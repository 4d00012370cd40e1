"""Whether the words that quote an earlier answer can: it is there, and may be shown."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from surveys.quotes import NotAQuote, Quote, pieces, quotes
from surveys.review import asking_rules as rules
from surveys.review.draft import Draft, Question, said_in
from surveys.review.findings import Fault, Loc, Rule
from surveys.review.routes import Walk
from surveys.review.shape import called, guessed
from surveys.text import UNNAMED, Text

_QUOTING: Final = ("ask", "hint")
_NOT_QUOTED: Final = {
    "open_ended": "answered in people's own words",
    "ranking": "an order, too long for a sentence",
    "statement": "only read, so there is no answer",
}
_LIKE_A_QUOTE: Final = re.compile(r"\{\s*([a-z0-9_]++)[^{}]*\}")


def quoting_faults(draft: Draft, walk: Walk) -> Iterator[Fault]:
    """Yield quotes of what cannot be quoted there, and braces that are no quotes."""
    for place, question in enumerate(walk.questions):
        for key in _QUOTING:
            if text := said_in(question.raw.get(key)):
                yield from _in_text(draft, walk, place, (*question.at, key), text)
    yield from _elsewhere(draft, walk.questions)


def _in_text(draft: Draft, walk: Walk, place: int, at: Loc, text: Text) -> Iterator[Fault]:
    for language, said in text.by_language.items():
        here = (*at, language) if language != UNNAMED else at
        try:
            found = [piece for piece in pieces(said) if isinstance(piece, Quote)]
        except NotAQuote as error:
            yield _by(rules.NOT_A_QUOTE, here, str(error))
            continue
        for quote in found:
            yield from _quote(walk, place, here, quote)
    yield from _languages(draft, at, text)


def _by(rule: Rule, at: Loc, words: str, **details: object) -> Fault:
    return Fault(rule, at, {"words": words, **details}, words=words)


def _quote(walk: Walk, place: int, at: Loc, quote: Quote) -> Iterator[Fault]:
    item, words = quote.item, quote.written
    if item not in walk.places:
        yield _by(rules.QUOTES_UNKNOWN, at, words, item=item, fix=guessed(item, list(walk.places)))
        return
    asked = walk.questions[walk.places[item]]
    if walk.places[item] >= place:
        yield _by(rules.QUOTES_TOO_EARLY, at, words, item=item)
    elif asked.kind in _NOT_QUOTED:
        yield _by(rules.CANNOT_BE_QUOTED, at, words, item=item, kind=_NOT_QUOTED[asked.kind])
    elif quote.otherwise is None and asked.item and not walk.is_answered(item, place):
        yield _by(rules.QUOTES_NOTHING, at, words, item=item)


def _languages(draft: Draft, at: Loc, text: Text) -> Iterator[Fault]:
    """Compare what is quoted in each language with what is in the first that quotes it."""
    first = draft.languages[0] if draft.languages else UNNAMED
    found = {
        language or first: {quote.item for quote in quotes(said)}
        for language, said in text.by_language.items()
    }
    for item in sorted(set().union(*found.values())):
        other = next(language for language, items in found.items() if item in items)
        for language in (each for each, items in found.items() if item not in items):
            here = (*at, language) if language in text.by_language else at
            details: Mapping[str, object] = {"language": language, "item": item, "other": other}
            yield Fault(rules.QUOTED_IN_ONE_LANGUAGE, here, details)


def _elsewhere(draft: Draft, questions: Sequence[Question]) -> Iterator[Fault]:
    ids = {question.id for question in questions}
    for at, text in draft.texts():
        if at[:1] == ("questions",) and len(at) == 3 and at[2] in _QUOTING:
            continue
        for language, said in text.by_language.items():
            for mark in _LIKE_A_QUOTE.finditer(said):
                if mark[1] in ids:
                    here = (*at, language) if language != UNNAMED else at
                    yield _by(rules.CANNOT_QUOTE_HERE, here, mark[0], key=called(at))
