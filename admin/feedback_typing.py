"""Where the words of a member of staff go in a draft, and what is asked next. Pure.

Two members may write on one theme. Who typed while somebody else changed it chooses which version
stays; nothing is overwritten unseen.
"""

from collections.abc import Sequence
from datetime import date
from typing import assert_never

from msgspec import Struct

from admin.feedback import (
    DATED,
    Act,
    Decision,
    Draft,
    Step,
    Theme,
    Typing,
    Wants,
)

MINUTES_A_THEME = 6
"""To read the numbers of a theme, decide and write; seven take three quarters of an hour."""
MINUTES_A_LANGUAGE = 2
"""To write words once more in another language."""


class Writer(Struct, frozen=True):
    """Who types, on which day, and the languages that every word is needed in."""

    member: str
    today: date
    languages: Sequence[str]

    def step(self, act: Act, number: int = 0, language: str = "") -> Step:
        """Return what this member did, for the history."""
        return Step(member=self.member, on=self.today, act=act, number=number, language=language)


class Gap(Struct, frozen=True):
    """What is missing from one theme: a decision when ``wants`` is None, a day, or words."""

    number: int
    wants: Wants | None
    language: str = ""


def gaps(draft: Draft, languages: Sequence[str]) -> list[Gap]:
    """Return what is missing, theme by theme, in the order in which it is asked for."""
    return [gap for theme in draft.writing for gap in _gaps(theme, languages)]


def _gaps(theme: Theme, languages: Sequence[str]) -> list[Gap]:
    said = [] if theme.required else _lacking(theme, Wants.SAID, theme.said, languages)
    if theme.same_as is not None:
        return said
    if theme.decision is None:
        return [*said, Gap(theme.number, None)]
    day = theme.decision in DATED and theme.until is None
    days = [Gap(theme.number, Wants.UNTIL)] if day else []
    return [*said, *days, *_lacking(theme, Wants.WORDS, theme.words, languages)]


def _lacking(
    theme: Theme, wants: Wants, words: dict[str, str], languages: Sequence[str]
) -> list[Gap]:
    return [Gap(theme.number, wants, each) for each in languages if not words.get(each)]


def minutes_left(draft: Draft, languages: Sequence[str]) -> int:
    """Return about how many minutes the rest takes."""
    whole = MINUTES_A_THEME + MINUTES_A_LANGUAGE * (len(languages) - 1)
    return sum(whole if gap.wants is None else MINUTES_A_LANGUAGE for gap in gaps(draft, languages))


def asked_for(
    draft: Draft, writer: Writer, wants: Wants, number: int = 0, language: str = ""
) -> Typing:
    """Return that one thing alone is asked of a member, as the theme stands now."""
    theme = draft.theme(number)
    return Typing(
        member=writer.member,
        wants=wants,
        number=number,
        language=language or writer.languages[0],
        edition=theme.edition if theme else 0,
        alone=True,
    )


def deciding(draft: Draft, writer: Writer, number: int, decision: Decision) -> Typing:
    """Return what is asked first of a member who chose a decision."""
    wants = Wants.UNTIL if decision in DATED else Wants.WORDS
    asked = asked_for(draft, writer, wants, number)
    return asked.model_copy(update={"decision": decision, "alone": False})


def is_crossed(draft: Draft, typing: Typing) -> bool:
    """Tell whether somebody else changed the theme after its member saw it."""
    theme = draft.theme(typing.number)
    if theme is None or theme.edition == typing.edition:
        return False
    newer = (each for each in draft.history if each.edition > typing.edition)
    return any(each.number == typing.number and each.member != typing.member for each in newer)


def taken(draft: Draft, typing: Typing, words: str, writer: Writer) -> Draft:
    """Return the draft with the words in their place, waiting for what is asked next, if anything.

    When somebody else changed the theme meanwhile, both versions are held, to choose from.
    """
    if is_crossed(draft, typing):
        return draft.holding(typing.model_copy(update={"typed": {typing.language: words}}))
    match typing.wants:
        case Wants.SAID:
            return _said(draft, typing, words, writer)
        case Wants.WORDS:
            return _answered(draft, typing, words, writer)
        case Wants.OWNER | Wants.CORRECTION:
            return _line_by_line(draft, typing, words, writer)
        case Wants.UNTIL | Wants.PASS:
            raise ValueError(f"no words are put in a theme by {typing.wants}")
        case _:
            assert_never(typing.wants)


