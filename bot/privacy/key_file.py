"""The key file: one line of text, readable by its owner alone, never beside the data."""

import base64
import os
import secrets
from pathlib import Path

from bot.privacy.keys import SECRET_BYTES, KeyFault, Keys, has_key
from bot.storage.on_disk import settle
from bot.storage.store import Store

_HEAD = "hearback-key-1"


async def open_keys(path: Path, data: Path, store: Store) -> Keys:
    """Return the keys in the file at ``path``, checked against ``store``; make them at first start.

    ``data`` is the data folder. Raises KeyFault, and changes nothing, when the file lies in it,
    can be read by others or is malformed, when it is missing although ``store`` holds data, and
    when the data belongs to another key.
    """
    try:
        secret = read_secret(path, data)
        if secret is None:
            if await has_key(store):
                raise KeyFault(
                    f"The key file {path} is missing, and the data stays shut without it: put your "
                    "copy of it there."
                )
            secret = make_secret(path)
    except OSError as error:
        raise KeyFault(f"The key file {path} cannot be used: {error.strerror}.") from None
    keys = Keys(secret)
    await keys.check(store)
    return keys


def read_secret(path: Path, data: Path) -> bytes | None:
    """Return the secret in a key file, None when there is none. Raises KeyFault and OSError."""
    if path.resolve().is_relative_to(data.resolve()):
        raise KeyFault(
            f"The key file {path} must lie outside the data folder {data}: set HEARBACK_KEY_FILE."
        )
    if not os.path.lexists(path):
        return None
    if path.stat().st_mode & 0o077:
        raise KeyFault(f"The key file {path} can be read by others; run: chmod 600 {path}")
    try:
        head, text = path.read_text("ascii").split()
        secret = base64.b64decode(text, altchars=b"-_", validate=True)
    except ValueError:
        raise KeyFault(_malformed(path)) from None
    if head != _HEAD or len(secret) != SECRET_BYTES:
        raise KeyFault(_malformed(path))
    return secret


def _malformed(path: Path) -> str:
    return f"The key file {path} is malformed: put your copy of it there."


def make_secret(path: Path) -> bytes:
    """Write a new secret to a new file, and return it. Raises OSError."""
    secret = secrets.token_bytes(SECRET_BYTES)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    _write(path, secret)
    return secret


def remove_secret(path: Path) -> None:
    """Delete a key file, if there is one. Raises OSError."""
    path.unlink(missing_ok=True)
    settle(path.parent)


def replace_secret(path: Path, by: Path, keep: Path) -> None:
    """Put the key file ``by`` in the place of ``path``, whose key is kept in ``keep``.

    Killed in between, it may be done again. Raises OSError.
    """
    keep.unlink(missing_ok=True)
    with path.open("rb") as file, open(keep, "xb", opener=_for_owner_alone) as copy:
        copy.write(file.read())
        copy.flush()
        os.fsync(copy.fileno())
    # Else the new name may outlive a loss of power, and the copy of the old key not.
    settle(path.parent)
    os.replace(by, path)
    settle(path.parent)


def _write(path: Path, secret: bytes) -> None:
    line = f"{_HEAD} {base64.urlsafe_b64encode(secret).decode()}\n"
    with open(path, "x", encoding="ascii", opener=_for_owner_alone) as file:
        file.write(line)
        file.flush()
        os.fsync(file.fileno())
    settle(path.parent)


def _for_owner_alone(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
