"""Sealing: bytes that only the holder of the key can read, and nobody can swap."""

import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCMSIV

_VERSION = b"\x01"
_NONCE = 12
_END = b"\x80"


class Unsealable(Exception):
    """The bytes were sealed with another key or for another place, or are damaged."""


class Newer(Unsealable):
    """The bytes are whole, but a newer Hearback wrote them: this one cannot tell what they say."""


class Sealer:
    """Seals with AES-GCM-SIV (RFC 8452), whose random nonces are safe to draw without counting.

    ``key`` has 32 bytes. Plain bytes are padded to a multiple of ``step`` bytes (ISO/IEC 7816-4),
    so that the length of what is sealed tells little.
    """

    __slots__ = ("_cipher", "_step")

    def __init__(self, key: bytes, step: int = 64) -> None:
        self._cipher = AESGCMSIV(key)
        self._step = step

    def seal(self, plain: bytes, context: bytes) -> bytes:
        """Return ``plain`` sealed for ``context``: version, nonce, ciphertext with its tag."""
        nonce = os.urandom(_NONCE)
        return _VERSION + nonce + self._cipher.encrypt(nonce, padded(plain, self._step), context)

    def open(self, sealed: bytes, context: bytes) -> bytes:
        """Return what was sealed for ``context``. Raises Unsealable."""
        if sealed[:1] != _VERSION:
            raise Unsealable("not sealed by this version")
        nonce, body = sealed[1 : 1 + _NONCE], sealed[1 + _NONCE :]
        try:
            plain = self._cipher.decrypt(nonce, body, context)
        except (InvalidTag, ValueError):
            raise Unsealable("sealed with another key, for another place, or damaged") from None
        return unpadded(plain)


def padded(plain: bytes, step: int) -> bytes:
    """Return ``plain`` and its padding: a multiple of ``step`` bytes."""
    marked = plain + _END
    return marked + bytes(-len(marked) % step)


def unpadded(plain: bytes) -> bytes:
    """Return what `padded` was given. Raises ValueError when it was not."""
    return plain[: plain.rindex(_END)]
