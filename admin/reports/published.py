"""What the gate lets out: published values, and never one without its ledger."""

from dataclasses import dataclass
from enum import StrEnum

from bot.dispositions import Disposition
from surveys.text import Text


@dataclass(frozen=True, slots=True)
class Count:
    """A rounded count, and the share of its rounded base in per cent."""

    rounded: int
    percent: int


@dataclass(frozen=True, slots=True)
class Suppressed:
    """At least one, but fewer than ``below``: shown as ``*``."""

    below: int


class Word(StrEnum):
    """How many, without a number. The most first."""

    MOST = "most"
    HALF = "about_half"
    SOME = "some"
    FEW = "few_or_none"


@dataclass(frozen=True, slots=True)
class InWords:
    """A share in words: zero counts as few, all counts as most."""

    word: Word


Value = Count | Suppressed | InWords


@dataclass(frozen=True, slots=True)
class PublishedRow:
    """One answer and how many gave it. ``parts`` names the answers that were merged into it.

    ``mean_place`` is the mean place of a ranked option, 1 = first: to the nearest tenth from 100
    answers on, else to the nearest half.
    """

    code: str
    label: Text
    value: Value
    parts: tuple[Text, ...] = ()
    mean_place: float | None = None


class Note(StrEnum):
    """What the gate did to a table, or what its reader has to know."""

    MERGED_NEIGHBOURS = "merged_neighbours"
    OTHER_ANSWERS = "other_answers"
    SOME_SUPPRESSED = "some_suppressed"
    WORDS_ONLY = "words_only"
    WITHHELD = "withheld"
    SEVERAL_ANSWERS = "several_answers"
    FIRST_CHOICES = "first_choices"
    WORDS_NOT_SHOWN = "words_not_shown"
    GROUPS_LEFT_OUT = "groups_left_out"
    BREAKDOWN_TOO_SMALL = "breakdown_too_small"


@dataclass(frozen=True, slots=True)
class Quartiles:
    """The bands of a number in which a quarter, half and three quarters of the answers are reached.

    Codes of rows, worked out from published values; None where those leave more than one open.
    """

    lower: str | None
    median: str | None
    upper: str | None


@dataclass(frozen=True, slots=True)
class PublishedTable:
    """What is shown of one question. Withheld tables have no rows.

    A reason for no answer is in ``missing`` only where many had it and it gives nobody away: one
    that is not listed may have been nobody's, a few people's, or held back. ``thirds`` are the low,
    middle and high points of a scale whose points are all shown, added up from what is shown.
    ``mean`` is that of a scale, to the nearest tenth. Both are empty where they are not told.
    """

    item_id: str
    question: Text
    kind: str
    informs: tuple[int, ...]
    rows: tuple[PublishedRow, ...]
    base: Text
    missing: tuple[PublishedRow, ...]
    notes: tuple[Note, ...]
    thirds: tuple[PublishedRow, ...] = ()
    mean: float | None = None
    quartiles: Quartiles | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Those who gave one answer to an about-you question, and what they said to another."""

    code: str
    label: Text
    table: PublishedTable


@dataclass(frozen=True, slots=True)
class Breakdown:
    """One question, item_id, by the answers to one about-you question, ``by``.

    ``groups`` are those with enough answers, in the order of the file; ``left_out`` names the
    others. Without groups the breakdown is too small to show, and ``notes`` say so.
    """

    item_id: str
    question: Text
    by: str
    by_question: Text
    groups: tuple[Group, ...]
    left_out: tuple[Text, ...]
    notes: tuple[Note, ...]


class Gap(StrEnum):
    """How those we heard compare with those there are."""

    HEARD = "heard"
    NOT_ENOUGH = "not_enough"
    NOT_KNOWN = "not_known"
    """What is published leaves it open."""


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """One group of people: its share of the population, in per cent, and of those we heard.

    ``heard`` is None where nothing is told of that group. ``people`` is how many there are.
    """

    code: str
    label: Text
    people: int
    expected: int
    heard: Value | None
    gap: Gap


@dataclass(frozen=True, slots=True)
class Coverage:
    """Whom we heard by the answers to one about-you question, beside a population file.

    Worked out from the published table of that question. ``said`` says it in words: whom we did
    not hear enough from.
    """

    item_id: str
    question: Text
    source: Text
    rows: tuple[CoverageRow, ...]
    said: Text


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """How many people have one disposition; 0 is shown as 0."""

    disposition: Disposition
    label: Text
    value: int | Suppressed


@dataclass(frozen=True, slots=True)
class Heard:
    """How many answered, and beside it what came of everybody who was asked.

    No other type carries a number of answers. Raises ValueError when the ledger is not whole.
    """

    n: Text
    ledger: tuple[LedgerRow, ...]

    def __post_init__(self) -> None:
        if [row.disposition for row in self.ledger] != list(Disposition):
            raise ValueError("results are never shown without the whole ledger")


@dataclass(frozen=True, slots=True)
class Published:
    """The results of one closed survey.

    ``barriers`` is what people told us when they said no or left; it has no rows when too few did.
    ``drop_off`` is where people stopped, by question, in the order of the file; None or no rows
    when too few did.
    """

    survey_id: str
    title: Text
    fingerprint: str
    heard: Heard
    tables: tuple[PublishedTable, ...]
    barriers: PublishedTable
    breakdowns: tuple[Breakdown, ...] = ()
    coverage: tuple[Coverage, ...] = ()
    drop_off: PublishedTable | None = None


@dataclass(frozen=True, slots=True)
class Steps:
    """At least ``at_least`` and fewer than ``at_least + step``, counted in steps of a batch."""

    at_least: int
    step: int


@dataclass(frozen=True, slots=True)
class Progress:
    """The ledger as it may be known before close. ``reached`` takes in ``done`` and ``others``.

    Everybody else who was reached is one figure, so that it never tells a no from a silence.
    """

    reached: Steps
    done: Steps
    others: Steps
