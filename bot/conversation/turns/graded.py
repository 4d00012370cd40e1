"""The graded ways out (P5), the same from everywhere."""

from typing import Final, assert_never

from bot.conversation.effects import Place
from bot.conversation.presses import (
    Because,
    OpenSettings,
    StopAll,
    TakeBreak,
    Undo,
    UndoAll,
    Why,
    WriteToMe,
)
from bot.conversation.turns.explaining import because, why, why_newest
from bot.conversation.turns.how_often import settings, take_break, write_to_me
from bot.conversation.turns.leaving import stop_all
from bot.conversation.turns.scene import Scene, Turn
from bot.conversation.turns.undoing import undo, undo_all, undo_newest

Graded = StopAll | Undo | UndoAll | Why | Because | OpenSettings | TakeBreak | WriteToMe
GRADED: Final = (
    StopAll,
    Undo,
    UndoAll,
    Why,
    Because,
    OpenSettings,
    TakeBreak,
    WriteToMe,
)


def graded(scene: Scene, press: Graded, place: Place) -> Turn:
    """Return the turn of a way out."""
    match press:
        case StopAll():
            return stop_all(scene, place)
        case Undo(survey, day):
            return undo(scene, survey, day, place) if survey else undo_newest(scene, place)
        case UndoAll():
            return undo_all(scene, press, place)
        case Why(survey, more):
            return why(scene, survey, more, place) if survey else why_newest(scene, place)
        case Because(survey, barrier):
            return because(scene, survey, barrier, place)
        case OpenSettings(below):
            return settings(scene, Place.BELOW if below else place)
        case TakeBreak():
            return take_break(scene, place)
        case WriteToMe(writing):
            return write_to_me(scene, writing, place)
        case _:
            assert_never(press)