def dated(draft: Draft, typing: Typing, until: date, writer: Writer) -> Draft:
    """Return the draft with the day of a theme, or waiting for the words that go with it."""
    if not typing.alone:
        then = {"wants": Wants.WORDS, "until": until}
        return draft.awaiting(typing.model_copy(update=then))
    if is_crossed(draft, typing):
        return draft.holding(typing.model_copy(update={"until": until}))
    theme = draft.theme(typing.number)
    if theme is None:
        return draft.not_awaiting(typing.member)
    kept = draft.replacing(theme.changed(until=until)).not_awaiting(typing.member)
    return kept.noting(writer.step(Act.DAY, typing.number))


def chosen(draft: Draft, held: Typing, mine: bool, edition: int, writer: Writer) -> Draft:
    """Return the draft with what a member typed, or with what somebody else wrote meanwhile.

    They saw the theme of that ``edition``. When it was changed once more, both are still held.
    """
    theme = draft.theme(held.number)
    done = draft.not_holding(held.member, held.number)
    if not mine or theme is None:
        return done
    if theme.edition != edition:
        return draft
    seen = held.model_copy(update={"edition": theme.edition, "typed": {}})
    if held.wants is Wants.UNTIL and held.until is not None:
        return dated(done, seen, held.until, writer)
    return taken(done, seen, held.typed[held.language], writer)


def _said(draft: Draft, typing: Typing, words: str, writer: Writer) -> Draft:
    theme = draft.theme(typing.number)
    if theme is None:
        more = draft.adding(Theme(number=0, about="", said={typing.language: words}))
        noted = more.noting(writer.step(Act.ADDED, more.made))
        return _next(noted, typing.model_copy(update={"number": more.made}), writer)
    said = draft.replacing(theme.changed(said={**theme.said, typing.language: words}))
    noted = said.noting(writer.step(Act.SAID, theme.number, typing.language))
    return _next(noted, typing, writer)


def _answered(draft: Draft, typing: Typing, words: str, writer: Writer) -> Draft:
    theme = draft.theme(typing.number)
    if theme is None:
        return draft.not_awaiting(typing.member)
    is_new = typing.decision is not None and typing.language == writer.languages[0]
    if is_new:
        fields = {"decision": typing.decision, "until": typing.until, "same_as": None}
        changed = theme.changed(**fields, words={typing.language: words})
    else:
        changed = theme.changed(words={**theme.words, typing.language: words})
    act = Act.DECIDED if is_new else Act.REASON
    step = writer.step(act, theme.number, typing.language)
    return _next(draft.replacing(changed).noting(step), typing, writer)


def _next(draft: Draft, typing: Typing, writer: Writer) -> Draft:
    """Return the draft that waits for the same words in the next language, if one is left."""
    places = list(writer.languages)
    rest = places[places.index(typing.language) + 1 :] if typing.language in places else []
    theme = draft.theme(typing.number)
    if typing.alone or not rest or theme is None:
        return draft.not_awaiting(typing.member)
    then = {"language": rest[0], "edition": theme.edition}
    return draft.awaiting(typing.model_copy(update=then))


def _line_by_line(draft: Draft, typing: Typing, words: str, writer: Writer) -> Draft:
    """Return the draft with words that are kept when they are there in every language."""
    typed = {**typing.typed, typing.language: words}
    rest = [each for each in writer.languages if each not in typed]
    if rest:
        then = {"typed": typed, "language": rest[0]}
        return draft.awaiting(typing.model_copy(update=then))
    done = draft.not_awaiting(typing.member)
    if typing.wants is Wants.OWNER:
        return done.with_owner(typed).noting(writer.step(Act.OWNER))
    return done.with_line(typed).noting(writer.step(Act.CORRECTING))
