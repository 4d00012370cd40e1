"""More themes than the numbers bring: from the review desk, or in words of staff."""

from collections.abc import Sequence
from hashlib import sha256

from msgspec import Struct

from admin.cases import Case
from admin.commands.desk import Ask, Desk, staff_button
from admin.commands.drafts import changed, open_case, writer_of
from admin.commands.responding import own, show_what_is_next
from admin.feedback import Act, Draft, Theme
from admin.feedback_quotes import quote_name, said_in
from admin.fieldwork import FieldworkFault
from admin.markup import safe
from admin.reports.words import of_value
from admin.review_desk import approved_quotes, reviewed_themes
from bot.conversation.screen import Rows
from bot.conversation.screens.view import cut

SHOWN = 12
"""Offers that fit into one message with their buttons."""
WORDS = "words."
"""Names of themes of the review desk begin so."""
_IN_A_ROW = 4


class Offer(Struct, frozen=True):
    """A theme or a quote of the review desk that may be answered. ``key`` names it in a button."""

    about: str
    said: dict[str, str]
    numbers: tuple[str, ...]

    @property
    def key(self) -> str:
        """The first digits of a hash of its name."""
        return sha256(self.about.encode()).hexdigest()[:8]


async def add(desk: Desk, ask: Ask, survey_id: str) -> None:
    """Offer what the review desk has; ask for words at once when it has nothing."""
    case = await open_case(desk, survey_id)
    if case.draft.is_correcting:
        raise FieldworkFault("A correction changes what was sent; it adds no theme.")
    offers = await _offers(desk, case)
    if not offers:
        await own(desk, ask, survey_id)
        return
    lines = [f"{place}. {_line(offer)}" for place, offer in enumerate(offers, 1)]
    html = "\n".join(["What young people said in their own words:", *lines])
    await desk.say(ask, html, _rows(survey_id, offers))


def _line(offer: Offer) -> str:
    said = safe(cut(next(iter(offer.said.values())), 200))
    return f"{said} <i>{safe(', '.join(offer.numbers))}</i>" if offer.numbers else said


def _rows(survey_id: str, offers: Sequence[Offer]) -> Rows:
    numbers = [
        staff_button(str(place), "borrow", survey_id, offer.key)
        for place, offer in enumerate(offers, 1)
    ]
    rows = tuple(tuple(numbers[at : at + _IN_A_ROW]) for at in range(0, len(numbers), _IN_A_ROW))
    other = staff_button("In other words", "own", survey_id)
    back = staff_button("All themes", "respond", survey_id)
    return (*rows, (other, back))


async def borrow(desk: Desk, ask: Ask, survey_id: str, key: str) -> None:
    """Add a theme or a quote of the review desk, and ask for it in the languages that it lacks."""
    case = await open_case(desk, survey_id)
    offer = next((each for each in await _offers(desk, case) if each.key == key), None)
    if offer is None:
        raise FieldworkFault("That is not there any more, or is a theme already.")
    writer = writer_of(desk, ask, case)

    def change(draft: Draft) -> Draft:
        if any(each.about == offer.about for each in draft.writing):
            raise FieldworkFault("That is a theme already.")
        more = draft.adding(Theme(about=offer.about, said=offer.said, numbers=offer.numbers))
        return more.noting(writer.step(Act.ADDED, more.made))

    kept = await changed(desk, ask, survey_id, change)
    await show_what_is_next(desk, ask, kept, kept.draft.made)


async def _offers(desk: Desk, case: Case) -> Sequence[Offer]:
    """Return what was approved at the review desk and is no theme yet, themes first."""
    there = {each.about for each in case.draft.writing}
    languages = case.asked.languages
    themes = [
        Offer(
            f"{WORDS}{each.id}",
            {one: said for one in languages if (said := each.said.by_language.get(one))}
            or {languages[0]: each.said.say(languages[0])},
            (of_value(each.value).say("en"),) if each.value is not None else (),
        )
        for each in await reviewed_themes(desk.store, case.row)
    ]
    quotes = [
        Offer(quote_name(each), said_in(each, languages), ())
        for each in await approved_quotes(desk.store, desk.keys, case.row)
    ]
    return [each for each in (*themes, *quotes) if each.about not in there][:SHOWN]
