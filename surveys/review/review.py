"""Every fault of a survey file at once, each with its code, its place and the remedy."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from msgspec import Struct

from surveys.files import LARGEST, Unreadable, text_of_file
from surveys.items import Item
from surveys.questionnaire import Survey
from surveys.review import rules
from surveys.review.asking import asking_faults
from surveys.review.branching import branching_faults
from surveys.review.cells import cell_faults
from surveys.review.choices import choice_faults
from surveys.review.draft import PLATFORM_AGE, Draft
from surveys.review.easy_read import easy_read_faults
from surveys.review.findings import Fault, Finding, finding
from surveys.review.images import image_faults, pictured
from surveys.review.including import Expansion, expanded
from surveys.review.levels import level_faults
from surveys.review.options import option_faults
from surveys.review.population import counted
from surveys.review.promise import promise_faults
from surveys.review.questions import duration_faults, question_faults
from surveys.review.quoting import quoting_faults
from surveys.review.routes import Walk, route_faults
from surveys.review.sections import section_faults
from surveys.review.shape import shaped
from surveys.review.source import Unparsable, source
from surveys.review.without_words import is_unread, without_words
from surveys.review.wording import wording_faults


class Placed(Protocol):
    """The data of a file of some format, with the place of each of its parts."""

    @property
    def data(self) -> Mapping[str, Any]:
        """The survey as a file holds it."""

    def finding(self, fault: Fault) -> Finding:
        """Return ``fault`` with its place."""


class WithoutWords(Struct, frozen=True):
    """What a file comes to that asks nobody for their own words: a survey without errors, what was
    found in it, and the items that are ``left_out``."""

    survey: Survey
    findings: tuple[Finding, ...]
    left_out: tuple[Item, ...]


class Review(Struct, frozen=True):
    """All that was found in one file, in the order of its lines.

    ``survey`` is there when nothing found is an error. ``readable`` is False when there was no
    text to review. ``without_words`` is there when nothing is wrong but that nobody reads what
    people write in their own words in time.
    """

    survey: Survey | None
    findings: tuple[Finding, ...]
    readable: bool = True
    without_words: WithoutWords | None = None


def review(path: Path, today: date | None = None, *, platform_age: int = PLATFORM_AGE) -> Review:
    """Return what is wrong with the survey file at ``path``; never raises for its content.

    With ``today`` as the day of publishing, dates are compared with days counted from it. Whoever
    is younger than ``platform_age`` years cannot be asked here.
    """
    try:
        text = text_of_file(path)
    except Unreadable as error:
        return Review(None, (unreadable(str(path), str(error)),), readable=False)
    return review_text(str(path), text, today, path.parent, platform_age=platform_age)


def unreadable(name: str, why: str) -> Finding:
    """Return the one finding about a file whose text cannot be had."""
    return finding(rules.UNREADABLE, name, (1, 1), {"why": why})


def review_text(
    name: str,
    text: str,
    today: date | None = None,
    folder: Path | None = None,
    *,
    platform_age: int = PLATFORM_AGE,
) -> Review:
    """Return what is wrong with ``text``, the content of the survey file called ``name``.

    Files that it names are looked for in ``folder``, where it lies in one.
    """
    if len(text) > LARGEST:
        return Review(None, (unreadable(name, "it is too large"),), readable=False)
    return _reviewed(name, text, today, folder, platform_age)


def review_copy(
    copy: str, today: date | None = None, *, platform_age: int = PLATFORM_AGE
) -> Review:
    """Return what is wrong with the frozen copy of a survey, which was a sound file once.

    With its pictures in it, it may be larger than any file.
    """
    return _reviewed("survey.yaml", copy, today, None, platform_age)


def _reviewed(
    name: str, text: str, today: date | None, folder: Path | None, platform_age: int
) -> Review:
    try:
        found, doubled = source(name, text)
    except Unparsable as error:
        return Review(None, error.findings)
    return review_source(found, doubled, today, folder, platform_age=platform_age)


def review_source(
    found: Placed,
    before: Iterable[Finding],
    today: date | None,
    folder: Path | None = None,
    *,
    platform_age: int = PLATFORM_AGE,
) -> Review:
    """Return what is wrong with the data of a file, after what was found in reading it."""
    whole, earlier = expanded(found.data), tuple(before)
    look = partial(_look, found, earlier, folder)
    survey, findings = look(whole, Draft(whole.data, today, platform_age))
    if survey is None or not is_unread(findings):
        return Review(survey if _passed(findings) else None, findings)
    whole = without_words(whole)
    less, left = look(whole, Draft(whole.data, today, platform_age))
    if less is None or not _passed(left):
        return Review(None, findings)
    asked = {item.id for item in less.questions}
    left_out = tuple(item for item in survey.questions if item.id not in asked)
    return Review(None, findings, without_words=WithoutWords(less, left, left_out))


def _look(
    found: Placed, before: Iterable[Finding], folder: Path | None, whole: Expansion, draft: Draft
) -> tuple[Survey | None, tuple[Finding, ...]]:
    """Return the survey that ``whole`` is, if it has the shape of one, and what was found in it.

    ``draft`` has the data of ``whole``.
    """
    survey, shape = shaped(Survey, whole.data)
    faults = [*shape, *_faults(draft, survey)]
    if survey:
        survey, more = counted(survey, folder)
        faults += [*more, *cell_faults(survey)]
        survey, more = pictured(survey, folder)
        faults += more
    return survey, in_order([*before, *map(found.finding, whole.placed(faults))])


def _passed(findings: Iterable[Finding]) -> bool:
    return all(each.severity == "warning" for each in findings)


def _faults(draft: Draft, survey: Survey | None) -> Iterator[Fault]:
    yield from promise_faults(draft)
    yield from level_faults(draft)
    yield from question_faults(draft)
    broken = list(branching_faults(draft))
    yield from broken
    walk = Walk(draft.questions(), [fault.at for fault in broken])
    yield from route_faults(walk)
    yield from quoting_faults(draft, walk)
    yield from section_faults(draft)
    yield from wording_faults(draft)
    yield from asking_faults(draft)
    yield from choice_faults(draft)
    yield from option_faults(draft)
    yield from easy_read_faults(draft)
    yield from image_faults(draft)
    if survey:
        yield from duration_faults(survey)


def in_order(findings: list[Finding]) -> tuple[Finding, ...]:
    """Return ``findings`` by line and column, each once."""
    return tuple(
        sorted(dict.fromkeys(findings), key=lambda each: (each.line, each.column, each.code))
    )
