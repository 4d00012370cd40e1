"""Words that are no answer until the person says so: they may name somebody, or mean leaving."""

from msgspec.structs import replace

from bot.conversation import moves
from bot.conversation.catalogue import Listing
from bot.conversation.effects import Place
from bot.conversation.presses import Verb
from bot.conversation.state import Asking, Interview, NotBegun, StopOrHelp
from bot.conversation.turns.leaving import decline, leave
from bot.conversation.turns.scene import Scene, Turn, here, keeping
from bot.conversation.typed import means
from surveys.answers import Said
from surveys.items import OpenEnded
from surveys.parsing import Rejection
from surveys.personal_details import details_in
from surveys.stop_words import may_be_stop


def asked_about(
    scene: Scene, interview: Interview, at: Asking, heard: Said | Rejection, words: str
) -> Turn | None:
    """Return the turn that holds ``words`` and asks what they are; None when there is no doubt.

    Who was asked whether they want to stop, and says so once more in doubtful words, leaves.
    """
    if at.held and (means(words, "typed-yes") or means(words, "typed-no")):
        return here(scene, "not-understood")
    is_doubtful = may_be_stop(words)
    if is_doubtful and may_be_stop(at.held):
        return leave(scene, interview, Place.BELOW)
    if is_doubtful or (isinstance(heard, Said) and details_in(words)):
        return keeping(scene, replace(interview, at=replace(at, held=words)), Place.BELOW)
    return None


def maybe_leaving(scene: Scene, listing: Listing, interview: Interview, words: str) -> Turn:
    """Return the turn of doubtful words where no answer is asked for: nothing is deleted by the
    first of them. Before the first question there is nothing to delete, so they are a no."""
    if interview.aside is None and isinstance(interview.at, NotBegun):
        return decline(scene, listing, Place.BELOW)
    if means(words, "typed-no"):
        return here(scene, "not-understood")
    if isinstance(interview.aside, StopOrHelp):
        return leave(scene, interview, Place.BELOW)
    return keeping(scene, replace(interview, aside=StopOrHelp()), Place.BELOW)


def decided(
    scene: Scene, listing: Listing, interview: Interview, at: Asking, verb: Verb, place: Place
) -> Turn:
    """Return the turn of what the person says to do with held words: take them, or type anew."""
    item = listing.survey.item(at.item)
    if verb is Verb.ANYWAY and at.held:
        heard = moves.spoken(item, interview, at.held)
        if not isinstance(heard, Rejection):
            return keeping(scene, moves.answer(listing.survey, interview, item, heard), place)
    note = scene.view.words("type-again") if isinstance(item, OpenEnded) and at.held else ""
    return keeping(scene, replace(interview, at=replace(at, held="")), place, note)
