"""`hearback check`: the findings of survey files, for people and for programs."""

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from msgspec import Struct
from rich.console import Console

from admin.clock import Clock
from admin.settings import Settings
from surveys.library import ORGANISATION, Library
from surveys.organisation import review_organisation
from surveys.review.findings import Finding

CLEAN, ERRORS, UNREADABLE = 0, 1, 2
MANY = 24
"""Files from which they are shared out among processes: reading YAML keeps one core busy."""


class Checked(Struct, frozen=True):
    """What was found in one file."""

    path: Path
    findings: Sequence[Finding]
    readable: bool

    @property
    def has_errors(self) -> bool:
        """Tell whether the file cannot be used."""
        return any(finding.severity == "error" for finding in self.findings)


def reviews(files: Sequence[Path], settings: Settings) -> list[Checked]:
    """Check ``files``; every survey and the organisation file when there are none."""
    library = Library(settings.surveys, settings.min_age)
    every = [*library.paths(), settings.organisation_file]
    today = Clock(settings.zone).today()
    check = partial(
        _checked, library=library, organisation_file=settings.organisation_file, today=today
    )
    paths = files or every
    if len(paths) < MANY:
        return [check(path) for path in paths]
    with ProcessPoolExecutor(min(len(paths) // MANY + 1, os.cpu_count() or 1)) as pool:
        return list(pool.map(check, paths, chunksize=MANY // 4))


def _checked(path: Path, library: Library, organisation_file: Path, today: date) -> Checked:
    """Check a file as if it were published today."""
    if path.name == ORGANISATION or path == organisation_file:
        organisation = review_organisation(path)
        return Checked(path, organisation.findings, organisation.readable)
    survey = library.review(path, today)
    return Checked(path, survey.findings, survey.readable)


def exit_code(checked: Sequence[Checked]) -> int:
    """Return 0 for clean files and warnings, 1 for errors, 2 when a file cannot be read."""
    if any(not each.readable for each in checked):
        return UNREADABLE
    return ERRORS if any(each.has_errors for each in checked) else CLEAN


def as_json(checked: Sequence[Checked]) -> list[dict[str, Any]]:
    """Return every finding as JSON can hold it."""
    return [_plain(finding) for each in checked for finding in each.findings]


def _plain(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "severity": finding.severity,
        "file": finding.file,
        "line": finding.line,
        "column": finding.column,
        "message": finding.message,
        "remedy": finding.remedy,
        "why": finding.why,
        "words": finding.words,
        "cell": finding.cell,
    }


def as_annotations(checked: Sequence[Checked]) -> Iterator[str]:
    """Yield every finding as a line that GitHub shows beside the line of the file.

    The form is that of GitHub's "Workflow commands for GitHub Actions".
    """
    for each in checked:
        for finding in each.findings:
            place = f"line={finding.line},col={finding.column}"
            said = f"{finding.message} {finding.remedy} {finding.why}".strip()
            yield (
                f"::{finding.severity} file={_escaped(finding.file, ':,')},{place},"
                f"title={finding.code}::{_escaped(said)}"
            )


def _escaped(words: str, more: str = "") -> str:
    return "".join(f"%{ord(sign):02X}" if sign in f"%\r\n{more}" else sign for sign in words)


def print_text(checked: Sequence[Checked], console: Console) -> None:
    """Write findings for people, a line of where and what and a line of what to do."""
    for each in checked:
        for finding in each.findings:
            where = f"{finding.file}:{finding.cell or f'{finding.line}:{finding.column}'}"
            console.print(
                f"{where}: {finding.severity} {finding.code}: {finding.message}",
                markup=False,
                soft_wrap=True,
            )
            console.print(f"    {finding.remedy}", markup=False, soft_wrap=True)
            if finding.why:
                console.print(f"    Why: {finding.why}", markup=False, soft_wrap=True)
        if not each.findings:
            console.print(f"{each.path}: clean", markup=False, soft_wrap=True)
