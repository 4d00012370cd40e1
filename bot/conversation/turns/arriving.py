"""Coming in: by a link, from a list, or back to something begun."""

from typing import Final

from msgspec.structs import replace

from bot.conversation.catalogue import Listing, Stage
from bot.conversation.effects import Place
from bot.conversation.screens import news, places
from bot.conversation.state import Interview, NotBegun, Person, Sent
from bot.conversation.turns.scene import Scene, Turn, here, keeping, showing
from bot.dispositions import NOT_REACHED, Disposition

_SILENT: Final = NOT_REACHED | {None, Disposition.REACHED}


def may_go_on(listing: Listing, interview: Interview) -> bool:
    """Tell whether somebody may go on where they are: in a closing survey, those who began."""
    if listing.stage is Stage.CLOSING:
        return not isinstance(interview.at, NotBegun)
    return listing.stage is Stage.OPEN


def arrived(scene: Scene, code: str) -> Turn:
    """Return the turn of /start: with a survey's ``code``, the way into it."""
    if not code:
        return showing(scene, scene.person.current, Place.BELOW)
    listing = scene.known.listings.get(code)
    return open_(scene, listing, Place.BELOW) if listing else here(scene, "unknown-link")


def open_(scene: Scene, listing: Listing, place: Place) -> Turn:
    """Go on with a survey, begin it, or tell why neither can be done."""
    survey, person = listing.survey.id, scene.person
    mine = person.interviews.get(survey)
    if mine is not None and may_go_on(listing, mine) and not _is_outdated(mine, listing):
        return _resume(scene, mine, place)
    if listing.stage is not Stage.OPEN or not listing.has_begun(scene.today):
        is_inside = person.has_begun(survey)
        return scene.show(news.told(scene.view, listing, is_inside=is_inside), place)
    if person.disposition(survey) is Disposition.DONE:
        return scene.show(places.finished(scene.view, listing), place)
    interview = Interview(survey, listing.fingerprint, scene.chance.seed())
    if person.disposition(survey) in _SILENT:
        person = person.disposed(survey, Disposition.LOOKED)
    return keeping(scene.having(activated(person, interview)), interview, place)


def _is_outdated(interview: Interview, newest: Listing) -> bool:
    """Tell whether somebody only looked at an earlier version: they are shown the newest."""
    return isinstance(interview.at, NotBegun) and interview.version != newest.fingerprint


def _resume(scene: Scene, interview: Interview, place: Place) -> Turn:
    if isinstance(interview.at, Sent):
        return showing(scene, interview, place)
    active = replace(interview, active=True, aside=None)
    return keeping(scene.having(activated(scene.person, active)), active, place)


def activated(person: Person, interview: Interview) -> Person:
    """Return the person with ``interview`` as the one that is going on; another one pauses."""
    other = person.current
    if other is not None and other.survey != interview.survey:
        person = person.keeping(replace(other, active=False))
        if person.disposition(other.survey) is Disposition.PART_DONE:
            person = person.disposed(other.survey, Disposition.PAUSED)
    if person.disposition(interview.survey) is Disposition.PAUSED:
        person = person.disposed(interview.survey, Disposition.PART_DONE)
    return person.keeping(interview)
