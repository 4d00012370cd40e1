"""What is remembered of one person between two turns."""

from collections.abc import Mapping
from datetime import date

from msgspec import Struct, field
from msgspec.structs import replace

from bot.dispositions import Disposition
from bot.standing import Standing
from surveys.answers import Answers


class Introduced(Struct, frozen=True, array_like=True, tag="introduced"):
    """The introduction is on the screen; ``more`` of it on request."""

    more: bool = False


class AtTheDoor(Struct, frozen=True, array_like=True, tag="door"):
    """The word of a session is asked for, before the first item."""


class Asking(Struct, frozen=True, array_like=True, tag="asking"):
    """An item is on the screen. ``picks`` are the options tapped so far, in that order.

    ``held`` are words typed here that are no answer until the person says so: they may name
    somebody, or mean leaving.
    """

    item: str
    picks: tuple[str, ...] = ()
    held: str = ""


class Reviewing(Struct, frozen=True, array_like=True, tag="reviewing"):
    """All answers are on the screen, before sending."""


class Sent(Struct, frozen=True, array_like=True, tag="sent"):
    """The answers are a ballot. The person keeps ``receipt``.

    ``sealed`` are the answers where only the holder of another key can open them; then they are
    nowhere else.
    """

    receipt: str
    sealed: bytes = b""


At = Introduced | AtTheDoor | Asking | Reviewing | Sent
NotBegun = Introduced | AtTheDoor


class StopOrHelp(Struct, frozen=True, array_like=True, tag="stop_or_help"):
    """The panel with ways out and help lies over the question."""


class Rewritten(Struct, frozen=True, array_like=True, tag="rewritten"):
    """The person edited an earlier message: shall ``words`` be the answer to ``item``?"""

    item: str
    words: str


class ChoosingLanguage(Struct, frozen=True, array_like=True, tag="language"):
    """The languages lie over the screen, so a language that is typed is no answer."""


Aside = StopOrHelp | Rewritten | ChoosingLanguage


class Interview(Struct, frozen=True):
    """One person's way through one survey version."""

    survey: str
    version: str
    seed: int
    at: At = Introduced()
    answers: Answers = field(default_factory=dict)
    turn: int = 0
    """Counts visits to an item; buttons carry it."""
    active: bool = True
    """Whether this is the interview that typed words go to."""
    changing: bool = False
    """An answer is being changed from the review, which comes next again."""
    aside: Aside | None = None
    typed: Mapping[str, int] = field(default_factory=dict)
    """The message each typed answer came in, by item id."""
    message: int = 0
    """The id of the message with the newest screen, as far as known."""


class Attended(Struct, frozen=True):
    """What came of one survey, and whether the person asked to hear what happens."""

    disposition: Disposition
    hears: bool | None = None


class Person(Struct, frozen=True):
    """All that the conversation knows of a person."""

    language: str
    standing: Standing = Standing.ASKS
    may_ask_again: bool = False
    interviews: Mapping[str, Interview] = field(default_factory=dict)
    """By survey id; at most one of them active."""
    attended: Mapping[str, Attended] = field(default_factory=dict)
    """By survey id."""
    paused_until: date | None = None
    """The last day of a pause; None in the standing paused means until they come back. Beside the
    choice of news only, it tells that they were on a pause when they were lost or stopped."""
    stopped_on: date | None = None
    """The day of the newest stop or no: it may be undone and explained for a day, no longer."""
    most_a_week: int | None = None
    """How many messages a week we may start, where the person set a limit of their own."""
    chosen: Standing | None = None
    """What the person chose before the stop or the pause that ``standing`` tells of, or while it is
    blocked or gone. It comes back when that ends; None means asks."""
    unexplained: str | None = None
    """The survey that was left last, as long as a reason may be given for it."""

    @property
    def current(self) -> Interview | None:
        """The interview that is going on, if one is."""
        for each in self.interviews.values():
            if each.active:
                return each
        return None

    def has_begun(self, survey: str) -> bool:
        """Tell whether there is something of a survey to go on with."""
        interview = self.interviews.get(survey)
        return interview is not None and isinstance(interview.at, Asking | Reviewing)

    def disposition(self, survey: str) -> Disposition | None:
        """Return what came of a survey so far."""
        attended = self.attended.get(survey)
        return attended.disposition if attended else None

    def keeping(self, interview: Interview) -> "Person":
        """Return the person with that interview in place of the one of the same survey."""
        return replace(self, interviews={**self.interviews, interview.survey: interview})

    def dropping(self, survey: str) -> "Person":
        """Return the person without the interview of a survey."""
        left = {name: each for name, each in self.interviews.items() if name != survey}
        return replace(self, interviews=left)

    def disposed(self, survey: str, disposition: Disposition) -> "Person":
        """Return the person with another disposition in a survey."""
        hears = self.attended[survey].hears if survey in self.attended else None
        return replace(self, attended={**self.attended, survey: Attended(disposition, hears)})

    def hearing(self, survey: str, hears: bool) -> "Person":
        """Return the person after saying whether they want to hear what happens."""
        disposition = self.disposition(survey) or Disposition.LOOKED
        return replace(self, attended={**self.attended, survey: Attended(disposition, hears)})
