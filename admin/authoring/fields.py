"""What a new survey is asked for, one question a message. Pure."""

from enum import Enum, auto
from typing import Final

from msgspec import Struct

MOST_QUESTIONS: Final = 3
"""A survey that is made in the chat has at most so many."""


class Kind(Enum):
    """How something is answered."""

    WORDS = auto()
    """Words for people, in each language."""
    LINES = auto()
    """The same, several of them, one a line."""
    CHOICE = auto()
    """One of a few things."""
    DAY = auto()
    AGES = auto()
    RANGE = auto()
    """Two numbers, or nothing."""
    INFORMS = auto()
    """Which of the things that can change."""
    LANGUAGES = auto()


class Field(Struct, frozen=True):
    """One thing to ask for: what staff call it, what they are asked, and what they may tap."""

    name: str
    label: str
    asks: str
    """In the channel's HTML."""
    kind: Kind = Kind.WORDS
    choices: tuple[tuple[str, str], ...] = ()
    """What may be tapped, each with its label; of days, how many come after another day."""
    may_be_empty: bool = False
    most: int = 1
    """Lines that fit."""

    @property
    def is_said(self) -> bool:
        """Whether it is written anew in each language."""
        return self.kind in (Kind.WORDS, Kind.LINES)


NO_MORE: Final = "none"
"""The kind of a question that is not wanted."""
_WEEKS: Final = tuple((str(7 * weeks), f"{weeks} weeks") for weeks in (2, 3, 4, 6))
_LATER: Final = tuple((str(7 * weeks), f"{weeks} weeks") for weeks in (2, 4, 8, 12))
_MONTHS: Final = (("91", "3 months"), ("182", "6 months"), ("365", "1 year"))

ABOUT: Final = (
    Field(
        "title",
        "Title",
        "What is it about, in two to five words? Young people see it first. As in: Evening buses.",
    ),
    Field(
        "why",
        "Why you ask",
        "Why do you ask? One sentence to young people. As in: There is money to keep three of our "
        "four evening buses.",
    ),
    Field(
        "purpose",
        "Purpose",
        "What are the answers for?\n\n"
        "<b>To decide something.</b> It is still open. You promise to say what was decided, by "
        "whom, and why.\n"
        "<b>To find something out.</b> Nothing is decided yet. You promise to say what you did "
        "with what you learned.\n"
        "<b>To look back.</b> It is done already. You promise to say what you will do differently.",
        Kind.CHOICE,
        (
            ("decide", "To decide something"),
            ("explore", "To find something out"),
            ("evaluate", "To look back"),
        ),
    ),
)
DECISION: Final = (
    Field(
        "question",
        "The decision",
        "What will be decided? Put it as a question. As in: Which three evening buses stay?",
    ),
    Field(
        "owner", "Who decides", "Who decides? A group or a role. As in: The transport committee."
    ),
)
USE: Final = (
    Field(
        "what",
        "What is done with it",
        "What will you do with the answers? As in: We plan the summer programme with them.",
    ),
    Field("owner", "Who does it", "Who does that? A group or a role. As in: The youth work team."),
)
DAYS: Final = (
    Field(
        "closes",
        "The last day to answer",
        "How long can people answer? It opens on the day you publish it.",
        Kind.DAY,
        _WEEKS,
    ),
    Field("by", "The day it is settled", "By when is that settled?", Kind.DAY, _LATER),
)
CHANGE: Final = (
    Field(
        "can_change",
        "What can change",
        "What can their answers change? One to three things, one a line. As in:\n"
        "<i>Which buses stay\nWhen the last bus leaves</i>",
        Kind.LINES,
        most=3,
    ),
    Field(
        "cannot_change",
        "What cannot change",
        "And what can they not change, whatever they say? One to three things, one a line. As in:\n"
        "<i>How much money there is</i>",
        Kind.LINES,
        most=3,
    ),
    Field(
        "promised_by",
        "When they hear back",
        "When do you tell everybody what came of it?",
        Kind.DAY,
        _LATER,
    ),
    Field(
        "follow_up_on",
        "When you tell how it went on",
        "And when do you tell them how it went on after that?",
        Kind.DAY,
        _MONTHS,
    ),
    Field(
        "different",
        "What will be different",
        "If it goes well, what will be different? As in: More young people get home by bus.",
        may_be_empty=True,
    ),
)
KNOWN_BY: Final = Field(
    "known_by",
    "How anyone will know",
    "How will anybody be able to see that? As in: We count the evening tickets, before and after.",
)
PEOPLE: Final = (
    Field(
        "ages",
        "Ages",
        "How old are the young people you ask?",
        Kind.AGES,
        tuple((each, each.replace("-", " to ")) for each in ("16-18", "16-25", "18-25", "11-25")),
    ),
    Field(
        "other_ways",
        "Another way to take part",
        "How else can somebody take part, without this app? One way a line. As in:\n"
        "<i>Talk to any youth worker</i>",
        Kind.LINES,
        most=5,
    ),
    Field(
        "complaints",
        "Complaints",
        "Where can they complain? An address or a number that somebody looks after.",
    ),
    Field(
        "champion",
        "Champion",
        "Whose job is it that they hear back? A role. As in: Participation lead.",
    ),
)
SAFEGUARDING: Final = (
    Field(
        "lead",
        "Safeguarding lead",
        "In their own words, somebody may write that they are not safe. Who acts then? A role. As "
        "in: Safeguarding lead.",
    ),
    Field("deputy", "Deputy lead", "Who stands in for them? A role."),
    Field(
        "contact",
        "Help at once",
        "How does somebody reach them at once? A number or an address that is looked after.",
    ),
    Field(
        "review_days",
        "Reading what they write",
        "Within how many days does somebody read what people write?",
        Kind.CHOICE,
        tuple((day, f"{day} day" if day == "1" else f"{day} days") for day in ("1", "2", "3", "7")),
    ),
)
LANGUAGES: Final = Field("languages", "Languages", "In which languages?", Kind.LANGUAGES)

