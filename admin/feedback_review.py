"""What is wrong with "you said, we did" before it goes out: all of it at once. Pure.

Places are those of a feedback file, so that a file and a draft are told alike.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date

from msgspec import Struct

from admin import feedback_rules as rules
from admin.beginning import missing_from
from admin.feedback import DATED, LONGEST_WORDS, Decision, Draft, Theme
from admin.feedback_message import LONGEST_MESSAGE
from admin.language_names import language_name
from admin.reports.themes import ThemeSeed
from bot.conversation.screens.view import cut, length
from surveys.claims import overclaims
from surveys.languages import base_of, is_easy
from surveys.personal_details import details_in
from surveys.plain_words import (
    MOST_EASY_SENTENCE_WORDS,
    MOST_SENTENCE_WORDS,
    double_negatives,
    has_many_long_words,
    has_markup,
    long_sentences,
    office_words,
    says_something,
    too_sure_words,
    vague_words,
)
from surveys.power import Claim, unfit
from surveys.questionnaire import Level, Survey
from surveys.review.findings import Fault, Loc, Rule
from surveys.stop_words import is_stop
from surveys.text import Text

FEWEST_WORDS = 2
"""An answer of fewer words leaves people asking."""
MOST_YEARS = 5
_NAMED = 70
"""UTF-16 units of a theme's words by which a finding names it."""
_WHAT_DAY = {
    Decision.DOING: "by when it is done",
    Decision.NOT_DECIDED: "until when it is decided",
}


class Context(Struct, frozen=True):
    """What a draft is held against: its survey, what the results bring, and the day."""

    survey: Survey
    seeds: Sequence[ThemeSeed]
    today: date
    days_out: Collection[date] = ()
    """Days that are out already. They may be over, and a correction of other words keeps them."""

    @property
    def languages(self) -> Sequence[str]:
        """The languages that every word is needed in."""
        return self.survey.languages


def faults(draft: Draft, context: Context, message: Mapping[str, str]) -> tuple[Fault, ...]:
    """Return what is wrong with a draft, whose ``message`` by language is as given."""
    return (
        *_left_out(draft, context),
        *_themes(draft, context),
        *_owner(draft, context),
        *_corrections(draft, context),
        *_lengths(message),
    )


def errors(found: Sequence[Fault]) -> tuple[Fault, ...]:
    """Return what keeps a message from going out."""
    return tuple(each for each in found if each.rule.severity == "error")


def named(theme: Theme) -> str:
    """Return by which words a theme is named to staff."""
    return cut(Text(theme.short or theme.said).say("en"), _NAMED)


def _left_out(draft: Draft, context: Context) -> Iterator[Fault]:
    if not draft.writing and not context.seeds:
        yield Fault(rules.NO_THEMES, ("themes",))
    for seed in missing_from(draft, context.seeds):
        rule = rules.BARRIER_LEFT_OUT if seed.is_barrier else rules.THEME_LEFT_OUT
        said = cut(seed.short.say("en"), _NAMED)
        yield Fault(rule, ("themes",), {"said": said, "about": seed.name}, on_key=True)


def _themes(draft: Draft, context: Context) -> Iterator[Fault]:
    for place, theme in enumerate(draft.writing):
        at: Loc = ("themes", place)
        yield from _said(theme, at, context)
        if theme.same_as is None:
            yield from _answer(theme, at, context)
        elif draft.answering(theme).decision is None:
            yield Fault(rules.COVERS_ITSELF, (*at, "same_as"), {"said": named(theme)})
    decisions = {each.decision for each in draft.writing if each.same_as is None}
    if decisions and decisions <= {Decision.NOT_DOING, Decision.NOT_DECIDED}:
        yield Fault(rules.EVERYTHING_OPEN, ("themes",), on_key=True)


def _said(theme: Theme, at: Loc, context: Context) -> Iterator[Fault]:
    if theme.required:
        return
    for language in context.languages:
        if not theme.said.get(language):
            details = {"said": named(theme), "language": language_name(language)}
            yield Fault(rules.SAID_NOT_IN_LANGUAGE, (*at, "you_said"), details)
    yield from _words(theme.said, (*at, "you_said"), context)


def _answer(theme: Theme, at: Loc, context: Context) -> Iterator[Fault]:
    said = {"said": named(theme)}
    if theme.decision is None:
        yield Fault(rules.NOT_ANSWERED, at, said)
        return
    yield from _day(theme, at, context)
    rule = rules.NO_REASON if theme.decision is Decision.NOT_DOING else rules.NO_WORDS
    for language in context.languages:
        if not theme.words.get(language):
            yield Fault(rule, at, said | {"language": language_name(language)})
    yield from _words(theme.words, (*at, "words"), context)
    for language, words in theme.words.items():
        if says_something(words) and len(words.split()) < FEWEST_WORDS:
            yield Fault(rules.VERY_SHORT, (*at, "words", language), {"words": words})


