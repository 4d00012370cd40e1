"""Why not (P7): one optional tap after a no. Counted once for each no, and without the person."""

from msgspec.structs import replace

from bot.barriers import COULD_NOT, Barrier
from bot.conversation.catalogue import OVER, Listing
from bot.conversation.effects import NoteWhy, Place, Show
from bot.conversation.presses import Undo
from bot.conversation.screen import Screen
from bot.conversation.screens import leaving as screens
from bot.conversation.screens import news
from bot.conversation.state import Person
from bot.conversation.turns.scene import Scene, Turn, here, old
from bot.dispositions import Disposition
from surveys.heard import is_heard

_SAID_NO = (Disposition.STOPPED, Disposition.DECLINED, Disposition.COULD_NOT)


def why(scene: Scene, survey: str, more: bool, place: Place) -> Turn:
    """Ask why not, in a survey that the person has left or declined."""
    listing = scene.known.listings.get(survey)
    if listing is None or scene.person.disposition(survey) not in _SAID_NO:
        return _past(scene, listing, place)
    if scene.person.unexplained != survey:
        return scene.show(screens.explained_before(scene.view, listing), place)
    return scene.show(screens.why(scene.view, survey, more), place)


def because(scene: Scene, survey: str, barrier: Barrier, place: Place) -> Turn:
    """Take a reason. Only the turn that still finds the no unexplained has it counted; a second
    tap reads the same words."""
    listing = scene.known.listings.get(survey)
    if listing is None or scene.person.disposition(survey) not in _SAID_NO:
        return _past(scene, listing, place)
    scene, counts = _explained(scene, survey, barrier)
    screen = _thanks(scene, listing, barrier)
    noted = (NoteWhy(survey, barrier),) if counts else ()
    return scene.turn(*noted, Show(screen, place))


def why_newest(scene: Scene, place: Place) -> Turn:
    """Ask why not about what was left last."""
    survey = scene.person.unexplained
    return why(scene, survey, False, place) if survey else here(scene, "nothing-open")


def _past(scene: Scene, listing: Listing | None, place: Place) -> Turn:
    if listing is not None and listing.stage in OVER:
        return scene.show(news.told(scene.view, listing), place)
    return old(scene, 0)


def _explained(scene: Scene, survey: str, barrier: Barrier) -> tuple[Scene, bool]:
    """Return the scene once the reason is taken, and whether it is to be counted."""
    if scene.person.unexplained != survey:
        return scene, False
    person = replace(scene.person, unexplained=None)
    if barrier in COULD_NOT:
        person = person.disposed(survey, Disposition.COULD_NOT)
    return scene.having(person), True


def _thanks(scene: Scene, listing: Listing, barrier: Barrier) -> Screen:
    person, survey = scene.person, listing.survey.id
    undo = Undo(survey, person.stopped_on.toordinal()) if person.stopped_on else None
    has_stopped = person.disposition(survey) is Disposition.STOPPED
    asks_to_hear = not (has_stopped or is_heard(survey) or _is_settled(person, survey))
    return screens.explained(
        scene.view, listing, barrier, undo if has_stopped else None, asks_to_hear
    )


def _is_settled(person: Person, survey: str) -> bool:
    """Tell whether the person has said whether they want to hear what happens."""
    attended = person.attended.get(survey)
    return attended is not None and attended.hears is not None
