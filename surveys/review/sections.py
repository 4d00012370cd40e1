"""Whether the headings of the parts of a survey help those who read them on a phone."""

from collections.abc import Iterator
from typing import Final

from surveys.review import asking_rules as rules
from surveys.review.asking import placed
from surveys.review.draft import Draft, said_in
from surveys.review.findings import Fault

MOST_WORDS: Final = 5
MOST_CHARACTERS: Final = 40


def section_faults(draft: Draft) -> Iterator[Fault]:
    """Yield headings that are too long, and those that begin no new part."""
    before: dict[str, str] = {}
    for question in draft.questions():
        text, at = said_in(question.raw.get("section")), (*question.at, "section")
        if text is None:
            continue
        here = dict(draft.named(text))
        if here == before:
            words = next(iter(here.values()))
            yield Fault(rules.SAME_SECTION, at, {"words": words}, on_key=True, words=words)
        before = here
        for place, _, said in placed(draft, at, text):
            if len(said.split()) > MOST_WORDS or len(said) > MOST_CHARACTERS:
                details = {"words": said, "most_words": MOST_WORDS, "most": MOST_CHARACTERS}
                yield Fault(rules.LONG_SECTION, place, details, words=said)
