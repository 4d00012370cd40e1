"""Many phrases written as one: "stop {asking,texting} me" is two."""

import re
from collections.abc import Iterator
from itertools import product
from typing import Final

_GROUP: Final = re.compile(r"\{([^}]*)\}")


def expanded(pattern: str) -> Iterator[str]:
    """Yield every phrase that ``pattern`` stands for; a choice may be empty, groups do not nest."""
    parts = _GROUP.split(pattern)
    choices = [part.split(",") if place % 2 else [part] for place, part in enumerate(parts)]
    return (" ".join("".join(chosen).split()) for chosen in product(*choices))
