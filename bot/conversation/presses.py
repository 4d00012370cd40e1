"""What a button carries: at most 64 bytes, the state it wants, never "toggle".

A button of a question names the survey version (`ref`, the start of its fingerprint), the visit
(`turn`) and the item by its position in that version, so an old button is known as such.
"""

from enum import StrEnum
from typing import Final, assert_never

from msgspec import Struct

from bot.barriers import Barrier
from bot.conversation.screen import Button, Rows
from bot.standing import Standing


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
    KEEP = "w"
    CHANGE = "e"
    ACCEPT = "y"
    REWORD = "o"
    ANYWAY = "v"
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
    """Show what came of a survey; of none, the list. A long story has several pages."""

    survey: str
    page: int = 0


class ReadPromises(Struct, frozen=True):
    """Show what was promised, and what became of it."""

    page: int = 0


class Speak(Struct, frozen=True):
    """Speak another language."""

    language: str


class StopAll(Struct, frozen=True):
    """Stop all messages."""


class Undo(Struct, frozen=True):
    """Take leaving a survey back. ``day`` is the ordinal of the day on which it was left."""

    survey: str
    day: int


class UndoAll(Struct, frozen=True):
    """Take stopping everything back: the rest is what it was on that day, before the stop."""

    day: int
    standing: Standing
    may_ask_again: bool


class Why(Struct, frozen=True):
    """Ask why the person left a survey, or said no to it; ``more`` = the rarer reasons."""

    survey: str
    more: bool = False


class Because(Struct, frozen=True):
    """Say why."""

    survey: str
    barrier: Barrier


class OpenSettings(Struct, frozen=True):
    """Show how often we may write; ``below`` a message that is to stay."""

    below: bool = False


class TakeBreak(Struct, frozen=True):
    """Choose for how long to pause."""


class Writing(StrEnum):
    """How often we may write, as a button wishes it."""

    TWICE = "2"
    ONCE = "1"
    NEWS = "n"
    NOT_FOR_A_WEEK = "w"
    NOT_FOR_A_MONTH = "m"
    NOT_UNTIL_BACK = "b"
    AGAIN = "a"


class WriteToMe(Struct, frozen=True):
    """Set how often we may write."""

    writing: Writing


class GoHome(Struct, frozen=True):
    """Show where things are."""


class GoOn(Struct, frozen=True):
    """Come back to the interview that is going on, or home."""


class ReadPrivacy(Struct, frozen=True):
    """Read what happens to what people say: in few words, or the whole policy."""

    whole: bool = False


class ShowMyData(Struct, frozen=True):
    """Show all that is held of the person, as a message or as a file."""

    as_file: bool = False


class ForgetMe(Struct, frozen=True):
    """Erase everything about the person. Unless ``sure``, only say what that would do."""

    sure: bool = False


Press = (
    Step
    | TakeBackPress
    | AskAgain
    | Hear
    | OpenSurvey
    | Refuse
    | ReadNews
    | ReadPromises
    | Speak
    | StopAll
    | Undo
    | UndoAll
    | Why
    | Because
    | OpenSettings
    | TakeBreak
    | WriteToMe
    | GoHome
    | GoOn
    | ReadPrivacy
    | ShowMyData
    | ForgetMe
)


_RECEIPT: Final = "t."


def unstamped(step: Step) -> str:
    """Return what a button carries besides the visit, which `stamped_rows` adds."""
    return f"q.{step.ref}.{step.item}.{step.verb.value}.{step.value}"


def stamped_rows(rows: Rows, turn: int) -> Rows:
    """Return the rows of buttons of a visit, as they stand on its screen."""
    stamp = f".{turn}"
    return tuple(
        [tuple([Button(each.label, f"{each.data}{stamp}") for each in row]) for row in rows]
    )


