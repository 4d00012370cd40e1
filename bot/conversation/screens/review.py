"""The review: every answer before anything is sent, a button to change each, and Send."""

from dataclasses import dataclass, field
from functools import lru_cache
from html import escape
from itertools import accumulate

from bot.conversation.catalogue import Listing
from bot.conversation.presses import Step, Verb, stamped, unstamped
from bot.conversation.screen import Button, Rows, Screen
from bot.conversation.screens.answered import answered, asked
from bot.conversation.screens.keyboard import IN_A_ROW
from bot.conversation.screens.view import View, cut, paragraphs
from bot.conversation.state import Interview
from bot.conversation.wording import Wording
from surveys.answers import Amount, Entry, Said
from surveys.questionnaire import FollowUp, Item, is_question
from surveys.routing import is_numbered, route

REVIEW_LENGTH = 3000
"""UTF-16 units that the answers in a review may take, of the 4096 that a message holds."""
LINES = 4096
"""How many lines are kept drawn: some 300 bytes each."""
KEYBOARDS = 256


@dataclass(frozen=True, slots=True)
class Line:
    """One answer in a review. Whoever gave the same one at the same place reads the same.

    A follow-up has the ``number`` of its question, and stands below it.
    """

    fingerprint: str
    language: str
    number: int
    longest: int
    entry: Entry | None
    item_id: str
    item: Item = field(compare=False)


def review(view: View, listing: Listing, interview: Interview) -> Screen:
    """Return all answers on this route, a button to change each, and Send."""
    way = route(listing.survey, interview.answers)
    items = [item for item in way.items if is_question(item)]
    longest, language = REVIEW_LENGTH // max(len(items), 1), view.words.language
    numbers = accumulate(int(is_numbered(item)) for item in items)
    lines = (
        Line(listing.fingerprint, language, number, longest, entry, item.id, item)
        for number, item in zip(numbers, items, strict=True)
        for entry in (interview.answers.get(item.id),)
    )
    html = paragraphs(view.words("review"), "\n".join(map(_line, lines)), view.words("review-open"))
    places = tuple(listing.survey.place(item.id) for item in items if is_numbered(item))
    return Screen(html, _stamped(_rows(language, listing.ref, places), interview.turn))


def _line(line: Line) -> str:
    # What somebody wrote is not kept here: when they leave, it is to be gone.
    return _draw(line) if isinstance(line.entry, Said | Amount) else _drawn(line)


def _draw(line: Line) -> str:
    words, half = Wording(line.language), line.longest // 2
    question = escape(cut(asked(words, line.item), half), quote=False)
    said = escape(cut(answered(words, line.item, line.entry), half), quote=False)
    if isinstance(line.item, FollowUp):
        return f"→ <b>{question}: {said}</b>"
    return f"{line.number}. {question}\n→ <b>{said}</b>"


_drawn = lru_cache(maxsize=LINES)(_draw)


def _stamped(rows: Rows, turn: int) -> Rows:
    return tuple(
        tuple(Button(each.label, stamped(each.data or "", turn)) for each in row) for row in rows
    )


@lru_cache(maxsize=KEYBOARDS)
def _rows(language: str, ref: str, places: tuple[int, ...]) -> Rows:
    """Return the buttons of a review of the items at these places, not yet stamped."""
    words = Wording(language)

    def button(phrase: str, verb: Verb, value: int = 0, number: int = 0) -> Button:
        label = words.label(phrase, number=number) if number else words.label(phrase)
        return Button(label, unstamped(Step(ref, 0, 0, verb, value)))

    changes = [
        button("change-item", Verb.CHANGE, place, number) for number, place in enumerate(places, 1)
    ]
    width = IN_A_ROW - 2
    return (
        (button("send", Verb.SEND),),
        *(tuple(changes[at : at + width]) for at in range(0, len(changes), width)),
        (button("back", Verb.BACK), button("stop-or-help", Verb.ASIDE)),
    )
