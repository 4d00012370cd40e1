"""`erased.ids`, beside the backups: the random ids of those who must be forgotten again."""

import os
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from bot.storage.store import StoreError

NAME = "erased.ids"


def read_erased(folder: Path) -> Mapping[str, date]:
    """Return the ids listed in a folder, with the day of each. Raises StoreError and OSError."""
    path = folder / NAME
    if not path.exists():
        return {}
    try:
        lines = [line.split() for line in path.read_text("ascii").splitlines()]
        return {id_: date.fromisoformat(day) for day, id_ in lines}
    except ValueError:
        raise StoreError(
            f"{path} is damaged: it says who must be forgotten again, so put a whole copy there."
        ) from None


def write_erased(folder: Path, erased: Mapping[str, date]) -> None:
    """List those ids in a folder, in place of what is listed there. Raises OSError."""
    half = folder / f"{NAME}.part"
    half.unlink(missing_ok=True)
    with open(half, "x", encoding="ascii", opener=_for_owner_alone) as file:
        # By id, which is random: by day, the order would tell more than the days do.
        file.writelines(f"{day} {id_}\n" for id_, day in sorted(erased.items()))
        file.flush()
        os.fsync(file.fileno())
    half.replace(folder / NAME)


def _for_owner_alone(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
