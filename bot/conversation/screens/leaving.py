"""Leaving (P5): one message, and under it the same few buttons wherever somebody left from."""

from typing import Final

from bot.barriers import Barrier
from bot.conversation.catalogue import Listing
from bot.conversation.presses import (
    Because,
    ForgetMe,
    GoHome,
    GoOn,
    Hear,
    OpenSurvey,
    StopAll,
    TakeBreak,
    Undo,
    UndoAll,
    Why,
    WriteToMe,
    Writing,
)
from bot.conversation.screen import Button, Rows, Screen
from bot.conversation.screens.view import View, paragraphs
from surveys.heard import HeardSurvey
from surveys.text import Text

FIRST: Final = (
    Barrier.TOO_LONG,
    Barrier.HARD_TO_USE,
    Barrier.NOT_ABOUT_ME,
    Barrier.NO_TRUST,
    Barrier.RATHER_TALK,
)
"""What "Why?" offers at once; "Something else" opens the rest."""
THEN: Final = (
    Barrier.NOT_NOW,
    Barrier.OTHER_LANGUAGE,
    Barrier.NOT_PRIVATE,
    Barrier.NOTHING_CHANGES,
    Barrier.SOMETHING_ELSE,
)


def phrase_of(barrier: Barrier) -> str:
    """Return the phrase that a barrier's button says."""
    return f"why-{barrier.value.replace('_', '-')}"


def stopped(view: View, survey: str, deleted: int) -> Screen:
    """Return the one message after leaving a survey, with how many answers were deleted."""
    undo = Undo(survey, view.today.toordinal())
    return Screen(
        view.words("stopped", count=deleted),
        (
            (view.button("why", Why(survey)), view.button("undo", undo)),
            (view.button("stop-all", StopAll()), _forget(view)),
        ),
    )


def stopped_all(view: View, undo: UndoAll, deleted: int) -> Screen:
    """Return the one message after stopping everything, with what less than that there is."""
    return Screen(
        paragraphs(view.words("stopped-all", count=deleted), view.words("stopped-all-less")),
        (
            (view.button("undo", undo),),
            (view.button("often-news", WriteToMe(Writing.NEWS)),),
            (view.button("break", TakeBreak()), _forget(view)),
        ),
    )


def declined(view: View, listing: Listing) -> Screen:
    """Return the answer to "Not for me": fine, other ways, and the one question about news."""
    if isinstance(listing.survey, HeardSurvey):
        return Screen(view.words("declined"), ((view.button("see-surveys", GoHome()),),))
    html = paragraphs(view.words("declined"), _ways(view, listing), view.words("want-to-hear"))
    why = view.button("why-not", Why(listing.survey.id))
    return Screen(html, (*_hear(view, listing), (why,)))


def why(view: View, survey: str, more: bool) -> Screen:
    """Return the one optional question after a no; ``more`` reasons are the rarer ones."""
    reasons = [
        (view.button(phrase_of(each), Because(survey, each)),) for each in (THEN if more else FIRST)
    ]
    rest = () if more else ((view.button("why-something-else", Why(survey, more=True)),),)
    return Screen(view.words("why-ask"), (*reasons, *rest, (view.button("why-no-reason", GoOn()),)))


def explained(
    view: View, listing: Listing, barrier: Barrier, undo: Undo | None, asks_to_hear: bool
) -> Screen:
    """Return the thanks for a reason: what can be done about it, and the other ways."""
    html = paragraphs(
        view.words("why-thanks"),
        _ways(view, listing),
        _by_voice(view) if barrier is Barrier.RATHER_TALK else "",
        view.words("why-later") if barrier is Barrier.NOT_NOW else "",
        view.words("want-to-hear") if asks_to_hear else "",
    )
    pause = ((view.button("break", TakeBreak()),),) if barrier is Barrier.NOT_NOW else ()
    back = ((view.button("undo", undo),),) if undo else ()
    return Screen(html, (*(_hear(view, listing) if asks_to_hear else ()), *pause, *back))


def explained_before(view: View, listing: Listing) -> Screen:
    """Return what somebody reads who wants to give a reason once more, or days later."""
    return Screen(paragraphs(view.words("why-late"), _ways(view, listing)))


def undone(view: View, listing: Listing) -> Screen:
    """Return what somebody reads who takes leaving a survey back: it stands open again."""
    return _open_again(view, listing, "undone")


def too_late(view: View, listing: Listing) -> Screen:
    """Return what somebody reads who wants to take it back days later."""
    return _open_again(view, listing, "undo-late")


def _open_again(view: View, listing: Listing, phrase: str) -> Screen:
    look = view.button("have-a-look", OpenSurvey(listing.survey.id))
    return Screen(view.words(phrase, title=view.plain(listing.survey.title)), ((look,),))


def _hear(view: View, listing: Listing) -> Rows:
    yes = view.button("yes", Hear(listing.ref, True))
    return ((yes, view.button("no", Hear(listing.ref, False))),)


def _ways(view: View, listing: Listing) -> str:
    return f"{view.words('other-ways')}\n{_list(view, listing.survey.other_ways)}"


def _list(view: View, ways: tuple[Text, ...]) -> str:
    return "\n".join(f"• {view.say(way)}" for way in ways)


def _by_voice(view: View) -> str:
    return view.words("why-talk", contact=view.plain(view.catalogue.host.contact))


def _forget(view: View) -> Button:
    return view.button("forget-me", ForgetMe())
