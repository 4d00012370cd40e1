"""Sealing: what comes out, and what must not."""

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.privacy.sealing import Sealer, Unsealable

SEALER = Sealer(os.urandom(32))


@given(st.binary(max_size=300), st.binary(max_size=50))
def test_what_was_sealed_opens_in_the_same_place(plain: bytes, context: bytes) -> None:
    assert SEALER.open(SEALER.seal(plain, context), context) == plain


def test_what_was_sealed_for_one_place_opens_in_no_other() -> None:
    with pytest.raises(Unsealable):
        SEALER.open(SEALER.seal(b"words", b"ana/buses"), b"ben/buses")


def test_another_key_opens_nothing() -> None:
    with pytest.raises(Unsealable):
        Sealer(os.urandom(32)).open(SEALER.seal(b"words", b""), b"")


@given(st.integers(min_value=0, max_value=92))
def test_a_changed_byte_is_noticed_wherever_it_is(place: int) -> None:
    sealed = bytearray(SEALER.seal(b"words", b""))
    sealed[place] ^= 1
    with pytest.raises(Unsealable):
        SEALER.open(bytes(sealed), b"")


@pytest.mark.parametrize("sealed", [b"", b"\x01", b"\x01" + bytes(20), bytes(60)])
def test_what_is_too_short_or_of_another_version_is_not_opened(sealed: bytes) -> None:
    with pytest.raises(Unsealable):
        SEALER.open(sealed, b"")


def test_the_length_tells_only_the_step_of_64_bytes() -> None:
    lengths = {len(SEALER.seal(bytes(size), b"")) for size in range(64)}
    assert len(lengths) == 1


def test_the_same_words_never_look_the_same_twice() -> None:
    assert SEALER.seal(b"words", b"") != SEALER.seal(b"words", b"")
