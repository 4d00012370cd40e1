"""How our own Excel template is laid out: its sheets, columns, help and examples."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Final

from msgspec import Struct

from surveys.questionnaire import Survey
from surveys.review.findings import Loc
from surveys.review.shape import KINDS
from surveys.spreadsheet.parts import Leaf, Part, part_at, parts_of

PROMISE: Final = "Promise"
QUESTIONS: Final = "Questions"
WORDS: Final = "Words"
ONLY_TO_READ: Final = "(only to read)"
OPTION: Final = "option"
IMAGE: Final = "image"
ALT: Final = "image alt"
OPTIONS_OFFERED: Final = 10
_FIRST: Final = ("id", "kind", "ask")
_OWN: Final = frozenset({"options", "labels", "image"})
_HIDDEN: Final = ("audience.populations.",)

HELP: Final[Mapping[str, str]] = {
    "id": "A short name: a-z, 0-9 and _",
    "kind": "Choose one from the list",
    "ask": "The question, at most 20 words. {how_often|now and then} quotes an earlier answer, "
    "or what stands behind the bar",
    "option": "One answer in each cell. None of these (alone) goes with no other. "
    "Something else (ask: What would that be?) asks for words. For a scale: 1: Not safe",
    "hint": "A line of help below the question",
    "informs": "Which entries of can_change this feeds: 1, 2",
    "about_you": "Only for questions about the person: why you ask",
    "ask_if": "Only ask when: how_often = weekly, monthly. Or: how_often answered",
    "section": "A heading, where a new part of the survey begins",
    "shuffle": "yes = options in another order for everyone",
    "min": "The smallest number, or the fewest picks",
    "max": "The largest number, or the most picks",
    "points": "For a scale: how many points",
    "whole": "For a number: no = decimals are allowed",
    "unit": "For a number: pounds, hours, ...",
    "max_length": "For open_ended: the most characters",
    "image": "The name of a PNG or JPEG that lies beside this file",
    "image alt": "What the image shows, for those who do not see it: at most 25 words",
}
EXAMPLE: Final[Mapping[str, str]] = {
    "id": "how_often",
    "kind": "single_choice",
    "ask": "How often do you take a bus after 7pm? (An example: write over it.)",
    "option 1": "Every week",
    "option 2": "Now and then",
    "option 3": "Never",
    "informs": "1",
}
ABOUT: Final[Mapping[str, tuple[str, str]]] = {
    "id": ("A short name for the link: a-z, 0-9 and hyphens", "evening-buses"),
    "version": ("Begin with 1.0.0", "1.0.0"),
    "title": ("What young people see first", "Evening buses"),
    "languages": ("Codes with commas; the first is the one you write here", "en, cy"),
    "purpose": ("decide: something is still open. explore or evaluate: nothing is", "decide"),
    "level": ("How much say young people have", "consultation"),
    "why": ("Why you ask, in a sentence or two", "There is money for three of our four routes."),
    "decision.question": ("With purpose decide: what is decided", "Which three routes stay?"),
    "decision.owner": ("Who decides", "Transport committee"),
    "decision.can_change.1": ("What answers can change, one a row", "Which routes stay"),
    "decision.cannot_change.1": ("What they cannot change", "The number of routes"),
    "decision.decide_by": ("A date, or days from publishing", "+49 days"),
    "use.what": ("With explore or evaluate: what you will do with the answers", ""),
    "use.by": ("A date, or days from publishing", "+56 days"),
    "feedback.promised_by": ("When young people hear back at the latest", "+63 days"),
    "feedback.follow_up_on": ("When you tell them how it went on", "+210 days"),
    "opens": ("A date, or days from publishing", "+0 days"),
    "closes": ("A date, or days from publishing", "+28 days"),
    "outcomes.1.different": ("What would be different afterwards", "More evening journeys"),
    "outcomes.1.known_by": ("How anyone will know", "Tickets sold to under-26s"),
    "audience.min_age": ("The youngest you ask; in the UK, Telegram is for 16 and over", "16"),
    "audience.max_age": ("The oldest you ask", "25"),
    "other_ways.1": ("Another way to take part", "Talk to any youth worker"),
    "complaints": ("Where to complain", "participation@council.example"),
    "champion": ("Who speaks for young people here", "Participation lead"),
    "safeguarding.lead": ("Needed by open_ended questions: who reads", "Safeguarding lead"),
    "safeguarding.review_days": ("How many days until somebody has read", "2"),
    "safeguarding.contact": ("A telephone number or address", "01632 960 001"),
    "breakdowns": ("Up to two about-you questions by their id", "age_band"),
    "retention_days": ("Days until answers in own words are deleted", "120"),
    "access": ("open, link or code", "open"),
}


@cache
def promise_parts() -> tuple[Part, ...]:
    """Return the rows of a blank Promise sheet."""
    every = parts_of(Survey, frozenset({"written"}))
    return tuple(part for part in every if not part.key.startswith(_HIDDEN))


def promise_part(at: Loc) -> Part | None:
    """Return the part of a promise at ``at``, if there is one."""
    return None if at[:1] == ("questions",) else part_at(Survey, at)


@cache
def item_parts() -> Mapping[str, Part]:
    """Return what a column of the Questions sheet can hold, in their order."""
    found = {name: _item_part(name) for name in _FIRST}
    for kind in KINDS.values():
        for name in kind.model_fields:
            if name not in _OWN:
                found.setdefault(name, _item_part(name))
    return found | {
        IMAGE: Part(("image", "file"), Leaf.TEXT),
        ALT: Part(("image", "alt"), Leaf.WORDS),
    }


def _item_part(name: str) -> Part:
    if name == "kind":
        return Part((name,), Leaf.TEXT, tuple(KINDS))
    owner = next(kind for kind in KINDS.values() if name in kind.model_fields)
    return part_at(owner, (name,)) or Part((name,), Leaf.TEXT)


def columns(options: int) -> Sequence[str]:
    """Return the headings of the Questions sheet with room for so many options."""
    names = list(item_parts())
    return [*names[:3], *(f"{OPTION} {place + 1}" for place in range(options)), *names[3:]]


def help_for(heading: str) -> str:
    """Return the grey line below a heading of the Questions sheet."""
    return HELP.get(OPTION if heading == f"{OPTION} 1" else heading, "")


# Where words stand, as the Words sheet says it.

_IN_OPTION = re.compile(r"option ([^ ]+)(?: also (\d{1,3})| (ask))?")
_AT_POINT = re.compile(r"point (\S+)")


def told(at: Loc) -> str:
    """Return the words that say where in a question ``at`` is."""
    match at:
        case ("options", code):
            return f"option {code}"
        case ("options", code, "also", int() as place):
            return f"option {code} also {place + 1}"
        case ("options", code, "specify"):
            return f"option {code} ask"
        case ("labels", point):
            return f"point {point}"
        case _:
            return ".".join(map(str, at))


def meant(text: str) -> Loc:
    """Return where in a question ``text`` is; the way back from `told`."""
    text = " ".join(text.split())
    if found := _IN_OPTION.fullmatch(text):
        code, place, asks = found.groups()
        if asks:
            return ("options", code, "specify")
        return ("options", code, "also", int(place) - 1) if place else ("options", code)
    if found := _AT_POINT.fullmatch(text):
        return ("labels", found[1])
    return tuple(text.split("."))


# An option in a cell: "other: Something else | another (ask: What would that be?)".

_CODED = re.compile(r"([a-z0-9_]{1,32}):(?:\s+(.*))?", re.DOTALL)
_MARK = re.compile(r"(?<!\S)\((?:(?P<alone>alone\))|ask:)", re.I)
_MEANS = re.compile(r"[\\|]|\((?=alone\)|ask:)", re.I)
"""Signs that mean something in a cell; a backslash in front makes them words."""


class OptionCell(Struct, frozen=True):
    """An option as a cell holds it; ``code`` is "" where none is given.

    ``also`` are words that mean the same, ``is_alone`` says that it goes with no other, and
    ``ask`` is what is asked of those who pick it, or "".
    """

    code: str
    label: str
    also: tuple[str, ...] = ()
    is_alone: bool = False
    ask: str = ""


def option_cell(option: OptionCell) -> str:
    """Return the words of the cell of ``option``."""
    marks = [" (alone)"] if option.is_alone else []
    marks += [f" (ask: {_escaped(option.ask)})"] if option.ask else []
    words = " | ".join(map(_escaped, (option.label, *option.also)))
    return f"{option.code}: {words}{''.join(marks)}"


def _escaped(words: str) -> str:
    return _MEANS.sub(lambda found: f"\\{found[0]}", words)


def option_of(cell: str) -> OptionCell:
    """Return the option in a cell."""
    found = _CODED.fullmatch(cell)
    code, rest = (found[1], found[2] or "") if found else ("", cell)
    rest, is_alone, ask = _unmarked(rest)
    label, *also = _split(rest)
    return OptionCell(code, label, tuple(also), is_alone, ask)


def _unmarked(text: str) -> tuple[str, bool, str]:
    """Return the words before the marks at the end, whether one is "alone", and what is asked."""
    is_alone, ask, text = False, "", text.rstrip()
    for mark in reversed(list(_MARK.finditer(text))):
        if not text.endswith(")"):
            break
        if mark["alone"] and mark.end() < len(text):
            continue
        is_alone = is_alone or mark["alone"] is not None
        if not mark["alone"]:
            ask = ask or " | ".join(_split(text[mark.end() : -1].strip()))
        text = text[: mark.start()].rstrip()
    return text, is_alone, ask


def _split(text: str) -> Iterator[str]:
    """Yield the words between bars; a backslash in front makes a sign one of the words."""
    words, signs = "", iter(text)
    for sign in signs:
        if sign == "|":
            yield words.strip()
            words = ""
        elif sign == "\\":
            after = next(signs, "")
            words += after if after in _SIGNS and after else sign + after
        else:
            words += sign
    yield words.strip()


_SIGNS: Final = ("\\", "|", "(")
