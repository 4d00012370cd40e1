"""A file without what it asks in people's own words, where there is nobody to read them in time."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from msgspec.structs import replace

from surveys.conditions import Node, condition_of, plain, unanswered
from surveys.items import follow_up_id
from surveys.review import rules
from surveys.review.findings import Finding
from surveys.review.including import Expansion

_NOBODY_READS: Final = {rules.NO_SAFEGUARDING.code, rules.RETAINED_TOO_SHORT.code}


def is_unread(findings: Iterable[Finding]) -> bool:
    """Tell whether a file has errors, and all are that nobody reads own words in time."""
    errors = {each.code for each in findings if each.severity == "error"}
    return bool(errors) and errors <= _NOBODY_READS


def without_words(whole: Expansion) -> Expansion:
    """Return ``whole`` without what is asked in own words, and without what only those are asked
    who wrote some. Its shape has to be sound."""
    lines = whole.data["questions"]
    origins = whole.origins or tuple((place, False) for place in range(len(lines)))
    cut = _Cut()
    kept = [
        (line, origin)
        for written, origin in zip(lines, origins, strict=True)
        if (line := cut.line(written)) is not None
    ]
    data = {**whole.data, "questions": [line for line, _ in kept]}
    return replace(whole, data=data, origins=tuple(origin for _, origin in kept))


@dataclass(slots=True)
class _Cut:
    """Cuts the lines of a file in order. ``gone`` are the items that nobody answers any more;
    ``heading`` is that of a part whose first lines are gone."""

    gone: set[str] = field(default_factory=set)
    heading: object = None

    def line(self, line: Mapping[str, Any]) -> Mapping[str, Any] | None:
        """Return what is left of the next line, if anything is."""
        condition = self._condition(line)
        options = line.get("options", {})
        asking = [code for code, option in options.items() if _asks(option)]
        self.gone.update(follow_up_id(line["id"], code) for code in asking)
        heading = line.get("section") or self.heading
        if line["kind"] == "open_ended" or condition is False:
            self.gone.add(line["id"])
            self.heading = heading
            return None
        self.heading = None
        kept = {key: value for key, value in line.items() if key not in ("section", "ask_if")}
        if heading:
            kept["section"] = heading
        if not isinstance(condition, bool):
            kept["ask_if"] = plain(condition)
        if asking:
            kept["options"] = {code: _silent(option) for code, option in options.items()}
        return kept

    def _condition(self, line: Mapping[str, Any]) -> Node | bool:
        written = line.get("ask_if")
        return True if written is None else unanswered(condition_of(written), self.gone)


def _asks(option: object) -> bool:
    return isinstance(option, Mapping) and option.get("specify") is not None


def _silent(option: object) -> object:
    if not isinstance(option, Mapping):
        return option
    return {key: value for key, value in option.items() if key != "specify"}
