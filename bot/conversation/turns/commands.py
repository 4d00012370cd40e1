"""Commands, and words that ask for the same."""

from typing import assert_never

from msgspec.structs import replace

from bot.conversation.effects import Place
from bot.conversation.events import Request
from bot.conversation.presses import ForgetMe, ReadPrivacy, ShowMyData
from bot.conversation.screens import news, places
from bot.conversation.screens.charter import charter
from bot.conversation.state import ChoosingLanguage
from bot.conversation.turns import panels
from bot.conversation.turns.leaving import stop
from bot.conversation.turns.scene import Scene, Turn, here, home, keeping, showing


def asked(scene: Scene, request: Request) -> Turn:
    """Return the turn of a command."""
    match request:
        case Request.STOP:
            return stop(scene, Place.BELOW)
        case Request.SURVEYS:
            return scene.show(home(scene), Place.BELOW)
        case Request.HELP:
            return _help(scene)
        case Request.LANGUAGE:
            return choose_language(scene, Place.BELOW)
        case Request.NEWS:
            return scene.show(news.news(scene.view), Place.BELOW)
        case Request.PRIVACY:
            return panels.shown(scene, ReadPrivacy(), Place.BELOW)
        case Request.MYDATA:
            return panels.shown(scene, ShowMyData(), Place.BELOW)
        case Request.FORGETME:
            return panels.shown(scene, ForgetMe(), Place.BELOW)
        case Request.CHARTER:
            return scene.show(charter(scene.view, scene.person), Place.BELOW)
        case Request.UNKNOWN:
            return here(scene, "unknown-command")
        case _:
            assert_never(request)


def choose_language(scene: Scene, place: Place) -> Turn:
    """Offer the languages; what is typed next may name one."""
    interview = scene.person.current
    if interview is None:
        return scene.show(places.languages(scene.view), place)
    return keeping(scene, replace(interview, aside=ChoosingLanguage()), place)


def speak(scene: Scene, language: str, place: Place) -> Turn:
    """Go on in another language, where the person is."""
    scene = scene.having(replace(scene.person, language=language))
    interview = scene.person.current
    if interview is not None and isinstance(interview.aside, ChoosingLanguage):
        return keeping(scene, replace(interview, aside=None), place)
    return showing(scene, interview, place)


def _help(scene: Scene) -> Turn:
    helping = places.help_(scene.view)
    if scene.person.current is None:
        return scene.show(helping, Place.BELOW)
    return showing(scene, scene.person.current, Place.BELOW, helping.html)
