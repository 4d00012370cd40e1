"""A survey played through before it is out: the conversation as it is, and nothing behind it.

Whoever plays has a `Person` of their own, known to the preview alone. Nobody is asked, nothing is
counted, and what a turn would tell a store is told to none.
"""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import Final

from msgspec import Struct
from msgspec.json import Decoder, Encoder
from msgspec.structs import replace

from bot.chance import CHANCE
from bot.conversation.advance import advance, owed
from bot.conversation.catalogue import Catalogue, Host, Listing, Stage
from bot.conversation.effects import Disclose, Effect, Show, Toast
from bot.conversation.events import Arrived, Code, Event, Typed
from bot.conversation.held import Held
from bot.conversation.screens.current import with_note
from bot.conversation.screens.mydata import mydata
from bot.conversation.screens.view import View
from bot.conversation.state import AtTheDoor, Person
from bot.conversation.turns.scene import Turn
from bot.conversation.wording import Wording, spoken
from bot.promise_rows import promises
from bot.promised import Record
from bot.weeks import month_of
from surveys.duration import estimated_minutes
from surveys.heard import thaw
from surveys.questionnaire import Survey, fingerprint_of, freeze, frozen_copy, on


class Preview(Struct, frozen=True):
    """How far somebody has come in a survey. ``frozen`` is its copy, as if it were published on
    ``day``; later than today where it opens later."""

    frozen: str
    day: date
    person: Person

    @property
    def survey(self) -> Survey:
        """The survey that is played through."""
        return _thawed(self.frozen)

    @property
    def fingerprint(self) -> str:
        """A name for exactly this content, as published surveys have one."""
        return fingerprint_of(self.frozen)


class Played(Struct, frozen=True):
    """The preview after a turn, and what is seen of the turn."""

    preview: Preview
    effects: tuple[Show | Toast, ...]


@lru_cache(maxsize=8)
def _thawed(frozen: str) -> Survey:
    return thaw(frozen)


_ENCODER: Final = Encoder()
_DECODER: Final = Decoder(Preview)


def to_bytes(preview: Preview) -> bytes:
    """Return ``preview`` as JSON; `from_bytes` reads it back."""
    return _ENCODER.encode(preview)


def from_bytes(raw: bytes) -> Preview:
    """Return the preview that `to_bytes` wrote. Raises msgspec.DecodeError for anything else."""
    return _DECODER.decode(raw)


def opened(survey: Survey, today: date) -> Preview:
    """Return the preview of a checked survey before anybody did anything, in its first language."""
    frozen = freeze(survey, today)
    day = max(today, on(frozen.opens))
    return Preview(frozen_copy(frozen), day, Person(spoken(survey.languages[0])))


def played(preview: Preview, event: Event, host: Host) -> Played:
    """Return what comes of something that was done. There is no session, so any word is right."""
    known = _catalogue(preview, host)
    if isinstance(event, Typed):
        event = replace(event, code=Code.RIGHT)
    return _seen(preview, known, advance(known, preview.person, event, preview.day, CHANCE))


def shown(preview: Preview, host: Host) -> Played:
    """Return the same place shown anew; at first, and after leaving, the introduction."""
    survey = preview.survey.id
    if survey not in preview.person.interviews:
        afresh = Preview(preview.frozen, preview.day, Person(preview.person.language))
        return played(afresh, Arrived(survey), host)
    known = _catalogue(preview, host)
    return _seen(preview, known, owed(known, preview.person, survey, preview.day))


def _catalogue(preview: Preview, host: Host) -> Catalogue:
    survey = preview.survey
    listing = Listing(
        survey=survey,
        fingerprint=preview.fingerprint,
        stage=Stage.OPEN,
        minutes=estimated_minutes(survey),
        sealed=host.sealed,
        promises=promises(survey, (), Record(), none_kept=False),
    )
    return Catalogue(host, {survey.id: listing})


def _seen(preview: Preview, known: Catalogue, turn: Turn) -> Played:
    after = Preview(preview.frozen, preview.day, turn.person)
    return Played(after, tuple(_visible(after, known, turn.effects)))


def _visible(
    preview: Preview, known: Catalogue, effects: tuple[Effect, ...]
) -> Iterator[Show | Toast]:
    """Yield what is seen. Who asks what is kept of them is shown what would be, and no file."""
    view = View(Wording(preview.person.language), known, preview.day)
    interview = preview.person.current
    note = ""
    if interview is not None and isinstance(interview.at, AtTheDoor):
        note = view.words("door-preview")
    for effect in effects:
        match effect:
            case Show(screen):
                yield replace(effect, screen=with_note(screen, note))
            case Toast() if not any(isinstance(each, Disclose) for each in effects):
                yield effect
            case Disclose():
                held = Held(month_of(preview.day))
                yield Show(mydata(view, preview.person, held), effect.place)
            case _:
                continue
