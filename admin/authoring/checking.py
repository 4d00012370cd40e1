"""What is wrong with a new survey, step by step: by the rules that every survey file is held to.
Pure."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from msgspec.structs import replace

from admin.authoring.fields import MOST_QUESTIONS
from admin.authoring.steps import Step, Values, steps, unanswered
from admin.authoring.survey_data import places, survey_data
from surveys.naming import name_for
from surveys.review import rules
from surveys.review.findings import Fault, Finding, Loc, finding
from surveys.review.review import Review, review_source

_MADE: Final = "new"
_KEY: Final = re.compile(r"`([a-z0-9_]+)(?:: ([^`{\[]+))?:?`")
"""What a rule quotes of a file: a key, or a key and what stands behind it."""
_KEYS: Final = {
    "decide_by": "by",
    "outcomes": "different",
    "audience": "ages",
    "min_age": "ages",
    "max_age": "ages",
}
"""Keys of a file whose field is called otherwise."""
_ASKED_LATER: Final = frozenset(
    rule.code
    for rule in (
        rules.MISSING,
        rules.NO_DECISION,
        rules.NO_USE,
        rules.NO_SAFEGUARDING,
        rules.LANGUAGE_MISSING,
    )
)
"""What these find is a step that was not answered yet."""


@dataclass(frozen=True, slots=True)
class _Answers:
    """A survey out of answers: the place of a fault is the step that its part is from.

    ``line`` of a finding is where the step stands, counted from 1; 0 = it is about the whole.
    ``cell`` is what the step is called.
    """

    data: Mapping[str, Any]
    asked: Sequence[Step]
    at: Mapping[Loc, str]

    def finding(self, fault: Fault) -> Finding:
        """Return ``fault`` with its step."""
        name = self._field(fault.at)
        place = next((at for at, each in enumerate(self.asked, 1) if each.field.name == name), 0)
        found = finding(fault.rule, _MADE, (place, 1), fault.details, fault.words)
        return replace(found, cell=self.asked[place - 1].field.label if place else None)

    def _field(self, at: Loc) -> str | None:
        if not at:
            return self.at.get(at)
        nearest = (self.at[at[:end]] for end in range(len(at), 0, -1) if at[:end] in self.at)
        return next(nearest, None)


def reviewed(values: Values, spoken: Sequence[str], today: date, platform_age: int) -> Review:
    """Return what is wrong with a survey that is published today, as far as it is answered."""
    survey_id = name_for(values.get(f"title:{spoken[0]}", ""), (), "-", _MADE)
    data = survey_data(values, spoken, survey_id)
    source = _Answers(data, steps(values, spoken), places(values))
    found = review_source(source, (), today, platform_age=platform_age)
    names = _names(source.asked)
    is_whole = not unanswered(values, spoken)
    kept = (each for each in found.findings if is_whole or each.code not in _ASKED_LATER)
    return replace(found, findings=tuple(_in_plain_words(each, names) for each in kept))


def _names(asked: Sequence[Step]) -> Mapping[str, str]:
    """Return what the dialogue calls the keys and the values of a file."""
    labels = {each.field.name: each.field.label for each in asked}
    labels |= {name: label for each in asked for name, label in each.field.choices}
    labels |= {key: labels[name] for key, name in _KEYS.items() if name in labels}
    questions = {f"q{number}": f"Question {number}" for number in range(1, MOST_QUESTIONS + 1)}
    return {"informs": "What it is for", **labels, **questions}


def _in_plain_words(found: Finding, names: Mapping[str, str]) -> Finding:
    def said(quoted: re.Match[str]) -> str:
        words = quoted[2] or quoted[1]
        return f"“{names.get(words, words)}”"

    message, remedy = (_KEY.sub(said, each) for each in (found.message, found.remedy))
    return replace(found, message=message, remedy=remedy)


def findings_at(
    step: Step, values: Values, spoken: Sequence[str], today: date, platform_age: int
) -> tuple[Finding, ...]:
    """Return what is wrong with the answer to one step; what is advised about other languages of
    the same was said when they were answered."""

    def found(answers: Values) -> list[Finding]:
        every = reviewed(answers, spoken, today, platform_age).findings
        return [replace(each, line=0) for each in every if each.cell == step.field.label]

    is_other = step.language not in ("", spoken[0])
    others = {name: said for name, said in values.items() if name != step.id}
    said = set(found(others)) if is_other else set()
    return tuple(each for each in found(values) if each.severity == "error" or each not in said)
