"""One turn of the conversation: what a person did, and what comes of it. Pure: no await, no clock,
no I/O. Whatever happens, leaving is looked for first."""

from datetime import date
from typing import Final, assert_never

from msgspec.structs import replace

from bot.conversation.catalogue import Catalogue, Listing
from bot.conversation.effects import Place
from bot.conversation.events import (
    Arrived,
    Asked,
    Attached,
    BlockedUs,
    Edited,
    Event,
    Pressed,
    Typed,
    UnblockedUs,
)
from bot.conversation.presses import (
    AskAgain,
    GoHome,
    Hear,
    OpenSurvey,
    ReadNews,
    Refuse,
    Speak,
    Step,
    StopAll,
    TakeBackPress,
    decode,
)
from bot.conversation.screens import places
from bot.conversation.state import Person
from bot.conversation.turns.afterwards import ask_again, hear, take_back
from bot.conversation.turns.answering import edited, typed
from bot.conversation.turns.arriving import arrived, open_
from bot.conversation.turns.commands import asked, speak
from bot.conversation.turns.leaving import decline, stop, stop_all
from bot.conversation.turns.scene import Chance, Scene, Turn, here, home, old, showing
from bot.conversation.turns.tapping import tapped
from bot.conversation.typed import means
from bot.conversation.wording import LANGUAGES
from bot.dispositions import BEGAN
from bot.standing import Standing
from surveys.stop_words import is_stop

_NO_CHANCE: Final = Chance(lambda: 0, str)
"""For turns that only show where things are."""


def advance(known: Catalogue, person: Person, event: Event, today: date, chance: Chance) -> Turn:
    """Return the turn that ``event`` makes of ``person``."""
    scene = Scene(_listening(person, event), known, today, chance)
    match event:
        case BlockedUs() | UnblockedUs():
            return scene.turn()
        case Typed(words=words) if _is_leaving(words):
            return stop(scene, Place.BELOW)
        case Edited(words=words) if _is_leaving(words) and person.current is not None:
            return stop(scene, Place.BELOW)
        case Asked(request):
            return asked(scene, request)
        case Arrived(code):
            return arrived(scene, code)
        case Pressed():
            return _pressed(scene, event)
        case Typed():
            return typed(scene, event)
        case Edited():
            return edited(scene, event)
        case Attached():
            return here(scene, "only-words")
        case _:
            assert_never(event)


def _is_leaving(words: str) -> bool:
    return is_stop(words) or means(words, "typed-stop")


def again(known: Catalogue, person: Person, event: Event, today: date) -> Turn:
    """Return the turn of an update that was answered before: it only shows where things are."""
    scene = Scene(person, known, today, _NO_CHANCE)
    match event:
        case Pressed(data=data) if isinstance(press := decode(data), Step):
            listing = known.by_ref(press.ref)
            interview = person.interviews.get(listing.survey.id) if listing else None
            return showing(scene, interview or person.current, Place.IN_PLACE)
        case Arrived() | Typed() | Attached() | Asked() | Pressed():
            return showing(scene, person.current, Place.BELOW_UNLESS_THERE)
        case Edited() | BlockedUs() | UnblockedUs():
            return scene.turn()
        case _:
            assert_never(event)


def owed(known: Catalogue, person: Person, survey: str, today: date) -> Turn:
    """Return the turn that shows the screen which an interview was left owing."""
    scene = Scene(person, known, today, _NO_CHANCE)
    return showing(scene, person.interviews.get(survey), Place.BELOW)


def _listening(person: Person, event: Event) -> Person:
    if isinstance(event, BlockedUs):
        stays = person.standing is Standing.STOPPED
        return person if stays else replace(person, standing=Standing.BLOCKED)
    if person.standing in (Standing.BLOCKED, Standing.GONE):
        return replace(person, standing=Standing.ASKS)
    return person


def _pressed(scene: Scene, event: Pressed) -> Turn:
    match decode(event.data):
        case Step() as step:
            return tapped(scene, event, step)
        case TakeBackPress(ref, receipt):
            return take_back(scene, Place.IN_PLACE, ref, receipt, event.receipt_valid)
        case AskAgain(ref) as press if scene.known.by_ref(ref) is not None:
            return ask_again(scene, Place.IN_PLACE, press)
        case Hear(ref, wanted) if scene.known.by_ref(ref) is not None:
            return hear(scene, Place.IN_PLACE, ref, wanted)
        case OpenSurvey(survey) if survey in scene.known.listings:
            return open_(scene, scene.known.listings[survey], Place.IN_PLACE)
        case Refuse(ref) if (listing := scene.known.by_ref(ref)) and _is_asked(scene, listing):
            return decline(scene, listing, Place.IN_PLACE)
        case ReadNews(survey):
            listing = scene.known.listings.get(survey)
            screen = places.told(scene.view, listing) if listing else places.news(scene.view)
            return scene.show(screen, Place.IN_PLACE)
        case Speak(language) if language in LANGUAGES:
            return speak(scene, language, Place.IN_PLACE)
        case StopAll():
            return stop_all(scene, Place.IN_PLACE)
        case GoHome():
            return scene.show(home(scene), Place.IN_PLACE)
        case AskAgain() | Hear() | OpenSurvey() | Refuse() | Speak() | None:
            return old(scene, event.message)


def _is_asked(scene: Scene, listing: Listing) -> bool:
    """Tell whether an invitation still waits for an answer: who began since has given one."""
    return scene.person.disposition(listing.survey.id) not in BEGAN
