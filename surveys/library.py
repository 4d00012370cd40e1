"""The survey files of a folder."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from surveys.questionnaire import Survey, fingerprint
from surveys.review.draft import PLATFORM_AGE
from surveys.review.review import Review
from surveys.spreadsheet.reviewing import review_file

ORGANISATION = "organisation.yaml"
"""The one file of the folder that is not a survey."""


class NoSurvey(ValueError):
    """There is no such survey that could be published; says why in one line."""


@dataclass(frozen=True, slots=True)
class Held:
    """A survey in the folder: its file, its content, and a name for exactly this content."""

    path: Path
    survey: Survey
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Library:
    """The surveys in ``folder``, read anew at every call because staff edit them.

    They are reviewed for people of ``platform_age`` years and over.
    """

    folder: Path
    platform_age: int = PLATFORM_AGE

    def paths(self) -> tuple[Path, ...]:
        """Return the files that should be surveys, by name; none when there is no folder."""
        if not self.folder.is_dir():
            return ()
        found = sorted([*self.folder.glob("*.yaml"), *self.folder.glob("*.xlsx")])
        return tuple(path for path in found if not _is_other(path.name))

    def review(self, path: Path, today: date | None = None) -> Review:
        """Return what is wrong with the survey file at ``path``, if it is published ``today``."""
        return review_file(path, today, platform_age=self.platform_age)

    def reviews(self) -> Iterator[tuple[Path, Review]]:
        """Yield every file with what was found in it."""
        for path in self.paths():
            yield path, self.review(path)

    def held(self) -> tuple[Held, ...]:
        """Return the surveys without errors, by file name; those with errors are passed over."""
        return tuple(
            Held(path, found.survey, fingerprint(found.survey))
            for path, found in self.reviews()
            if found.survey
        )

    def read(self, name: str | Path) -> Survey:
        """Return the survey with that id, or in that file. Raises NoSurvey.

        A path is taken as it is; a string is an id, or the name of a file in the folder.
        """
        if isinstance(name, Path):
            return _sound(name, self.review(name))
        matching = [held for held in self.held() if held.survey.id == name]
        if len(matching) > 1:
            files = " and ".join(held.path.name for held in matching)
            raise NoSurvey(f"{files} have the same id `{name}`; give each its own")
        return matching[0].survey if matching else self._by_file(name)

    def _by_file(self, name: str) -> Survey:
        for path in self.paths():
            if name in (path.name, path.stem):
                return _sound(path, self.review(path))
        raise NoSurvey(f"there is no survey `{name}` in {self.folder}")


def _is_other(name: str) -> bool:
    """Tell whether a file of that name is no survey; Excel keeps a ~$ file beside an open one."""
    return name == ORGANISATION or name.startswith("~$")


def _sound(path: Path, found: Review) -> Survey:
    if found.survey:
        return found.survey
    first = next(each for each in found.findings if each.severity == "error")
    place = f"{path.name}, {first.cell or f'line {first.line}, column {first.column}'}"
    others = sum(each.severity == "error" for each in found.findings) - 1
    more = f" (and {others} more errors)" if others else ""
    raise NoSurvey(f"{place}: {first.message} {first.remedy}{more}")
