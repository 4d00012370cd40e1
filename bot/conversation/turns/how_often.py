"""How often we may write: pausing, hearing less, hearing only what changed, and coming back."""

from datetime import date, timedelta
from typing import Final, assert_never

from msgspec.structs import replace

from bot.conversation.effects import Place
from bot.conversation.presses import Writing
from bot.conversation.screens import how_often as screens
from bot.conversation.state import Asking, Person, Reviewing
from bot.conversation.turns.leaving import before_stop
from bot.conversation.turns.scene import Scene, Turn
from bot.dispositions import Disposition
from bot.standing import Standing

WEEK: Final = timedelta(days=7)
MONTH: Final = timedelta(days=30)


def settings(scene: Scene, place: Place) -> Turn:
    """Show how often we may write, and every way to change it."""
    return scene.show(screens.how_often(scene.view, scene.person), place)


def take_break(scene: Scene, place: Place) -> Turn:
    """Ask for how long."""
    return scene.show(screens.for_how_long(scene.view), place)


def write_to_me(scene: Scene, writing: Writing, place: Place) -> Turn:
    """Set how often we may write. One tap, and the settings say what is on now."""
    person = _wished(scene.person, writing, scene.today)
    note = ""
    if person.standing is Standing.PAUSED:
        has_answers = person.current is not None and not _is_looking(person)
        note = scene.view.words("break-waits") if has_answers else ""
        person = _rested(person)
    scene = scene.having(person)
    return scene.show(screens.how_often(scene.view, person, note), place)


def _wished(person: Person, writing: Writing, today: date) -> Person:
    match writing:
        case Writing.TWICE:
            return _listening(replace(person, most_a_week=None), Standing.ASKS)
        case Writing.ONCE:
            return _listening(replace(person, most_a_week=1), Standing.ASKS)
        case Writing.NEWS:
            return _listening(replace(person, may_ask_again=False), Standing.NEWS_ONLY)
        case Writing.NOT_FOR_A_WEEK:
            return _paused(person, today + WEEK)
        case Writing.NOT_FOR_A_MONTH:
            return _paused(person, today + MONTH)
        case Writing.NOT_UNTIL_BACK:
            return _paused(person, None)
        case Writing.AGAIN:
            return back(person)
        case _:
            assert_never(writing)


def back(person: Person) -> Person:
    """Return the person whose pause or stop is over: as they chose before it."""
    chosen = person.chosen if person.chosen is Standing.NEWS_ONLY else Standing.ASKS
    if person.standing not in (Standing.PAUSED, Standing.STOPPED):
        return person
    return _listening(person, chosen)


def _listening(person: Person, standing: Standing) -> Person:
    return replace(person, standing=standing, paused_until=None, chosen=None)


def _paused(person: Person, until: date | None) -> Person:
    chosen = Standing.NEWS_ONLY if before_stop(person) is Standing.NEWS_ONLY else None
    return replace(person, standing=Standing.PAUSED, paused_until=until, chosen=chosen)


def _is_looking(person: Person) -> bool:
    current = person.current
    return current is not None and not isinstance(current.at, Asking | Reviewing)


def _rested(person: Person) -> Person:
    """Return the person with nothing going on: what they began waits for them."""
    current = person.current
    if current is None:
        return person
    person = person.keeping(replace(current, active=False, aside=None))
    if person.disposition(current.survey) is Disposition.PART_DONE:
        person = person.disposed(current.survey, Disposition.PAUSED)
    return person
