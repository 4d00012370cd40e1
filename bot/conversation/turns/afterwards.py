"""After sending: taking answers back, being asked again, hearing what happens."""

from msgspec.structs import replace

from bot.conversation.catalogue import Listing
from bot.conversation.effects import Place, Show, TakeBack, Toast
from bot.conversation.presses import AskAgain
from bot.conversation.screens import ending, places
from bot.conversation.screens.panel import notice
from bot.conversation.state import Sent
from bot.conversation.turns.scene import Scene, Turn, here
from bot.dispositions import Disposition


def take_back(
    scene: Scene, place: Place, ref: str, receipt: str, receipt_valid: bool = False
) -> Turn:
    """Take answers back, counted or not yet. A receipt that finds nothing gets the same words,
    whatever the reason."""
    listing = scene.known.by_ref(ref)
    if listing is not None and _is_uncounted(scene, listing, receipt):
        survey = listing.survey.id
        left = scene.person.dropping(survey).disposed(survey, Disposition.STOPPED)
        return _taken_back(scene.having(left), place, listing, receipt)
    if listing is not None and receipt_valid:
        return _taken_back(scene, place, listing, receipt)
    return scene.show(notice(scene.view, scene.person, "not-found"), Place.BELOW_UNLESS_THERE)


def _is_uncounted(scene: Scene, listing: Listing, receipt: str) -> bool:
    interview = scene.person.interviews.get(listing.survey.id)
    at = interview.at if interview else None
    return isinstance(at, Sent) and at.receipt == receipt


def _taken_back(scene: Scene, place: Place, listing: Listing, receipt: str) -> Turn:
    """Hand a receipt in. Of answers that were counted, nothing about the person changes with it: a
    copy made before and one made after would tell together whose receipt, and so whose answers,
    it was."""
    # A ballot may be counted at this very moment, so its receipt is handed in either way.
    effect = TakeBack(listing.survey.id, receipt)
    screen = notice(scene.view, scene.person, "taken-back")
    return scene.turn(effect, Show(screen, place))


def ask_again(scene: Scene, place: Place, press: AskAgain) -> Turn:
    """Note whether we may ask about other things; a thank-you stays, with its receipt."""
    listing = scene.known.by_ref(press.ref)
    person = replace(scene.person, may_ask_again=press.wanted)
    phrase = "may-ask" if press.wanted else "may-not-ask"
    if listing is None or person.disposition(listing.survey.id) is not Disposition.DONE:
        return scene.having(person).show(places.plain(scene.view, phrase), place)
    screen = ending.thanks(scene.view, listing, press.receipt, press.wanted)
    toast = Toast(scene.view.words.label(phrase))
    return scene.having(person).turn(toast, Show(screen, place))


def hear(scene: Scene, place: Place, ref: str, wanted: bool) -> Turn:
    """Note whether the person wants to hear what happens with a survey."""
    listing = scene.known.by_ref(ref)
    if listing is None:
        return here(scene, "nothing-open")
    person = scene.person.hearing(listing.survey.id, wanted)
    phrase = "will-hear" if wanted else "will-not-hear"
    return scene.having(person).show(places.plain(scene.view, phrase), place)
