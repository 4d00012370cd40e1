"""What outlives a loss of power."""

import os
from pathlib import Path


def settle(path: Path) -> None:
    """Put a file on disk, or a folder: only then do the names in it outlive a loss of power.

    Raises OSError.
    """
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
