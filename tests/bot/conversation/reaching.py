"""Every state that somebody can reach in a survey, breadth first, whatever buttons there are.

Two states are the same when they have the same shape: where each interview is, what lies over it,
and which buttons are on the screen. What was answered makes no difference, nor how often, except
that somebody is about to be asked what they mean by the option they picked.
"""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

from msgspec.structs import replace

from bot.conversation.advance import advance
from bot.conversation.catalogue import Catalogue
from bot.conversation.effects import Show
from bot.conversation.events import Arrived, Asked, Attached, Edited, Event, Pressed, Request, Typed
from bot.conversation.presses import Step, decode
from bot.conversation.screen import Screen
from bot.conversation.state import Asking, Interview, Person
from bot.conversation.turns.scene import Chance, Turn
from surveys.items import Number, OpenEnded
from tests.bot.conversation.shelf import MONDAY

HERE = 50
"""The message with the newest screen."""
BELOW = 60
"""What somebody writes now."""
WORDS = "wrenkestrel says more benches"
"""What everybody answers in their own words."""
OTHER = "other"
"""The option of shipped surveys of which people are asked what they mean by it."""
OTHER_WORDS = "wrenplover says fewer benches"
_CHANCE = Chance(seed=lambda: 7, receipt=lambda: "receiptofthewrens00000")


@dataclass(frozen=True)
class State:
    """Where somebody is: what is remembered of them, and what they see. ``path`` = how they came."""

    person: Person
    screen: Screen
    path: tuple[str, ...] = ()

    @property
    def located(self) -> Person:
        """The person, with the newest message noted as the shell does."""
        interview = self.person.current
        if interview is None:
            return self.person
        return self.person.keeping(replace(interview, message=HERE))


@dataclass(frozen=True)
class Move:
    """Something that somebody may do in a state, and what comes of it."""

    state: State
    event: Event
    turn: Turn

    @property
    def shows(self) -> list[Show]:
        """The messages of the turn."""
        return [effect for effect in self.turn.effects if isinstance(effect, Show)]

    @property
    def left(self) -> list[Interview]:
        """The interviews that are no more after it."""
        after = self.turn.person.interviews
        return [each for name, each in self.state.person.interviews.items() if name not in after]

    def __str__(self) -> str:
        return " → ".join((*self.state.path, _name(self.event)))


def move(known: Catalogue, state: State, event: Event) -> Move:
    """Return what comes of something that somebody does in a state."""
    return Move(state, event, advance(known, state.located, event, MONDAY, _CHANCE))


def reached(known: Catalogue, survey: str, language: str) -> list[State]:
    """Return every state that can be reached from the link of a survey."""
    start = _after(move(known, State(Person(language), Screen("")), Arrived(survey)))
    found, waiting = {_shape(start): start}, deque([start])
    while waiting:
        state = waiting.popleft()
        for event in deeds(known, state):
            state_after = _after(move(known, state, event))
            if found.setdefault(_shape(state_after), state_after) is state_after:
                waiting.append(state_after)
    return list(found.values())


def deeds(known: Catalogue, state: State) -> Iterator[Event]:
    """Yield what somebody may do in a state: tap what is there, write, rewrite, give a command."""
    for row in state.screen.rows:
        for button in row:
            if button.data:
                yield Pressed(button.data, HERE)
    yield from _writing(known, state.person)
    yield Asked(Request.HELP)
    yield Asked(Request.LANGUAGE)
    yield Attached()


def _writing(known: Catalogue, person: Person) -> Iterator[Event]:
    interview = person.current
    if interview is None:
        return
    if isinstance(interview.at, Asking):
        item = known.listings[interview.survey].survey.item(interview.at.item)
        if isinstance(item, OpenEnded):
            yield Typed(WORDS, BELOW)
        if isinstance(item, Number):
            yield Typed("3", BELOW)
    for message in interview.typed.values():
        yield Edited(OTHER_WORDS, message)


def _after(made: Move) -> State:
    screen = made.shows[-1].screen if made.shows else made.state.screen
    return State(made.turn.person, screen, (*made.state.path, _name(made.event)))


def _shape(state: State) -> object:
    person = state.person
    interviews = frozenset(
        (each.survey, each.active, each.changing, *_place(each), type(each.aside).__name__)
        for each in person.interviews.values()
    )
    return person.standing, interviews, _offers(state.screen)


def _place(interview: Interview) -> tuple[str, str, bool]:
    if not isinstance(interview.at, Asking):
        return type(interview.at).__name__, "", False
    return "Asking", interview.at.item, OTHER in interview.at.picks


def _offers(screen: Screen) -> frozenset[str]:
    presses = [decode(button.data or "") for row in screen.rows for button in row]
    return frozenset(
        each.verb.name if isinstance(each, Step) else type(each).__name__ for each in presses
    )


def _name(event: Event) -> str:
    match event:
        case Pressed(data):
            return data
        case Typed(words) | Edited(words):
            return repr(words)
        case Asked(request):
            return f"/{request.value}"
        case Arrived(code):
            return f"/start {code}"
        case _:
            return type(event).__name__
