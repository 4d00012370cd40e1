"""Whether a file has the parts of its model, each of the right type: pydantic, in plain words."""

import re
from collections.abc import Collection, Iterator, Mapping, Sized
from difflib import get_close_matches
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from surveys.items import Item
from surveys.questionnaire import keys_of
from surveys.review import rules
from surveys.review.findings import Fault, Loc

Model = TypeVar("Model", bound=BaseModel)

_UNION = get_args(get_args(Item)[0])
KINDS: Mapping[str, type[BaseModel]] = {
    get_args(kind.model_fields["kind"].annotation)[0]: kind for kind in _UNION
}
"""The model of every kind of item."""

_EXAMPLES: Mapping[str, str] = {
    "id": "id: evening-buses",
    "version": "version: 1.0.0",
    "title": "title: Evening buses",
    "languages": "languages: [en, cy]",
    "purpose": "purpose: decide",
    "level": "level: consultation",
    "why": "why: There is money to keep three evening routes.",
    "feedback": "feedback: {promised_by: +63 days, follow_up_on: +210 days}",
    "promised_by": "promised_by: +63 days",
    "follow_up_on": "follow_up_on: +210 days",
    "opens": "opens: +0 days",
    "closes": "closes: +28 days",
    "decide_by": "decide_by: +49 days",
    "by": "by: +56 days",
    "audience": "audience: {min_age: 16, max_age: 25}",
    "other_ways": "other_ways: [Talk to any youth worker]",
    "complaints": "complaints: complaints@council.example",
    "can_change": "can_change: [Which routes stay]",
    "cannot_change": "cannot_change: [The number of routes]",
    "questions": "questions: [...]",
    "options": 'options: {yes: "Yes", no: "No"}',
    "kind": "kind: single_choice",
    "informs": "informs: [1]",
    "breakdowns": "breakdowns: [age_band]",
    "include": "include: {module: age_bands, dated: 2026-11-01, about_you: To see who we missed.}",
    "module": "module: age_bands",
    "dated": "dated: 2026-11-01",
    "nation": "nation: wales",
    "about_you": "about_you: To see who we have not heard from.",
    "labels": "labels: {1: Not safe, 5: Very safe}",
    "exclusive": "exclusive: true",
    "specify": "specify: What would that be?",
    "review_days": "review_days: 2",
    "champion": "champion: Participation lead",
    "representatives": "representatives: Aberllyn youth council",
    "speak_for": "speak_for: Everybody aged 11 to 25 in Aberllyn",
    "chosen": "chosen: Every school votes for two of them each spring",
    "share": "share: Young people have half the votes",
    "disagreement": "disagreement: Both sides meet again, and we tell you the result",
    "doing": "doing: Young people run the drop-in on Saturdays",
    "support": "support: A youth worker and £500",
    "idea_of": "idea_of: The youth council",
    "answered_by": "answered_by: Transport committee",
    "contact": "contact: 01632 960 001",
    "survey": "survey: evening-buses",
    "themes": "themes: [...]",
    "about": "about: last_bus",
    "you_said": "you_said: The path is muddy.",
    "decision": "decision: done",
    "until": "until: 2027-09-01",
    "words": "words: Ten trees are planted.",
    "file": "file: map.png",
    "alt": "alt: A map of the four routes",
}
_WANTED: Mapping[str, str] = {
    "int": "a whole number",
    "float": "a number",
    "finite": "a number",
    "bool": "`true` or `false`",
    "string": "words",
    "tuple": "a list",
    "list": "a list",
    "dict": "a group of `key: value` lines",
    "model": "a group of `key: value` lines",
    "date": "a date such as 2027-02-12",
}
_DAYS = frozenset(
    {"opens", "closes", "promised_by", "follow_up_on", "decide_by", "by", "agreed_on", "until"}
)
_BOUNDS: Mapping[str, str] = {
    "greater_than_equal": "the least is {ge}",
    "less_than_equal": "the most is {le}",
    "too_short": "there must be at least {min_length}",
    "too_long": "there can be at most {max_length}",
}
_PATTERNS: Mapping[str, tuple[str, str]] = {
    "id": ("an id", "a-z, 0-9 and hyphens, at most 32 characters"),
    "version": ("a version", "three numbers such as 1.0.0"),
    "languages": ("a language", "a code such as en or cy"),
}
_CODE = ("a code", "a-z, 0-9 and _, at most 32 characters")


def shaped(model: type[Model], data: Mapping[str, Any]) -> tuple[Model | None, list[Fault]]:
    """Return ``data`` as ``model``, or None, and what keeps it from being one."""
    try:
        return model.model_validate(data), []
    except ValidationError as error:
        found = error.errors(include_url=False)
        return None, [fault for each in found for fault in _faults(each, data, model)]


