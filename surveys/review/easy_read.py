"""What Easy Read asks of words besides being plain: short questions, short sentences."""

from collections.abc import Iterator
from typing import Final

from surveys.languages import is_easy
from surveys.plain_words import MOST_EASY_SENTENCE_WORDS, long_sentences
from surveys.review import rules
from surveys.review.draft import Draft
from surveys.review.findings import Fault

MOST_EASY_QUESTION_WORDS: Final = 12
OLDEST_EASY_READER: Final = 7
"""Years; where the formula for the reading age of the language is known."""


def easy_read_faults(draft: Draft) -> Iterator[Fault]:
    """Yield the sentences that are too long for Easy Read; questions have a limit of their own."""
    questions = [each for each in draft.questions() if each.kind != "statement"]
    asked = {(*question.at, "ask") for question in questions}
    for at, text in draft.texts():
        for language, said in draft.named(text).items() if at not in asked else ():
            for sentence, count in _long(language, said):
                details = {
                    "language": language,
                    "count": count,
                    "words": sentence,
                    "most": MOST_EASY_SENTENCE_WORDS,
                }
                place = (*at, language) if language in text.by_language else at
                yield Fault(rules.LONG_SENTENCE, place, details, words=sentence)


def _long(language: str, said: str) -> Iterator[tuple[str, int]]:
    return long_sentences(said, MOST_EASY_SENTENCE_WORDS) if is_easy(language) else iter(())
