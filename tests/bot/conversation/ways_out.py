"""Every way out that there is from a state: words, commands, rewritten messages, buttons.

Buttons are not listed: whatever is on the screen and makes an interview end is a way out.
"""

from collections.abc import Iterator

from bot.conversation.catalogue import Catalogue
from bot.conversation.events import Asked, Edited, Event, Pressed, Request, Typed
from bot.conversation.presses import ForgetMe, StopAll, encode
from bot.conversation.state import Interview, Sent
from bot.conversation.wording import LANGUAGES, Wording
from tests.bot.conversation.reaching import BELOW, HERE, Move, State, deeds, move

STOP_WORDS = {
    "en": ("stop", "STOP!!", "stpo", "leave me alone"),
    "cy": ("stopio", "Stopiwch!"),
    "en-easy": ("Please stop",),
}
"""A few of each language; the bank of words has tests of its own."""
SAID_BEFORE = 40
"""A message that was written earlier."""


def going_on(state: State) -> Interview | None:
    """Return the interview that is going on; one that was sent is not."""
    current = state.person.current
    return None if current is None or isinstance(current.at, Sent) else current


def stops(known: Catalogue, state: State) -> Iterator[Move]:
    """Yield what leaves the survey that is going on, however it is said."""
    for event in _stopping(state):
        yield move(known, state, event)


def _stopping(state: State) -> Iterator[Event]:
    yield Asked(Request.STOP)
    for language in LANGUAGES:
        for words in STOP_WORDS[language]:
            yield Typed(words, BELOW)
            yield Typed(words, BELOW, crossed=True)
            yield Edited(words, SAID_BEFORE)


def stops_all(known: Catalogue, state: State) -> Iterator[Move]:
    """Yield what stops everything, in any state."""
    yield move(known, state, Pressed(encode(StopAll()), HERE))
    for language in LANGUAGES:
        for words in Wording(language).label("typed-stop-all").split(","):
            yield move(known, state, Typed(words, BELOW))


def forgets(known: Catalogue, state: State) -> Move:
    """Return being forgotten."""
    return move(known, state, Pressed(encode(ForgetMe(sure=True)), HERE))


def buttons_out(known: Catalogue, state: State) -> Iterator[Move]:
    """Yield whatever else ends an interview from here."""
    for event in deeds(known, state):
        if (made := move(known, state, event)).left:
            yield made


def ways_out(known: Catalogue, state: State) -> Iterator[Move]:
    """Yield all of them that end something."""
    every = [*stops(known, state), *stops_all(known, state), *buttons_out(known, state)]
    yield from (made for made in (*every, forgets(known, state)) if made.left)
