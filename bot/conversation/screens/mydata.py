"""All that is held of a person, in plain words (P12). The file beside it has every column.

Receipts are in neither. A file may be forwarded, printed, or found: whoever holds a receipt can
tell which counted response is theirs, and take it out.
"""

from collections.abc import Iterator
from datetime import date
from html import escape
from typing import Final

from babel.dates import format_date

from bot.conversation.catalogue import Listing
from bot.conversation.held import Held
from bot.conversation.presses import ForgetMe, ShowMyData
from bot.conversation.screen import Screen
from bot.conversation.screens.answered import answered
from bot.conversation.screens.panel import way_on
from bot.conversation.screens.quotations import asked, quotations
from bot.conversation.screens.view import View, cut, paragraphs
from bot.conversation.state import Interview, Person, Sent
from bot.conversation.wording import NAMES, listed
from bot.dispositions import NOT_REACHED, Disposition
from bot.standing import Standing
from surveys.items import is_question
from surveys.languages import base_of
from surveys.routing import route

LONGEST = 3400
"""UTF-16 units that the message may take of surveys, of the 4096 that it holds."""
_SHOWN_OF_AN_ANSWER: Final = 160
_CAME_OF_IT: Final = {
    Disposition.REACHED: "mydata-reached",
    Disposition.LOOKED: "mydata-looked",
    Disposition.PAUSED: "mydata-break",
    Disposition.PART_DONE: "mydata-part-done",
    Disposition.DONE: "mydata-counted",
    Disposition.DECLINED: "mydata-declined",
    Disposition.STOPPED: "mydata-left",
    Disposition.COULD_NOT: "mydata-could-not",
    **dict.fromkeys(NOT_REACHED, "mydata-not-reached"),
}
_STANDINGS: Final = {
    Standing.ASKS: "mydata-asks",
    Standing.NEWS_ONLY: "mydata-news-only",
    Standing.PAUSED: "mydata-paused",
    Standing.STOPPED: "mydata-stopped",
    Standing.BLOCKED: "mydata-lost",
    Standing.GONE: "mydata-lost",
}


def mydata(view: View, person: Person, held: Held | None) -> Screen:
    """Return what is held of ``person``; ``held`` is None of somebody who is not kept at all."""
    if held is None:
        nothing = paragraphs(view.words("mydata-title"), view.words("mydata-nothing"))
        return Screen(nothing, (way_on(view, person),))
    html = paragraphs(
        view.words("mydata-title"),
        "\n".join(f"• {line}" for line in _about(view, person, held)),
        _surveys(view, person, held),
        view.words("mydata-receipts"),
    )
    file = view.button("mydata-file", ShowMyData(as_file=True))
    return Screen(html, ((file, view.button("forget-me", ForgetMe())), way_on(view, person)))


def _about(view: View, person: Person, held: Held) -> Iterator[str]:
    words = view.words
    yield words("mydata-chat")
    yield words("mydata-language", language=NAMES.get(person.language, person.language))
    yield words("mydata-month", month=_month(view, held.month_active))
    yield _standing(view, person, held)
    if held.chosen is not None:
        yield words("mydata-before", standing=words.label(_STANDINGS[held.chosen]))
    if held.stopped_on is not None:
        yield words("mydata-stopped-on", date=words.day(held.stopped_on, view.today))
    yield words("mydata-may-ask" if person.may_ask_again else "mydata-may-not-ask")
    if held.most_a_week is not None:
        yield words("mydata-most", most=held.most_a_week)
    if held.week:
        yield words("mydata-week", week=held.week, count=held.started)
    if held.still_asked:
        yield words("mydata-asked-still", month=_month(view, held.still_asked))
    if held.role:
        yield words("mydata-staff", role=held.role)
    if held.unexplained is not None:
        yield words("mydata-unexplained", title=_title(view, held.unexplained))


def _standing(view: View, person: Person, held: Held) -> str:
    if person.standing is Standing.PAUSED and held.paused_until is not None:
        date = view.words.day(held.paused_until, view.today)
        return view.words("mydata-paused-until", date=date)
    return view.words(_STANDINGS[person.standing])


def _surveys(view: View, person: Person, held: Held) -> str:
    blocks = [block for survey in person.attended for block in _survey(view, person, held, survey)]
    for phrase, surveys in (("mydata-hears", held.hears_back), ("mydata-waiting", held.waiting)):
        if surveys:
            titles = listed(f"“{_title(view, survey)}”" for survey in surveys)
            blocks.append(view.words(phrase, titles=cut(titles, LONGEST // 8)))
    return "\n".join((view.words("mydata-surveys"), *_fitting(view, blocks))) if blocks else ""


def _fitting(view: View, blocks: list[str]) -> Iterator[str]:
    """Yield the lines that fit; in place of the others, where they are to be found."""
    room = LONGEST
    for block in blocks:
        room -= len(block.encode("utf-16-le")) // 2
        if room < 0:
            yield view.words("mydata-more")
            return
        yield block


def _survey(view: View, person: Person, held: Held, survey: str) -> Iterator[str]:
    attended, interview = person.attended[survey], person.interviews.get(survey)
    is_ballot = interview is not None and isinstance(interview.at, Sent)
    phrase = "mydata-uncounted" if is_ballot else _CAME_OF_IT[attended.disposition]
    yield f"• {view.words(phrase, title=_title(view, survey))}"
    if attended.hears is not None:
        wish = "mydata-wants-to-hear" if attended.hears else "mydata-does-not-want-to-hear"
        yield f"   {view.words(wish)}"
    if survey in held.reminded:
        yield f"   {view.words('mydata-reminded')}"
    listing = view.catalogue.version(interview.version) if interview else None
    if interview is not None and listing is not None:
        yield from _answers(view, listing, interview)


def _answers(view: View, listing: Listing, interview: Interview) -> Iterator[str]:
    if isinstance(interview.at, Sent) and interview.at.sealed:
        yield f"   {view.words('mydata-sealed')}"
        return
    survey, counted = listing.survey, route(listing.survey, interview.answers).answers
    for item in filter(is_question, survey.questions):
        if item.id in interview.answers:
            said = cut(answered(view.words, item, interview.answers[item.id]), _SHOWN_OF_AN_ANSWER)
            quoted = quotations(survey, item.id, counted)
            question = cut(asked(view.words, item, quoted), _SHOWN_OF_AN_ANSWER)
            yield f"   {escape(question, quote=False)} → {escape(said, quote=False)}"


def _title(view: View, survey: str) -> str:
    listing = view.catalogue.listings.get(survey)
    return view.plain(listing.survey.title) if listing else survey


def _month(view: View, month: str) -> str:
    day = date.fromisoformat(f"{month}-01")
    return str(format_date(day, "MMMM y", locale=base_of(view.words.language)))
