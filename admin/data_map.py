"""The data map: what is kept, why, who reads it and for how long, column by column.

The columns come from the database, the words from ``data_map.yaml`` beside this file. Neither may
have one that the other has not.
"""

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Any, assert_never

import orjson
from msgspec import Struct
from msgspec.structs import asdict
from pydantic import BaseModel, ConfigDict, TypeAdapter
from rich.console import Console
from ruamel.yaml import YAML

from admin.rendering import templates
from admin.settings import Settings
from bot.storage.opening import live_columns
from bot.storage.schema import Column

_FOLDER = Path(__file__).parent
WORDS = _FOLDER / "data_map.yaml"
ELSEWHERE = "elsewhere"
"""What stands in the words for all that is kept outside the database."""


class MapForm(StrEnum):
    """How the data map is written."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"


class _Words(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class FieldWords(_Words):
    """What is said of one column; what it leaves out is as the table says."""

    purpose: str
    read_by: str | None = None
    kept: str | None = None
    person: str | None = None
    sealed: str = "no"


class TableWords(_Words):
    """What is said of one table, and of each of its columns."""

    what: str
    read_by: str
    kept: str
    person: str
    fields: dict[str, FieldWords | str]


_TABLES: TypeAdapter[dict[str, TableWords]] = TypeAdapter(dict[str, TableWords])


class Field(Struct, frozen=True):
    """One line of the data map."""

    table: str
    field: str
    purpose: str
    read_by: str
    kept: str
    person: str
    """Whether, and how, it leads to a person."""
    sealed: str


def described(file: Path = WORDS) -> Mapping[str, TableWords]:
    """Return the words, table by table."""
    return _TABLES.validate_python(YAML(typ="safe").load(file))


def faults(columns: Sequence[Column], tables: Mapping[str, TableWords]) -> list[str]:
    """Return a line for each column without words, and for words without a column."""
    there = {(each.table, each.name) for each in columns}
    told = {
        (table, field)
        for table, words in tables.items()
        if table != ELSEWHERE
        for field in words.fields
    }
    nameless = [f"{table}.{field}: kept, and not in the data map." for table, field in there - told]
    gone = [f"{table}.{field}: in the data map, and not kept." for table, field in told - there]
    return sorted([*nameless, *gone])


def fields(tables: Mapping[str, TableWords]) -> Iterator[Field]:
    """Yield every line of the data map, in the order of the words."""
    for table, words in tables.items():
        for name, said in words.fields.items():
            field = FieldWords(purpose=said) if isinstance(said, str) else said
            yield Field(
                table=table,
                field=name,
                purpose=field.purpose,
                read_by=field.read_by or words.read_by,
                kept=field.kept or words.kept,
                person=field.person or words.person,
                sealed=field.sealed,
            )


def markdown(tables: Mapping[str, TableWords]) -> str:
    """Return the data map as a page of the docs."""
    found = templates(_FOLDER / "templates", trim_blocks=True, lstrip_blocks=True)
    page = found.get_template("data_map.md.j2")
    lines = {
        table: [each for each in fields(tables) if each.table == table and table != ELSEWHERE]
        for table in tables
    }
    beside = [each for each in fields(tables) if each.table == ELSEWHERE]
    return str(page.render(tables=tables, lines=lines, beside=beside, elsewhere=ELSEWHERE))


def as_json(tables: Mapping[str, TableWords]) -> list[dict[str, Any]]:
    """Return the data map as JSON can hold it."""
    return [asdict(each) for each in fields(tables)]


def tell_of_data_map(settings: Settings, form: MapForm, out: Console, err: Console) -> int:
    """Write the data map of the database that ``settings`` name; return the exit code.

    Where the words and the database differ, each difference is a line, and the code is 1.
    Raises StoreError.
    """
    tables = described()
    found = faults(live_columns(settings.database, settings.data), tables)
    if found:
        for line in found:
            err.print(line, soft_wrap=True, markup=False, highlight=False)
        return 1
    match form:
        case MapForm.TEXT:
            out.file.writelines(f"{line}\n" for line in _lines(tables))
        case MapForm.JSON:
            written = orjson.dumps(as_json(tables), option=orjson.OPT_INDENT_2).decode()
            out.file.write(f"{written}\n")
        case MapForm.MARKDOWN:
            out.file.write(markdown(tables))
        case _:
            assert_never(form)
    return 0


def _lines(tables: Mapping[str, TableWords]) -> Iterator[str]:
    """Yield the map for a terminal: of a field, only what is not as its table says."""
    for table, words in tables.items():
        yield f"{table}: {words.what}"
        yield f"  read by {words.read_by}; kept {words.kept}; leads to a person: {words.person}"
        widest = max(map(len, words.fields))
        for name, said in words.fields.items():
            field = FieldWords(purpose=said) if isinstance(said, str) else said
            yield f"  {name:{widest}}  {field.purpose}{_besides(field)}"
        yield ""


def _besides(field: FieldWords) -> str:
    said = (
        ("read by", field.read_by),
        ("kept", field.kept),
        ("leads to a person:", field.person),
        ("sealed:", None if field.sealed == "no" else field.sealed),
    )
    there = "; ".join(f"{what} {words}" for what, words in said if words)
    return f" ({there})" if there else ""
