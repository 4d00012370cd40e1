"""The graded ways out, as typed words (P8): in every language, small slips included."""

from collections.abc import Mapping
from functools import cache
from typing import Final

from bot.barriers import Barrier
from bot.conversation.moves import is_named
from bot.conversation.presses import (
    Because,
    OpenSettings,
    StopAll,
    TakeBreak,
    Undo,
    Why,
    WriteToMe,
    Writing,
)
from bot.conversation.screens import how_often as often
from bot.conversation.screens import leaving as screens
from bot.conversation.state import Asking, Person
from bot.conversation.turns.graded import Graded
from bot.conversation.turns.scene import Scene
from bot.conversation.wording import LANGUAGES, Wording
from surveys.items import OpenEnded
from surveys.spelling import fold, is_near

_NEWEST: Final = ""
"""In place of a survey: the one that was left last."""
_ANYWHERE: Final[Mapping[str, Graded]] = {
    "typed-stop-all": StopAll(),
    "typed-only-news": WriteToMe(Writing.NEWS),
    "typed-pause-week": WriteToMe(Writing.NOT_FOR_A_WEEK),
    "typed-pause-month": WriteToMe(Writing.NOT_FOR_A_MONTH),
    "typed-pause-until-back": WriteToMe(Writing.NOT_UNTIL_BACK),
    "typed-write-again": WriteToMe(Writing.AGAIN),
    "typed-how-often": OpenSettings(),
}
"""Whole messages that nobody gives as an answer."""
_BETWEEN: Final[Mapping[str, Graded]] = {
    "break": TakeBreak(),
    "typed-break": TakeBreak(),
}
"""Those that may be an answer in somebody's own words, so they count while none is asked for."""
_OUTSIDE: Final[Mapping[str, Graded]] = {
    "undo": Undo(_NEWEST, 0),
    "typed-undo": Undo(_NEWEST, 0),
    "why": Why(_NEWEST),
    "why-not": Why(_NEWEST),
    "typed-why": Why(_NEWEST),
}
"""Those that mean something only after leaving."""


class _Meanings:
    """What phrases ask for, in all languages; those of two words or more with small slips, too."""

    def __init__(self, presses: Mapping[str, Graded]) -> None:
        self._presses = {
            fold(each): press
            for one in LANGUAGES
            for phrase, press in presses.items()
            for each in Wording(one).label(phrase).split(",")
        }
        self._near: dict[str, list[str]] = {}
        for phrase in self._presses:
            if " " in phrase:
                self._near.setdefault(_initials(phrase), []).append(phrase)

    def of(self, said: str) -> Graded | None:
        """Return what the whole of ``said`` asks for."""
        if (press := self._presses.get(said)) is not None:
            return press
        # Slips leave the first letter of a word, so that few phrases are looked at closely.
        for phrase in self._near.get(_initials(said), ()):
            if is_near(said, phrase):
                return self._presses[phrase]
        return None


def _initials(said: str) -> str:
    return "".join([word[0] for word in said.split()])


def way_out(scene: Scene, words: str) -> Graded | None:
    """Return the way out that the whole of ``words`` asks for, in any language. Words that are the
    label of an option asked for just now are an answer."""
    said = fold(words)
    press = _anywhere().of(said)
    if press is None and scene.person.current is None:
        return _reason(scene.person, said) or _after_leaving(scene.person, said)
    if press is None and (press := _between().of(said)) is not None and _in_own_words(scene):
        return None
    return None if press is None or _is_option(scene, words) else press


def _after_leaving(person: Person, said: str) -> Graded | None:
    press = _outside().of(said)
    asks_nothing = isinstance(press, Why) and person.unexplained is None
    return None if asks_nothing else press


@cache
def _anywhere() -> _Meanings:
    wishes: dict[str, Graded] = {often.phrase_of(each): WriteToMe(each) for each in Writing}
    labels: dict[str, Graded] = {"stop-all": StopAll(), "how-often": OpenSettings()}
    return _Meanings({**wishes, **labels, **_ANYWHERE})


@cache
def _between() -> _Meanings:
    return _Meanings(_BETWEEN)


@cache
def _outside() -> _Meanings:
    return _Meanings({**_BETWEEN, **_OUTSIDE})


def _reason(person: Person, said: str) -> Graded | None:
    """Return the reason that words give, typed as its button says it."""
    barrier = _reasons().get(said) if person.unexplained else None
    return Because(person.unexplained or "", barrier) if barrier else None


@cache
def _reasons() -> Mapping[str, Barrier]:
    said = {barrier: screens.phrase_of(barrier) for barrier in Barrier}
    return {
        fold(Wording(one).label(phrase)): barrier
        for one in LANGUAGES
        for barrier, phrase in said.items()
    }


def _in_own_words(scene: Scene) -> bool:
    """Tell whether a question is asked that somebody answers in their own words."""
    interview = scene.person.current
    listing = scene.known.version(interview.version) if interview else None
    if interview is None or listing is None or interview.aside is not None:
        return False
    at = interview.at
    return isinstance(at, Asking) and isinstance(listing.survey.item(at.item), OpenEnded)


def _is_option(scene: Scene, words: str) -> bool:
    """Tell whether words are the label of an option that is asked for."""
    interview = scene.person.current
    listing = scene.known.version(interview.version) if interview else None
    if interview is None or listing is None or not isinstance(interview.at, Asking):
        return False
    return is_named(listing.survey.item(interview.at.item), words)
