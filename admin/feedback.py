"""The draft of "you said, we did": themes, decisions, reasons, and who changed what. Pure."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from surveys.text import UNNAMED

LONGEST_WORDS = 700
"""Characters that staff may write for one theme in one language."""
REMEMBERED = 400
"""Steps that a draft remembers; the oldest are dropped first."""
OWN = "own."
"""Names of themes that staff put in their own words begin so; those of the results never do."""


class Decision(StrEnum):
    """What came of a theme."""

    DONE = "done"
    DOING = "doing"
    NOT_DOING = "not_doing"
    NOT_DECIDED = "not_decided"


DATED = frozenset({Decision.DOING, Decision.NOT_DECIDED})
"""What needs a day: by when it is done, or until when it is decided."""


class Act(StrEnum):
    """What somebody did to a draft."""

    ADDED = "added"
    DROPPED = "dropped"
    SAID = "said"
    ANSWERED = "answered"
    DECIDED = "decided"
    REASON = "reason"
    DAY = "day"
    SAME = "same"
    OWNER = "owner"
    FILE = "file"
    PASSED = "passed"
    CORRECTING = "correcting"
    GAVE_UP = "gave_up"
    CORRECTED = "corrected"


class Stored(BaseModel):
    """A part of a draft, as it is kept."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Theme(Stored):
    """What young people said, by language, and what came of it, by language.

    ``required`` themes come from the published results and may not be left out. ``about`` names
    what they are about: a question, ``barrier.too_long``, a theme of the review desk, or ``own.3``.
    ``same_as`` is the number of the theme whose answer covers this one too.
    """

    number: int = 0
    """Stays the same while others are taken out: buttons carry it."""
    about: str = ""
    said: dict[str, str]
    short: dict[str, str] = Field(default_factory=dict)
    """The loudest answer alone, for a message that has no room for all."""
    numbers: tuple[str, ...] = ()
    """The published values that staff see beside it, in English."""
    required: bool = False
    decision: Decision | None = None
    words: dict[str, str] = Field(default_factory=dict)
    until: date | None = None
    same_as: int | None = None
    edition: int = 0
    """The edition of the draft that last changed it."""

    @field_validator("words", mode="before")
    @classmethod
    def _by_language(cls, raw: object) -> object:
        """Read words of one language, as older drafts have them."""
        return ({UNNAMED: raw} if raw else {}) if isinstance(raw, str) else raw

    def changed(self, **fields: object) -> "Theme":
        """Return the theme with other ``fields``."""
        return self.model_copy(update=fields)

    @property
    def read(self) -> tuple[object, ...]:
        """All of it that young people read."""
        return self.said, self.decision, self.words, self.until, self.same_as


class Step(Stored):
    """Who changed what, and on which day. ``member`` is a tag in hexadecimal digits."""

    member: str
    on: date
    act: Act
    number: int = 0
    """Of the theme; 0 when it was about the whole draft."""
    language: str = ""
    edition: int = 0


class Wants(StrEnum):
    """What the next words of a member of staff are for."""

    SAID = "said"
    UNTIL = "until"
    WORDS = "words"
    OWNER = "owner"
    PASS = "pass"
    CORRECTION = "correction"


class Typing(Stored):
    """Whose next message goes where: ``member`` is a tag in hexadecimal digits.

    ``decision`` and ``until`` wait here for the words that go with them, so that a theme never
    has the words of another decision. ``edition`` is that of the theme when its member saw it.
    """

    member: str
    wants: Wants
    number: int = 0
    language: str = ""
    decision: Decision | None = None
    until: date | None = None
    edition: int = 0
    alone: bool = False
    """Only this one thing is changed: nothing is asked after it."""
    typed: dict[str, str] = Field(default_factory=dict)
    """What was typed so far, by language, and is not in the draft yet."""


class Passed(Stored):
    """Warnings that somebody sends in spite of, and why. ``content`` is the hash of what it was."""

    member: str
    on: date
    reason: str
    codes: tuple[str, ...]
    content: str


class Correction(Stored):
    """What was corrected after sending, in a line, by language."""

    on: date
    line: dict[str, str]


