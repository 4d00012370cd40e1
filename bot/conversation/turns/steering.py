"""Moving on, going back, sending: by a tap or by a word."""

from msgspec.structs import replace

from bot.conversation import moves
from bot.conversation.catalogue import Listing
from bot.conversation.effects import Place
from bot.conversation.presses import Verb
from bot.conversation.state import (
    Asking,
    AtTheDoor,
    Interview,
    Introduced,
    Reviewing,
    Rewritten,
    Sent,
    StopOrHelp,
)
from bot.conversation.turns.commands import choose_language
from bot.conversation.turns.door import start
from bot.conversation.turns.holding import decided
from bot.conversation.turns.leaving import decline
from bot.conversation.turns.scene import Scene, Turn, keeping, kind_toast, kindly, showing
from bot.dispositions import Disposition
from surveys.answers import Missing
from surveys.items import Item, is_question
from surveys.parsing import Rejection
from surveys.routing import on_route


def steer(scene: Scene, listing: Listing, interview: Interview, verb: Verb, place: Place) -> Turn:
    """Return the turn of a verb; one that fits nothing here only shows where things are."""
    survey = listing.survey
    match interview.at, verb:
        case Introduced(), Verb.START:
            return start(scene, listing, interview, place)
        case Introduced() | AtTheDoor(), Verb.DECLINE:
            return decline(scene, listing, place)
        case Introduced(), Verb.MORE | Verb.LESS:
            return keeping(scene, replace(interview, at=Introduced(verb is Verb.MORE)), place)
        case Introduced(), Verb.LANGUAGES:
            return choose_language(scene, place)
        case AtTheDoor(), Verb.BACK:
            return keeping(scene, replace(interview, at=Introduced(), aside=None), place)
        case Asking(held=words), Verb.NEXT if words:
            return showing(scene, interview, place, scene.view.words("not-understood"))
        case Asking() as at, Verb.REWORD | Verb.ANYWAY:
            return decided(scene, listing, interview, at, verb, place)
        case Asking() as at, Verb.NEXT:
            return _next(scene, listing, interview, at, place)
        case Asking() | Reviewing(), Verb.BACK:
            return keeping(scene, moves.back(survey, interview), place)
        case Asking(item_id), Verb.SKIP | Verb.PREFER_NOT:
            why = Missing.SKIPPED if verb is Verb.SKIP else Missing.PREFER_NOT_TO_SAY
            return _without(scene, listing, interview, survey.item(item_id), why, place)
        case Asking() | Reviewing(), Verb.ASIDE:
            return keeping(scene, replace(interview, aside=StopOrHelp()), place)
        case _, Verb.CARRY_ON:
            return keeping(scene, replace(interview, aside=None), place)
        case _, Verb.ACCEPT:
            return _accept(scene, listing, interview, place)
        case Reviewing(), Verb.SEND:
            return _send(scene, listing, interview, place)
        case Asking() | Reviewing(), Verb.KEEP if moves.given(interview):
            return _send(scene, listing, interview, place)
        case _:
            return showing(scene, interview, place)


def _next(scene: Scene, listing: Listing, interview: Interview, at: Asking, place: Place) -> Turn:
    item = listing.survey.item(at.item)
    if not is_question(item):
        return keeping(scene, moves.onward(listing.survey, interview, item), place)
    match moves.picked(item, at, interview.answers.get(item.id)):
        case Rejection() as rejection:
            return _rejected(scene, interview, rejection, place)
        case None:
            return showing(scene, interview, place, scene.view.words("no-answer-yet"))
        case entry:
            return keeping(scene, moves.answer(listing.survey, interview, item, entry), place)


def _rejected(scene: Scene, interview: Interview, rejection: Rejection, place: Place) -> Turn:
    if place is Place.BELOW:
        return showing(scene, interview, place, kindly(scene, rejection))
    return showing(scene, interview, place, "", kind_toast(scene, rejection))


def _without(
    scene: Scene,
    listing: Listing,
    interview: Interview,
    item: Item,
    why: Missing,
    place: Place,
) -> Turn:
    if not is_question(item):
        return keeping(scene, moves.onward(listing.survey, interview, item), place)
    return keeping(scene, moves.answer(listing.survey, interview, item, why), place)


def _accept(scene: Scene, listing: Listing, interview: Interview, place: Place) -> Turn:
    aside = interview.aside
    if not isinstance(aside, Rewritten):
        return showing(scene, interview, place)
    item = listing.survey.item(aside.item)
    heard = moves.spoken(item, interview, aside.words)
    if isinstance(heard, Rejection):
        return showing(scene, interview, place)
    return keeping(scene, moves.corrected(listing.survey, interview, item, heard), place)


def _send(scene: Scene, listing: Listing, interview: Interview, place: Place) -> Turn:
    ballot = replace(
        interview,
        at=Sent(scene.chance.receipt()),
        answers=on_route(listing.survey, interview.answers),
        typed={},
        active=False,
        turn=interview.turn + 1,
        aside=None,
    )
    person = scene.person.disposed(interview.survey, Disposition.DONE)
    return keeping(scene.having(person), ballot, place)
