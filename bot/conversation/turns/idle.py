"""Words written while no survey is going on: what the buttons there say, typed instead (P8)."""

from typing import Final

from bot.conversation.catalogue import OVER, Listing
from bot.conversation.effects import Place
from bot.conversation.events import Request
from bot.conversation.presses import AskAgain
from bot.conversation.screens import news, places
from bot.conversation.screens.promises import promises
from bot.conversation.state import Sent
from bot.conversation.turns import panels
from bot.conversation.turns.afterwards import ask_again, hear, take_back
from bot.conversation.turns.arriving import open_
from bot.conversation.turns.commands import asked, speak
from bot.conversation.turns.scene import Scene, Turn, here
from bot.conversation.typed import means, named_language
from bot.dispositions import BEGAN, Disposition
from surveys.heard import is_heard
from surveys.spelling import fold
from surveys.stop_words import may_be_stop

_REQUESTS: Final = {
    "typed-surveys": Request.SURVEYS,
    "typed-news": Request.NEWS,
    "typed-languages": Request.LANGUAGE,
    "typed-aside": Request.HELP,
}


def idle(scene: Scene, words: str, awaited: tuple[str, ...] = ()) -> Turn:
    """Return the turn of words that are no answer to anything. They may have been meant for one of
    the surveys ``awaited``, which has closed."""
    for phrase, request in _REQUESTS.items():
        if means(words, phrase):
            return asked(scene, request)
    if (panel := panels.named_outside(words)) is not None:
        return panels.shown(scene, panel, Place.BELOW)
    if (language := named_language(words)) is not None:
        return speak(scene, language, Place.BELOW)
    if means(words, "typed-promises"):
        return scene.show(promises(scene.view), Place.BELOW)
    if means(words, "typed-take-back"):
        return _take_back(scene)
    if means(words, "typed-ask-again"):
        return _ask_again(scene)
    if (listing := _titled(scene, words)) is not None:
        return open_(scene, listing, Place.BELOW)
    return (
        _hear(scene, words)
        or _doubted(scene, words)
        or _closed(scene, awaited)
        or here(scene, "nothing-open")
    )


def _doubted(scene: Scene, words: str) -> Turn | None:
    if not may_be_stop(words):
        return None
    return scene.show(places.stop_writing(scene.view), Place.BELOW)


def _closed(scene: Scene, awaited: tuple[str, ...]) -> Turn | None:
    """Return the turn of words that came too late: the survey has closed, and was not answered."""
    attended = scene.person.attended.items()
    begun = {survey for survey, each in attended if each.disposition in BEGAN}
    listings = [*scene.known.listings.values()][::-1]
    for listing in listings:
        is_theirs = listing.survey.id in awaited or listing.survey.id in begun
        if is_theirs and listing.stage in OVER and not listing.told:
            return scene.show(news.told(scene.view, listing), Place.BELOW)
    return None


def _titled(scene: Scene, words: str) -> Listing | None:
    known = [*scene.known.offered(scene.today), *_begun(scene), *scene.known.news()]
    for listing in known:
        if fold(words) in map(fold, listing.survey.title.everywhere()):
            return listing
    return None


def _begun(scene: Scene) -> list[Listing]:
    return [each for each in scene.known.going_on() if scene.person.has_begun(each.survey.id)]


def _sent(scene: Scene) -> tuple[Listing, str] | None:
    """Return the only ballot that is still the person's, with its receipt."""
    found = [
        (listing, interview.at.receipt)
        for interview in scene.person.interviews.values()
        if isinstance(interview.at, Sent)
        and (listing := scene.known.version(interview.version)) is not None
    ]
    return found[0] if len(found) == 1 else None


def _take_back(scene: Scene) -> Turn:
    found = _sent(scene)
    if found is None:
        return here(scene, "take-back-by-button")
    listing, receipt = found
    return take_back(scene, Place.BELOW, listing.ref, receipt)


def _ask_again(scene: Scene) -> Turn:
    found = _sent(scene)
    ref, receipt = (found[0].ref, found[1]) if found else ("", "")
    return ask_again(scene, Place.BELOW, AskAgain(ref, receipt, True))


def _hear(scene: Scene, words: str) -> Turn | None:
    """Return the turn of a yes or no to "Want to hear what happens?", if just that is open."""
    unsettled = [
        scene.known.listings[survey].ref
        for survey, each in scene.person.attended.items()
        if each.disposition is Disposition.DECLINED
        and each.hears is None
        and survey in scene.known.listings
        and not is_heard(survey)
    ]
    for phrase, wanted in (("typed-yes", True), ("typed-no", False)):
        if len(unsettled) == 1 and means(words, phrase):
            return hear(scene, Place.BELOW, unsettled[0], wanted)
    return None
