"""Taking a stop back, for a day: it restores what we may write, never an answer."""

from datetime import timedelta
from typing import Final

from msgspec.structs import replace

from bot.conversation.catalogue import Listing, Stage
from bot.conversation.effects import Place
from bot.conversation.presses import UndoAll
from bot.conversation.screens import leaving as screens
from bot.conversation.screens import news
from bot.conversation.screens.how_often import how_often
from bot.conversation.state import Person
from bot.conversation.turns.leaving import before_stop
from bot.conversation.turns.scene import Scene, Turn, here, old, showing
from bot.dispositions import Disposition
from bot.standing import LOST, Standing, come_back

DAYS: Final = 1
"""How long a stop may be undone: on its own day, and for so many days after it."""
_LEFT: Final = (Disposition.STOPPED, Disposition.COULD_NOT)


def undo(scene: Scene, survey: str, day: int, place: Place) -> Turn:
    """Take leaving a survey back, when that was today or yesterday. ``day`` is the ordinal of the
    day on which it was left."""
    listing = scene.known.listings.get(survey)
    if listing is None:
        return old(scene, 0)
    if listing.stage is not Stage.OPEN:
        return scene.show(news.told(scene.view, listing), place)
    disposition = scene.person.disposition(survey)
    if disposition is Disposition.LOOKED and survey not in scene.person.interviews:
        # Tapped twice: it reads the same.
        return scene.show(screens.undone(scene.view, listing), place)
    if disposition not in _LEFT:
        note = scene.view.words("undo-nothing")
        return showing(scene, scene.person.current, Place.BELOW, note)
    if not _is_in_time(scene, day):
        return scene.show(screens.too_late(scene.view, listing), place)
    person = scene.person.disposed(survey, Disposition.LOOKED)
    person = _explained(person, survey)
    return scene.having(person).show(screens.undone(scene.view, listing), place)


def undo_all(scene: Scene, press: UndoAll, place: Place) -> Turn:
    """Take stopping everything back: we may write again as we might before."""
    is_in_time = _is_in_time(scene, press.day)
    if scene.person.standing is not Standing.STOPPED:
        # Tapped twice, or by somebody of whom nothing was kept: it reads the same.
        is_undone = is_in_time and before_stop(scene.person) is press.standing
        return _settings(scene, "undone-all" if is_undone else "undo-nothing", place)
    if not is_in_time:
        return _settings(scene, "undo-late-all", place)
    before = Standing.ASKS if press.standing in (*LOST, Standing.STOPPED) else press.standing
    standing, chosen, until = come_back(before, scene.person.paused_until, scene.today)
    person = replace(
        scene.person,
        standing=standing,
        may_ask_again=press.may_ask_again,
        chosen=chosen,
        paused_until=until,
    )
    return _settings(scene.having(person), "undone-all", place)


def undo_newest(scene: Scene, place: Place) -> Turn:
    """Take back what was stopped last, as far as the person's own record tells."""
    day = scene.person.stopped_on
    if day is None:
        return here(scene, "undo-nothing")
    if scene.person.standing is Standing.STOPPED:
        press = UndoAll(day.toordinal(), before_stop(scene.person), False)
        return undo_all(scene, press, place)
    left = [each for each in scene.known.listings.values() if _is_left(scene, each)]
    if len(left) != 1:
        return here(scene, "undo-nothing" if not left else "undo-by-button")
    return undo(scene, left[0].survey.id, day.toordinal(), place)


def _is_left(scene: Scene, listing: Listing) -> bool:
    disposition = scene.person.disposition(listing.survey.id)
    return listing.stage is Stage.OPEN and disposition is Disposition.STOPPED


def _is_in_time(scene: Scene, day: int) -> bool:
    return day >= (scene.today - timedelta(days=DAYS)).toordinal()


def _explained(person: Person, survey: str) -> Person:
    return replace(person, unexplained=None) if person.unexplained == survey else person


def _settings(scene: Scene, phrase: str, place: Place) -> Turn:
    note = scene.view.words(phrase)
    return scene.show(how_often(scene.view, scene.person, note), place)
