"""What came of a survey: told to those who hear back, and kept for everybody under /news."""

from collections.abc import Sequence

from bot.conversation.catalogue import Listing, News, Stage, Told
from bot.conversation.presses import (
    GoHome,
    OpenSettings,
    OpenSurvey,
    ReadNews,
    ReadPromises,
    encode,
)
from bot.conversation.screen import CAPTION, Button, Picture, Rows, Screen
from bot.conversation.screens.promise_lines import reasons
from bot.conversation.screens.view import View, length, paragraphs
from bot.promised import Owed
from surveys.heard import HeardSurvey
from surveys.text import Text

PAGE = 3900
"""UTF-16 units of one message; Telegram takes 4096, its markup not counted."""
_NAMES = {
    News.SAID: "news-said",
    News.LATE: "news-late",
    News.FEEDBACK: "news-feedback",
    News.ADDED: "news-added",
    News.FOLLOW_UP: "news-follow-up",
}
_PHRASES = {Stage.RESTING: "resting", Stage.CLOSING: "closing"}


def news(view: View) -> Screen:
    """Return the list of every survey that something is told of."""
    answered = view.catalogue.news()
    rows = tuple((_named(view, listing),) for listing in answered)
    below = (*_see_promises(view), _way_home(view))
    return Screen(view.words("news" if answered else "news-none"), (*rows, *below))


def _see_promises(view: View) -> Rows:
    is_any = any(each.promises for each in view.catalogue.listings.values())
    return ((view.button("promises-made", ReadPromises()),),) if is_any else ()


def _named(view: View, listing: Listing) -> Button:
    return Button(view.plain(listing.survey.title), encode(ReadNews(listing.survey.id)))


def told(view: View, listing: Listing, page: int = 0, is_inside: bool = False) -> Screen:
    """Return what came of a survey, or when it is due. A long story has a page for each part.

    Of a survey that has a break, who ``is_inside`` it reads that their answers wait.
    """
    if isinstance(listing.survey, HeardSurvey):
        about = view.catalogue.listings.get(listing.survey.about)
        if about is None:
            return news(view)
        listing, page = about, len(about.told)
    if not listing.told:
        html = _awaited(view, listing, is_inside)
        return Screen(html, (*see_news(view), _way_home(view)))
    pages = _pages(view, listing)
    page = min(max(page, 0), len(pages) - 1)
    others = tuple(
        (_turned(view, listing, each, at),) for at, each in enumerate(pages) if at != page
    )
    html = "\n\n".join(_dated(view, each) for each in pages[page])
    asks = asks_after(view, listing)
    return Screen(html, (*others, *asks, *see_news(view), _way_home(view)))


def asks_after(view: View, listing: Listing) -> Rows:
    """Return the way into the small survey about an answer, while it is open."""
    found = view.catalogue.asks_after(listing.survey.id)
    if found is None:
        return ()
    return ((view.button("heard-open", OpenSurvey(found.survey.id)),),)


def _awaited(view: View, listing: Listing, is_inside: bool = False) -> str:
    title, promise = view.plain(listing.survey.title), listing.promise(Owed.FEEDBACK)
    if not listing.kept:
        return view.words("closed-none-kept", title=title)
    if listing.stage is Stage.WITHDRAWN:
        return view.words("withdrawn", title=title)
    if listing.stage is Stage.RESTING and is_inside:
        return view.words("resting-begun", title=title)
    if listing.stage is Stage.OPEN and not listing.has_begun(view.today):
        return view.words("not-yet", title=title, date=view.day(listing.survey.opens))
    date = view.day(listing.survey.feedback.promised_by)
    if promise is not None and promise.missed(view.today):
        late = view.words("closed-late", title=title, date=date)
        return paragraphs(late, view.words.together(*reasons(view.words, promise, view.today)))
    said = view.words(_PHRASES.get(listing.stage, "closed"), title=title, date=date)
    return paragraphs(said, _delayed(view, listing))


def _delayed(view: View, listing: Listing) -> str:
    """Return why "what you said" comes later, and when: staff may put it off once."""
    promise = listing.promise(Owed.SAID)
    if promise is None or not promise.moves or not promise.is_open:
        return ""
    move = promise.moves[-1]
    day = view.words.day(move.to, view.today)
    return view.words("said-later", date=day, why=view.plain(Text(move.because)))


def _pages(view: View, listing: Listing) -> list[list[Told]]:
    """Return the messages in order, as many on a page as have room."""
    pages: list[list[Told]] = []
    room = 0
    for each in listing.told:
        needs = length(_dated(view, each)) + 2
        if not pages or needs > room:
            pages.append([])
            room = PAGE
        pages[-1].append(each)
        room -= needs
    return pages


def _dated(view: View, each: Told) -> str:
    """Return a message with the day on which it was told above it."""
    html = view.plain(each.html)
    if each.sent_on is None:
        return html
    return f"<i>{view.words.day(each.sent_on, view.today)}</i>\n{html}"


def _turned(view: View, listing: Listing, page: Sequence[Told], at: int) -> Button:
    first = page[0]
    named = view.words.label(_NAMES[first.kind])
    day = f", {view.words.day(first.sent_on, view.today)}" if first.sent_on else ""
    return Button(f"{named}{day}", encode(ReadNews(listing.survey.id, at)))


def pushed(view: View, listing: Listing, kind: News, picture: Picture | None = None) -> Screen:
    """Return a message as it goes out to those who hear back: one, with at most one picture.

    On a sensitive subject it says nothing of it until it is tapped, and makes no sound.
    """
    found = listing.tells(kind)
    if found is None:
        return Screen(_awaited(view, listing), (less(view),))
    whole = ReadNews(listing.survey.id, _page_of(view, listing, found))
    if listing.survey.sensitive:
        name = view.plain(view.catalogue.host.name)
        rows = ((view.button("read-it", whole),), less(view))
        return Screen(view.words("news-quiet", name=name), rows, silent=True)
    asks = asks_after(view, listing) if kind is News.FEEDBACK else ()
    html = view.plain(found.html)
    brief = html if found.brief is None else view.plain(found.brief)
    if picture is None or length(brief) > CAPTION:
        return Screen(html, (*asks, less(view)))
    more: Rows = () if brief == html else ((view.button("all-in-words", whole),),)
    return Screen(brief, (*more, *asks, less(view)), picture)


def _page_of(view: View, listing: Listing, found: Told) -> int:
    return next(at for at, page in enumerate(_pages(view, listing)) if found in page)


def less(view: View) -> tuple[Button, ...]:
    """Return the row under every message that we start: how often is it to be?"""
    return (view.button("how-often", OpenSettings(below=True)),)


def see_news(view: View) -> Rows:
    """Return the way to what came of earlier surveys, if something did."""
    return ((view.button("see-news", ReadNews("")),),) if view.catalogue.news() else ()


def _way_home(view: View) -> tuple[Button, ...]:
    return (view.button("see-surveys", GoHome()),)
