"""What the organisation's file is asked about, one question a message (P36). Pure."""

from collections.abc import Sequence
from enum import Enum, auto
from typing import Final

from msgspec import Struct


class Kind(Enum):
    """How an answer is written."""

    LANGUAGES = auto()
    WORDS = auto()
    """Words for people, in each language."""
    LINES = auto()
    """The same, several of them, one a line."""
    LINE = auto()
    """One line for everybody, such as an address."""
    NATION = auto()
    DAY = auto()
    NUMBER = auto()
    PICTURE = auto()


class Field(Struct, frozen=True):
    """One part of the file: where it stands, what staff call it, and what they are asked."""

    name: str
    path: tuple[str, ...]
    label: str
    asks: str
    kind: Kind = Kind.WORDS
    is_needed: bool = False

    @property
    def is_said(self) -> bool:
        """Whether it is written anew in each language."""
        return self.kind in (Kind.WORDS, Kind.LINES)


class Slot(Struct, frozen=True):
    """One question: a field, in one language where it is words."""

    field: Field
    language: str = ""

    @property
    def id(self) -> str:
        """What its answer is kept under."""
        return f"{self.field.name}:{self.language}" if self.language else self.field.name


FIELDS: Final = (
    Field(
        "languages",
        ("languages",),
        "Languages",
        "In which languages do you write to young people? The first one stands in for the others. "
        "Type them, as in: en, cy.",
        Kind.LANGUAGES,
        True,
    ),
    Field(
        "name",
        ("name",),
        "Name",
        "What is your organisation called? Young people see it as the name of this bot.",
        is_needed=True,
    ),
    Field(
        "contact",
        ("contact",),
        "Contact",
        "How do young people reach you, besides this chat? By mail, by telephone, or both.",
        is_needed=True,
    ),
    Field(
        "protection",
        ("data_protection_contact",),
        "Data protection",
        "Whom do they ask about what you keep about them? Your data protection contact.",
        is_needed=True,
    ),
    Field(
        "basis",
        ("lawful_basis",),
        "Lawful basis",
        "On which lawful basis do you ask them, in plain words? As in: Public task: asking young "
        "people before a public service changes.",
        is_needed=True,
    ),
    Field(
        "nation",
        ("nation",),
        "Nation",
        "In which nation do they live? It decides which helplines they see.",
        Kind.NATION,
        True,
    ),
    Field(
        "advocate",
        ("advocate", "name"),
        "Advocate",
        "Who speaks up for a young person in their own case, outside your organisation? A name.",
        is_needed=True,
    ),
    Field(
        "advocates_contact",
        ("advocate", "contact"),
        "Advocate's contact",
        "How is the advocate reached?",
        is_needed=True,
    ),
    Field(
        "picture",
        ("picture",),
        "Picture",
        "Which picture stands beside your name? Send it here as a photo.",
        Kind.PICTURE,
    ),
    Field(
        "promises",
        ("charter", "promises"),
        "Charter",
        "What do you promise young people, whatever you ask them? One promise a line, at most 12. "
        "They read it at /charter.",
        Kind.LINES,
    ),
    Field(
        "agreed_with",
        ("charter", "agreed_with"),
        "Charter: agreed with",
        "With which young people was the charter agreed? As in: Aberllyn youth council.",
    ),
    Field(
        "agreed_on",
        ("charter", "agreed_on"),
        "Charter: agreed on",
        "On which day was it agreed? Type a date such as 2026-03-14.",
        Kind.DAY,
    ),
    Field(
        "sponsor", ("sponsor",), "Sponsor", "Which manager answers for this? A role, not a name."
    ),
    Field(
        "champion",
        ("champion",),
        "Champion",
        "Whose job is it that young people hear back? A role, not a name.",
    ),
    Field("deputy", ("deputy",), "Deputy", "Who stands in for them? A role, not a name."),
    Field(
        "strategy",
        ("strategy",),
        "Strategy",
        "Where is your participation strategy? A link to it.",
        Kind.LINE,
    ),
    Field(
        "hours",
        ("hours_a_year",),
        "Hours a year",
        "How many hours a year do staff have for this? A number.",
        Kind.NUMBER,
    ),
    Field(
        "money",
        ("money_a_year",),
        "Money a year",
        "How much money is there for it a year, in pounds? A number.",
        Kind.NUMBER,
    ),
    Field(
        "partners",
        ("partners",),
        "Partners",
        "With whom do you do this? One partner a line, at most 12.",
        Kind.LINES,
    ),
)
"""Every part that the file may have, in the order in which they are asked about."""
BY_NAME: Final = {field.name: field for field in FIELDS}
CHARTER: Final = ("promises", "agreed_with", "agreed_on")
"""All of them or none."""


def slots(languages: Sequence[str]) -> tuple[Slot, ...]:
    """Return every question, in order."""
    return tuple(slot for field in FIELDS for slot in slots_of(field, languages))


def slots_of(field: Field, languages: Sequence[str]) -> tuple[Slot, ...]:
    """Return the questions about one field."""
    return tuple(Slot(field, each) for each in languages) if field.is_said else (Slot(field),)
