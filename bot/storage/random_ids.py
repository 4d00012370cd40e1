"""Ids that tell nothing."""

import secrets


def random_id() -> str:
    """Return 16 random bytes as 32 hexadecimal digits."""
    return secrets.token_hex(16)
