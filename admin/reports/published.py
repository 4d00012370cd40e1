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

    ``mean_place`` is the mean place of a ranked option, 1 = first, to the nearest half.
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


@dataclass(frozen=True, slots=True)
class PublishedTable:
    """What is shown of one question. Withheld tables have no rows.

    A reason for no answer is in ``missing`` only where many had it and it gives nobody away: one
    that is not listed may have been nobody's, a few people's, or held back.
    """

    item_id: str
    question: Text
    kind: str
    informs: tuple[int, ...]
    rows: tuple[PublishedRow, ...]
    base: Text
    missing: tuple[PublishedRow, ...]
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """How many people have one disposition; 0 is shown as 0."""

    disposition: Disposition
    label: Text
    value: int | Suppressed


@dataclass(frozen=True, slots=True)
class Published:
    """The results of one closed survey. Raises ValueError when the ledger is not whole."""

    survey_id: str
    title: Text
    fingerprint: str
    n: Text
    ledger: tuple[LedgerRow, ...]
    tables: tuple[PublishedTable, ...]

    def __post_init__(self) -> None:
        if [row.disposition for row in self.ledger] != list(Disposition):
            raise ValueError("results are never shown without the whole ledger")


@dataclass(frozen=True, slots=True)
class Steps:
    """At least ``at_least`` and fewer than ``at_least + step``, counted in steps of a batch."""

    at_least: int
    step: int


@dataclass(frozen=True, slots=True)
class Progress:
    """What may be known before close. ``reached`` takes in ``done`` and ``others``."""

    reached: Steps
    done: Steps
    others: Steps
