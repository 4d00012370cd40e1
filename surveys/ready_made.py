"""Ready-made questions about the person: modules of this package, each with its name and date."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, Final

from pydantic import Field
from ruamel.yaml import YAML

from surveys.items import Code, Frozen
from surveys.text import Words

LANGUAGES: Final = ("en", "cy", "en-easy")
"""The languages of every module."""


class Source(Frozen):
    """Where the wording comes from, and who publishes it."""

    title: str
    published: str


class Module(Frozen):
    """Questions as a survey file would write them, as they stood on the day ``dated``.

    ``about`` says in a few words what it asks. ``nations`` holds, by nation, the parts of each
    question that differ there; it is empty where all ask the same.
    """

    module: Code
    dated: date
    about: str
    source: Source
    questions: tuple[dict[str, Any], ...]
    nations: dict[str, dict[str, Any]] = Field(default_factory=dict)


class Include(Frozen):
    """What stands in the place of a question: which module, of which day, and what for."""

    module: str
    dated: date
    nation: str | None = None
    about_you: Words
    id: Code | None = None
    """The id of its first question; those of the others begin with it. Unset = the module's."""


class Line(Frozen):
    """An entry of ``questions`` that includes a module."""

    include: Include


@cache
def modules() -> Mapping[str, tuple[Module, ...]]:
    """Return the modules by name, each in its versions, the newest first."""
    read = YAML(typ="safe", pure=True)
    folder = files("surveys").joinpath("modules")
    found: dict[str, list[Module]] = {}
    for path in sorted(folder.iterdir(), key=lambda each: each.name, reverse=True):
        if path.name.endswith(".yaml"):
            module = Module.model_validate(read.load(path.read_text("utf-8")))
            found.setdefault(module.module, []).append(module)
    return {name: tuple(found[name]) for name in sorted(found)}


def included(
    module: Module, include: Include, languages: Sequence[str]
) -> Iterator[dict[str, Any]]:
    """Yield the questions of ``module`` as the file would write them, in ``languages``."""
    own = module.questions[0]["id"]
    for question in module.questions:
        whole = {**question, **module.nations.get(include.nation or "", {})}
        said = _said_in(_renamed(whole, own, include.id or own), languages or LANGUAGES)
        yield {**said, "about_you": include.about_you}


def _renamed(question: Mapping[str, Any], own: str, other: str) -> dict[str, Any]:
    found = {**question, "id": question["id"].replace(own, other, 1)}
    if condition := question.get("ask_if"):
        found["ask_if"] = {
            item.replace(own, other, 1): wanted for item, wanted in condition.items()
        }
    return found


def _said_in(part: Any, languages: Sequence[str]) -> Any:
    """Return ``part`` with every text in ``languages`` alone."""
    match part:
        case dict() if set(part) <= set(LANGUAGES):
            return {language: said for language, said in part.items() if language in languages}
        case dict():
            return {key: _said_in(value, languages) for key, value in part.items()}
        case list():
            return [_said_in(each, languages) for each in part]
        case _:
            return part
