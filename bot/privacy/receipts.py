"""Receipts: what lets a person take a counted response back. Only the person keeps one."""

import hashlib
import secrets


def new_receipt() -> str:
    """Return a receipt: 16 random bytes in 22 characters that fit a button."""
    return secrets.token_urlsafe(16)


def receipt_hash(receipt: str) -> bytes:
    """Return the 32 bytes that we keep of a receipt. Any text has one, a wrong receipt too."""
    return hashlib.sha256(receipt.encode("utf-8", "surrogatepass")).digest()
