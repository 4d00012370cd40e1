"""How much say some words promise young people, and which of that fits a survey's level: P3."""

import re
from collections.abc import Iterator, Mapping
from enum import Enum, auto
from typing import Final

from surveys.questionnaire import Level
from surveys.spelling import fold


class Claim(Enum):
    """What words may say of young people's part."""

    DECIDE = auto()
    """They decide, alone."""
    DECIDE_TOGETHER = auto()
    CARRY_OUT = auto()
    """They make the change happen themselves, or help to."""
    STARTED = auto()
    """It was their idea."""
    OTHERS_DECIDE = auto()
    ONLY_HEARD = auto()


_NOT_ASKED: Final = "".join(
    f"(?<!{word} )" for word in ("would", "could", "should", "did", "do", "helps", "help", "if")
)
"""Such a word in front makes it a question, or no claim."""
_THEY: Final = rf"{_NOT_ASKED}\b(?:you|young people) (?:(?:all|will|can|get to|now|will all) )?"
_CLAIMS: Final[Mapping[Claim, tuple[str, ...]]] = {
    Claim.DECIDE: (
        rf"{_THEY}(?:decide(?! (?:\w+ ){{0,2}}(?:with|together|jointly|alongside)\b)"
        r"|choose what happens|are in charge|have the (?:final|last) say"
        r"|make the (?:final )?decision)\b",
        r"\b(?:its|it is) (?:up to you|your decision|your call)\b|\byour decision\b",
        r"\b(?:ti|chi) (?:sy n|syn|fydd yn|fydd n|sydd yn) penderfynu\b(?! gyda| ar y cyd)",
        r"\b(?:ti|chi) n penderfynu\b(?! gyda| ar y cyd)"
        r"|\b(?:dy|eich) benderfyniad\b|\beich penderfyniad\b",
        r"\b(?:lan|fyny) i (?:ti|chi)\b|\b(?:ti|chi) (?:biau|pia) r penderfyniad\b",
    ),
    Claim.DECIDE_TOGETHER: (
        rf"{_NOT_ASKED}\bwe (?:(?:all|will|can|shall) )*(?:decide|choose) "
        r"(?:\w+ ){0,3}(?:together|jointly|with you)\b",
        rf"{_THEY}decide (?:\w+ ){{0,2}}(?:together|jointly|with us|alongside us"
        r"|with (?:the )?(?:staff|council|committee|team))\b",
        r"\b(?:shared|joint) decision\b|\bequal say\b|\bhalf (?:of )?the votes?\b",
        r"\b(?:penderfyn|benderfyn)(?:u|wn) (?:\w+ ){0,3}(?:gyda n gilydd|ar y cyd|gyda ni"
        r"|gyda chi|gyda thi)\b",
        r"\b[bp]enderfyniad (?:ar y cyd|a rennir)\b|\bllais cyfartal\b|\bhanner y pleidleisiau\b",
    ),
    Claim.CARRY_OUT: (
        rf"{_THEY}(?:help to |help )?(?:run|build|lead|deliver) (?:it|this)\b",
        rf"{_THEY}(?:help to |help )?(?:carry (?:it|this) out|make (?:it|this) happen)\b",
        r"\b(?:do|make) (?:it|this) (?:happen )?(?:together|yourselves)\b",
        r"\b(?:ti|chi) (?:sy n|syn|fydd yn|fydd n) (?:ei |helpu i )?(?:rhedeg|arwain|adeiladu"
        r"|gwneud i)\b",
        r"\bg?wneud (?:hyn |hynny )?(?:gyda n gilydd|eich hunain)\b",
    ),
    Claim.STARTED: (
        r"\b(?:it|this) (?:was|is) (?:all )?(?:your|young peoples) (?:own )?idea\b",
        rf"{_NOT_ASKED}\b(?:you|young people) (?:started|began|came up with|thought of) "
        r"(?:it|this)\b",
        r"\b(?:started|begun|thought up) by (?:you|young people)\b",
        r"\b(?:dy|eich) syniad (?:di|chi) (?:oedd|yw|ydy) (?:hyn|e|o|hwn)\b",
        r"\b(?:ti|chi|pobl ifanc) (?:a )?ddechreuodd (?:hyn|e|o|y|r)\b",
        r"\bwedi i ddechrau gan (?:bobl ifanc|chi|ti)\b",
    ),
    Claim.OTHERS_DECIDE: (
        rf"{_NOT_ASKED}\b(?:others|adults|staff) (?:will |alone )?"
        r"(?:decide(?! (?:\w+ ){0,2}(?:with|together)\b)|make the (?:final )?decision)\b",
        r"\bthe (?:final )?decision is ours\b|\bwe (?:will )?decide (?:alone|on our own"
        r"|without you)\b",
        r"\beraill (?:sy n|fydd yn) penderfynu\b(?! gyda| ar y cyd)",
        r"\bni (?:sy n|syn|fydd yn) penderfynu\b(?! gyda| ar y cyd)",
    ),
    Claim.ONLY_HEARD: (
        r"\b(?:just|only) a consultation\b|\bthis is a consultation\b",
        r"\bwe (?:will )?(?:just|only) (?:listen|want to listen)\b|\byou have no say\b",
        r"\bdim ond (?:ymgynghoriad|gwrando)\b|\bymgynghoriad yw hyn\b",
        r"\bheb (?:unrhyw )?lais\b",
    ),
}
"""Of every language; words are held to all of them, whatever language they say they are in."""
_PATTERNS: Final[Mapping[Claim, re.Pattern[str]]] = {
    claim: re.compile("|".join(patterns)) for claim, patterns in _CLAIMS.items()
}
_TRUE: Final[Mapping[Level, frozenset[Claim]]] = {
    Level.CONSULTATION: frozenset({Claim.OTHERS_DECIDE, Claim.ONLY_HEARD}),
    Level.REPRESENTATION: frozenset({Claim.OTHERS_DECIDE}),
    Level.DECISION_SHARING: frozenset({Claim.DECIDE_TOGETHER}),
    Level.IMPLEMENTATION: frozenset({Claim.DECIDE_TOGETHER, Claim.CARRY_OUT, Claim.OTHERS_DECIDE}),
    Level.INITIATING: frozenset(set(Claim) - {Claim.ONLY_HEARD}),
}
"""What may be true at each level."""
_CONTRACTED: Final = re.compile(r"['’](?=(?:n|r|i|u|w|th|ch)\b)")


def unfit(level: Level, words: str) -> Iterator[tuple[Claim, str]]:
    """Yield what ``words`` claim that is not true at ``level``, each kind once, and by which words.

    The words are folded, as they were compared.
    """
    said = fold(_CONTRACTED.sub(" ", words))
    for claim, pattern in _PATTERNS.items():
        if claim not in _TRUE[level] and (found := pattern.search(said)):
            yield claim, found[0]
