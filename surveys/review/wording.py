"""What is wrong with the words: languages left out, lengths, labels, promises too large."""

import re
from collections.abc import Iterator

from surveys.claims import overclaims
from surveys.items import Option
from surveys.languages import is_easy
from surveys.matching import names_of
from surveys.review import rules
from surveys.review.draft import Draft, Question, said_in
from surveys.review.easy_read import MOST_EASY_QUESTION_WORDS
from surveys.review.findings import Fault, Loc
from surveys.review.questions import options_of
from surveys.review.shape import called, where
from surveys.spelling import fold, loose
from surveys.stop_words import is_stop
from surveys.text import Text

LONGEST_LABEL = 36
"""Characters that a button over the whole width of a phone shows."""
MOST_QUESTION_WORDS = 20
MOST_MESSAGE_WORDS = 45

_SAME_EVERYWHERE = re.compile(r"\S[^\s@]*@\S+|https?://\S+|[^a-z]*", re.IGNORECASE)
"""Addresses and telephone numbers need no translation."""


def wording_faults(draft: Draft) -> Iterator[Fault]:
    """Yield what is wrong with the words."""
    yield from language_faults(draft)
    yield from privacy_faults(draft)
    for question in draft.questions():
        yield from _lengths(draft, question)
        yield from _labels(question)


def language_faults(draft: Draft) -> Iterator[Fault]:
    """Yield languages declared twice, and words that lack a language or have one too many."""
    languages = draft.languages
    for place, language in enumerate(draft.entries("languages")):
        if language in draft.entries("languages")[:place]:
            yield Fault(rules.DUPLICATE_LANGUAGE, ("languages", place), {"language": language})
    for at, text in draft.texts():
        said = {"key": called(at), "where": where(at, draft.data)}
        if not all(map(needs_no_translation, text.everywhere())):
            for language in text.missing(languages):
                yield Fault(rules.LANGUAGE_MISSING, at, said | {"language": language})
        for language in set(draft.named(text)) - set(languages or draft.named(text)):
            undeclared = {"language": language}
            yield Fault(rules.LANGUAGE_UNDECLARED, (*at, language), undeclared, on_key=True)


def needs_no_translation(words: str) -> bool:
    """Tell whether words are the same in every language, as addresses are."""
    return _SAME_EVERYWHERE.fullmatch(words) is not None


def privacy_faults(draft: Draft) -> Iterator[Fault]:
    """Yield the claims about privacy that nobody can keep."""
    for at, text in draft.texts():
        for language, said in text.by_language.items():
            for words in overclaims(said):
                place = (*at, language) if language else at
                yield Fault(rules.PRIVACY_OVERSTATED, place, {"words": words})


def _lengths(draft: Draft, question: Question) -> Iterator[Fault]:
    for at, kind, text in question.asks:
        for language, count in _counts(draft, text).items() if kind != "statement" else ():
            most = MOST_EASY_QUESTION_WORDS if is_easy(language) else MOST_QUESTION_WORDS
            if count > most:
                details = {"language": language, "count": count, "most": most}
                yield Fault(rules.LONG_QUESTION, at, details)
    parts = [said_in(question.raw.get(key)) for key in ("ask", "hint", "about_you")]
    counts = [_counts(draft, text) for text in parts if text]
    for language in counts[0] if parts[0] else ():
        whole = sum(counted.get(language, 0) for counted in counts)
        if whole > MOST_MESSAGE_WORDS:
            details = {"language": language, "count": whole, "most": MOST_MESSAGE_WORDS}
            yield Fault(rules.LONG_MESSAGE, (*question.at, "ask"), details)


def _counts(draft: Draft, text: Text) -> dict[str, int]:
    return {language: len(said.split()) for language, said in draft.named(text).items()}


def _labels(question: Question) -> Iterator[Fault]:
    options = options_of(question)
    seen: dict[str, str] = {}
    for place, option in enumerate(options, start=1):
        at = (*question.at, "options", option.code)
        for name in dict.fromkeys(names_of(option)):
            other = seen.setdefault(loose(name), option.code)
            details = {"label": name, "code": option.code, "other": other}
            if other != option.code:
                yield Fault(rules.DUPLICATE_LABEL, at, details)
            if is_stop(name):
                yield Fault(rules.STOP_WORD, at, details)
        yield from _shown(at, place, option, len(options))


def _shown(at: Loc, place: int, option: Option, count: int) -> Iterator[Fault]:
    for label in option.label.everywhere():
        if len(label) > LONGEST_LABEL:
            details = {"label": label, "count": len(label), "most": LONGEST_LABEL}
            yield Fault(rules.LONG_LABEL, at, details)
    for name in names_of(option):
        number = re.match(r"\d+\b", fold(name))
        if number and int(number[0]) != place and 1 <= int(number[0]) <= count:
            yield Fault(rules.MISLEADING_NUMBER, at, {"label": name, "number": number[0]})
            return
