"""The named statements, read from queries/: those of both databases, and those of one alone."""

import re
from collections.abc import Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable

_NAME = re.compile(r"^-- name: (\w+)\n", re.MULTILINE)
_PARAMETER = re.compile(r"(?<![:\w]):(\w+)")


def statements(database: str) -> Mapping[str, str]:
    """Return every statement for ``database`` by its name. Parameters are written ``:name``."""
    queries = files("bot.storage") / "queries"
    found: dict[str, str] = {}
    for folder in (queries, queries / database):
        for file in folder.iterdir():
            if file.name.endswith(".sql"):
                _add(found, file)
    return found


def with_percent_signs(statement: str) -> str:
    """Return a statement with its parameters written ``%(name)s``."""
    return _PARAMETER.sub(r"%(\1)s", statement.replace("%", "%%"))


def _add(found: dict[str, str], file: Traversable) -> None:
    _, *parts = _NAME.split(file.read_text("utf-8"))
    for name, statement in zip(parts[::2], parts[1::2], strict=True):
        if name in found:
            raise ValueError(f"two statements are named {name}")
        found[name] = statement.strip()
