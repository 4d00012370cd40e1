"""Whether a survey says what its level needs, and in words that fit it: P3."""

from collections.abc import Iterator, Mapping
from typing import Final

from surveys.power import Claim, unfit
from surveys.questionnaire import Level
from surveys.review import rules
from surveys.review.draft import Draft
from surveys.review.findings import Fault, Loc, Rule
from surveys.review.promise import days_between
from surveys.review.shape import called
from surveys.text import Text

_NEEDS: Final[Mapping[Level, tuple[str, str]]] = {
    Level.REPRESENTATION: (
        "who speaks for whom, and how they were chosen",
        "representatives, speak_for and chosen",
    ),
    Level.DECISION_SHARING: (
        "what share of the decision is theirs, and how a disagreement is settled",
        "share and disagreement",
    ),
    Level.IMPLEMENTATION: (
        "what young people do, and with what support",
        "doing and support",
    ),
    Level.INITIATING: (
        "whose idea this is, and who answers by when",
        "idea_of, answered_by and by",
    ),
}
"""What must be said at a level, and the keys that say it."""
_CLAIMING: Final = frozenset(
    {"title", "why", "question", "ask", "hint", "what", "can_change", "different"}
)
"""Keys whose words may say how much say young people have."""
_RULES: Final[Mapping[Claim, Rule]] = {
    Claim.DECIDE: rules.LEVEL_OVERSTATED,
    Claim.DECIDE_TOGETHER: rules.SHARE_OVERSTATED,
    Claim.CARRY_OUT: rules.DEEDS_OVERSTATED,
    Claim.STARTED: rules.IDEA_OVERSTATED,
    Claim.OTHERS_DECIDE: rules.LEVEL_UNDERSTATED,
    Claim.ONLY_HEARD: rules.LEVEL_UNDERSTATED,
}
_SHARING: Final = (Level.DECISION_SHARING, Level.IMPLEMENTATION)


def level_faults(draft: Draft) -> Iterator[Fault]:
    """Yield what the level of a survey lacks, and words that do not fit it."""
    named = draft.get("level")
    level = next((each for each in Level if each.value == named), None)
    if level is None:
        return
    yield from _parts(draft, level)
    yield from _days(draft)
    for at, text in draft.texts():
        if called(at) in _CLAIMING:
            yield from _wording(level, at, text)


def _parts(draft: Draft, level: Level) -> Iterator[Fault]:
    """Yield the part that the level needs, where it is missing, and those of other levels."""
    for each, (what, keys) in _NEEDS.items():
        said = {"level": level.value, "part": each.value, "what": what, "keys": keys}
        if each is level and each.value not in draft.data:
            yield Fault(rules.LEVEL_UNSAID, ("level",), said)
        elif each is not level and each.value in draft.data:
            yield Fault(rules.PART_OF_OTHER_LEVEL, (each.value,), said, on_key=True)


def _days(draft: Draft) -> Iterator[Fault]:
    """Yield an answer to an idea that is owed before anybody was asked what they think of it."""
    at = ("initiating", "by")
    between = days_between(draft, ("closes",), at)
    if between is not None and between < 0:
        said = {"earlier": "closes", "later": "by", "relation": "not be before"}
        yield Fault(rules.DAYS_OUT_OF_ORDER, at, said)


def _wording(level: Level, at: Loc, text: Text) -> Iterator[Fault]:
    for language, said in text.by_language.items():
        for claim, words in unfit(level, said):
            place = (*at, language) if language else at
            details = {"level": level.value, "words": words}
            yield Fault(_rule(claim, level), place, details)


def _rule(claim: Claim, level: Level) -> Rule:
    if claim is Claim.DECIDE and level in _SHARING:
        return rules.DECIDE_NOT_ALONE
    return _RULES[claim]