def _faults(
    error: ErrorDetails, data: Mapping[str, Any], model: type[BaseModel]
) -> Iterator[Fault]:
    at, found, kind = _plain(error["loc"]), error["input"], error["type"]
    said: dict[str, object] = {"key": called(at), "where": where(at, data), "found": found}
    match kind:
        case "missing" | "union_tag_not_found":
            yield _missing(at if kind == "missing" else (*at, "kind"), data)
        case "extra_forbidden":
            known = list(keys_of(_owner(model, error["loc"][:-1])))
            yield Fault(rules.UNKNOWN_KEY, at, said | {"fix": guessed(called(at), known)}, True)
        case _ if found is None:
            yield Fault(rules.EMPTY, at, said | {"example": _example(called(at))}, on_key=True)
        case "value_error":
            yield from _not_parsed(at, said, str(error["ctx"]["error"]))
        case "enum" | "literal_error" | "union_tag_invalid":
            yield _not_a_choice(error, at, said)
        case "string_pattern_mismatch":
            wanted, pattern = _PATTERNS.get(_named(at), _CODE)
            yield Fault(rules.BAD_NAME, at, said | {"wanted": wanted, "pattern": pattern}, True)
        case _ if kind in _BOUNDS:
            why = _BOUNDS[kind].format(**error["ctx"])
            if not _is_consequence(error):
                yield Fault(rules.OUT_OF_RANGE, at, said | {"why": why})
        case _:
            yield _wrong_type(at, said, kind)


def _plain(loc: Loc) -> Loc:
    """Return pydantic's ``loc`` without its own additions: the kind of an item, marks of keys."""
    kept = loc[:2] + loc[3:] if loc[:1] == ("questions",) and loc[2:3] and loc[2] in KINDS else loc
    return tuple(step for step in kept if step != "[key]")


def _owner(model: type[BaseModel], loc: Loc) -> type[BaseModel]:
    """Return the model of the part at ``loc``."""
    for step in map(str, loc):
        if step in KINDS:
            model = KINDS[step]
        elif field := keys_of(model).get(step):
            inner = list(models_in(field.annotation))
            model = inner[0] if inner else model
    return model


def models_in(annotation: object) -> Iterator[type[BaseModel]]:
    """Yield the models that a field annotated like this may hold."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from models_in(part)


def called(at: Loc) -> str:
    """Return the last key on the way to a part."""
    return str(next((step for step in reversed(at) if isinstance(step, str)), "file"))


def _named(at: Loc) -> str:
    """Return what a badly written name is meant to name."""
    return called(at) if len(at) <= 2 else "code"


def where(at: Loc, data: Mapping[str, Any]) -> str:
    """Return the words that say in which part of the file ``at`` lies, with a space in front."""
    match at:
        case ("questions", int() as place, *_):
            return f" in question {_question(data, place)}"
        case (str() as part, _, *_):
            return f" in `{part}`"
        case _:
            return ""


def _question(data: Mapping[str, Any], place: int) -> str:
    match data.get("questions"):
        case [*questions] if place < len(questions):
            match questions[place]:
                case {"id": str() as item_id}:
                    return f"`{item_id}`"
    return str(place + 1)


def _missing(at: Loc, data: Mapping[str, Any]) -> Fault:
    key = called(at)
    said = {"key": key, "where": where(at, data), "example": _example(key)}
    return Fault(rules.MISSING, at, said, on_key=True)


def _example(key: str) -> str:
    return _EXAMPLES.get(key, f"{key}: ...")


def guessed(typed: str, known: Collection[str]) -> str:
    """Return the advice for a name that is none of ``known``."""
    close = get_close_matches(typed, known, n=1)
    return f"Did you mean `{close[0]}`?" if close else "Remove it, or see which names there are."


def _not_parsed(at: Loc, said: Mapping[str, object], why: str) -> Iterator[Fault]:
    """Tell a value that our own reader of words, days or conditions refused."""
    found = said["found"]
    if called(at) == "ask_if":
        yield Fault(rules.NOT_A_CONDITION, at, {**said, "why": why})
    elif called(at) == "options":
        yield _wrong_type(at, said, "dict")
    elif called(at) in _DAYS:
        yield Fault(rules.NOT_A_DAY, at, said)
    elif isinstance(found, Mapping) and found:
        for language, words in found.items():
            if not isinstance(words, str) or not words.strip():
                yield Fault(rules.NOT_WORDS, (*at, str(language)), said)
    else:
        yield Fault(rules.NOT_WORDS, at, said)


def _not_a_choice(error: ErrorDetails, at: Loc, said: Mapping[str, object]) -> Fault:
    ctx = error["ctx"]
    choices = re.findall(r"'([^']+)'", str(ctx.get("expected_tags") or ctx["expected"]))
    found = str(ctx.get("tag", error["input"]))
    close = get_close_matches(found, choices, n=1)
    told = {
        "key": "kind" if "tag" in ctx else said["key"],
        "found": found,
        "choices": ", ".join(choices),
        "guess": f" Did you mean `{close[0]}`?" if close else "",
    }
    return Fault(rules.NOT_A_CHOICE, (*at, "kind") if "tag" in ctx else at, {**said, **told})


def _is_consequence(error: ErrorDetails) -> bool:
    """Tell whether a list is too short only because its entries have faults of their own."""
    found, least = error["input"], error["ctx"].get("min_length", 0)
    return error["type"] == "too_short" and isinstance(found, Sized) and len(found) >= least


def _wrong_type(at: Loc, said: Mapping[str, object], kind: str) -> Fault:
    wanted = _WANTED.get(kind.split("_")[0], "something else")
    return Fault(rules.WRONG_TYPE, at, {**said, "wanted": wanted, "example": _example(called(at))})
