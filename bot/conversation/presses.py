"""What a button carries: at most 64 bytes, the state it wants, never "toggle".

A button of a question names the survey version (`ref`, the start of its fingerprint), the visit
(`turn`) and the item by its position in that version, so an old button is known as such.
"""

from enum import StrEnum
from typing import assert_never

from msgspec import Struct


class Verb(StrEnum):
    """What a button of an interview asks for."""

    START = "s"
    DECLINE = "n"
    MORE = "m"
    LESS = "l"
    LANGUAGES = "g"
    PICK = "p"
    UNPICK = "u"
    NEXT = "x"
    SKIP = "k"
    PREFER_NOT = "r"
    BACK = "b"
    ASIDE = "a"
    CARRY_ON = "c"
    STOP = "q"
    CHANGE = "e"
    ACCEPT = "y"
    SEND = "z"


class Step(Struct, frozen=True):
    """A button of an interview. ``value`` is an option's position in the file, or an item's."""

    ref: str
    turn: int
    item: int
    verb: Verb
    value: int = 0


class TakeBackPress(Struct, frozen=True):
    """Take the answers of a receipt back."""

    ref: str
    receipt: str


class AskAgain(Struct, frozen=True):
    """Whether we may ask this person about other things. The receipt stays on the screen."""

    ref: str
    receipt: str
    wanted: bool


class Hear(Struct, frozen=True):
    """Whether the person wants to hear what happens with a survey."""

    ref: str
    wanted: bool


class OpenSurvey(Struct, frozen=True):
    """Show the introduction of a survey, or go on with it."""

    survey: str


class Refuse(Struct, frozen=True):
    """Say no to an invitation."""

    ref: str


class ReadNews(Struct, frozen=True):
    """Show what came of a survey; of none, the list."""

    survey: str


class Speak(Struct, frozen=True):
    """Speak another language."""

    language: str


class StopAll(Struct, frozen=True):
    """Stop all messages."""


class GoHome(Struct, frozen=True):
    """Show where things are."""


Press = (
    Step
    | TakeBackPress
    | AskAgain
    | Hear
    | OpenSurvey
    | Refuse
    | ReadNews
    | Speak
    | StopAll
    | GoHome
)


def unstamped(step: Step) -> str:
    """Return what a button carries besides the visit, which `stamped` adds."""
    return f"q.{step.ref}.{step.item}.{step.verb.value}.{step.value}"


def stamped(data: str, turn: int) -> str:
    """Return the data of a button on the screen of a visit."""
    return f"{data}.{turn}"


def encode(press: Press) -> str:
    """Return ``press`` as a button carries it."""
    match press:
        case Step() as step:
            return stamped(unstamped(step), step.turn)
        case TakeBackPress(ref, receipt):
            return f"t.{ref}.{receipt}"
        case AskAgain(ref, receipt, wanted):
            return f"a.{ref}.{receipt}.{wanted:d}"
        case Hear(ref, wanted):
            return f"h.{ref}.{wanted:d}"
        case OpenSurvey(survey):
            return f"o.{survey}"
        case Refuse(ref):
            return f"n.{ref}"
        case ReadNews(survey):
            return f"w.{survey}"
        case Speak(language):
            return f"l.{language}"
        case StopAll():
            return "stopall"
        case GoHome():
            return "home"
        case _:
            assert_never(press)


def decode(data: str) -> Press | None:
    """Return the press that ``data`` means, or None when it is none of ours."""
    try:
        return _decoded(data.split("."))
    except ValueError:
        return None


def _decoded(parts: list[str]) -> Press | None:
    match parts:
        case ["q", ref, item, verb, value, turn]:
            return Step(ref, int(turn), int(item), Verb(verb), int(value))
        case ["t", ref, receipt]:
            return TakeBackPress(ref, receipt)
        case ["a", ref, receipt, ("0" | "1") as wanted]:
            return AskAgain(ref, receipt, wanted == "1")
        case ["h", ref, ("0" | "1") as wanted]:
            return Hear(ref, wanted == "1")
        case ["o", survey]:
            return OpenSurvey(survey)
        case ["n", ref]:
            return Refuse(ref)
        case ["w", survey]:
            return ReadNews(survey)
        case ["l", language]:
            return Speak(language)
        case ["stopall"]:
            return StopAll()
        case ["home"]:
            return GoHome()
        case _:
            return None