_KINDS: Final = (
    ("single_choice", "Pick one"),
    ("multiple_choice", "Pick several"),
    ("scale", "How much: a scale"),
    ("number", "A number"),
    ("open_ended", "In their own words"),
)
_FIRST: Final = "Now the questions, three at most. How is the first one answered?"
_NEXT: Final = "One more question? How is it answered?"


def kind_of_question(number: int) -> Field:
    """Return what is asked first about a question, counted from 1."""
    choices = _KINDS if number == 1 else (*_KINDS, (NO_MORE, "No more questions"))
    asks = _FIRST if number == 1 else _NEXT
    return Field(f"q{number}_kind", f"Question {number}: its kind", asks, Kind.CHOICE, choices)


def words_of_question(number: int) -> Field:
    """Return what asks for the words of a question."""
    return Field(
        f"q{number}_ask",
        f"Question {number}",
        "What do you ask? One thing, in at most twenty words.",
    )


def answers_of_question(number: int, kind: str) -> tuple[Field, ...]:
    """Return what asks for the answers that a question of a ``kind`` offers."""
    match kind:
        case "single_choice" | "multiple_choice":
            options = Field(
                f"q{number}_options",
                f"Question {number}: its answers",
                "Which answers are there to pick? One a line, two at least. As in:\n"
                "<i>Every week\nNow and then\nNever</i>",
                Kind.LINES,
                most=12,
            )
            return (options,)
        case "scale":
            ends = Field(
                f"q{number}_ends",
                f"Question {number}: its scale",
                "It is answered from 1 to 5. What do 1 and 5 mean? Two lines. As in:\n"
                "<i>Not safe\nVery safe</i>",
                Kind.LINES,
                most=2,
            )
            return (ends,)
        case "number":
            limits = Field(
                f"q{number}_range",
                f"Question {number}: its numbers",
                "From which number to which? As in: 0 to 30.",
                Kind.RANGE,
                may_be_empty=True,
            )
            return (limits,)
        case _:
            return ()


def use_of_question(number: int) -> Field:
    """Return what asks for what the answers to a question can change."""
    return Field(
        f"q{number}_informs",
        f"Question {number}: what it is for",
        "Which of the things that can change is this about?",
        Kind.INFORMS,
    )