def encode(press: Press) -> str:
    """Return ``press`` as a button carries it."""
    match press:
        case Step() as step:
            return f"{unstamped(step)}.{step.turn}"
        case TakeBackPress(ref, receipt):
            return f"{_RECEIPT}{ref}.{receipt}"
        case AskAgain(ref, receipt, wanted):
            return f"a.{ref}.{receipt}.{wanted:d}"
        case Hear(ref, wanted):
            return f"h.{ref}.{wanted:d}"
        case OpenSurvey(survey):
            return f"o.{survey}"
        case Refuse(ref):
            return f"n.{ref}"
        case ReadNews(survey, page):
            return f"wp.{page}.{survey}" if page else f"w.{survey}"
        case ReadPromises(page):
            return f"m.{page}"
        case Speak(language):
            return f"l.{language}"
        case StopAll():
            return "stopall"
        case Undo() | UndoAll() | Why() | Because() | OpenSettings() | TakeBreak() | WriteToMe():
            return _leaving(press)
        case GoHome():
            return "home"
        case GoOn():
            return "on"
        case ReadPrivacy(whole):
            return f"p.{whole:d}"
        case ShowMyData(as_file):
            return f"d.{as_file:d}"
        case ForgetMe(sure):
            return f"f.{sure:d}"
        case _:
            assert_never(press)


def _leaving(
    press: Undo | UndoAll | Why | Because | OpenSettings | TakeBreak | WriteToMe,
) -> str:
    match press:
        case Undo(survey, day):
            return f"u.{survey}.{day}"
        case UndoAll(day, standing, may_ask_again):
            return f"ua.{day}.{standing}.{may_ask_again:d}"
        case Why(survey, more):
            return f"y.{survey}.{more:d}"
        case Because(survey, barrier):
            return f"b.{survey}.{barrier}"
        case OpenSettings(below):
            return f"often.{below:d}"
        case TakeBreak():
            return "break"
        case WriteToMe(writing):
            return f"v.{writing}"
        case _:
            assert_never(press)


def decode(data: str) -> Press | None:
    """Return the press that ``data`` means, or None when it is none of ours."""
    try:
        return _decoded(data.split("."))
    except ValueError:
        return None


def is_of_interview(data: str) -> bool:
    """Tell whether ``data`` is that of a `Step`, without reading all of it."""
    return data.startswith("q.")


def receipt_pressed(data: str) -> TakeBackPress | None:
    """Return the press of a button with a receipt; None, and soon, for every other one."""
    press = decode(data) if data.startswith(_RECEIPT) else None
    return press if isinstance(press, TakeBackPress) else None


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
        case ["wp", page, survey]:
            return ReadNews(survey, int(page))
        case ["m", page]:
            return ReadPromises(int(page))
        case ["l", language]:
            return Speak(language)
        case ["stopall"]:
            return StopAll()
        case ["u" | "ua" | "y" | "b" | "often" | "break" | "v", *_]:
            return _left(parts)
        case ["home"]:
            return GoHome()
        case ["on"]:
            return GoOn()
        case ["p", ("0" | "1") as whole]:
            return ReadPrivacy(whole == "1")
        case ["d", ("0" | "1") as as_file]:
            return ShowMyData(as_file == "1")
        case ["f", ("0" | "1") as sure]:
            return ForgetMe(sure == "1")
        case _:
            return None


def _left(parts: list[str]) -> Press | None:
    match parts:
        case ["u", survey, day]:
            return Undo(survey, int(day))
        case ["ua", day, standing, ("0" | "1") as wanted]:
            return UndoAll(int(day), Standing(standing), wanted == "1")
        case ["y", survey, ("0" | "1") as more]:
            return Why(survey, more == "1")
        case ["b", survey, barrier]:
            return Because(survey, Barrier(barrier))
        case ["often", ("0" | "1") as below]:
            return OpenSettings(below == "1")
        case ["break"]:
            return TakeBreak()
        case ["v", writing]:
            return WriteToMe(Writing(writing))
        case _:
            return None
