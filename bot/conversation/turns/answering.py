"""Words that were written: an answer, a word that steers, or an earlier answer rewritten."""

from msgspec.structs import replace

from bot.conversation import moves
from bot.conversation.catalogue import Listing
from bot.conversation.effects import Place
from bot.conversation.events import Edited, Typed
from bot.conversation.screens import news
from bot.conversation.state import (
    Asking,
    AtTheDoor,
    ChoosingLanguage,
    Interview,
    NotBegun,
    Reviewing,
    Rewritten,
)
from bot.conversation.turns.arriving import may_go_on
from bot.conversation.turns.commands import speak
from bot.conversation.turns.door import knocked
from bot.conversation.turns.holding import asked_about, maybe_leaving
from bot.conversation.turns.idle import idle
from bot.conversation.turns.scene import Scene, Turn, here, keeping, kindly, showing
from bot.conversation.turns.steering import steer
from bot.conversation.turns.ways import ways
from bot.conversation.typed import named_language, number_to_change, steers
from surveys.answers import Said
from surveys.items import Item
from surveys.parsing import Rejection
from surveys.paths import is_numbered
from surveys.routing import route
from surveys.stop_words import may_be_stop


def typed(scene: Scene, event: Typed) -> Turn:
    """Return the turn of words that do not mean leaving."""
    interview = scene.person.current
    listing = scene.known.version(interview.version) if interview else None
    if interview is None or listing is None:
        return idle(scene, event.words, event.awaited)
    if not may_go_on(listing, interview):
        is_inside = scene.person.has_begun(interview.survey)
        return scene.show(news.told(scene.view, listing, is_inside=is_inside), Place.BELOW)
    if event.crossed:
        return here(scene, "crossed")
    language = named_language(event.words)
    if language is not None and _may_name_a_language(interview):
        return speak(scene, language, Place.BELOW)
    if _names_an_option(listing, interview, event.words):
        return _understood(scene, listing, interview, event)
    verb = steers(event.words, ways(interview, listing))
    if verb is not None:
        return steer(scene, listing, interview, verb, Place.BELOW)
    return _understood(scene, listing, interview, event)


def _may_name_a_language(interview: Interview) -> bool:
    """Tell whether a language that is typed is meant to be spoken: on a question it may be the
    answer."""
    return isinstance(interview.aside, ChoosingLanguage) or isinstance(interview.at, NotBegun)


def _names_an_option(listing: Listing, interview: Interview, words: str) -> bool:
    """Tell whether words are a label: it beats a word that steers, as in "Should we go on?"."""
    at = interview.at
    return isinstance(at, Asking) and moves.is_named(listing.survey.item(at.item), words)


def _understood(scene: Scene, listing: Listing, interview: Interview, event: Typed) -> Turn:
    if isinstance(interview.at, Asking) and interview.aside is None:
        return _said(scene, listing, interview, interview.at, event)
    at_the_door = isinstance(interview.at, AtTheDoor) and interview.aside is None
    if at_the_door and not may_be_stop(event.words):
        return knocked(scene, listing, interview, event.code)
    if isinstance(interview.at, Reviewing) and interview.aside is None:
        item = _numbered(listing, interview, number_to_change(event.words))
        if item is not None:
            return keeping(scene, moves.change(interview, item), Place.BELOW)
    if may_be_stop(event.words):
        return maybe_leaving(scene, listing, interview, event.words)
    return here(scene, "not-understood")


def _said(scene: Scene, listing: Listing, interview: Interview, at: Asking, event: Typed) -> Turn:
    item = listing.survey.item(at.item)
    heard = moves.spoken(item, interview, event.words)
    noted = replace(interview, typed={**interview.typed, item.id: event.message})
    if isinstance(heard, Rejection | Said):
        turn = asked_about(scene, noted, at, heard, event.words)
        if turn is not None:
            return turn
    if isinstance(heard, Rejection):
        return showing(scene, interview, Place.BELOW, kindly(scene, heard))
    return keeping(scene, moves.answer(listing.survey, noted, item, heard), Place.BELOW)


def _numbered(listing: Listing, interview: Interview, number: int | None) -> Item | None:
    items = [each for each in route(listing.survey, interview.answers).items if is_numbered(each)]
    return items[number - 1] if number is not None and 1 <= number <= len(items) else None


def edited(scene: Scene, event: Edited) -> Turn:
    """Offer to take the new words of an edited message; other messages have no answer in them."""
    for interview in scene.person.interviews.values():
        for item_id, message in interview.typed.items():
            if message == event.message:
                return _rewritten(scene, interview, item_id, event.words)
    return scene.turn()


def _rewritten(scene: Scene, interview: Interview, item_id: str, words: str) -> Turn:
    listing = scene.known.version(interview.version)
    if listing is None or not interview.active or not may_go_on(listing, interview):
        return here(scene, "no-edit")
    if item_id not in route(listing.survey, interview.answers):
        return here(scene, "no-edit")
    at = interview.at
    if isinstance(at, Asking) and at.held and at.item == item_id and interview.aside is None:
        return _said(scene, listing, interview, at, Typed(words, interview.typed[item_id]))
    heard = moves.spoken(listing.survey.item(item_id), interview, words)
    if isinstance(heard, Rejection):
        return showing(scene, interview, Place.BELOW, kindly(scene, heard))
    if heard == interview.answers.get(item_id):
        return scene.turn()
    return keeping(scene, replace(interview, aside=Rewritten(item_id, words)), Place.BELOW)
