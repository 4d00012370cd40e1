"""What may be tapped at a step, and what is shown of an answer. Pure."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Final

from admin.authoring.fields import Field, Kind
from admin.authoring.steps import Step, Values, languages_of, things_that_change
from bot.conversation.wording import NAMES
from surveys.days import After, Moment, day_of, plain, resolved

NOTHING: Final = "0"
"""What a question is about that nothing depends on."""
_AFTER: Final = {
    "closes": "",
    "by": "closes",
    "promised_by": "closes",
    "follow_up_on": "promised_by",
}
"""The day that each day is counted from; the first one from the day of publishing."""

Choices = tuple[tuple[str, str], ...]
"""What may be tapped, each with its label."""


def choices_of(step: Step, values: Values, spoken: Sequence[str], today: date) -> Choices:
    """Return what may be tapped at a step."""
    match step.field.kind:
        case Kind.CHOICE | Kind.AGES:
            return step.field.choices
        case Kind.DAY:
            return tuple(_days(step.field, values, today))
        case Kind.LANGUAGES:
            return tuple(_languages(spoken))
        case Kind.INFORMS:
            return _informs(things_that_change(values, spoken[0]))
        case _:
            return ()


def _days(field: Field, values: Values, today: date) -> list[tuple[str, str]]:
    before = _moment(values, _AFTER[field.name])
    found = []
    for days, label in field.choices:
        day = _later(before, int(days))
        said = told(resolved(day, today), today)
        found.append(
            (plain(day), f"{label}: {said}" if not _AFTER[field.name] else f"{label} later: {said}")
        )
    return found


def counted_from(step: Step, values: Values, today: date) -> tuple[str, str] | None:
    """Return the name of the field whose day a day is counted from, and that day; None where it is
    the day of publishing."""
    before = _AFTER.get(step.field.name)
    if not before:
        return None
    return before, told(resolved(_moment(values, before), today), today)


def _moment(values: Values, name: str) -> Moment:
    said = values.get(name)
    return day_of(said) if said else After(0)


def _later(day: Moment, days: int) -> Moment:
    return After(day.days + days) if isinstance(day, After) else day + timedelta(days=days)


def _languages(spoken: Sequence[str]) -> Iterator[tuple[str, str]]:
    first, *others = spoken
    yield first, f"Only {NAMES[first]} for now"
    for other in others:
        yield f"{first} {other}", listed_names((first, other))
    if len(others) > 1:
        yield " ".join(spoken), listed_names(spoken)


def _informs(things: Sequence[str]) -> Choices:
    single = [(str(at), f"{at}. {thing}") for at, thing in enumerate(things, 1)]
    every = (" ".join(number for number, _ in single), "All of these")
    return (*single, every, (NOTHING, "None of these"))


def told(day: date, today: date) -> str:
    """Return a day as a button has room for it."""
    return f"{day:%a} {day.day} {day:%B}" + (f" {day.year}" if day.year != today.year else "")


def listed_names(languages: Sequence[str]) -> str:
    """Return what languages call themselves, as a list."""
    return ", ".join(NAMES[each] for each in languages)


def shown(step: Step, values: Values, spoken: Sequence[str], today: date) -> str:
    """Return an answer as staff read it."""
    said = values.get(step.id, "")
    match step.field.kind:
        case Kind.DAY if said:
            return f"{told(resolved(day_of(said), today), today)}"
        case Kind.LANGUAGES:
            return listed_names(languages_of(values, spoken))
        case Kind.RANGE | Kind.AGES:
            return said.replace(" ", " to ").replace("-", " to ")
        case _:
            return dict(choices_of(step, values, spoken, today)).get(said, said)
