"""The named statements, read once from queries/*.sql: `SQL["keep_contact"]`."""

import re
from collections.abc import Mapping
from importlib.resources import files

_NAME = re.compile(r"^-- name: (\w+)\n", re.MULTILINE)


def _statements() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for file in (files("bot.storage") / "queries").iterdir():
        if not file.name.endswith(".sql"):
            continue
        _, *parts = _NAME.split(file.read_text("utf-8"))
        for name, statement in zip(parts[::2], parts[1::2], strict=True):
            if name in found:
                raise ValueError(f"two statements are named {name}")
            found[name] = statement.strip()
    return found


SQL = _statements()
"""Every statement by its name. Parameters are written ``:name``."""
