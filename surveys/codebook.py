"""The dictionary of every export: variables, what their values mean, why a value is missing."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import assert_never

from msgspec import Struct
from msgspec.structs import replace

from surveys.answers import (
    Amount,
    Choice,
    Choices,
    Entry,
    Missing,
    Ranks,
    Rating,
    Said,
    as_whole,
    in_digits,
)
from surveys.asked import asked_in_full
from surveys.conditions import (
    Among,
    Answered,
    AtLeast,
    AtMost,
    Every,
    Negated,
    Node,
    Some,
    mentions,
)
from surveys.items import (
    Image,
    Item,
    MultipleChoice,
    Number,
    OpenEnded,
    Option,
    Ranking,
    Scale,
    SingleChoice,
    Statement,
)
from surveys.questionnaire import Survey
from surveys.text import Text

HELD_BACK = "missing:held_back"
"""Stands where a value was taken out, so that nobody can be told from it."""
_MEANT: Mapping[Missing, str] = {
    Missing.SKIPPED: "Was asked, and skipped the question",
    Missing.DONT_KNOW: "Was asked, and said that they do not know",
    Missing.PREFER_NOT_TO_SAY: "Was asked, and preferred not to say",
    Missing.NOT_ASKED: "Was not asked: the question did not apply, or was not in their version",
    Missing.NOT_REACHED: "Left before this question",
}


class Measure(StrEnum):
    """What a value of a variable is."""

    CATEGORY = "category"
    """The code of an option."""
    YES_NO = "yes_no"
    """1 when the option was picked, 0 when not."""
    PLACE = "place"
    """The place an option was given, 1 = first."""
    POINT = "point"
    """A point on a scale, counted from 1."""
    NUMBER = "number"
    """A number in the unit of the item."""
    WORDS = "words"
    """Somebody's own words. They are in no export."""


class Code(Struct, frozen=True):
    """One value and what it means."""

    value: str
    label: Text


class Variable(Struct, frozen=True):
    """One column: the name, the question behind it, and what its values mean.

    ``name`` is the id of the item; for an option of a multiple_choice or ranking item, the id, a
    dot and the code. ``option`` is that option's label, ``section`` the heading of its part. What
    people were shown in a picture stands in brackets behind the words. ``asked_if`` is the
    condition of the file in words, empty where everybody is asked; ``hangs_on`` names the items in
    it. ``versions`` are those that have the variable.
    """

    name: str
    item_id: str
    kind: str
    measure: Measure
    question: Text
    section: Text | None
    option: Text | None
    codes: tuple[Code, ...]
    unit: Text | None
    about_you: bool
    asked_if: str
    hangs_on: tuple[str, ...]
    versions: tuple[str, ...]


class Codebook(Struct, frozen=True):
    """Every variable of all versions of one survey: those of the newest first, in its order."""

    survey_id: str
    title: Text
    languages: tuple[str, ...]
    versions: tuple[str, ...]
    variables: tuple[Variable, ...]


def missing_code(reason: Missing) -> str:
    """Return what stands in the place of a value that is missing for ``reason``.

    No option has a colon in its code, so it is never taken for an answer.
    """
    return f"missing:{reason.value}"


MISSING: Mapping[str, str] = {
    **{missing_code(reason): _MEANT[reason] for reason in Missing},
    HELD_BACK: "Taken out, so that nobody can be told from it",
}
"""Every missing code, and what it means."""


def codebook(versions: Sequence[Survey]) -> Codebook:
    """Return the dictionary of all ``versions`` of one survey, the oldest first; at least one.

    It has the union of their columns. No item becomes another kind: such an edit never goes out.
    """
    newest = versions[-1]
    found: dict[str, Variable] = {}
    for survey in reversed(versions):
        for variable in (each for item in survey.questions for each in _of_item(survey, item)):
            known = found.get(variable.name)
            found[variable.name] = _joined(known, variable) if known else variable
    return Codebook(
        newest.id,
        newest.title,
        tuple(_each_once(code for survey in reversed(versions) for code in survey.languages)),
        tuple(_each_once(survey.version for survey in versions)),
        tuple(found.values()),
    )


def _each_once(found: Iterable[str]) -> Iterable[str]:
    return dict.fromkeys(found)


