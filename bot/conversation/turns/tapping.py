"""Taps on the buttons of an interview: which of them still count, and what they pick."""

from msgspec.structs import replace

from bot.conversation import moves
from bot.conversation.catalogue import OVER, Listing
from bot.conversation.effects import Place, Toast
from bot.conversation.events import Pressed
from bot.conversation.presses import Step, Verb
from bot.conversation.screens import news
from bot.conversation.state import Asking, Interview, Sent
from bot.conversation.turns.arriving import activated, may_go_on
from bot.conversation.turns.leaving import leave
from bot.conversation.turns.scene import Scene, Turn, keeping, old, showing
from bot.conversation.turns.steering import steer
from bot.conversation.turns.ways import is_meant
from surveys.items import MultipleChoice


def tapped(scene: Scene, event: Pressed, step: Step) -> Turn:
    """Return the turn of a button of an interview, old or of what is shown now."""
    listing = scene.known.by_ref(step.ref)
    interview = scene.person.interviews.get(listing.survey.id) if listing else None
    if listing is None or interview is None or isinstance(interview.at, Sent):
        if listing is not None and listing.stage in OVER:
            return scene.show(news.told(scene.view, listing), Place.BELOW_UNLESS_THERE)
        return old(scene, event.message, interview)
    if step.verb is Verb.STOP:
        return leave(scene, interview, Place.IN_PLACE)
    if not may_go_on(listing, interview):
        is_inside = scene.person.has_begun(interview.survey)
        told = news.told(scene.view, listing, is_inside=is_inside)
        return scene.show(told, Place.BELOW_UNLESS_THERE)
    if listing.fingerprint != interview.version or not is_meant(listing, interview, step):
        return old(scene, event.message)
    here = replace(interview, active=True, message=event.message)
    scene = scene.having(activated(scene.person, here))
    if step.verb in (Verb.PICK, Verb.UNPICK) and isinstance(here.at, Asking):
        return _picked(scene, listing, here, here.at, step)
    if step.verb is Verb.CHANGE:
        item = listing.survey.questions[step.value]
        return keeping(scene, moves.change(here, item), Place.IN_PLACE)
    return steer(scene, listing, here, step.verb, Place.IN_PLACE)


def _picked(scene: Scene, listing: Listing, interview: Interview, at: Asking, step: Step) -> Turn:
    item = listing.survey.questions[step.item]
    interview = replace(interview, aside=None)
    match moves.tapped(item, at, step.value, step.verb is Verb.PICK):
        case None:
            return old(scene, interview.message)
        case tuple() as picks if isinstance(item, MultipleChoice) and len(picks) > item.most:
            toast = Toast(scene.view.words.label("one-too-many", max=item.most))
            return showing(scene, interview, Place.IN_PLACE, "", toast)
        case tuple() as picks:
            picking = replace(interview, at=Asking(item.id, picks))
            return keeping(scene, picking, Place.IN_PLACE)
        case entry:
            answered = moves.answer(listing.survey, interview, item, entry)
            return keeping(scene, answered, Place.IN_PLACE)
