"""How many people there are: a population file beside the surveys, as CSV or YAML."""

import csv
from collections.abc import Iterator, Mapping
from io import StringIO
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from surveys.files import Unreadable, text_of_file
from surveys.questionnaire import PopulationCount

COLUMNS = ("item", "code", "people", "source")
"""What a line of the file says: of an about-you question, an answer, how many, and says who."""
_MOST_LINES = 5_000


class BadPopulation(ValueError):
    """The file cannot be used; says why in a few words."""


def read_population(folder: Path, name: str) -> tuple[PopulationCount, ...]:
    """Return what the population file called ``name`` in ``folder`` says. Raises BadPopulation."""
    if Path(name).name != name:
        raise BadPopulation("write the name of a file in the same folder")
    try:
        text = text_of_file(folder / name)
    except Unreadable as error:
        raise BadPopulation(str(error)) from None
    lines = list(_lines_of_yaml(text) if name.endswith((".yaml", ".yml")) else _lines_of_csv(text))
    if not lines:
        raise BadPopulation("it has no lines")
    if len(lines) > _MOST_LINES:
        raise BadPopulation(f"it has more than {_MOST_LINES} lines")
    return tuple(_counted(place, line) for place, line in enumerate(lines, start=1))


def _lines_of_csv(text: str) -> Iterator[Mapping[str, Any]]:
    rows = csv.DictReader(StringIO(text), strict=True, skipinitialspace=True)
    try:
        if set(rows.fieldnames or ()) != set(COLUMNS):
            raise BadPopulation(f"its first line should be {','.join(COLUMNS)}")
        yield from rows
    except csv.Error as error:
        raise BadPopulation(f"line {rows.line_num} is no CSV: {error}") from None


def _lines_of_yaml(text: str) -> Iterator[Mapping[str, Any]]:
    try:
        found = YAML(typ="safe", pure=True).load(text)
    except (YAMLError, ValueError, RecursionError):
        raise BadPopulation("it is no YAML") from None
    if not isinstance(found, list):
        raise BadPopulation(f"it should be a list of entries with {', '.join(COLUMNS)}")
    yield from found


def _counted(place: int, line: object) -> PopulationCount:
    try:
        return PopulationCount.model_validate(line)
    except ValidationError as error:
        wrong = error.errors()[0]["loc"]
        key = wrong[0] if wrong else "it"
        raise BadPopulation(f"in entry {place}, `{key}` cannot be used") from None