def _day(theme: Theme, at: Loc, context: Context) -> Iterator[Fault]:
    if theme.decision not in DATED:
        return
    said: dict[str, object] = {"said": named(theme), "day": theme.until}
    if theme.until is None:
        yield Fault(rules.NO_DAY, at, said | {"what": _WHAT_DAY[theme.decision]})
    elif theme.until <= context.today and theme.until not in context.days_out:
        yield Fault(rules.DAY_IS_OVER, (*at, "until"), said)
    elif theme.until.year - context.today.year > MOST_YEARS:
        yield Fault(rules.DAY_TOO_FAR, (*at, "until"), said | {"years": MOST_YEARS})


def _owner(draft: Draft, context: Context) -> Iterator[Fault]:
    yield from _every_language(draft.owner, ("decided_by",), "Who decided", context)


def _corrections(draft: Draft, context: Context) -> Iterator[Fault]:
    for place, each in enumerate(draft.corrections):
        yield from _words(each.line, ("corrections", place), context)


def _every_language(
    words: Mapping[str, str], at: Loc, what: str, context: Context
) -> Iterator[Fault]:
    if not words:
        return
    for language in context.languages:
        if not words.get(language):
            details = {"said": what, "language": language_name(language)}
            yield Fault(rules.NO_WORDS, at, details)
    yield from _words(words, at, context)


def _words(words: Mapping[str, str], at: Loc, context: Context) -> Iterator[Fault]:
    """Yield what is wrong with words in each language."""
    for language, said in words.items():
        place = (*at, language)
        if language not in context.languages:
            yield Fault(rules.OTHER_LANGUAGE, place, {"language": language})
        elif not says_something(said) or is_stop(said):
            yield Fault(rules.SAYS_NOTHING, place, {"words": cut(said, _NAMED)})
        else:
            yield from _too_much(said, place, context.survey)
            yield from _advice(said, language, place)
    yield from _same(words, at)


def _too_much(said: str, at: Loc, survey: Survey) -> Iterator[Fault]:
    if len(said) > LONGEST_WORDS:
        yield Fault(rules.TOO_LONG_WORDS, at, {"count": len(said), "most": LONGEST_WORDS})
    yield from (Fault(rules.CLAIM, at, {"words": each}) for each in overclaims(said))
    for claim, words in unfit(survey.level, said):
        yield Fault(_level_rule(claim, survey.level), at, {"words": words})


def _level_rule(claim: Claim, level: Level) -> Rule:
    """Return what a claim breaks: at the first two levels young people did not decide."""
    overstated = claim in (Claim.DECIDE, Claim.DECIDE_TOGETHER)
    if overstated and level in (Level.CONSULTATION, Level.REPRESENTATION):
        return rules.LEVEL_OVERSTATED
    return rules.LEVEL_UNFIT


def _advice(said: str, language: str, at: Loc) -> Iterator[Fault]:
    most = MOST_EASY_SENTENCE_WORDS if is_easy(language) else MOST_SENTENCE_WORDS
    base = base_of(language)
    for sentence, count in long_sentences(said, most):
        short = {"sentence": cut(sentence, _NAMED), "count": count, "most": most}
        yield Fault(rules.LONG_SENTENCE, at, short)
    for word, plainer in office_words(said, base):
        yield Fault(rules.OFFICE_WORD, at, {"word": word, "plainer": plainer})
    for word in vague_words(said, base):
        yield Fault(rules.VAGUE, at, {"word": word})
    for word in too_sure_words(said, base):
        yield Fault(rules.TOO_SURE, at, {"word": word})
    for sentence in double_negatives(said, base):
        yield Fault(rules.DOUBLE_NEGATIVE, at, {"sentence": cut(sentence, _NAMED)})
    yield from _signs(said, at)


def _signs(said: str, at: Loc) -> Iterator[Fault]:
    checks: tuple[tuple[bool, Rule], ...] = (
        (has_many_long_words(said), rules.LONG_WORDS),
        (has_markup(said), rules.MARKUP),
    )
    yield from (Fault(rule, at) for is_so, rule in checks if is_so)
    if details := details_in(said):
        yield Fault(rules.MAY_NAME_SOMEBODY, at, {"details": ", ".join(details)})


def _same(words: Mapping[str, str], at: Loc) -> Iterator[Fault]:
    """Yield words that were copied into another language; a quote stays as it was said, and plain
    words may be Easy Read already."""
    seen: dict[str, str] = {}
    for language, said in words.items():
        other = seen.setdefault(said.strip().casefold(), language)
        is_copied = base_of(other) != base_of(language)
        if is_copied and says_something(said) and not said.startswith("“"):
            names = {"language": language_name(language), "other": language_name(other)}
            yield Fault(rules.SAME_WORDS, (*at, language), names)


def _lengths(message: Mapping[str, str]) -> Iterator[Fault]:
    for language, said in message.items():
        over = length(said) - LONGEST_MESSAGE
        if over > 0:
            details = {"language": language_name(language), "over": over}
            yield Fault(rules.TOO_LONG_MESSAGE, ("themes",), details, on_key=True)
