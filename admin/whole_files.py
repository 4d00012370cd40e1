"""Files that are written whole or not at all."""

import os
import tempfile
from pathlib import Path


def written_over(path: Path, content: bytes) -> None:
    """Put ``content`` in the place of what is there, or leave that as it is. Raises OSError."""
    mode = path.stat().st_mode & 0o777 if path.exists() else 0o644
    made = _beside(path, content, mode)
    try:
        os.replace(made, path)
    except OSError:
        made.unlink(missing_ok=True)
        raise


def written_anew(path: Path, content: bytes) -> None:
    """Write a file where none is. Raises FileExistsError where one is, and OSError."""
    made = _beside(path, content, 0o644)
    try:
        os.link(made, path)
    finally:
        made.unlink(missing_ok=True)


def _beside(path: Path, content: bytes, mode: int) -> Path:
    """Return a file of another name with that content, which is on the disk for sure."""
    handle, name = tempfile.mkstemp(prefix=".", suffix=".part", dir=path.parent)
    made = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        made.chmod(mode)
    except OSError:
        made.unlink(missing_ok=True)
        raise
    return made
