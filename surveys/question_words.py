"""Whether a question is asked fairly: noes, two in one, leading, absolutes, promises.

English and Welsh have lists of words; every other language is left alone. Each function yields the
offending words as they stand in the question. All of it is advice: a list cannot understand.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from surveys.plain_words import too_sure_words

Patterns = Mapping[str, re.Pattern[str]]


def any_of(*phrases: str) -> re.Pattern[str]:
    """Return a pattern of any of ``phrases``, as whole words, in small or large letters."""
    return re.compile(rf"(?<![\w']){'(?:' + '|'.join(phrases) + ')'}(?![\w'])", re.IGNORECASE)


_NEGATED: Final[Patterns] = {
    "en": any_of(r"not", r"no longer", r"\w+n't", r"cannot", r"never"),
    "cy": any_of(
        r"ddim",
        r"byth",
        r"peidio(?: â| ag)?",
    ),
}
_JOINING: Final[Patterns] = {"en": any_of(r"and(?:/or)?"), "cy": any_of(r"ac", r"a'r", r"a hefyd")}
_EITHER: Final[Patterns] = {
    "en": any_of(r"and(?:/or)?", r"or"),
    "cy": any_of(r"ac", r"neu(?:'n|'r)?", r"a'r"),
}
_PAIRS: Final[Patterns] = {
    "en": any_of(
        r"now and (?:then|again)",
        r"more or less",
        r"(?:up|down|back|here|there|to|in|out|on|off) and \w+",
        r"between [^?.!]{1,40}? and \w+",
        r"(?:food and drink|arts? and crafts?|rock and roll|black and white|health and safety)",
        r"(?:peace and quiet|safe and sound|trial and error|bed and breakfast)",
        r"(?:yes or no|good or bad|one or more|two or three|a week or more|or not)",
        r"(?:parents? (?:and|or) carers?|friends and family|family and friends)",
    ),
    "cy": any_of(
        r"nawr ac (?:yn y man|eto)",
        r"(?:mwy|gwell) neu (?:lai|waeth)",
        r"rhwng [^?.!]{1,40}? (?:a|ac) \w+",
        r"(?:bwyd a diod|celf a chrefft|du a gwyn|rhieni neu ofalwyr)",
        r"neu beidio",
        r"ac eithrio",
        r"ac ati",
    ),
}
_YES_OR_NO: Final[Patterns] = {
    "en": re.compile(
        r"^(?:do|does|did|is|are|was|were|have|has|had|can|could|should|would|will|may)\b",
        re.IGNORECASE,
    ),
    "cy": re.compile(
        r"^(?:a|wyt|ydy|ydi|oes|oedd|fyddet|fyddai|fydd|gest|ddylen|ddylai|allwn|hoffet|est|ddest)\b",
        re.IGNORECASE,
    ),
}
_LEADING: Final[Patterns] = {
    "en": any_of(
        r"(?:don't|do) you (?:not )?agree",
        r"(?:^|(?<=[,.!?] ))(?:do|would|does|is|are|should|ca|wo|did)n't "
        r"(?:you|we|it|they|there|this|that)",
        r"you (?:would|must|do|will) agree",
        r"surely",
        r"of course",
        r"obviously",
        r"as (?:you|we all|everyone|everybody) knows?",
        r"(?:everyone|everybody) (?:knows|agrees|thinks|loves)",
        r"most (?:people|young people|of us) (?:agree|think|want|know|love)",
        r"how much do you (?:love|like|enjoy|hate|dislike)",
        r"how (?:great|bad|wonderful|amazing|terrible|awful|annoying)"
        r" (?:is|are|was|were)",
        r"(?:wonderful|fantastic|amazing|awful|terrible|disgusting|excellent)",
        r"right\?",
    ),
    "cy": any_of(
        r"onid",
        r"wyt ti'n cytuno",
        r"ydych chi'n cytuno",
        r"(?:dwyt ti|dydych chi|dydyn ni) ddim yn (?:meddwl|credu|cytuno)",
        r"wrth gwrs",
        r"yn amlwg",
        r"fel (?:y gwyddost|y gwyddoch|mae pawb yn gwybod|rwyt ti'n gwybod)",
        r"mae pawb yn (?:gwybod|cytuno|meddwl)",
        r"(?:pa mor|mor) (?:wych|ofnadwy|wael|dda) (?:yw|ydy|oedd|mae)",
        r"(?:gwych|bendigedig|ofnadwy|anhygoel)",
    ),
}
_ABSOLUTE: Final[Patterns] = {
    "en": any_of(
        r"always",
        r"never",
        r"every(?:one|body| time)",
        r"no ?(?:body|-one| one)",
        r"nothing",
        r"all (?:the time|of them|young people|your friends)",
        r"completely",
        r"totally",
        r"entirely",
    ),
    "cy": any_of(
        r"bob amser",
        r"(?:wastad|o hyd)",
        r"byth",
        r"(?:pawb|bawb|phawb)",
        r"neb",
        r"bob tro",
        r"(?:yn )?(?:hollol|gyfan gwbl|llwyr)",
    ),
}
_PROMISES: Final[Patterns] = {
    "en": any_of(
        r"your (?:voice|answers?|views?|ideas?) will (?:change|be acted on|make|be used to change)",
        r"we will (?:definitely|certainly|always|do (?:whatever|everything|anything|what) you)",
        r"will (?:definitely|certainly) \w+",
        r"(?:you|we)(?: will|'ll) (?:get|have) (?:whatever|everything|anything) you",
        r"whatever you (?:say|want|choose|decide)",
        r"make (?:it|this|your dreams?|that) (?:all )?(?:happen|come true)",
        r"no matter what",
    ),
    "cy": any_of(
        r"bydd dy (?:lais|atebion|farn|syniadau?) (?:di )?yn newid",
        r"byddwn ni(?:'n| yn) (?:bendant|sicr|gwneud (?:popeth|beth bynnag))",
        r"yn bendant",
        r"beth bynnag (?:rwyt ti|wyt ti|fyddi di|rydych chi)",
        r"doed a ddelo",
    ),
}


def noes(words: str, language: str) -> Iterator[str]:
    """Yield the first no of a question."""
    yield from _first(_NEGATED, words, language)


def two_in_one(words: str, language: str, *, is_rated: bool) -> Iterator[str]:
    """Yield what joins two questions; a question that ``is_rated`` has one answer for both.

    Other questions are looked at when they can be answered by yes or no.
    """
    if words.count("?") > 1:
        yield "?"
    elif language in _PAIRS:
        asked = _question_in(_PAIRS[language].sub(_blank, words))
        if is_rated:
            yield from _first(_JOINING, asked, language)
        elif _YES_OR_NO[language].match(asked.strip()):
            yield from _first(_EITHER, asked, language)


def leading_words(words: str, language: str) -> Iterator[str]:
    """Yield the first words that give the answer away."""
    yield from _first(_LEADING, words, language)


def absolutes(words: str, language: str) -> Iterator[str]:
    """Yield the first word that allows of no exception."""
    yield from _first(_ABSOLUTE, words, language)


def big_promises(words: str, language: str) -> Iterator[str]:
    """Yield the first promise that nobody can be sure of keeping."""
    found = list(_first(_PROMISES, words, language))
    yield from found or list(too_sure_words(words, language))[:1]


def _first(patterns: Patterns, words: str, language: str) -> Iterator[str]:
    pattern = patterns.get(language)
    if pattern and (found := pattern.search(words.replace("’", "'"))):
        # The signs of the text itself, so that its place can be found.
        yield words[found.start() : found.end()]


def _question_in(words: str) -> str:
    """Return the sentence that ends in a question mark, or all of it."""
    asked = re.findall(r"(?<![^.!?\n])[^.!?\n]*\?", words)
    return asked[0].strip() if asked else words


def _blank(found: re.Match[str]) -> str:
    return "_" * len(found[0])
