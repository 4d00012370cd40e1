"""One person's phone, held against the real conversation: what is sent, and what is shown."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from msgspec.structs import replace

from bot.conversation.advance import advance
from bot.conversation.catalogue import Catalogue
from bot.conversation.effects import Disclose, Effect, Forget, NoteWhy, Place, Show, TakeBack, Toast
from bot.conversation.events import Code, Edited, Event, Pressed, Typed
from bot.conversation.held import Held
from bot.conversation.presses import TakeBackPress, decode
from bot.conversation.receipt_code import read
from bot.conversation.screen import Button, Screen
from bot.conversation.screens.mydata import mydata
from bot.conversation.screens.view import View
from bot.conversation.state import Person, Sent
from bot.conversation.turns.scene import Chance, Turn
from bot.conversation.wording import Wording
from bot.privacy.receipts import receipt_hash
from bot.session_codes import SessionCode
from tests.bot.conversation.shelf import MONDAY


@dataclass(frozen=True, slots=True)
class Said:
    """Something that the bot did: a toast, answers taken back, a reason counted, or a message and its screen."""

    toast: str = ""
    taken_back: str = ""
    noted: str = ""
    copied: str = ""
    given: str = ""
    forgotten: bool = False
    message: int = 0
    screen: Screen | None = None
    is_new: bool = False


@dataclass
class Phone:
    """Plays the shell: gives messages their numbers and finds a tap's button on the screen."""

    known: Catalogue
    person: Person = field(default_factory=lambda: Person("en"))
    today: date = MONDAY
    screens: dict[int, Screen] = field(default_factory=dict)
    sent: dict[str, int] = field(default_factory=dict)
    counted: set[bytes] = field(default_factory=set)
    newest: int = 0
    last: int = 0
    turns: int = 0
    clipboard: str = ""
    word: str = ""
    """What is shown at the session; empty while nothing is."""

    def hears(self, event: Event) -> list[Said]:
        """Take one turn and return what the person sees of it."""
        turn = self.turn(event)
        self.person = turn.person
        pressed = event.message if isinstance(event, Pressed) else None
        return [self._says(effect, pressed) for effect in turn.effects]

    def turn(self, event: Event) -> Turn:
        """Return the turn that an event would make, without taking it."""
        self.turns += 1
        receipt = f"receipt-{self.turns:013}A"
        chance = Chance(seed=lambda: 7, receipt=lambda: receipt)
        return advance(self.known, self._located(), event, self.today, chance)

    def types(self, words: str, crossed: bool = False) -> list[Said]:
        """Send words."""
        self.last += 1
        self.sent[words] = self.last
        found = self._finds(read(words))
        return self.hears(Typed(words, self.last, crossed, found, code=self._lets_in(words)))

    def _lets_in(self, words: str) -> Code:
        """Tell what words are at the door of a session."""
        if not self.word:
            return Code.NONE
        return Code.RIGHT if SessionCode(self.word, 0, self.today).is_meant(words) else Code.WRONG

    def pastes(self) -> list[Said]:
        """Send what was copied."""
        return self.types(self.clipboard)

    def edits(self, before: str, words: str) -> list[Said]:
        """Rewrite words that were sent."""
        return self.hears(Edited(words, self.sent[before]))

    def taps(self, *labels: str, on: int | None = None) -> list[Said]:
        """Tap buttons of one keyboard as it stands, faster than the screen can change."""
        message = self.newest if on is None else on
        buttons = [button_called(self.screens[message], label) for label in labels]
        return [said for button in buttons for said in self.presses(button, message)]

    def presses(self, button: Button, message: int) -> list[Said]:
        """Tap one button."""
        if button.copy is not None:
            self.clipboard = button.copy
            return [Said(copied=button.copy)]
        data = button.data or ""
        return self.hears(Pressed(data, message, self._finds(decode(data))))

    def _finds(self, press: object) -> bool:
        """Tell whether the store has a response for a receipt."""
        return isinstance(press, TakeBackPress) and receipt_hash(press.receipt) in self.counted

    def count(self) -> None:
        """Let the ballot box count what was sent."""
        for survey, interview in list(self.person.interviews.items()):
            if isinstance(interview.at, Sent):
                self.counted.add(receipt_hash(interview.at.receipt))
                self.person = self.person.dropping(survey)

    @property
    def screen(self) -> Screen:
        """The newest screen."""
        return self.screens[self.newest]

    def _located(self) -> Person:
        interview = self.person.current
        if interview is None:
            return self.person
        return self.person.keeping(replace(interview, message=self.newest))

    def _says(self, effect: Effect, pressed: int | None) -> Said:
        match effect:
            case Toast(words):
                return Said(toast=words)
            case TakeBack(survey, receipt):
                self.counted.discard(receipt_hash(receipt))
                return Said(taken_back=survey)
            case Forget():
                return Said(forgotten=True)
            case Disclose(as_file=True):
                return Said(given="my-data.json")
            case Disclose(place):
                view = View(Wording(self.person.language), self.known, self.today)
                held = Held(f"{self.today:%Y-%m}") if self.person.attended else None
                return self._shows(mydata(view, self.person, held), place, pressed)
            case NoteWhy(survey, barrier):
                return Said(noted=f"{survey}: {barrier}")
            case Show(screen, place):
                return self._shows(screen, place, pressed)

    def _shows(self, screen: Screen, place: Place, pressed: int | None) -> Said:
        if place is Place.IN_PLACE and pressed in self.screens:
            message, is_new = pressed, False
        elif place is Place.BELOW_UNLESS_THERE and self.screens.get(self.newest) == screen:
            message, is_new = self.newest, False
        else:
            self.last += 1
            message, is_new = self.last, True
        self.screens[message] = screen
        self.newest = max(self.newest, message)
        return Said(message=message, screen=screen, is_new=is_new)


def button_called(screen: Screen, label: str) -> Button:
    """Return the button with that label; a mark before it (a tick, a place) may be left out."""
    found = [button for row in screen.rows for button in row]
    for button in found:
        if button.label == label or button.label.partition(" ")[2] == label:
            return button
    raise LookupError(f"no button {label!r} among {[button.label for button in found]}")


def labels(screen: Screen) -> Sequence[Sequence[str]]:
    """Return the labels of a screen's buttons, row by row."""
    return [[button.label for button in row] for row in screen.rows]
