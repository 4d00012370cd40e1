"""`hearback check`: the findings of survey files, for people and for programs."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from rich.console import Console

from admin.clock import Clock
from admin.settings import Settings
from surveys.library import ORGANISATION, Library
from surveys.organisation import review_organisation
from surveys.review.findings import Finding
from surveys.review.review import review

CLEAN, ERRORS, UNREADABLE = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Checked:
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
    today = Clock(settings.zone).today()
    every = [*Library(settings.surveys).paths(), settings.organisation_file]
    return [_checked(path, settings, today) for path in files or every]


def _checked(path: Path, settings: Settings, today: date) -> Checked:
    """Check a file as if it were published today."""
    if path.name == ORGANISATION or path == settings.organisation_file:
        organisation = review_organisation(path)
        return Checked(path, organisation.findings, organisation.readable)
    survey = review(path, today)
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
    }


def print_text(checked: Sequence[Checked], console: Console) -> None:
    """Write findings for people, a line of where and what and a line of what to do."""
    for each in checked:
        for finding in each.findings:
            where = f"{finding.file}:{finding.line}:{finding.column}"
            console.print(
                f"{where}: {finding.severity} {finding.code}: {finding.message}",
                markup=False,
                soft_wrap=True,
            )
            console.print(f"    {finding.remedy}", markup=False, soft_wrap=True)
        if not each.findings:
            console.print(f"{each.path}: clean", markup=False, soft_wrap=True)
