"""Being forgotten (P12): in any state, after one confirming tap, and with nothing to undo it."""

from typing import Final

from bot.conversation.catalogue import Listing, Stage
from bot.conversation.effects import Forget, Place, Show, TakeBack
from bot.conversation.screens import forgetting as screens
from bot.conversation.state import NotBegun, Person, Sent
from bot.conversation.turns.scene import Scene, Turn
from bot.dispositions import Disposition

_KEEPS_RECEIPTS: Final = (Stage.OPEN, Stage.RESTING, Stage.CLOSING)


def forget(scene: Scene, place: Place, sure: bool = False) -> Turn:
    """Say what being forgotten means; forget the person who is ``sure``."""
    return _forget(scene, place) if sure else _warn(scene, place)


def _warn(scene: Scene, place: Place) -> Turn:
    listings = scene.known.listings.values()
    ballots = {survey for survey, each in scene.person.interviews.items() if _is_sent(each.at)}
    uncounted = [each for each in listings if each.survey.id in scene.person.interviews]
    counted = [each for each in listings if _is_counted(scene.person, each, ballots)]
    return scene.show(screens.warning(scene.view, uncounted, counted), place)


def _is_counted(person: Person, listing: Listing, ballots: set[str]) -> bool:
    """Tell whether a receipt can still take out what a person sent."""
    survey = listing.survey.id
    is_done = person.disposition(survey) is Disposition.DONE
    return is_done and survey not in ballots and listing.stage in _KEEPS_RECEIPTS


def _forget(scene: Scene, place: Place) -> Turn:
    """Forget. A ballot may be counted at this very moment: its receipt is handed in as well, so
    that its answers are gone either way, as the person is told."""
    interviews = scene.person.interviews
    receipts = tuple(
        TakeBack(survey, each.at.receipt)
        for survey, each in interviews.items()
        if isinstance(each.at, Sent)
    )
    left = tuple(survey for survey, each in interviews.items() if not isinstance(each.at, NotBegun))
    stranger = scene.having(Person(scene.person.language))
    return stranger.turn(*receipts, Forget(left), forgotten(scene, place))


def forgotten(scene: Scene, place: Place) -> Show:
    """Return the last words, also for somebody whose yes comes twice."""
    return Show(screens.forgotten(scene.view), place)


def _is_sent(at: object) -> bool:
    return isinstance(at, Sent)
