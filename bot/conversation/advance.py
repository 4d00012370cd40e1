"""One turn of the conversation: what a person did, and what comes of it. Pure: no await, no clock,
no I/O. Whatever happens, leaving is looked for first."""

from datetime import date
from typing import Final, assert_never

from msgspec.structs import replace

from bot.conversation import receipt_code
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
    ForgetMe,
    GoHome,
    GoOn,
    Hear,
    OpenSurvey,
    ReadNews,
    ReadPrivacy,
    ReadPromises,
    Refuse,
    ShowMyData,
    Speak,
    Step,
    TakeBackPress,
    decode,
)
from bot.conversation.screens import news
from bot.conversation.screens.promises import promises
from bot.conversation.state import Person
from bot.conversation.turns import panels
from bot.conversation.turns.afterwards import ask_again, hear, take_back
from bot.conversation.turns.answering import edited, typed
from bot.conversation.turns.arriving import arrived, open_
from bot.conversation.turns.commands import asked, speak
from bot.conversation.turns.forgetting import forgotten
from bot.conversation.turns.graded import GRADED, graded
from bot.conversation.turns.how_often import back
from bot.conversation.turns.leaving import decline, stop
from bot.conversation.turns.scene import Chance, Scene, Turn, here, home, old, showing
from bot.conversation.turns.tapping import tapped
from bot.conversation.turns.way_out import way_out
from bot.conversation.typed import means
from bot.conversation.wording import LANGUAGES
from bot.dispositions import BEGAN
from bot.standing import LOST, Standing, come_back, kept_meanwhile
from surveys.heard import is_heard
from surveys.stop_words import is_stop

_NO_CHANCE: Final = Chance(lambda: 0, str)
"""For turns that only show where things are."""


def advance(known: Catalogue, person: Person, event: Event, today: date, chance: Chance) -> Turn:
    """Return the turn that ``event`` makes of ``person``."""
    scene = Scene(_listening(person, event, today), known, today, chance)
    match event:
        case BlockedUs() | UnblockedUs():
            return scene.turn()
        case Typed(words=words) if (press := way_out(scene, words)) is not None:
            return graded(scene, press, Place.BELOW)
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
            return _typed(scene, event)
        case Edited():
            return _receipt(scene, event) or edited(scene, event)
        case Attached():
            return here(scene, "only-words")
        case _:
            assert_never(event)


def _typed(scene: Scene, event: Typed) -> Turn:
    """Return the turn of words: of a receipt and of some commands whatever is going on."""
    if (turn := _receipt(scene, event)) is not None:
        return turn
    panel = panels.named(event.words)
    return panels.shown(scene, panel, Place.BELOW) if panel else typed(scene, event)


def _receipt(scene: Scene, event: Typed | Edited) -> Turn | None:
    """Return the turn of a receipt's code, just like that of the receipt's button."""
    press = receipt_code.read(event.words)
    if press is None:
        return None
    return take_back(scene, Place.BELOW, press.ref, press.receipt, event.receipt_valid)


def _is_leaving(words: str) -> bool:
    return is_stop(words) or means(words, "typed-stop")


def again(known: Catalogue, person: Person, event: Event, today: date) -> Turn:
    """Return the turn of an update that was answered before: it only shows where things are."""
    scene = Scene(person, known, today, _NO_CHANCE)
    match event:
        case Pressed(data=data) if decode(data) == ForgetMe(sure=True):
            return scene.turn(forgotten(scene, Place.IN_PLACE))
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


def _listening(person: Person, event: Event, today: date) -> Person:
    """Return the person as they stand when something comes from them. What they chose themselves
    is never undone by that; only a pause ends when it is over."""
    if isinstance(event, BlockedUs):
        return _blocked(person)
    if person.standing is Standing.ASKS:
        return person
    if person.standing in LOST:
        standing, chosen, until = come_back(person.chosen, person.paused_until, today)
        person = replace(person, standing=standing, chosen=chosen, paused_until=until)
    until = person.paused_until if person.standing is Standing.PAUSED else None
    return back(person) if until is not None and until < today else person


def _blocked(person: Person) -> Person:
    if person.standing is Standing.STOPPED:
        return person
    kept = person.chosen, person.paused_until
    if person.standing not in LOST:
        kept = kept_meanwhile(person.standing, *kept)
    return replace(person, standing=Standing.BLOCKED, chosen=kept[0], paused_until=kept[1])


def _pressed(scene: Scene, event: Pressed) -> Turn:
    match decode(event.data):
        case Step() as step:
            return tapped(scene, event, step)
        case press if isinstance(press, GRADED):
            return graded(scene, press, Place.IN_PLACE)
        case TakeBackPress(ref, receipt):
            return take_back(scene, Place.IN_PLACE, ref, receipt, event.receipt_valid)
        case AskAgain(ref) as press if scene.known.by_ref(ref) is not None:
            return ask_again(scene, Place.IN_PLACE, press)
        case Hear(ref, wanted) if scene.known.by_ref(ref) is not None:
            return hear(scene, Place.IN_PLACE, ref, wanted)
        case OpenSurvey(survey) if survey in scene.known.listings:
            # What we did stays to be read while somebody says whether they felt heard.
            place = Place.BELOW if is_heard(survey) else Place.IN_PLACE
            return open_(scene, scene.known.listings[survey], place)
        case Refuse(ref) if (listing := scene.known.by_ref(ref)) and _is_asked(scene, listing):
            return decline(scene, listing, Place.IN_PLACE)
        case ReadNews(survey, page):
            listing = scene.known.listings.get(survey)
            screen = news.told(scene.view, listing, page) if listing else news.news(scene.view)
            return scene.show(screen, Place.IN_PLACE)
        case ReadPromises(page):
            return scene.show(promises(scene.view, page), Place.IN_PLACE)
        case Speak(language) if language in LANGUAGES:
            return speak(scene, language, Place.IN_PLACE)
        case GoHome():
            return scene.show(home(scene), Place.IN_PLACE)
        case ReadPrivacy() | ShowMyData() | ForgetMe() | GoOn() as panel:
            return panels.shown(scene, panel, Place.IN_PLACE)
        case AskAgain() | Hear() | OpenSurvey() | Refuse() | Speak() | None:
            return old(scene, event.message)


def _is_asked(scene: Scene, listing: Listing) -> bool:
    """Tell whether an invitation still waits for an answer: who began since has given one."""
    return scene.person.disposition(listing.survey.id) not in BEGAN
