"""What a reviewer types, such as "1,4,7 theme: late buses"."""

import re
from collections.abc import Callable, Mapping

from admin.review.orders import (
    Alike,
    Change,
    Choose,
    Find,
    MarkRead,
    MarkUnread,
    Name,
    Next,
    Open,
    Order,
    Paraphrase,
    Places,
    Quote,
    Reject,
    Rename,
    Same,
    Show,
    Undo,
)
from admin.review.rulings import Reason
from admin.review.sitting import Panel, Shelf
from surveys.spelling import fold
from surveys.stop_words import is_stop

_NUMBERS = r"(?P<places>\d{1,2}(?:(?:\s*(?:,|-|–|and|to)\s*|\s+)\d{1,2})*)"
_LED = re.compile(rf"{_NUMBERS}\s*(?P<rest>[^\d\s,].*)?", re.IGNORECASE | re.DOTALL)
_VERB = re.compile(r"(?P<verb>[a-z]+)\b\s*:?\s*(?P<words>.*)", re.IGNORECASE | re.DOTALL)
_RANGE = re.compile(r"(\d{1,2})\s*(?:-|–|to)\s*(\d{1,2})", re.IGNORECASE)
_REASONS = {
    Reason.NAMES: "names name named somebody someone person",
    Reason.HURTFUL: "hurtful rude mean nasty abuse abusive hurts",
    Reason.OWN_CASE: "case own about own-case private",
    Reason.NO_ANSWER: "empty nonsense no none noanswer not off",
}
_REASON_OF = {word: reason for reason, words in _REASONS.items() for word in words.split()}
_SHELVES = {each.value: each for each in (Shelf.UNREAD, Shelf.ALL, Shelf.QUOTES, Shelf.REJECTED)}


def typed(words: str, panel: Panel, is_paraphrasing: bool = False) -> Order | None:
    """Return what typed words ask for on a panel; None when nobody can tell."""
    said = words.strip()
    if is_stop(said) or fold(said) in ("back", "cancel"):
        return Open(Panel.AWAY if panel is Panel.ANSWERS else Panel.ANSWERS)
    match panel:
        case Panel.THEMES:
            return Name((), said)
        case Panel.CONCERN if is_paraphrasing:
            return Paraphrase((), said)
        case Panel.CHANGE | Panel.CONCERN:
            return Change((), said)
        case Panel.PARAPHRASE:
            return Paraphrase((), said)
        case Panel.FIND:
            return Find(said)
        case Panel.RENAME:
            return Rename(said)
        case _:
            return _numbered(said) or _alone(said)


def _numbered(said: str) -> Order | None:
    found = _LED.fullmatch(said)
    if found is None:
        return None
    places = _places(found["places"])
    if not found["rest"]:
        return Choose(places)
    verb = _VERB.fullmatch(found["rest"])
    return _of_verb(verb["verb"].lower(), verb["words"].strip(), places) if verb else None


def _places(said: str) -> Places:
    spread = _RANGE.sub(lambda each: _run(int(each[1]), int(each[2])), said)
    return tuple(dict.fromkeys(int(each) for each in re.findall(r"\d+", spread)))


def _run(first: int, last: int) -> str:
    return " ".join(map(str, range(first, last + 1)))


def _of_verb(verb: str, words: str, places: Places) -> Order | None:
    with_words: Mapping[str, Callable[[Places, str], Order]] = {
        "theme": Name,
        "t": Name,
        "quote": Change,
        "q": Change,
        "paraphrase": Paraphrase,
        "p": Paraphrase,
    }
    alone: Mapping[str, Callable[[Places], Order]] = {
        "quote": Quote,
        "q": Quote,
        "read": MarkRead,
        "r": MarkRead,
        "unread": MarkUnread,
        "like": Alike,
        "similar": Alike,
    }
    if verb in ("reject", "x"):
        reason = _reason(words)
        return None if reason is None else Reject(places, reason)
    if words and verb in with_words:
        return with_words[verb](places, words)
    return alone[verb](places) if verb in alone and not words else None


def _reason(words: str) -> Reason | None:
    first = next(iter(fold(words).split()), "")
    return _REASON_OF.get(first)


def _alone(said: str) -> Order | None:
    verb, _, rest = fold(said).partition(" ")
    match verb, rest:
        case "next" | "n", "":
            return Next()
        case "undo", "":
            return Undo()
        case "same", "":
            return Same()
        case "find" | "search", query if query:
            return Find(query)
        case "show", shelf if shelf in _SHELVES:
            return Show(_SHELVES[shelf])
        case _:
            return None
