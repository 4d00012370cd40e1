"""Ids that tell nothing."""

import secrets


def random_id() -> str:
    """Return 16 random bytes as 32 hexadecimal digits."""
    return secrets.token_hex(16)


def random_tag() -> bytes:
    """Return 16 random bytes: a tag that is nobody's."""
    return secrets.token_bytes(16)
