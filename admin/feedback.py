""" "You said, we did": themes, decisions and reasons, as a draft and as the message."""

from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import assert_never

from pydantic import BaseModel, ConfigDict, Field

from admin.reports.themes import ThemeSeed
from bot.conversation.wording import Wording
from surveys.questionnaire import Survey
from surveys.text import Text

LONGEST_WORDS = 700
"""Characters that staff may write for one theme."""
LONGEST_MESSAGE = 3900
"""UTF-16 units, by which Telegram measures; it takes 4096."""


class Decision(StrEnum):
    """What came of a theme."""

    DONE = "done"
    DOING = "doing"
    NOT_DOING = "not_doing"
    NOT_DECIDED = "not_decided"


class Stored(BaseModel):
    """A part of a draft, as it is kept."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Theme(Stored):
    """What young people said, by language, and what came of it.

    ``required`` themes come from the published results and may not be left out.
    """

    said: dict[str, str]
    required: bool = False
    decision: Decision | None = None
    words: str = ""
    until: date | None = None

    @property
    def is_answered(self) -> bool:
        """Tell whether it says what came of it, with the reason or the date that it needs."""
        if self.decision is None or not self.words:
            return False
        return self.decision is not Decision.NOT_DECIDED or self.until is not None


class Wants(StrEnum):
    """What the next words of a member of staff are for."""

    SAID = "said"
    UNTIL = "until"
    WORDS = "words"


class Typing(Stored):
    """Whose next message goes where: ``member`` is a tag in hexadecimal digits.

    ``decision`` and ``until`` wait here for the words that go with them, so that a theme never
    has the words of another decision.
    """

    member: str
    wants: Wants
    place: int = 0
    decision: Decision | None = None
    until: date | None = None

    def without(self, dropped: int) -> "Typing | None":
        """Return it after the theme at ``dropped`` was taken out; None when it was for that."""
        if self.wants is Wants.SAID or self.place < dropped:
            return self
        is_for_it = self.place == dropped
        return None if is_for_it else self.model_copy(update={"place": self.place - 1})


class Draft(Stored):
    """A "you said, we did" while it is written. ``message`` is what goes out, by language."""

    themes: tuple[Theme, ...] = ()
    typing: tuple[Typing, ...] = ()
    """At most one of each member."""
    message: dict[str, str] = Field(default_factory=dict)

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

    def replacing(self, place: int, theme: Theme) -> "Draft":
        """Return the draft with another theme at ``place``."""
        themes = (*self.themes[:place], theme, *self.themes[place + 1 :])
        return self.model_copy(update={"themes": themes})

    def adding(self, said: str) -> "Draft":
        """Return the draft with one more theme, in the words of staff."""
        theme = Theme(said={"": said})
        return self.model_copy(update={"themes": (*self.themes, theme)})

    def dropping(self, place: int) -> "Draft":
        """Return the draft without a theme that staff added."""
        themes = (*self.themes[:place], *self.themes[place + 1 :])
        moved = (each.without(place) for each in self.typing)
        typing = tuple(each for each in moved if each is not None)
        return self.model_copy(update={"themes": themes, "typing": typing})

    @property
    def unanswered(self) -> list[int]:
        """The places of the themes that are not answered yet."""
        return [place for place, theme in enumerate(self.themes) if not theme.is_answered]


def begun(seeds: Sequence[ThemeSeed]) -> Draft:
    """Return a draft with the themes that the results bring."""
    themes = tuple(Theme(said=dict(seed.said.by_language), required=True) for seed in seeds)
    return Draft(themes=themes)


def written(draft: Draft, survey: Survey, heard: Text, today: date) -> Mapping[str, str]:
    """Return the message in every language of the survey, in the channel's HTML.

    ``heard`` says how many took part, as the gate lets it out.
    """
    return {
        language: _written(draft, survey, heard, today, language) for language in survey.languages
    }


def length(message: str) -> int:
    """Return how long a message is, as Telegram measures it, its markup counted too."""
    return len(message.encode("utf-16-le")) // 2


def _written(draft: Draft, survey: Survey, heard: Text, today: date, language: str) -> str:
    words = Wording(language)
    parts = [
        words("told-title", title=survey.title.say(language)),
        words("told-thanks", heard=heard.say(language)),
        *(_theme(theme, words, today) for theme in draft.themes if theme.is_answered),
        words("told-owner", owner=survey.aim.owner.say(language)),
        words("told-complaints", contact=survey.complaints.say(language)),
    ]
    return "\n\n".join(parts)


def _theme(theme: Theme, words: Wording, today: date) -> str:
    said = words("told-said", said=Text(theme.said).say(words.language))
    return f"{said}\n{_answer(theme, words, today)}"


def _answer(theme: Theme, words: Wording, today: date) -> str:
    match theme.decision:
        case Decision.DONE:
            return words("told-done", words=theme.words)
        case Decision.DOING:
            return words("told-doing", words=theme.words)
        case Decision.NOT_DOING:
            return words("told-not-doing", words=theme.words)
        case Decision.NOT_DECIDED:
            day = words.day(theme.until, today) if theme.until else ""
            return words("told-not-decided", words=theme.words, date=day)
        case None:
            return ""
        case _:
            assert_never(theme.decision)
