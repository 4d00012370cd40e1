"""Leaving: this survey, or everything. Wiped at once, one message, no questions asked."""

from msgspec.structs import replace

from bot.conversation import moves
from bot.conversation.catalogue import Listing
from bot.conversation.effects import Place
from bot.conversation.screens import ending
from bot.conversation.state import Interview, Sent
from bot.conversation.turns.scene import Scene, Turn
from bot.dispositions import Disposition
from bot.standing import Standing


def stop(scene: Scene, place: Place) -> Turn:
    """Leave the survey that is going on; stop all messages when none is."""
    interview = scene.person.current
    return leave(scene, interview, place) if interview else stop_all(scene, place)


def leave(scene: Scene, interview: Interview, place: Place) -> Turn:
    """Leave one survey: its answers are gone with this turn."""
    left = scene.person.dropping(interview.survey)
    left = left.disposed(interview.survey, Disposition.STOPPED)
    return scene.having(left).show(ending.stopped(scene.view, moves.given(interview)), place)


def stop_all(scene: Scene, place: Place) -> Turn:
    """Leave every survey and be written to no more. What was sent stays sent."""
    person = replace(scene.person, standing=Standing.STOPPED, may_ask_again=False)
    for interview in scene.person.interviews.values():
        if not isinstance(interview.at, Sent):
            person = person.dropping(interview.survey)
            person = person.disposed(interview.survey, Disposition.STOPPED)
    return scene.having(person).show(ending.stopped_all(scene.view), place)


def decline(scene: Scene, listing: Listing, place: Place) -> Turn:
    """Say that it is not for me: fine, and the one question whether to hear what happens."""
    survey = listing.survey.id
    left = scene.person.dropping(survey).disposed(survey, Disposition.DECLINED)
    return scene.having(left).show(ending.declined(scene.view, listing), place)