def _joined(newer: Variable, older: Variable) -> Variable:
    known = {code.value for code in newer.codes}
    codes = (*newer.codes, *(code for code in older.codes if code.value not in known))
    versions = tuple(_each_once((*older.versions, *newer.versions)))
    hangs_on = tuple(_each_once((*newer.hangs_on, *older.hangs_on)))
    return replace(newer, codes=codes, versions=versions, hangs_on=hangs_on)


def _of_item(survey: Survey, item: Item) -> Iterator[Variable]:
    whole = Variable(
        name=item.id,
        item_id=item.id,
        kind=item.kind,
        measure=Measure.CATEGORY,
        question=_with_picture(asked_in_full(item), item.image),
        section=survey.sections.get(item.id),
        option=None,
        codes=(),
        unit=None,
        about_you=item.about_you is not None,
        asked_if="" if item.ask_if is None else in_words(item.ask_if),
        hangs_on=() if item.ask_if is None else tuple(each for each, _ in mentions(item.ask_if)),
        versions=(survey.version,),
    )
    match item:
        case SingleChoice(options=options):
            yield replace(whole, codes=tuple(Code(each.code, _shown(each)) for each in options))
        case MultipleChoice(options=options):
            yield from (_of_option(whole, each, Measure.YES_NO, _YES_NO) for each in options)
        case Ranking(options=options):
            yield from (_of_option(whole, each, Measure.PLACE, ()) for each in options)
        case Scale():
            yield replace(whole, measure=Measure.POINT, codes=_points(item))
        case Number(unit=unit):
            yield replace(whole, measure=Measure.NUMBER, unit=unit)
        case OpenEnded():
            yield replace(whole, measure=Measure.WORDS)
        case Statement():
            return
        case _:
            assert_never(item)


_YES_NO = (
    Code("1", Text({"en": "Picked", "cy": "Wedi'i ddewis"})),
    Code("0", Text({"en": "Not picked", "cy": "Heb ei ddewis"})),
)


def _of_option(
    whole: Variable, option: Option, measure: Measure, codes: tuple[Code, ...]
) -> Variable:
    name = f"{whole.name}.{option.code}"
    return replace(whole, name=name, measure=measure, option=_shown(option), codes=codes)


def _shown(option: Option) -> Text:
    return _with_picture(option.label, option.image)


def _with_picture(text: Text, image: Image | None) -> Text:
    """Return what people read, and in brackets what they saw with it."""
    if image is None:
        return text
    said = text.by_language.items()
    return Text({language: f"{words} [{image.alt.say(language)}]" for language, words in said})


def _points(item: Scale) -> tuple[Code, ...]:
    points = range(1, item.points + 1)
    return tuple(
        Code(str(point), item.labels.get(point, Text({"": str(point)}))) for point in points
    )


def value_of(variable: Variable, entry: Entry) -> int | float | str:
    """Return what stands in the column of ``variable`` for somebody who gave ``entry``.

    An entry of another kind counts as not asked. Raises ValueError for somebody's own words.
    """
    code = variable.name.rpartition(".")[2]
    match entry, variable.measure:
        case _, Measure.WORDS:
            raise ValueError("own words are in no export")
        case Missing(), _:
            return missing_code(entry)
        case Choice(found), Measure.CATEGORY:
            return found
        case Choices(codes), Measure.YES_NO:
            return int(code in codes)
        case Ranks(codes), Measure.PLACE if code in codes:
            return codes.index(code) + 1
        case Rating(point), Measure.POINT:
            return point
        case Amount(value), Measure.NUMBER:
            return as_whole(value)
        case ((Choice() | Choices() | Ranks() | Rating() | Amount() | Said()), _):
            return missing_code(Missing.NOT_ASKED)
        case _:
            raise ValueError("not an entry")


def in_words(condition: Node) -> str:
    """Return ``condition`` as one line for those who read data: ids, codes and plain words."""
    match condition:
        case Among(item, values):
            return f"{item} is {' or '.join(values)}"
        case AtLeast(item, amount):
            return f"{item} is at least {in_digits(amount)}"
        case AtMost(item, amount):
            return f"{item} is at most {in_digits(amount)}"
        case Answered(item):
            return f"{item} is answered"
        case Every(parts):
            return " and ".join(f"({in_words(part)})" for part in parts)
        case Some(parts):
            return " or ".join(f"({in_words(part)})" for part in parts)
        case Negated(part):
            return f"not ({in_words(part)})"
        case _:
            assert_never(condition)
