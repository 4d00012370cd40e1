"""The review: every answer before anything is sent, a button to change each, and Send."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from html import escape
from itertools import accumulate
from typing import Final

from msgspec import Struct

from bot.conversation.catalogue import Listing
from bot.conversation.presses import Step, Verb, stamped_rows, unstamped
from bot.conversation.screen import Button, Rows, Screen
from bot.conversation.screens.answered import answered
from bot.conversation.screens.drawn import Drawn
from bot.conversation.screens.keyboard import IN_A_ROW
from bot.conversation.screens.quotations import Quotation, asked, quotations
from bot.conversation.screens.view import View, cut, paragraphs
from bot.conversation.state import Interview
from bot.conversation.wording import Wording
from surveys.answers import Amount, Entry, Said
from surveys.items import FollowUp, Item, is_question
from surveys.paths import is_numbered
from surveys.questionnaire import Survey
from surveys.routing import route
from surveys.text import Text

REVIEW_LENGTH = 3000
"""UTF-16 units that the answers in a review may take, of the 4096 that a message holds."""
KEYBOARDS = 256


class Line(Struct, frozen=True):
    """One answer in a review. Whoever gave the same one at the same place reads the same.

    A follow-up has the ``number`` of its question, and stands below it. ``begins`` tells whether a
    part with a heading begins here, and ``quoted`` are the answers that the words of the item
    quote.
    """

    fingerprint: str
    language: str
    number: int
    longest: int
    entry: Entry | None
    item_id: str
    begins: bool
    quoted: tuple[Quotation, ...]

    @property
    def is_typed(self) -> bool:
        """Whether anything in it may have been written by the person."""
        is_own = isinstance(self.entry, Said | Amount)
        return is_own or (bool(self.quoted) and any(each.is_typed for each in self.quoted))


LINES: Final = Drawn[Line, str](4096)
"""Lines that are kept drawn: some 300 bytes each."""


def review(view: View, listing: Listing, interview: Interview) -> Screen:
    """Return all answers on this route, a button to change each, and Send."""
    way = route(listing.survey, interview.answers)
    items = [item for item in way.items if is_question(item)]
    longest, language = REVIEW_LENGTH // max(len(items), 1), view.words.language
    numbers = accumulate(int(is_numbered(item)) for item in items)
    headings = _headings(listing.survey, items)
    lines = [
        _line(
            Line(
                listing.fingerprint,
                language,
                number,
                longest,
                way.answers.get(item.id),
                item.id,
                heading is not None,
                quotations(listing.survey, item.id, way.answers),
            ),
            item,
            heading,
        )
        for number, heading, item in zip(numbers, headings, items, strict=True)
    ]
    said = "\n".join(lines).lstrip("\n")
    html = paragraphs(view.words("review"), said, view.words("review-open"))
    places = tuple(listing.survey.place(item.id) for item in items if is_numbered(item))
    return Screen(html, stamped_rows(_rows(language, listing.ref, places), interview.turn))


def _headings(survey: Survey, items: Sequence[Item]) -> Iterator[Text | None]:
    """Yield the heading of the part that begins with each item; None where none begins."""
    before: Text | None = None
    for item in items:
        heading = survey.sections.get(item.id)
        yield None if heading is before else heading
        before = heading


def _line(line: Line, item: Item, heading: Text | None) -> str:
    if line.is_typed:
        # What somebody wrote is not kept here: when they leave, it is to be gone.
        return _draw(line, item, heading)
    return LINES.find(line) or LINES.keep(line, _draw(line, item, heading))


def _draw(line: Line, item: Item, heading: Text | None) -> str:
    words, part = Wording(line.language), line.longest // (3 if heading else 2)
    question = escape(cut(asked(words, item, line.quoted), part), quote=False)
    said = escape(cut(answered(words, item, line.entry), part), quote=False)
    if isinstance(item, FollowUp):
        return f"→ <b>{question}: {said}</b>"
    begun = escape(cut(words.plain(heading), part), quote=False) if heading else ""
    above = f"\n<i>{begun}</i>\n" if begun else ""
    return f"{above}{line.number}. {question}\n→ <b>{said}</b>"


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
