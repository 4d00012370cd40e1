"""Whether the questions are asked fairly and plainly, language by language."""

from collections.abc import Iterator, Mapping
from typing import Final

from surveys.claims import overclaims
from surveys.items import Option, Scale
from surveys.languages import base_of, is_easy
from surveys.plain_words import double_negatives
from surveys.question_kinds import wants_reasons
from surveys.question_words import absolutes, big_promises, leading_words, noes, two_in_one
from surveys.quotes import LONGEST_QUOTED, quotes
from surveys.reading_age import reading_age
from surveys.review import asking_rules as rules
from surveys.review.draft import Draft, Question, said_in
from surveys.review.easy_read import OLDEST_EASY_READER
from surveys.review.findings import Fault, Loc, Rule
from surveys.review.questions import options_of
from surveys.review.shape import called
from surveys.text import UNNAMED, Text

OLDEST_READER: Final = 9
"""Years; the reading age that a survey should not exceed."""
LARGEST_MESSAGE: Final = 4096 - 300
"""UTF-16 units: what Telegram takes, less what the bot says around a question."""

_PROMISING: Final = frozenset(
    {
        "title",
        "why",
        "question",
        "what",
        "can_change",
        "ask",
        "specify",
        "hint",
        "different",
        "about_you",
    }
)
_READ: Final = _PROMISING | {"owner", "cannot_change", "other_ways"}


def asking_faults(draft: Draft) -> Iterator[Fault]:
    """Yield what is wrong with how the questions are put."""
    yield from _pooled(draft)
    for at, text in draft.texts():
        if called(at) in _PROMISING:
            for place, language, said in placed(draft, at, text):
                for words in big_promises(said, language):
                    yield _by(rules.PROMISES_TOO_MUCH, place, words)
    for question in draft.questions():
        for at, kind, text in question.asks:
            for place, language, said in placed(draft, at, text):
                yield from _asked(kind, place, language, said)
        yield from _sent(draft, question)


def placed(draft: Draft, at: Loc, text: Text) -> Iterator[tuple[Loc, str, str]]:
    """Yield what ``text`` at ``at`` says in each language, with its own place.

    A variant such as "en-easy" is told as the language that it is a variant of.
    """
    for language, said in draft.named(text).items():
        place = at if UNNAMED in text.by_language else (*at, language)
        yield place, base_of(language), said


def _by(rule: Rule, at: Loc, words: str) -> Fault:
    return Fault(rule, at, {"words": words}, words=words)


def _asked(kind: str, at: Loc, language: str, said: str) -> Iterator[Fault]:
    doubled = list(double_negatives(said, language))
    for words in doubled:
        yield _by(rules.DOUBLE_NEGATIVE, at, words)
    if kind == "statement":
        return
    leading = list(leading_words(said, language))
    for words in leading:
        yield _by(rules.LEADING, at, words)
    # "Don't you agree ...?" is one fault, not three; "Why not ...?" asks for what keeps people.
    may_say_no = doubled or leading or wants_reasons(said, language)
    negated = [] if may_say_no else list(noes(said, language))
    for words in negated:
        yield _by(rules.NEGATED, at, words)
    is_told = negated or leading or any(overclaims(said))
    for words in [] if is_told else absolutes(said, language):
        yield _by(rules.ABSOLUTE, at, words)
    is_rated = kind == "scale"
    if is_rated or kind == "single_choice":
        for words in two_in_one(said, language, is_rated=is_rated):
            yield _by(rules.TWO_IN_ONE, at, words)


def _pooled(draft: Draft) -> Iterator[Fault]:
    passages: dict[str, list[str]] = {}
    for at, text in draft.texts():
        if called(at) in _READ:
            for language, said in draft.named(text).items():
                passages.setdefault(language, []).append(said)
    for language, read in passages.items():
        age = reading_age(read, base_of(language))
        most = OLDEST_EASY_READER if is_easy(language) else OLDEST_READER
        if age is not None and age > most:
            details = {"language": language, "age": age, "most": most}
            yield Fault(rules.HARD_TO_READ, ("questions",), details, on_key=True)


def _sent(draft: Draft, question: Question) -> Iterator[Fault]:
    for language, count in units(draft, question).items():
        if count > LARGEST_MESSAGE:
            details = {"language": language, "count": count, "most": LARGEST_MESSAGE}
            yield Fault(rules.TOO_LARGE_TO_SEND, (*question.at, "ask"), details)


def units(draft: Draft, question: Question) -> Mapping[str, int]:
    """Return how many UTF-16 units a question has by language, with all that stands in its
    message: options may be written out there, pictures are told in words, answers are quoted."""
    parts = [said_in(question.raw.get(key)) for key in ("ask", "hint", "about_you")]
    counts: dict[str, int] = {}
    for text in (*filter(None, parts), *_labels(question), *_alts(question)):
        for language, said in draft.named(text).items():
            answers = LONGEST_QUOTED * len(quotes(text.written(language)))
            counts[language] = counts.get(language, 0) + _units(said) + answers + len("12. \n")
    return counts


def _alts(question: Question) -> Iterator[Text]:
    if question.item and question.item.image:
        yield question.item.image.alt
    for option in options_of(question):
        if option.image:
            yield from (option.label, option.image.alt)


def _labels(question: Question) -> Iterator[Text]:
    options: tuple[Option, ...] = options_of(question)
    yield from (option.label for option in options)
    if isinstance(question.item, Scale):
        yield from question.item.labels.values()


def _units(words: str) -> int:
    return len(words.encode("utf-16-le", "surrogatepass")) // 2
