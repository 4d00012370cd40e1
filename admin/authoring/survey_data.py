"""A survey file made of answers, gaps and all; and which answer each part is from. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from admin.authoring.choices import NOTHING
from admin.authoring.steps import Values, languages_of, questions_of, things_that_change
from surveys.naming import name_for
from surveys.review.findings import Loc
from surveys.spreadsheet.plainly import as_words

POINTS: Final = 5
_ROLES: Final = ("lead", "deputy", "contact")
_ON_GUARD: Final = (*_ROLES, "review_days")
_PROMISED: Final = ("promised_by", "follow_up_on")
_OPENS: Final = "+0 days"
_VERSION: Final = "1.0.0"


def survey_data(values: Values, spoken: Sequence[str], survey_id: str) -> dict[str, Any]:
    """Return what was answered as the data of a survey file; what was not is left out."""
    say = _Said(values, languages_of(values, spoken))
    purpose = values.get("purpose")
    made = {
        "id": survey_id,
        "version": _VERSION,
        "title": say.written("title"),
        "languages": list(say.languages),
        "purpose": purpose,
        "level": "consultation",
        "why": say.written("why"),
        "decision": _aim(say, "question", "decide_by") if purpose == "decide" else None,
        "use": _aim(say, "what", "by") if purpose in ("explore", "evaluate") else None,
        "outcomes": _outcomes(say),
        "feedback": _kept({key: say.day(key) for key in _PROMISED}),
        "opens": _OPENS,
        "closes": say.day("closes"),
        "audience": _ages(values.get("ages", "")),
        "other_ways": say.lines("other_ways"),
        "complaints": say.written("complaints"),
        "champion": say.written("champion"),
        "questions": [_question(say, number, spoken[0]) for number in questions_of(values)],
    }
    if any(each.get("kind") == "open_ended" for each in made["questions"]):
        made["safeguarding"] = _safeguarding(say)
    return _kept(made)


class _Said:
    """Reads answers in all languages of the survey."""

    def __init__(self, values: Values, languages: Sequence[str]) -> None:
        self.values = values
        self.languages = languages

    def written(self, name: str) -> Any:
        """Return words as a file would write them; None when nothing was said."""
        return self._plain({each: self._of(name, each) for each in self.languages})

    def lines(self, name: str) -> list[Any]:
        """Return the same line by line: as many as there are in the first language."""
        return [self._plain(row) for row in self._rows(name)]

    def options(self, name: str) -> dict[str, Any]:
        """Return the same by codes, which are made of the words in the first language."""
        found: dict[str, Any] = {}
        for row in self._rows(name):
            found[name_for(row[self.languages[0]], found)] = self._plain(row)
        return found

    def day(self, name: str) -> str | None:
        """Return a day as a file would write it."""
        return self.values.get(name)

    def _rows(self, name: str) -> Iterator[dict[str, str]]:
        lines = {each: self._of(name, each).splitlines() for each in self.languages}
        for at in range(len(lines[self.languages[0]])):
            yield {each: said[at] for each, said in lines.items() if at < len(said)}

    def _of(self, name: str, language: str) -> str:
        return self.values.get(f"{name}:{language}", "")

    def _plain(self, said: Mapping[str, str]) -> Any:
        return as_words(said, self.languages[0]) or None


def _kept(made: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in made.items() if value not in (None, "", [], {})}


def _aim(say: _Said, key: str, due: str) -> dict[str, Any]:
    return _kept(
        {
            key: say.written(key),
            "owner": say.written("owner"),
            "can_change": say.lines("can_change"),
            "cannot_change": say.lines("cannot_change"),
            due: say.day("by"),
        }
    )


def _outcomes(say: _Said) -> list[dict[str, Any]]:
    found = _kept({key: say.written(key) for key in ("different", "known_by")})
    return [found] if "different" in found else []


def _ages(said: str) -> dict[str, int]:
    youngest, _, oldest = said.partition("-")
    return {"min_age": int(youngest), "max_age": int(oldest)} if said else {}


def _safeguarding(say: _Said) -> dict[str, Any]:
    days = say.values.get("review_days")
    words = {key: say.written(key) for key in _ROLES}
    return _kept({**words, "review_days": int(days) if days else None})


def _question(say: _Said, number: int, first: str) -> dict[str, Any]:
    name = f"q{number}"
    kind = say.values[f"{name}_kind"]
    made = {"id": name, "kind": kind, "ask": say.written(f"{name}_ask")}
    made["informs"] = _informs(say.values, name, first)
    match kind:
        case "single_choice" | "multiple_choice":
            made["options"] = say.options(f"{name}_options")
        case "scale":
            ends = say.lines(f"{name}_ends")
            made["labels"] = dict(zip((1, POINTS), ends, strict=False))
        case "number":
            limits = say.values.get(f"{name}_range", "").split()
            made |= dict(zip(("min", "max"), map(_number, limits), strict=False))
    return _kept(made)


def _number(said: str) -> float:
    return float(said) if "." in said else int(said)


def _informs(values: Values, name: str, first: str) -> list[int]:
    if len(things_that_change(values, first)) == 1:
        return [1]
    said = values.get(f"{name}_informs", "")
    return [] if said == NOTHING else [int(number) for number in said.split()]


def places(values: Values) -> dict[Loc, str]:
    """Return the name of the field behind each part of the file that is asked for."""
    aim, due = ("decision", "decide_by") if values.get("purpose") == "decide" else ("use", "by")
    found: dict[Loc, str] = {(): "different", ("outcomes",): "different", ("audience",): "ages"}
    found[("outcomes", 0, "known_by")] = "known_by"
    found[(aim, due)] = "by"
    for part, keys in (("feedback", _PROMISED), (aim, _OF_AIM), ("safeguarding", _ON_GUARD)):
        found.update({(part, key): key for key in keys})
    found.update({(key,): key for key in _ALONE})
    for at, number in enumerate(questions_of(values)):
        for key, part in _OF_QUESTION.items():
            found[("questions", at, key)] = f"q{number}_{part}"
    return found


_ALONE: Final = (
    "title",
    "languages",
    "purpose",
    "why",
    "closes",
    "other_ways",
    "complaints",
    "champion",
)
_OF_AIM: Final = ("question", "what", "owner", "can_change", "cannot_change")
_OF_QUESTION: Final = {
    "kind": "kind",
    "ask": "ask",
    "options": "options",
    "labels": "ends",
    "min": "range",
    "max": "range",
    "informs": "informs",
    "id": "informs",
}