class Proposal(Stored):
    """A correction that is being written. ``line`` says what was wrong, by language."""

    themes: tuple[Theme, ...]
    owner: dict[str, str]
    line: dict[str, str] = Field(default_factory=dict)


class Draft(Stored):
    """A "you said, we did" while it is written. ``message`` is what is out, by language.

    Once it is out, ``themes`` are those that are out, and ``proposed`` is a correction of them that
    is being written.
    """

    themes: tuple[Theme, ...] = ()
    proposed: Proposal | None = None
    owner: dict[str, str] = Field(default_factory=dict)
    """Who decided, by language; empty = whom the survey names."""
    typing: tuple[Typing, ...] = ()
    """At most one of each member."""
    held: tuple[Typing, ...] = ()
    """What was typed for a theme that somebody else changed meanwhile: its member has to choose.
    At most one of each member and theme."""
    history: tuple[Step, ...] = ()
    edition: int = 0
    """Counts the changes."""
    made: int = 0
    """The highest number that a theme ever had."""
    passed: Passed | None = None
    corrections: tuple[Correction, ...] = ()
    message: dict[str, str] = Field(default_factory=dict)
    card: dict[str, object] | None = None
    """What the picture of the message is drawn from, once it is out."""

    @model_validator(mode="before")
    @classmethod
    def _numbered(cls, raw: object) -> object:
        """Read a draft of before themes had numbers: it waits for nobody's words any more."""
        if not isinstance(raw, dict):
            return raw
        themes = raw.get("themes") or ()
        is_old = all(isinstance(each, dict) and "number" not in each for each in themes)
        if not themes or not is_old:
            return raw
        numbered = [{"number": at, **each} for at, each in enumerate(themes, 1)]
        return {**raw, "themes": numbered, "made": len(numbered), "typing": ()}

    @property
    def is_correcting(self) -> bool:
        """Tell whether it is out, and being corrected."""
        return self.proposed is not None

    @property
    def writing(self) -> tuple[Theme, ...]:
        """The themes that are being written: of the draft, or of the correction."""
        return self.themes if self.proposed is None else self.proposed.themes

    @property
    def owner_written(self) -> dict[str, str]:
        """Who decided, as it is being written."""
        return self.owner if self.proposed is None else self.proposed.owner

    @property
    def line(self) -> dict[str, str]:
        """What the correction that is being written puts right, by language."""
        return {} if self.proposed is None else self.proposed.line

    def with_themes(self, themes: Iterable[Theme]) -> "Draft":
        """Return the draft with other themes in the place of those that are being written."""
        return self._writing("themes", tuple(themes))

    def with_owner(self, owner: dict[str, str]) -> "Draft":
        """Return the draft in which somebody else decided."""
        return self._writing("owner", owner)

    def with_line(self, line: dict[str, str]) -> "Draft":
        """Return the draft whose correction says what was wrong."""
        return self._writing("line", line)

    def _writing(self, name: str, value: object) -> "Draft":
        if self.proposed is None:
            return self.model_copy(update={name: value})
        proposed = self.proposed.model_copy(update={name: value})
        return self.model_copy(update={"proposed": proposed})

    def correcting(self) -> "Draft":
        """Return the draft with a correction of what is out, that changes nothing yet."""
        proposed = Proposal(themes=self.themes, owner=self.owner)
        return self.model_copy(update={"proposed": proposed})

    def as_it_is_out(self) -> "Draft":
        """Return the draft without the correction that is being written."""
        return self.model_copy(update={"proposed": None, "held": (), "typing": ()})

    @property
    def is_different(self) -> bool:
        """Tell whether the correction that is being written changes what is read."""
        if self.proposed is None:
            return False
        before, after = ([each.read for each in themes] for themes in (self.themes, self.writing))
        return before != after or self.owner != self.owner_written

    @property
    def unanswered(self) -> list[int]:
        """The numbers of the themes that nothing was decided about yet."""
        return [each.number for each in self.writing if self.answering(each).decision is None]

    def theme(self, number: int) -> Theme | None:
        """Return the theme with that number, if it is still there."""
        return next((each for each in self.writing if each.number == number), None)

    def place(self, number: int) -> int:
        """Return where a theme stands, from 1; 0 when it is not there any more."""
        numbers = [each.number for each in self.writing]
        return numbers.index(number) + 1 if number in numbers else 0

    def answering(self, theme: Theme) -> Theme:
        """Return the theme whose answer covers ``theme``: often itself."""
        return (theme.same_as is not None and self.theme(theme.same_as)) or theme

    def as_corrected(self, today: date) -> "Draft":
        """Return the draft with the correction that is being written in its place."""
        if self.proposed is None:
            return self
        line = (Correction(on=today, line=self.line),) if self.line else ()
        return self.model_copy(
            update={
                "themes": self.proposed.themes,
                "owner": self.proposed.owner,
                "proposed": None,
                "corrections": (*self.corrections, *line),
            }
        )

    def awaited(self, member: str) -> Typing | None:
        """Return what the next words of a member are for, if the draft waits for them."""
        return next((each for each in self.typing if each.member == member), None)

    def awaiting(self, typing: Typing) -> "Draft":
        """Return the draft that waits for a member's words."""
        others = self.not_awaiting(typing.member).typing
        return self.model_copy(update={"typing": (*others, typing)})

    def not_awaiting(self, member: str) -> "Draft":
        """Return the draft that waits for no words of a member."""
        others = tuple(each for each in self.typing if each.member != member)
        return self.model_copy(update={"typing": others})

    def choice_of(self, member: str, number: int) -> Typing | None:
        """Return what a member typed for a theme, if they have to choose which version stays."""
        own = (each for each in self.held if each.member == member)
        return next((each for each in own if each.number == number), None)

    def holding(self, typing: Typing) -> "Draft":
        """Return the draft in which a member has to choose, and which waits for nothing of them."""
        rest = self.not_holding(typing.member, typing.number).not_awaiting(typing.member)
        return rest.model_copy(update={"held": (*rest.held, typing)})

    def not_holding(self, member: str, number: int) -> "Draft":
        """Return the draft in which a member has chosen."""
        rest = (each for each in self.held if (each.member, each.number) != (member, number))
        return self.model_copy(update={"held": tuple(rest)})

    def noting(self, step: Step) -> "Draft":
        """Return the draft of the next edition, with what somebody did in its history."""
        edition = self.edition + 1
        noted = step.model_copy(update={"edition": edition})
        history = (*self.history, noted)[-REMEMBERED:]
        marked = (
            each.changed(edition=edition) if each.number == step.number else each
            for each in self.writing
        )
        return self.with_themes(marked).model_copy(update={"edition": edition, "history": history})

    def replacing(self, theme: Theme) -> "Draft":
        """Return the draft with ``theme`` in the place of the one with its number."""
        return self.with_themes(
            theme if each.number == theme.number else each for each in self.writing
        )

    def adding(self, theme: Theme) -> "Draft":
        """Return the draft with one more theme, which gets the next number.

        A theme without a name of its own is named after its number.
        """
        number = self.made + 1
        numbered = theme.changed(number=number, about=theme.about or f"{OWN}{number}")
        more = self.with_themes((*self.writing, numbered))
        return more.model_copy(update={"made": number})

    def dropping(self, number: int) -> "Draft":
        """Return the draft without a theme. What had the same answer has none."""
        rest = (each for each in self.writing if each.number != number)
        kept = (each.changed(same_as=None) if each.same_as == number else each for each in rest)
        typing = tuple(each for each in self.typing if each.number != number)
        held = tuple(each for each in self.held if each.number != number)
        return self.with_themes(kept).model_copy(update={"typing": typing, "held": held})

    def sharing(self, number: int, other: int) -> "Draft":
        """Return the draft in which the answer of ``other`` covers the theme ``number`` too.

        What was covered by ``number`` so far goes with it.
        """
        followers = {each.number for each in self.writing if each.same_as == number} | {number}
        return self.with_themes(
            _covered(each, other) if each.number in followers - {other} else each
            for each in self.writing
        )


def _covered(theme: Theme, by: int) -> Theme:
    return theme.changed(same_as=by, decision=None, words={}, until=None)
