"""What a turn is played with, and the ways in which it may end."""

from collections.abc import Callable, Mapping
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from bot.conversation.catalogue import Catalogue, Stage
from bot.conversation.effects import Effect, Place, Show, Toast
from bot.conversation.screen import Screen
from bot.conversation.screens import places
from bot.conversation.screens.current import current, with_note
from bot.conversation.screens.view import View
from bot.conversation.state import Interview, NotBegun, Person, Sent
from bot.conversation.wording import Wording
from surveys.parsing import Rejection
from surveys.text import Text


class Chance(Struct, frozen=True):
    """What a turn may need that nobody can foresee, drawn when it does; given by the shell."""

    seed: Callable[[], int]
    receipt: Callable[[], str]


class Turn(Struct, frozen=True):
    """The person after the turn, and what to do besides remembering that."""

    person: Person
    effects: tuple[Effect, ...] = ()


class Scene(Struct, frozen=True):
    """What a turn is played with: who it is, in which language, and what is known."""

    person: Person
    known: Catalogue
    today: date
    chance: Chance

    @property
    def view(self) -> View:
        """What screens are drawn with."""
        return View(Wording(self.person.language), self.known, self.today)

    def having(self, person: Person) -> "Scene":
        """Return the scene after something about the person changed."""
        return replace(self, person=person)

    def turn(self, *effects: Effect) -> Turn:
        """Return the turn that ends here."""
        return Turn(self.person, effects)

    def show(self, screen: Screen, place: Place) -> Turn:
        """Return the turn that ends with a screen outside any interview."""
        return self.turn(Show(screen, place))


def showing(
    scene: Scene, interview: Interview | None, place: Place, note: str = "", *toasts: Toast
) -> Turn:
    """Return the turn that shows where ``interview`` is, or home when there is none."""
    listing = scene.known.version(interview.version) if interview else None
    if interview is None or listing is None:
        return scene.turn(*toasts, Show(with_note(home(scene), note), place))
    screen = current(scene.view, listing, scene.person, interview)
    if listing.stage is Stage.CLOSING and not isinstance(interview.at, NotBegun | Sent):
        screen = with_note(screen, scene.view.words("closing-now"))
    return scene.turn(*toasts, Show(with_note(screen, note), place, interview.survey))


def home(scene: Scene) -> Screen:
    """Return where everyone starts, as this person finds it."""
    return places.home(scene.view, scene.person)


def here(scene: Scene, phrase: str) -> Turn:
    """Return the turn that says one of the bot's phrases and shows where things are."""
    return showing(scene, scene.person.current, Place.BELOW, scene.view.words(phrase))


def old(scene: Scene, message: int, of: Interview | None = None) -> Turn:
    """Return the turn of a button that is from earlier: a kind word, and where things are."""
    interview = of or scene.person.current
    toast = Toast(scene.view.words.label("old-button"))
    is_here = interview is not None and interview.message == message
    place = Place.IN_PLACE if is_here else Place.BELOW_UNLESS_THERE
    return showing(scene, interview, place, "", toast)


def keeping(scene: Scene, interview: Interview, place: Place, note: str = "") -> Turn:
    """Return the turn that keeps ``interview`` and shows it."""
    return showing(scene.having(scene.person.keeping(interview)), interview, place, note)


def kindly(scene: Scene, rejection: Rejection) -> str:
    """Return why something typed was no answer, in kind words."""
    return scene.view.words(_phrase(rejection), **_details(scene, rejection))


def kind_toast(scene: Scene, rejection: Rejection) -> Toast:
    """Return the same for a tap, as a word that fades by itself."""
    return Toast(scene.view.words.label(_phrase(rejection), **_details(scene, rejection)))


def _phrase(rejection: Rejection) -> str:
    return rejection.reason.value.replace("_", "-")


def _details(scene: Scene, rejection: Rejection) -> Mapping[str, str | int]:
    plain = scene.view.plain
    details = rejection.details.items()
    return {name: plain(each) if isinstance(each, Text) else each for name, each in details}
