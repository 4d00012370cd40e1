"""How often we may write (P4): what is on now, and every step more or less, one tap each."""

from typing import Final, assert_never

from bot.conversation.presses import ForgetMe, GoHome, GoOn, OpenSurvey, StopAll, WriteToMe, Writing
from bot.conversation.screen import Button, Rows, Screen
from bot.conversation.screens.keyboard import TICK
from bot.conversation.screens.view import View, paragraphs
from bot.conversation.state import Person
from bot.standing import LISTENING, MOST_A_WEEK, Standing

PAUSES: Final = (
    (Writing.NOT_FOR_A_WEEK, Writing.NOT_FOR_A_MONTH),
    (Writing.NOT_UNTIL_BACK,),
)


def phrase_of(writing: Writing) -> str:
    """Return the phrase that the button of a wish says."""
    return f"often-{writing.name.lower().replace('_', '-')}"


def how_often(view: View, person: Person, note: str = "") -> Screen:
    """Return the settings: the standing in words, and a tick at what is on."""
    others = view.words("often-may-ask") if person.may_ask_again else ""
    html = paragraphs(note, f"<b>{view.words('often')}</b>", now(view, person), others)
    rows: list[tuple[Button, ...]] = [(_wish(view, person, Writing.AGAIN),)]
    if person.standing in LISTENING:
        rows = []
    steps = (Writing.TWICE, Writing.ONCE, Writing.NEWS)
    rows += [(_wish(view, person, each),) for each in steps]
    rows += [tuple(_wish(view, person, each) for each in row) for row in PAUSES]
    stop = view.button("stop-all", StopAll())
    stopped = person.standing is Standing.STOPPED
    rows.append((_ticked(stop, stopped), view.button("forget-me", ForgetMe())))
    return Screen(html, (*rows, *_resuming(view, person), (view.button("see-surveys", GoHome()),)))


def now(view: View, person: Person) -> str:
    """Return in words what we may write to a person now."""
    match person.standing:
        case Standing.ASKS if person.most_a_week is not None and person.most_a_week < MOST_A_WEEK:
            return view.words("often-is-once")
        case Standing.ASKS | Standing.BLOCKED | Standing.GONE:
            return view.words("often-is-twice")
        case Standing.NEWS_ONLY:
            return view.words("often-is-news")
        case Standing.PAUSED if person.paused_until is not None:
            until = view.words.day(person.paused_until, view.today)
            return view.words("often-is-paused", date=until)
        case Standing.PAUSED:
            return view.words("often-is-paused-open")
        case Standing.STOPPED:
            return view.words("often-is-stopped")
        case _:
            assert_never(person.standing)


def for_how_long(view: View) -> Screen:
    """Return the choice of pauses."""
    rows = [tuple(view.button(phrase_of(each), WriteToMe(each)) for each in row) for row in PAUSES]
    return Screen(view.words("break-how-long"), (*rows, (view.button("back", GoOn()),)))


def _wish(view: View, person: Person, writing: Writing) -> Button:
    button = view.button(phrase_of(writing), WriteToMe(writing))
    return _ticked(button, _is_on(person, writing))


def _ticked(button: Button, is_on: bool) -> Button:
    return Button(f"{TICK} {button.label}", button.data) if is_on else button


def _is_on(person: Person, writing: Writing) -> bool:
    """Tell whether a wish is what holds now. Of a pause with an end, the words tell the day."""
    match writing:
        case Writing.TWICE:
            return person.standing is Standing.ASKS and person.most_a_week is None
        case Writing.ONCE:
            return person.standing is Standing.ASKS and person.most_a_week is not None
        case Writing.NEWS:
            return person.standing is Standing.NEWS_ONLY
        case Writing.NOT_UNTIL_BACK:
            return person.standing is Standing.PAUSED and person.paused_until is None
        case Writing.NOT_FOR_A_WEEK | Writing.NOT_FOR_A_MONTH | Writing.AGAIN:
            return False
        case _:
            assert_never(writing)


def _resuming(view: View, person: Person) -> Rows:
    """Return the way back to what somebody began, as it waits for them."""
    begun = [each for each in view.catalogue.going_on() if person.has_begun(each.survey.id)]
    return tuple(
        (view.button("resume", OpenSurvey(each.survey.id), title=view.plain(each.survey.title)),)
        for each in begun
    )
