"""What the review desk says about one answer. Pure."""

from collections.abc import Callable, Mapping

from admin.markup import safe
from admin.review.concerns import Concern, rare_details
from admin.review.rulings import Reason, Ruling, State
from admin.review.scene import Scene
from admin.review.sorting import REASONS
from bot.conversation.screens.view import cut
from surveys.personal_details import Detail, details_in

NameOf = Callable[[str], str]
"""Returns what the team calls a member, by the tag in hexadecimal digits."""
_NOTED = 80
_TITLE = 40
DETAILS: Mapping[Detail, str] = {
    Detail.PHONE: "a phone number",
    Detail.EMAIL: "an email address",
    Detail.LINK: "a link",
    Detail.HANDLE: "an account name",
    Detail.POSTCODE: "a postcode",
    Detail.NHS_NUMBER: "an NHS number",
    Detail.NI_NUMBER: "a National Insurance number",
    Detail.NAME: "a name",
    Detail.SCHOOL: "a school",
}


def line(scene: Scene, place: int, key: str, is_chosen: bool) -> str:
    """Return one numbered answer, with what was decided about it."""
    words = scene.pile.words(key)
    mark = "● " if is_chosen else ""
    notes = [*(["may name somebody"] if details_in(words) else []), *_decided(scene, key)]
    noted = f" <i>({safe('; '.join(notes))})</i>" if notes else ""
    return f"{mark}<b>{place}</b> {safe(words)}{noted}"


def _decided(scene: Scene, key: str) -> list[str]:
    ruling = scene.rulings.get(key)
    if ruling is None:
        return []
    titles = [cut(scene.themes[each], _TITLE) for each in ruling.themes if each in scene.themes]
    about = ", ".join(titles)
    return [cut(f"{state(ruling)}; {about}" if about else state(ruling), _NOTED)]


def state(ruling: Ruling) -> str:
    """Return what was decided about an answer."""
    match ruling.state:
        case State.QUOTE:
            return f"quote: “{ruling.words}”" if ruling.is_changed and ruling.words else "quote"
        case State.PARAPHRASE:
            return f"in our words: “{ruling.words}”" if ruling.words else "in our words"
        case State.REJECTED:
            return f"rejected: {REASONS[ruling.reason or Reason.NO_ANSWER]}"
        case _:
            return "read"


def against(found: tuple[Concern, ...], words: str, scene: Scene) -> list[str]:
    """Return what speaks against showing words, a sentence each."""
    seen = ", ".join(DETAILS[each] for each in details_in(words))
    rare = ", ".join(f"“{each}”" for each in rare_details(words, scene.pile.likeness))
    sentences = {
        Concern.LONG: f"It has {len(words)} characters: shorten it to what matters.",
        Concern.OTHER_WORDS: "These are other words than were written. A quote only leaves words "
        "out: put … or [a place] there. As it is, it can be kept in our words.",
        Concern.DETAILS: f"It may say who somebody is: it seems to have {seen}.",
        Concern.SHORT: "It is very short: does it say anything alone?",
        Concern.RARE: f"Hardly anybody else wrote of {safe(rare)}: might somebody be known by it?",
    }
    return [sentences[each] for each in found]


def clash(place: int, ruling: Ruling, name_of: NameOf) -> str:
    """Return that somebody else was faster, and what they decided."""
    return (
        f"{place}: {safe(name_of(ruling.by))} has just decided ({safe(state(ruling))}), so yours "
        "was not kept. Do it once more if you still think so."
    )
