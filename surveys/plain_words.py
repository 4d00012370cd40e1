"""Whether words are plain: long sentences, office words, vague promises, double negatives.

Everything here is advice. English and Welsh have lists of words; length is measured everywhere.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Final

MOST_SENTENCE_WORDS: Final = 20
MOST_EASY_SENTENCE_WORDS: Final = 10
LONG_WORD: Final = 10
"""Letters from which a word counts as long."""
_MOST_LONG: Final = 4
"""One word in so many may be long."""
_FEWEST_LONG: Final = 4
"""Fewer long words than that are never told of."""

_SENTENCES: Final = re.compile(r"(?<=[.!?…])\s+|\n+")
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_MARKUP: Final = re.compile(
    r"</?[a-z][^<>]{0,60}>|&(?:amp|lt|gt|nbsp|#\d+);|\*\*|__", re.IGNORECASE
)

_OFFICE: Final[Mapping[str, Mapping[str, str]]] = {
    "en": {
        "accordingly": "so",
        "ascertain": "find out",
        "assist": "help",
        "commence": "start",
        "commencing": "starting",
        "commission": "pay for",
        "commissioned": "paid for",
        "consultation": "survey",
        "consultees": "people who answered",
        "deliverables": "what we will do",
        "demographic": "group of people",
        "endeavour": "try",
        "engagement": "talking with people",
        "facilitate": "help",
        "facilitating": "helping",
        "feasibility": "whether it can be done",
        "feasible": "possible",
        "funding envelope": "money",
        "going forward": "from now on",
        "implement": "do",
        "implementation": "doing it",
        "implemented": "done",
        "in accordance with": "as",
        "in respect of": "about",
        "in terms of": "for",
        "initiative": "plan",
        "key stakeholders": "the people it matters to",
        "liaise": "talk",
        "liaising": "talking",
        "mitigate": "make less bad",
        "moving forward": "from now on",
        "notwithstanding": "even so",
        "pertaining to": "about",
        "prior to": "before",
        "prioritise": "do first",
        "procure": "buy",
        "procurement": "buying",
        "provision": "what there is",
        "pursuant to": "because of",
        "regarding": "about",
        "respondents": "people who answered",
        "scoping": "looking into",
        "service users": "people who use it",
        "signposting": "showing where to go",
        "stakeholder": "people it matters to",
        "stakeholders": "people it matters to",
        "statutory": "that the law asks for",
        "strategic": "big",
        "subject to": "if",
        "sustainable": "that lasts",
        "utilisation": "use",
        "utilise": "use",
        "with regard to": "about",
    },
    "cy": {
        "cyllido": "talu am",
        "darpariaeth": "beth sydd ar gael",
        "defnyddwyr gwasanaeth": "pobl sy'n ei ddefnyddio",
        "dichonoldeb": "a oes modd ei wneud",
        "gweithredu'r": "gwneud",
        "hwyluso": "helpu",
        "mewn perthynas â": "am",
        "o ran": "am",
        "rhanddeiliad": "pobl y mae'n bwysig iddyn nhw",
        "rhanddeiliaid": "pobl y mae'n bwysig iddyn nhw",
        "statudol": "y mae'r gyfraith yn ei ofyn",
        "strategol": "mawr",
        "unol â": "fel",
        "ymatebwyr": "pobl a atebodd",
        "ymgynghoriad": "arolwg",
        "ymgysylltu": "siarad â phobl",
    },
}
_VAGUE: Final[Mapping[str, tuple[str, ...]]] = {
    "en": (
        "as soon as possible",
        "asap",
        "at the earliest opportunity",
        "in due course",
        "in the fullness of time",
        "in the near future",
        "shortly",
        "soon",
        "when resources allow",
        "where possible",
        "where appropriate",
        "we will consider",
        "we will look into",
        "take on board",
        "taken on board",
        "take into account",
        "taken into account",
    ),
    "cy": (
        "cyn gynted â phosibl",
        "cyn gynted â phosib",
        "maes o law",
        "lle bo modd",
        "lle bo'n bosibl",
        "yn fuan",
        "cyn bo hir",
        "byddwn yn ystyried",
        "byddwn ni'n ystyried",
        "cymryd i ystyriaeth",
    ),
}
_TOO_SURE: Final[Mapping[str, tuple[str, ...]]] = {
    "en": (
        "we promise",
        "i promise",
        "we guarantee",
        "guaranteed",
        "100%",
        "will always",
        "never again",
    ),
    "cy": ("rydyn ni'n addo", "rydym yn addo", "gwarantu", "wedi'i warantu", "100%", "byth eto"),
}
_NEGATIVE: Final[Mapping[str, re.Pattern[str]]] = {
    "en": re.compile(
        r"\b(?:not|no|never|nobody|nothing|none|neither|nor|cannot|unless|without|except|fail(?:s|ed)?"
        r"|unable|refuse[ds]?|\w+n't)\b"
    ),
    "cy": re.compile(r"\b(?:ddim|dim|byth|neb|oni bai|heb|methu|nid|nad|na fydd|peidio)\b"),
}
_JOINTS: Final[Mapping[str, re.Pattern[str]]] = {
    "en": re.compile(r"[,;:–—]|\b(?:and|or|but|so|because)\b"),
    "cy": re.compile(r"[,;:–—]|\b(?:a|ac|neu|ond|achos|felly|oherwydd)\b"),
}


def sentences(words: str) -> list[str]:
    """Return the sentences of ``words``; a new line begins a new one."""
    return [each for each in _SENTENCES.split(words.strip()) if each]


def long_sentences(words: str, most: int = MOST_SENTENCE_WORDS) -> Iterator[tuple[str, int]]:
    """Yield each sentence of more than ``most`` words, with how many it has."""
    for sentence in sentences(words):
        count = len(sentence.split())
        if count > most:
            yield sentence, count


def office_words(words: str, language: str) -> Iterator[tuple[str, str]]:
    """Yield each word of offices, with a plainer one."""
    plain = _folded(words)
    for office, plainer in _OFFICE.get(language, {}).items():
        if _holds(plain, office):
            yield office, plainer


def vague_words(words: str, language: str) -> Iterator[str]:
    """Yield what sounds like a promise and names no day and no deed."""
    plain = _folded(words)
    yield from (each for each in _VAGUE.get(language, ()) if _holds(plain, each))


def too_sure_words(words: str, language: str) -> Iterator[str]:
    """Yield promises of more than anybody can keep."""
    plain = _folded(words)
    yield from (each for each in _TOO_SURE.get(language, ()) if _holds(plain, each))


def double_negatives(words: str, language: str) -> Iterator[str]:
    """Yield sentences with two negations, which are easily read the other way round."""
    pattern, joints = _NEGATIVE.get(language), _JOINTS.get(language)
    if pattern is None or joints is None:
        return
    for sentence in sentences(words):
        # Parts of a sentence may each say no: that is two statements, not a double negative.
        parts = joints.split(_folded(sentence))
        if any(len(pattern.findall(part)) > 1 for part in parts):
            yield sentence


def has_many_long_words(words: str) -> bool:
    """Tell whether so many words are long that a slow reader gives up."""
    found = _WORD.findall(words)
    long = sum(len(each) >= LONG_WORD for each in found)
    return long >= _FEWEST_LONG and long * _MOST_LONG > len(found)


def has_markup(words: str) -> bool:
    """Tell whether ``words`` hold signs of markup, which people would see as they are."""
    return _MARKUP.search(words) is not None


def says_something(words: str) -> bool:
    """Tell whether there is at least one word of letters in it."""
    return _WORD.search(words) is not None


def _folded(words: str) -> str:
    return re.sub(r"\s+", " ", words.lower().replace("’", "'"))


def _holds(plain: str, phrase: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", plain) is not None
