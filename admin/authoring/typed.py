"""What staff typed, as it is kept: only its form is looked at here, the rest is for the review of
the survey. Pure."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Final, assert_never

from admin.authoring.choices import NOTHING, choices_of
from admin.authoring.fields import Kind
from admin.authoring.steps import Step, Values, things_that_change
from admin.commands.typed_days import typed_day
from admin.fieldwork import FieldworkFault
from surveys.spelling import fold

LONGEST: Final = 300
"""Characters of one line."""
OLDEST: Final = 120
_BULLET: Final = re.compile(r"^[-•*–]\s+|^\d+[.)]\s+")
_IN_DAYS: Final = re.compile(r"(?:in )?(\d{1,3} (?:day|week)s?)", re.IGNORECASE)
_NUMBER: Final = re.compile(r"-?\d{1,9}(?:[.,]\d{1,4})?")
_TWO: Final = 2


def checked(step: Step, typed: str, values: Values, spoken: Sequence[str], today: date) -> str:
    """Return an answer as it is kept; it may be what was tapped, or its label.

    Raises FieldworkFault for one that cannot be.
    """
    words = " ".join(typed.split())
    if (chosen := _chosen(step, words, values, spoken, today)) is not None:
        return chosen
    match step.field.kind:
        case Kind.WORDS:
            return _fit(words)
        case Kind.LINES:
            return _lines(step, typed, values, spoken[0])
        case Kind.DAY:
            return _day(words, today)
        case Kind.AGES:
            return _ages(words)
        case Kind.RANGE:
            return " ".join(_two_numbers(words))
        case Kind.INFORMS:
            return _informs(words, len(things_that_change(values, spoken[0])))
        case Kind.CHOICE | Kind.LANGUAGES:
            raise FieldworkFault("Please tap one of these, or type what stands on it.")
        case _:
            assert_never(step.field.kind)


def _chosen(
    step: Step, words: str, values: Values, spoken: Sequence[str], today: date
) -> str | None:
    choices = choices_of(step, values, spoken, today)
    meant = (value for value, label in choices if words == value or fold(words) == fold(label))
    return next(meant, None)


def _fit(words: str) -> str:
    if not any(char.isalnum() for char in words):
        raise FieldworkFault("Please say it in words.")
    if len(words) > LONGEST:
        raise FieldworkFault(f"That is {len(words):,} characters, and {LONGEST} fit.")
    return words


def _lines(step: Step, typed: str, values: Values, first: str) -> str:
    lines = [_BULLET.sub("", " ".join(each.split())) for each in typed.splitlines()]
    lines = [_fit(each) for each in lines if each]
    if not lines:
        raise FieldworkFault("Please say it in words.")
    if len(lines) > step.field.most:
        raise FieldworkFault(f"These are {len(lines)} lines; {step.field.most} are the most.")
    if step.field.name.endswith("_ends") and len(lines) != _TWO:
        raise FieldworkFault("Please send two lines: what 1 means, then what 5 means.")
    before = values.get(f"{step.field.name}:{first}", "").splitlines()
    if step.language != first and len(before) != len(lines):
        raise FieldworkFault(
            f"These are {len(lines)} lines, and there are {len(before)} to translate. Please send "
            "as many, in the same order."
        )
    return "\n".join(lines)


def _day(words: str, today: date) -> str:
    found = _IN_DAYS.fullmatch(words)
    return typed_day(f"+{found[1].lower()}" if found else words, today).isoformat()


def _ages(words: str) -> str:
    found = [int(each) for each in re.findall(r"\d{1,4}", words)]
    if len(found) != _TWO or max(found) > OLDEST:
        raise FieldworkFault("Please type two ages, such as 14 to 19.")
    return f"{found[0]}-{found[1]}"


def _two_numbers(words: str) -> list[str]:
    apart = re.sub(r"(?<=\d)\s*[-–]\s*(?=\d)", " to ", words)
    found = [each.replace(",", ".") for each in _NUMBER.findall(apart)]
    if len(found) != _TWO:
        raise FieldworkFault("Please type two numbers, such as 0 to 30.")
    return found


def _informs(words: str, count: int) -> str:
    found = sorted({int(each) for each in re.findall(r"\d{1,2}", words)} - {int(NOTHING)})
    if not found or found[-1] > count:
        raise FieldworkFault("Please tap one of these, or type their numbers, such as 1 and 2.")
    return " ".join(map(str, found))
