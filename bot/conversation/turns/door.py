"""Going in: straight to the first item, or by the word that everybody at a session is shown."""

from msgspec.structs import replace

from bot.conversation import moves
from bot.conversation.catalogue import Listing
from bot.conversation.effects import Place
from bot.conversation.events import Code
from bot.conversation.screens import door
from bot.conversation.state import AtTheDoor, Interview
from bot.conversation.turns.scene import Scene, Turn, keeping, showing
from bot.dispositions import Disposition


def start(scene: Scene, listing: Listing, interview: Interview, place: Place) -> Turn:
    """Return the turn of somebody who wants to take part: the word first, where it takes one."""
    if listing.survey.access == "code":
        return keeping(scene, replace(interview, at=AtTheDoor(), aside=None), place)
    return _enter(scene, listing, interview, place)


def knocked(scene: Scene, listing: Listing, interview: Interview, code: Code) -> Turn:
    """Return the turn of a word typed at the door. Nothing of it is remembered."""
    if code is Code.RIGHT:
        return _enter(scene, listing, interview, Place.BELOW)
    return showing(scene, interview, Place.BELOW, door.refusal(scene.view, listing, code))


def _enter(scene: Scene, listing: Listing, interview: Interview, place: Place) -> Turn:
    # A yes to one survey is no yes to being written to: the standing stays as it is.
    person = scene.person.disposed(interview.survey, Disposition.PART_DONE)
    if person.unexplained == interview.survey:
        person = replace(person, unexplained=None)
    return keeping(scene.having(person), moves.begin(listing.survey, interview), place)
