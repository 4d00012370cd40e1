"""Ready-made questions put in the place of the lines that include them, before all else is read."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from msgspec import Struct

from surveys.ready_made import LANGUAGES, Include, Line, Module, included, modules
from surveys.review import rules
from surveys.review.findings import Fault, Loc
from surveys.review.shape import guessed, shaped

_CONSEQUENCES: Final = (rules.UNKNOWN_BREAKDOWN, rules.ASKED_UNKNOWN)
"""What else is found when a module is not: its questions are missed elsewhere."""
_WORDED: Final = frozenset({"ask", "hint", "options"})
"""What a module says is not the author's to change, so they get no advice on it."""


class Expansion(Struct, frozen=True):
    """The ``data`` of a file with plain questions only, and what is wrong with its includes.

    ``origins`` has, for each question, the place of its line in the file, and whether it came out
    of a module.
    """

    data: Mapping[str, Any]
    faults: tuple[Fault, ...]
    origins: tuple[tuple[int, bool], ...]
    is_whole: bool

    def placed(self, faults: Iterable[Fault]) -> Iterator[Fault]:
        """Yield ``faults`` of the data at their places in the file, then those of its includes."""
        for fault in faults:
            if not self.is_whole and fault.rule in _CONSEQUENCES:
                continue
            match fault.at:
                case ("questions", int() as place, *rest) if place < len(self.origins):
                    yield from self._placed(fault, place, tuple(rest))
                case _:
                    yield fault
        yield from self.faults

    def _placed(self, fault: Fault, place: int, rest: Loc) -> Iterator[Fault]:
        line, is_included = self.origins[place]
        if not is_included:
            yield replace(fault, at=("questions", line, *rest))
        elif rest[:1] == ("about_you",):
            yield replace(fault, at=("questions", line, "include", *rest))
        elif fault.rule.severity == "error" or not _WORDED.intersection(rest[:1]):
            at: Loc = ("questions", line, "include", "module")
            yield replace(fault, at=at, on_key=False, words="")


def expanded(data: Mapping[str, Any]) -> Expansion:
    """Return ``data`` with the questions of its includes in their places."""
    lines = data.get("questions")
    if not isinstance(lines, list) or not any(map(_includes, lines)):
        return Expansion(data, (), (), is_whole=True)
    languages = _languages(data)
    questions: list[Any] = []
    origins: list[tuple[int, bool]] = []
    faults: list[Fault] = []
    is_whole = True
    for place, line in enumerate(lines):
        found = [line]
        if _includes(line):
            found, wrong = _included(line, languages)
            is_whole = is_whole and bool(found)
            faults += (replace(each, at=("questions", place, *each.at)) for each in wrong)
        questions += found
        origins += [(place, found != [line])] * len(found)
    return Expansion({**data, "questions": questions}, tuple(faults), tuple(origins), is_whole)


def _includes(line: object) -> bool:
    return isinstance(line, Mapping) and "include" in line


def _languages(data: Mapping[str, Any]) -> list[str]:
    match data.get("languages"):
        case [*declared]:
            return [each for each in declared if isinstance(each, str)]
        case _:
            return []


def _included(line: Mapping[str, Any], languages: Sequence[str]) -> tuple[list[Any], list[Fault]]:
    """Return the questions that ``line`` stands for, none when it is wrong, and what is wrong."""
    read, faults = shaped(Line, line)
    if read is None:
        return [], faults
    module, wrong = _module(read.include)
    if module is None:
        return [], [wrong] if wrong else []
    faults = [*_unsaid(module, languages), *_nation(module, read.include)]
    if faults:
        return [], faults
    return list(included(module, read.include, languages)), _newer(module)


def _module(include: Include) -> tuple[Module | None, Fault | None]:
    versions = modules().get(include.module)
    if versions is None:
        known = ", ".join(modules())
        details = {"module": include.module, "known": known, "guess": _guess(include.module)}
        return None, Fault(rules.NO_SUCH_MODULE, ("include", "module"), details)
    for module in versions:
        if module.dated == include.dated:
            return module, None
    dates = ", ".join(each.dated.isoformat() for each in versions)
    details = {"module": include.module, "dated": include.dated.isoformat(), "dates": dates}
    return None, Fault(rules.NO_SUCH_DATE, ("include", "dated"), details)


def _guess(name: str) -> str:
    told = guessed(name, modules())
    return f" {told}" if told.startswith("Did") else ""


def _unsaid(module: Module, languages: Sequence[str]) -> Iterator[Fault]:
    for language in languages:
        if language not in LANGUAGES:
            details = {"module": module.module, "language": language}
            yield Fault(rules.NOT_READY_MADE, ("include", "module"), details)


def _nation(module: Module, include: Include) -> Iterator[Fault]:
    if (include.nation or "") in (module.nations or {"": {}}):
        return
    known, at = ", ".join(module.nations), ("include", "nation")
    if not module.nations:
        yield _no_nation(module, at, "is the same in every nation", "Remove `nation`.")
    elif include.nation is None:
        fix = f"Add `nation:` with one of: {known}."
        yield _no_nation(module, ("include",), "differs by nation", fix)
    else:
        why = f"is not made for `{include.nation}`"
        yield _no_nation(module, at, why, f"Use one of: {known}.")


def _no_nation(module: Module, at: Loc, why: str, fix: str) -> Fault:
    details = {"module": module.module, "why": why, "fix": fix}
    return Fault(rules.WRONG_NATION, at, details, on_key=True)


def _newer(module: Module) -> list[Fault]:
    newest = modules()[module.module][0]
    if newest.dated == module.dated:
        return []
    details = {"module": module.module, "newest": newest.dated.isoformat()}
    return [Fault(rules.MODULE_OLD, ("include", "dated"), details)]
