"""Every fault of a survey file at once, each with its code, its place and the remedy."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from surveys.files import LARGEST, Unreadable, text_of_file
from surveys.questionnaire import Survey
from surveys.review import rules
from surveys.review.branching import branching_faults
from surveys.review.draft import Draft
from surveys.review.findings import Fault, Finding, finding
from surveys.review.promise import promise_faults
from surveys.review.questions import duration_faults, question_faults
from surveys.review.shape import shaped
from surveys.review.source import Unparsable, source
from surveys.review.wording import wording_faults


@dataclass(frozen=True, slots=True)
class Review:
    """All that was found in one file, in the order of its lines.

    ``survey`` is there when nothing found is an error. ``readable`` is False when there was no
    text to review.
    """

    survey: Survey | None
    findings: tuple[Finding, ...]
    readable: bool = True


def review(path: Path, today: date | None = None) -> Review:
    """Return what is wrong with the survey file at ``path``; never raises for its content.

    With ``today`` as the day of publishing, dates are compared with days counted from it.
    """
    try:
        text = text_of_file(path)
    except Unreadable as error:
        return Review(None, (unreadable(str(path), str(error)),), readable=False)
    return review_text(str(path), text, today)


def unreadable(name: str, why: str) -> Finding:
    """Return the one finding about a file whose text cannot be had."""
    return finding(rules.UNREADABLE, name, (1, 1), {"why": why})


def review_text(name: str, text: str, today: date | None = None) -> Review:
    """Return what is wrong with ``text``, the content of the survey file called ``name``."""
    if len(text) > LARGEST:
        return Review(None, (unreadable(name, "it is too large"),), readable=False)
    try:
        found, doubled = source(name, text)
    except Unparsable as error:
        return Review(None, error.findings)
    survey, shape = shaped(Survey, found.data)
    faults = [*shape, *_faults(Draft(found.data, today), survey)]
    findings = in_order([*doubled, *map(found.finding, faults)])
    passed = all(each.severity == "warning" for each in findings)
    return Review(survey if passed else None, findings)


def _faults(draft: Draft, survey: Survey | None) -> Iterator[Fault]:
    yield from promise_faults(draft)
    yield from question_faults(draft)
    yield from branching_faults(draft)
    yield from wording_faults(draft)
    if survey:
        yield from duration_faults(survey)


def in_order(findings: list[Finding]) -> tuple[Finding, ...]:
    """Return ``findings`` by line and column, each once."""
    return tuple(sorted(set(findings), key=lambda each: (each.line, each.column, each.code)))
