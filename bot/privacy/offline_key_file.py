"""The two files of an offline key: the private half for a safe place, the public half for the bot.

Each is one line of text: what it is, and 32 bytes in base64.
"""

import base64
import os
from pathlib import Path

from bot.privacy.keys import KeyFault
from bot.privacy.public_sealing import KEY_BYTES, OfflineKey, refuse_unusable
from bot.storage.on_disk import settle

PRIVATE, PUBLIC = "hearback-offline.key", "hearback-seal-to.pub"
_PRIVATE_HEAD, _PUBLIC_HEAD = "hearback-offline-key-1", "hearback-seal-to-1"


def write_offline_key(folder: Path) -> OfflineKey:
    """Make a key, and write its two files into ``folder``. Raises KeyFault.

    No file is written over: what was sealed to an older key opens only with that.
    """
    key = OfflineKey.made()
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for name in (PRIVATE, PUBLIC):
            if os.path.lexists(folder / name):
                raise KeyFault(f"There is a key in {folder} already: choose another folder.")
        _write(folder / PRIVATE, _PRIVATE_HEAD, key.private, 0o600)
        _write(folder / PUBLIC, _PUBLIC_HEAD, key.public, 0o644)
        settle(folder)
    except OSError as error:
        raise KeyFault(f"No key can be written to {folder}: {error.strerror}.") from None
    return key


def read_seal_to(path: Path) -> bytes:
    """Return the public key in the file at ``path``. Raises KeyFault."""
    head, key = _read(path)
    if head == _PRIVATE_HEAD:
        raise KeyFault(
            f"HEARBACK_SEAL_TO: {path} is the private half, which must not be on this machine. "
            f"Take it away, and use {PUBLIC}."
        )
    try:
        if head != _PUBLIC_HEAD:
            raise ValueError("another kind of file")
        refuse_unusable(key)
    except ValueError:
        raise KeyFault(
            f"HEARBACK_SEAL_TO: {path} is no public key of ours: copy {PUBLIC}."
        ) from None
    return key


def read_offline_key(path: Path) -> OfflineKey:
    """Return the key in the private file at ``path``. Raises KeyFault."""
    head, key = _read(path)
    if head == _PUBLIC_HEAD:
        raise KeyFault(f"{path} is the public half, which opens nothing: use {PRIVATE}.")
    if head != _PRIVATE_HEAD or len(key) != KEY_BYTES:
        raise KeyFault(f"{path} is no offline key of ours: use your copy of {PRIVATE}.")
    if path.stat().st_mode & 0o077:
        raise KeyFault(f"The offline key {path} can be read by others; run: chmod 600 {path}")
    return OfflineKey(key)


def _read(path: Path) -> tuple[str, bytes]:
    try:
        head, text = path.read_text("ascii").split()
        return head, base64.b64decode(text, altchars=b"-_", validate=True)
    except OSError as error:
        raise KeyFault(f"The key {path} cannot be read: {error.strerror}.") from None
    except ValueError:
        return "", b""


def _write(path: Path, head: str, key: bytes, mode: int) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    with open(handle, "w", encoding="ascii") as file:
        file.write(f"{head} {base64.urlsafe_b64encode(key).decode()}\n")
        file.flush()
        os.fsync(file.fileno())
