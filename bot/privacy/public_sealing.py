"""Sealing ballots to a public key, whose private half is never where the bot runs.

HPKE (RFC 9180) with X25519, HKDF-SHA256 and AES-256-GCM. Each ballot has a key of its own, which
not even its sealer can find again.
"""

import hashlib
from collections.abc import Mapping
from typing import Final

import orjson
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from bot.privacy.ballot_length import longest_ballot
from bot.privacy.sealing import Unsealable, padded, unpadded
from surveys.answers import Plain, from_plain
from surveys.fitting import fits
from surveys.questionnaire import Survey

KEY_BYTES = 32
_SUITE: Final = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
_VERSION = b"\x01"
_NAME_DIGITS = 16


class Envelope:
    """Seals the ballots of one version of a survey. It cannot open them.

    ``public`` has 32 bytes; ValueError when nothing can be sealed to it. All ballots of a version
    are sealed to one length; only one that is longer than a person can well write takes two.
    """

    __slots__ = ("_context", "_length", "_public")

    def __init__(self, public: bytes, survey: Survey, version: str) -> None:
        self._public = X25519PublicKey.from_public_bytes(public)
        self._context = _context(version)
        self._length = longest_ballot(survey)

    def seal(self, values: Mapping[str, Plain]) -> bytes:
        """Return ``values`` sealed: version, encapsulated key, ciphertext with its tag."""
        plain = padded(orjson.dumps(values), self._length)
        return _VERSION + _SUITE.encrypt(plain, self._public, info=self._context)


class OfflineKey:
    """The private half: opens what was sealed to ``public``. ``private`` has 32 bytes."""

    __slots__ = ("_private", "public")

    def __init__(self, private: bytes) -> None:
        self._private = X25519PrivateKey.from_private_bytes(private)
        self.public = self._private.public_key().public_bytes_raw()

    @classmethod
    def made(cls) -> "OfflineKey":
        """Return a new key, from the operating system's random source."""
        return cls(X25519PrivateKey.generate().private_bytes_raw())

    @property
    def private(self) -> bytes:
        """The 32 bytes to be kept in a safe place."""
        return self._private.private_bytes_raw()

    def open(self, sealed: bytes, survey: Survey, version: str) -> Mapping[str, Plain]:
        """Return the values of a ballot of that version. Raises Unsealable.

        Anybody may seal anything to a public key, so what is no ballot of ``survey`` is refused.
        """
        if sealed[:1] != _VERSION:
            raise Unsealable("not sealed by this version")
        try:
            plain = _SUITE.decrypt(sealed[1:], self._private, info=_context(version))
            return _ballot_of(survey, orjson.loads(unpadded(plain)))
        except (InvalidTag, ValueError):
            raise Unsealable("sealed to another key, for another survey, or damaged") from None


def name_of(public: bytes) -> str:
    """Return a name for a public key that people can compare: four groups of four digits."""
    digits = hashlib.sha256(public).hexdigest()[:_NAME_DIGITS]
    return " ".join(digits[at : at + 4] for at in range(0, _NAME_DIGITS, 4))


def refuse_unusable(public: bytes) -> None:
    """Raise ValueError when nothing can be sealed to ``public``."""
    _SUITE.encrypt(b"", X25519PublicKey.from_public_bytes(public))


def _context(version: str) -> bytes:
    # The survey's version, never the person: nothing about a response may know who gave it.
    return f"hearback/ballot/{version}".encode()


def _ballot_of(survey: Survey, values: object) -> Mapping[str, Plain]:
    """Return ``values`` if they are answers to ``survey``. Raises ValueError."""
    if not isinstance(values, dict):
        raise ValueError("not a ballot")
    items = {item.id: item for item in survey.questions}
    for item_id, value in values.items():
        # JSON's true would pass for the point 1 of a scale.
        if item_id not in items or value is True or not fits(items[item_id], from_plain(value)):
            raise ValueError("not an answer to this survey")
    return values
