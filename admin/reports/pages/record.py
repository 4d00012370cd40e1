"""All that the page of a survey is made from: records, published values, and words of staff."""

from collections.abc import Mapping
from datetime import date

from msgspec import Struct, field

from admin.feedback import Draft
from admin.reports.pages.felt import Felt
from admin.reports.published import Published
from admin.reports.reviewed import ReviewedTheme
from bot.promised import Owed, Promised
from bot.storage.rows import ErrandKind
from surveys.organisation import Organisation
from surveys.questionnaire import Survey


class Told(Struct, frozen=True):
    """A message that went out: its text by language, without markup, and the day it began."""

    on: date
    message: Mapping[str, str]


class Quote(Struct, frozen=True):
    """Words of a young person that a member of staff let through, to the question ``item``.

    A paraphrase says the same in words of staff.
    """

    item: str
    words: str
    is_paraphrase: bool = False


class Written(Struct, frozen=True):
    """What staff wrote for the page, by language."""

    learned: Mapping[str, str] = field(default_factory=dict)
    """What we got wrong."""
    outcomes: Mapping[int, Mapping[str, str]] = field(default_factory=dict)
    """What happened, by the place of the outcome that was named beforehand, from 0."""


class WentOn(Struct, frozen=True):
    """Staff published on a day in spite of warnings: the codes of the rules, and why."""

    on: date
    why: str


class Record(Struct, frozen=True):
    """What is known of one closed survey on ``today``, and may be told to everybody.

    ``published`` is None when fewer than five people answered. ``draft`` is the "what we did" that
    went out, never one that is still written.
    """

    survey: Survey
    organisation: Organisation
    asked_on: date
    today: date
    published: Published | None
    batch: int
    is_sealed: bool = False
    told: Mapping[ErrandKind, Told] = field(default_factory=dict)
    draft: Draft | None = None
    written: Written = Written()
    felt: Felt = None
    promises: tuple[Promised, ...] = ()
    quotes: tuple[Quote, ...] = ()
    themes: tuple[ReviewedTheme, ...] = ()
    """What people wrote about in their own words, as the gate tells it."""
    earlier: tuple[Survey, ...] = ()
    """The versions before ``survey``, the oldest first."""
    went_on: tuple[WentOn, ...] = ()

    def promise(self, owed: Owed) -> Promised | None:
        """Return one of the promises."""
        return next((each for each in self.promises if each.owed is owed), None)
