"""Receipts and their hashes."""

import re

from hypothesis import given
from hypothesis import strategies as st

from bot.privacy.receipts import new_receipt, receipt_hash


def test_a_receipt_has_22_characters_that_fit_a_button() -> None:
    assert re.fullmatch(r"[A-Za-z0-9_-]{22}", new_receipt())


def test_no_two_receipts_are_alike() -> None:
    assert len({new_receipt() for _ in range(1000)}) == 1000


@given(st.text(st.characters(codec=None)))
def test_any_text_has_a_hash_of_32_bytes(text: str) -> None:
    assert len(receipt_hash(text)) == 32
