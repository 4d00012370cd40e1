"""What a question asks for: reasons that nobody can list in full, or who somebody is.

English and Welsh are known; every other language is left alone.
"""

import re
from collections.abc import Mapping
from typing import Final

from surveys.question_words import any_of

_ELSE: Final = any_of(
    r"something else|someone else|somebody else|somewhere else|anything else|else|other|another",
    r"none of|not sure|not one|nothing|no reason",
    r"(?:don't|do not) (?:know|mind)",
    r"rhywbeth arall|rhywun arall|rhywle arall|arall|eraill",
    r"dim un|dim ots|dim byd|ddim yn (?:siŵr|gwybod)",
)
_NONE: Final = any_of(
    r"(?:none|neither|not any)(?: of (?:these|those|them|the above|it|this))?(?: appl(?:y|ies)"
    r"(?: to me)?)?",
    r"nothing",
    r"(?:dim|yr)(?: un)? o'r (?:rhain|rhai hyn|rheini|uchod)",
    r"(?:dim|yr) un(?: ohonyn nhw)?",
    r"dim byd",
)
_REASONS: Final[Mapping[str, re.Pattern[str]]] = {
    "en": any_of(
        r"why",
        r"what (?:keeps|stops|stopped|kept|made|makes|might|worries|matters|helps|helped)",
        r"what would (?:help|make|stop|keep)",
        r"what (?:was|is|are) the (?:main )?reasons?",
        r"how did you (?:hear|find out)",
        r"how do you (?:get|travel)",
    ),
    "cy": any_of(
        r"pam",
        r"beth (?:sy'n|sydd yn|oedd yn|allai|fyddai(?:'n| yn)?) (?:dy |eich )?"
        r"(?:rhwystro|rwystro|atal|gwneud|helpu|poeni|gadw)",
        r"beth (?:oedd|yw|ydy)(?:'r| y) (?:prif )?(?:reswm|rheswm|rhesymau)",
        r"sut (?:glywaist|glywest|wnest) ti",
        r"sut (?:wyt|rwyt) ti'n (?:teithio|cyrraedd)",
    ),
}
_PERSON: Final[Mapping[str, re.Pattern[str]]] = {
    "en": any_of(
        r"how old are you",
        r"what(?:'s| is) your (?:age|gender|sex|ethnicity|ethnic group|ethnic background|religion"
        r"|faith|nationality|sexual orientation|postcode|date of birth|home language)",
        r"your (?:ethnic group|sexual orientation|gender identity)",
        r"are you (?:disabled|a (?:boy|girl|man|woman))",
        r"do you have a disability",
        r"where do you live",
        r"which [^?]{1,40} do you live in",
        r"(?:when|what year) were you born",
    ),
    "cy": any_of(
        r"(?:faint|beth) (?:yw|ydi|ydy) dy oed(?:ran)?",
        r"(?:beth|pa un) (?:yw|ydi|ydy) dy (?:ryw|rywedd|ethnigrwydd|grefydd|genedligrwydd"
        r"|gyfeiriadedd rhywiol|god post|grŵp ethnig)",
        r"wyt ti'n anabl",
        r"oes gen(?:not|t) ti anabledd",
        r"ble(?: rwyt|'r wyt| wyt) ti'n byw",
        r"pryd (?:gest|cest) ti dy eni",
    ),
}


def wants_reasons(ask: str, language: str) -> bool:
    """Tell whether ``ask`` begins as questions do whose answers nobody can list in full."""
    pattern = _REASONS.get(language)
    return pattern is not None and pattern.match(_plain(ask)) is not None


def leaves_room(label: str) -> bool:
    """Tell whether ``label`` is an answer for all who have another one, in either language."""
    return _ELSE.search(_plain(label)) is not None


def denies_all(label: str) -> bool:
    """Tell whether the whole of ``label`` says that no other answer is true, in either language."""
    return _NONE.fullmatch(_plain(label).strip(" .!")) is not None


def about_person(ask: str, language: str) -> str | None:
    """Return the words of ``ask`` that ask who somebody is, or None when there are none."""
    pattern = _PERSON.get(language)
    found = pattern.search(_plain(ask)) if pattern else None
    return ask[found.start() : found.end()] if found else None


def _plain(words: str) -> str:
    return words.replace("’", "'")
