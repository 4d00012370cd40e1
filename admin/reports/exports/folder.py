"""Files that appear whole or not at all, and never in the place of others."""

import os
import shutil
import tempfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

Files = Mapping[str, bytes]
"""What is in each file, by its path inside the folder."""


class FolderFault(Exception):
    """The files cannot be written there; the text is one clear line."""


def refuse_if_taken(to: Path) -> None:
    """Raise FolderFault when ``to`` holds anything, so that nothing is ever overwritten."""
    if to.is_symlink() or (to.exists() and not to.is_dir()):
        raise FolderFault(f"{to} is not a folder: name a new one.")
    if to.exists() and any(to.iterdir()):
        raise FolderFault(f"{to} has files in it already: name a new folder, or an empty one.")


def write_once(files: Files, to: Path, private: bool = False) -> None:
    """Write ``files`` into the new or empty folder ``to``: all of them at once, or none.

    They are written beside it and renamed. ``private`` ones only this user may read. Raises
    FolderFault.
    """
    refuse_if_taken(to)
    try:
        to.parent.mkdir(parents=True, exist_ok=True)
        made = Path(tempfile.mkdtemp(prefix=f".{to.name}-", dir=to.parent))
    except OSError as error:
        raise FolderFault(f"{to} cannot be written: {error.strerror}.") from None
    try:
        for name, held in files.items():
            _write(made / name, held, private)
        if not private:
            made.chmod(0o755)
        if to.exists():
            to.rmdir()
        made.rename(to)
    except OSError as error:
        raise FolderFault(f"{to} cannot be written: {error.strerror}.") from None
    finally:
        shutil.rmtree(made, ignore_errors=True)


def _write(path: Path, held: bytes, private: bool) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        if private:
            os.fchmod(file.fileno(), 0o600)
        file.write(held)
        file.flush()
        os.fsync(file.fileno())


def zipped(files: Files) -> bytes:
    """Return ``files`` in one ZIP file. It holds no time of day."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as made:
        for name, held in files.items():
            made.writestr(ZipInfo(name), held, ZIP_DEFLATED)
    return out.getvalue()
