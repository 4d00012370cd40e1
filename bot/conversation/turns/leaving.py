"""Leaving: this survey, or everything. Wiped at once, one message, no questions asked."""

from datetime import date

from msgspec.structs import replace

from bot.conversation import moves
from bot.conversation.catalogue import Listing
from bot.conversation.effects import Place
from bot.conversation.presses import UndoAll
from bot.conversation.screens import leaving as screens
from bot.conversation.state import Interview, Person, Sent
from bot.conversation.turns.scene import Scene, Turn
from bot.dispositions import Disposition
from bot.standing import LOST, Standing, kept_meanwhile


def stop(scene: Scene, place: Place) -> Turn:
    """Leave the survey that is going on; stop all messages when none is."""
    interview = scene.person.current
    return leave(scene, interview, place) if interview else stop_all(scene, place)


def leave(scene: Scene, interview: Interview, place: Place) -> Turn:
    """Leave one survey: its answers are gone with this turn."""
    survey = interview.survey
    left = _left(scene, scene.person, survey, Disposition.STOPPED)
    screen = screens.stopped(scene.view, survey, moves.given(interview))
    return scene.having(left).show(screen, place)


def stop_all(scene: Scene, place: Place) -> Turn:
    """Leave every survey and be written to no more. What was sent stays sent."""
    person, deleted = scene.person, 0
    for interview in scene.person.interviews.values():
        if not isinstance(interview.at, Sent):
            person = _left(scene, person, interview.survey, Disposition.STOPPED)
            deleted += moves.given(interview)
    chosen, until = _before_stop(person)
    undo = UndoAll(scene.today.toordinal(), chosen, person.may_ask_again)
    person = replace(
        person,
        standing=Standing.STOPPED,
        may_ask_again=False,
        stopped_on=scene.today,
        chosen=chosen,
        paused_until=until,
    )
    return scene.having(person).show(screens.stopped_all(scene.view, undo, deleted), place)


def before_stop(person: Person) -> Standing:
    """Return what a person chose, besides stopping everything; of two wishes the lasting one."""
    return _before_stop(person)[0]


def _before_stop(person: Person) -> tuple[Standing, date | None]:
    chosen, until = person.chosen, person.paused_until
    if person.standing not in LOST and person.standing is not Standing.STOPPED:
        chosen, until = kept_meanwhile(person.standing, chosen, until)
    return chosen or Standing.ASKS, until


def decline(scene: Scene, listing: Listing, place: Place) -> Turn:
    """Say that it is not for me: fine, and the one question whether to hear what happens."""
    left = _left(scene, scene.person, listing.survey.id, Disposition.DECLINED)
    return scene.having(left).show(screens.declined(scene.view, listing), place)


def _left(scene: Scene, person: Person, survey: str, disposition: Disposition) -> Person:
    """Return the person without a survey, for which a reason may now be given once."""
    left = person.dropping(survey).disposed(survey, disposition)
    return replace(left, unexplained=survey, stopped_on=scene.today)
