"""Sealing to a public key: who can open what, and that its length tells nothing."""

from collections.abc import Mapping
from typing import Any

import orjson
import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from hypothesis import given
from hypothesis import strategies as st

from bot.privacy.public_sealing import Envelope, OfflineKey, name_of, refuse_unusable
from bot.privacy.sealing import Unsealable, padded
from surveys.answers import Plain
from tests.admin.reports.samples import buses, riders
from tests.surveys.small import question, survey

KEY, OTHER = OfflineKey.made(), OfflineKey.made()
SURVEY = survey(
    question("first", "single_choice", options={"yes": "Yes", "no": "No"}),
    question("own", "open_ended", max_length=200),
)
YES: Mapping[str, Plain] = {"first": {"choice": "yes"}, "own": "Lights at the stop"}
SEALED = Envelope(KEY.public, SURVEY, "v1").seal(YES)


def sealed_as_anybody_could(plain: object) -> bytes:
    """What somebody who only knows the public key can make."""
    suite = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
    public = X25519PublicKey.from_public_bytes(KEY.public)
    return b"\x01" + suite.encrypt(
        padded(orjson.dumps(plain), 1), public, info=b"hearback/ballot/v1"
    )


def test_the_offline_key_opens_what_was_sealed_to_its_public_half() -> None:
    assert KEY.open(SEALED, SURVEY, "v1") == YES


def test_a_key_that_was_written_down_is_the_same_key() -> None:
    again = OfflineKey(KEY.private)
    assert (again.public, again.open(SEALED, SURVEY, "v1")) == (KEY.public, YES)


def test_another_key_opens_nothing() -> None:
    with pytest.raises(Unsealable):
        OTHER.open(SEALED, SURVEY, "v1")


def test_what_was_sealed_for_one_version_opens_for_no_other() -> None:
    with pytest.raises(Unsealable):
        KEY.open(SEALED, SURVEY, "v2")


@pytest.mark.parametrize("place", [0, 1, 20, 33, 100, -1])
def test_a_changed_byte_is_noticed_wherever_it_is(place: int) -> None:
    damaged = bytearray(SEALED)
    damaged[place] ^= 1
    with pytest.raises(Unsealable):
        KEY.open(bytes(damaged), SURVEY, "v1")


@pytest.mark.parametrize(
    "cut",
    [b"", SEALED[:1], SEALED[:40], b'{"first":{"choice":"yes"}}'],
    ids=["nothing", "a version", "half", "plain"],
)
def test_what_is_no_sealed_ballot_is_refused(cut: bytes) -> None:
    with pytest.raises(Unsealable):
        KEY.open(cut, SURVEY, "v1")


@pytest.mark.parametrize(
    "plain",
    [
        [],
        "yes",
        {"other": "item"},
        {"first": None},
        {"first": {"a": "b"}},
        {"first": {"missing": "?"}},
        {"first": {"choice": "other"}},
        {"first": True},
    ],
)
def test_what_anybody_could_seal_is_no_ballot(plain: object) -> None:
    with pytest.raises(Unsealable):
        KEY.open(sealed_as_anybody_could(plain), SURVEY, "v1")


def test_every_ballot_that_real_people_send_is_a_ballot() -> None:
    asked = buses()
    envelope = Envelope(KEY.public, asked, "v1")
    for ballot in riders(200):
        assert KEY.open(envelope.seal(ballot), asked, "v1") == ballot


def test_the_same_answers_never_look_the_same() -> None:
    envelope = Envelope(KEY.public, SURVEY, "v1")
    assert envelope.seal(YES) != envelope.seal(YES)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), max_size=200))
def test_everything_that_a_person_can_say_is_sealed_to_one_length(words: str) -> None:
    answers: dict[str, Any] = {"first": {"missing": "prefer_not_to_say"}, "own": words}
    assert len(Envelope(KEY.public, SURVEY, "v1").seal(answers)) == len(SEALED)


def test_nobody_can_seal_to_a_key_that_is_none() -> None:
    with pytest.raises(ValueError, match="shared key"):
        refuse_unusable(bytes(32))


def test_keys_have_names_that_people_can_compare() -> None:
    groups = name_of(KEY.public).split()
    assert [len(group) for group in groups] == [4, 4, 4, 4]
    assert name_of(KEY.public) != name_of(OTHER.public)
