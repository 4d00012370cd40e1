"""The steps from the first schema to today's, in order. Both databases count them alike."""

import re
from collections.abc import Mapping
from importlib.resources import files


def migrations(database: str) -> Mapping[int, str]:
    """Return the scripts for ``database`` by number, the first first."""
    found = {}
    for file in (files("bot.storage") / "migrations" / database).iterdir():
        if name := re.fullmatch(r"(\d{4})_\w+\.sql", file.name):
            found[int(name[1])] = file.read_text("utf-8")
    return dict(sorted(found.items()))
