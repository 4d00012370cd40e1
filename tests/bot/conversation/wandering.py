"""Anything that somebody could do, in any order: Hypothesis strategies of deeds on a phone."""

from collections.abc import Callable

from hypothesis import strategies as st
from msgspec.structs import replace

from bot.barriers import Barrier
from bot.conversation.catalogue import Listing, Stage
from bot.conversation.events import Arrived, Asked, Attached, BlockedUs, Event, Request, UnblockedUs
from bot.conversation.presses import Because, Step, Undo, UndoAll, Verb, Why, encode
from bot.conversation.screen import Button
from bot.conversation.state import Interview, Person
from bot.conversation.turns.scene import Turn
from bot.conversation.wording import LANGUAGES
from bot.standing import Standing
from surveys.routing import route
from tests.bot.conversation.phone import Phone, Said
from tests.bot.conversation.shelf import MONDAY, catalogue, shipped

KNOWN = catalogue(*shipped())
Deed = Callable[[Phone], list[Said]]

_WORDS = st.one_of(
    st.sampled_from(
        [
            "start",
            "yes",
            "no",
            "next",
            "done",
            "back",
            "skip",
            "help",
            "send",
            "dechrau",
            "nesaf",
            "hepgor",
            "anfon",
            "1",
            "2",
            "3",
            "1,3",
            "16",
            "£5",
            "0",
            "more",
            "less",
            "language",
            "newid",
            "stopio",
            "STOP",
            "no thanks",
            "go away",
            "ask Mrs Jones",
            "carry",
            "😀",
            "<b>",
            "&amp;",
            "change",
            "surveys",
            "take a break",
            "a week off",
            "undo",
            "why",
            "too long",
            "how often",
            "only tell me what changed",
            "stop all messages",
            "keep what I said and leave",
            "news",
        ]
    ),
    st.sampled_from(
        ["change 2", "not for me", "yes, change it", "all of them", "prefer not to say"]
    ),
    st.sampled_from(
        [
            label
            for listing in KNOWN.listings.values()
            for item in listing.survey.questions
            for option in getattr(item, "options", ())
            for label in option.label.everywhere()
        ]
    ),
    st.text(max_size=40),
    st.sampled_from(["x" * 5000, "😀" * 900, "<&>" * 300]),
)
_STEPS = st.builds(
    Step,
    st.sampled_from([listing.ref for listing in KNOWN.listings.values()]),
    st.integers(-1, 9),
    st.integers(-2, 9),
    st.sampled_from([verb for verb in Verb if verb is not Verb.STOP]),
    st.integers(-2, 40),
)


def _left_buttons(survey: str) -> st.SearchStrategy[str]:
    days = st.integers(-3, 1).map(lambda day: MONDAY.toordinal() + day)
    return st.one_of(
        st.builds(Undo, st.just(survey), days).map(encode),
        st.builds(UndoAll, days, st.sampled_from(Standing), st.booleans()).map(encode),
        st.builds(Why, st.just(survey), st.booleans()).map(encode),
        st.builds(Because, st.just(survey), st.sampled_from(Barrier)).map(encode),
    )


_DATA = st.one_of(
    _STEPS.map(encode),
    st.sampled_from(
        [
            "",
            "home",
            "stopall",
            "break",
            "often.1",
            "v.w",
            "v.b",
            "v.a",
            "v.n",
            "v.1",
            "v.x",
            "w.x",
            "o.nowhere",
            "o.evening-buses",
            "l.xx",
            "l.cy",
            "q.a.b",
        ]
    ),
    st.sampled_from(list(KNOWN.listings)).flatmap(_left_buttons),
    st.text(max_size=16),
)


def _taps_newest(index: int) -> Deed:
    def deed(phone: Phone) -> list[Said]:
        buttons = [button for row in phone.screens[phone.newest].rows for button in row]
        return phone.presses(buttons[index % len(buttons)], phone.newest) if buttons else []

    return deed


def _taps_any(which: int, index: int) -> Deed:
    def deed(phone: Phone) -> list[Said]:
        message = sorted(phone.screens)[which % len(phone.screens)]
        buttons = [button for row in phone.screens[message].rows for button in row]
        return phone.presses(buttons[index % len(buttons)], message) if buttons else []

    return deed


def _edits(which: int, words: str) -> Deed:
    def deed(phone: Phone) -> list[Said]:
        sent = list(phone.sent)
        return phone.edits(sent[which % len(sent)], words) if sent else []

    return deed


def _stages(which: int, stage: Stage) -> Deed:
    def deed(phone: Phone) -> list[Said]:
        survey = list(phone.known.listings)[which % len(phone.known.listings)]

        def staged(listing: Listing) -> Listing:
            is_it = listing.survey.id == survey
            return replace(listing, stage=stage) if is_it else listing

        phone.known = phone.known.changed(staged)
        return []

    return deed


def _counts(phone: Phone) -> list[Said]:
    phone.count()
    return []


def _hears(event: Event) -> Deed:
    return lambda phone: phone.hears(event)


_EVENTS: st.SearchStrategy[Event] = st.one_of(
    st.sampled_from([Arrived(""), Arrived("nowhere"), *map(Arrived, KNOWN.listings)]),
    st.sampled_from(list(map(Asked, Request))),
    st.sampled_from([Attached(), BlockedUs(), UnblockedUs()]),
)
TAPS: st.SearchStrategy[Deed] = st.integers(0, 12).map(_taps_newest)
DEEDS: st.SearchStrategy[Deed] = st.one_of(
    TAPS,
    TAPS,
    TAPS,
    st.builds(_taps_any, st.integers(0, 20), st.integers(0, 12)),
    _DATA.map(lambda data: lambda phone: phone.presses(Button("?", data), phone.newest)),
    st.builds(lambda words, soon: lambda phone: phone.types(words, soon), _WORDS, st.booleans()),
    st.builds(lambda words: lambda phone: phone.types(words), _WORDS),
    st.builds(_edits, st.integers(0, 20), _WORDS),
    _EVENTS.map(_hears),
    st.builds(_stages, st.integers(0, 2), st.sampled_from(Stage)),
    st.just(_counts),
)
WALKS = st.lists(DEEDS, min_size=1, max_size=25)
PHONES = st.builds(
    lambda language, survey: _started(language, survey),
    st.sampled_from(LANGUAGES),
    st.sampled_from(list(KNOWN.listings)),
)


def _started(language: str, survey: str) -> Phone:
    phone = Phone(KNOWN, Person(language))
    phone.hears(Arrived(survey))
    phone.types("start")
    return phone


def is_on_route(phone: Phone, interview: Interview, item: str) -> bool:
    """Tell whether an interview asks something that belongs to its survey."""
    return item in route(phone.known.listings[interview.survey].survey, interview.answers)


def without_traces(turn: Turn) -> Person:
    """Return the person after a turn, without what tells typing from tapping."""
    plain = {
        survey: replace(each, message=0, typed={})
        for survey, each in turn.person.interviews.items()
    }
    return replace(turn.person, interviews=plain)
