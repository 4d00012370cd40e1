"""What there is to ask for, in order: it follows from what was answered so far. Pure."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from admin.authoring.fields import (
    ABOUT,
    CHANGE,
    DAYS,
    DECISION,
    KNOWN_BY,
    LANGUAGES,
    MOST_QUESTIONS,
    NO_MORE,
    PEOPLE,
    SAFEGUARDING,
    USE,
    Field,
    answers_of_question,
    kind_of_question,
    use_of_question,
    words_of_question,
)
from surveys.review.wording import needs_no_translation

Values = Mapping[str, str]
"""Answers by the id of their step; "" = left empty on purpose."""
_LIKELY = "single_choice"
"""What a question whose kind is not known yet is counted as."""


class Step(Struct, frozen=True):
    """One message of the dialogue: a field, in one language where it is words."""

    field: Field
    language: str = ""

    @property
    def id(self) -> str:
        """What its answer is kept under."""
        return f"{self.field.name}:{self.language}" if self.language else self.field.name


def steps(values: Values, spoken: Sequence[str]) -> tuple[Step, ...]:
    """Return every step, in order. ``spoken`` are the languages of the organisation, the first one
    first: words are asked for in it, and at the end in the others that were chosen."""
    first = spoken[0]
    fields = tuple(_fields(values, spoken))
    others = [each for each in languages_of(values, spoken) if each != first]
    begun = tuple(Step(field, first if field.is_said else "") for field in fields)
    said = [step for step in begun if step.language and _needs_others(step, values)]
    return begun + tuple(Step(each.field, other) for other in others for each in said)


def languages_of(values: Values, spoken: Sequence[str]) -> tuple[str, ...]:
    """Return the languages of the survey, the first one first."""
    return tuple(values.get(LANGUAGES.name, "").split()) or (spoken[0],)


def questions_of(values: Values) -> tuple[int, ...]:
    """Return the numbers of the questions whose kind is known: 1, 2, 3 at most."""
    numbers = range(1, MOST_QUESTIONS + 1)
    kinds = [values.get(kind_of_question(number).name, "") for number in numbers]
    wanted = next((at for at, kind in enumerate(kinds) if kind in ("", NO_MORE)), len(kinds))
    return tuple(numbers[:wanted])


def unanswered(values: Values, spoken: Sequence[str]) -> tuple[Step, ...]:
    """Return the steps that nothing was said to yet."""
    return tuple(step for step in steps(values, spoken) if step.id not in values)


def things_that_change(values: Values, first: str) -> list[str]:
    """Return what can change, in the first language."""
    return values.get(f"can_change:{first}", "").splitlines()


def _fields(values: Values, spoken: Sequence[str]) -> Iterator[Field]:
    yield from ABOUT
    yield from DECISION if values.get("purpose", "decide") == "decide" else USE
    yield from DAYS
    yield from CHANGE
    if values.get(f"different:{spoken[0]}", "?"):
        yield KNOWN_BY
    yield from PEOPLE
    yield from _of_questions(values, spoken[0])
    if any(values[f"q{number}_kind"] == "open_ended" for number in questions_of(values)):
        yield from SAFEGUARDING
    if len(spoken) > 1:
        yield LANGUAGES


def _of_questions(values: Values, first: str) -> Iterator[Field]:
    """Yield what is asked of each question; as if there were three, until it is said otherwise."""
    for number in range(1, MOST_QUESTIONS + 1):
        field = kind_of_question(number)
        yield field
        kind = values.get(field.name, _LIKELY)
        if kind == NO_MORE:
            return
        yield words_of_question(number)
        yield from answers_of_question(number, kind)
        if len(things_that_change(values, first)) != 1:
            yield use_of_question(number)


def _needs_others(step: Step, values: Values) -> bool:
    """Tell whether a step is asked again in other languages."""
    said = values.get(step.id)
    return said is None or not all(map(needs_no_translation, said.splitlines()))
