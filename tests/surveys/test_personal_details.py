from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveys.personal_details import Detail, details_in
from tests.phrases.bank import bank, percent, share

LANGUAGES = ("cy", "en")
RECALL = 0.95
FALSE_ALARMS = 0.02
Record = Callable[[str, object], None]


def _told(language: str) -> list[tuple[Detail, str]]:
    parted = (line.split(": ", 1) for line in bank(language, "details"))
    return [(Detail(kind), message) for kind, message in parted]


def _is_seen(message: str) -> bool:
    return details_in(message) != ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_nearly_every_detail_is_seen_for_what_it_is(language: str, record_property: Record) -> None:
    told = _told(language)
    found = [message for kind, message in told if kind in details_in(message)]
    line = f"personal details, {language}: {percent(len(found) / len(told))} of {len(told)} seen"
    record_property("measured", line)
    assert len(found) / len(told) >= RECALL


@pytest.mark.parametrize("language", LANGUAGES)
def test_hardly_anybody_is_asked_without_a_reason(language: str, record_property: Record) -> None:
    messages = [*bank(language, "plain"), *bank(language, "answers"), *bank(language, "doubtful")]
    asked = share(_is_seen, messages)
    line = f"no personal details, {language}: {percent(asked)} of {len(messages)} asked about"
    record_property("measured", line)
    assert asked <= FALSE_ALARMS


@pytest.mark.parametrize("kind", Detail)
def test_every_kind_of_detail_is_in_the_bank(kind: Detail) -> None:
    for language in LANGUAGES:
        assert kind in {each for each, _ in _told(language)}


def test_several_kinds_are_all_seen() -> None:
    found = details_in("Mr Jones from Cathays High is on 07700 900123")
    assert found == (Detail.PHONE, Detail.NAME, Detail.SCHOOL)


def test_fancy_letters_hide_nothing() -> None:
    assert details_in("ｍｙ ｎａｍｅ ｉｓ Ｊｅｓｓ") == (Detail.NAME,)
    assert details_in("my name’s Jess") == (Detail.NAME,)


@given(st.text())
def test_any_text_can_be_looked_at(text: str) -> None:
    assert set(details_in(text)) <= set(Detail)


@pytest.mark.parametrize("part", ["a.", "a@", "07", "one two ", "A b ", "st a ", "my name ", "@a"])
def test_a_very_long_message_can_be_looked_at(part: str) -> None:
    assert set(details_in(part * (4096 // len(part)))) <= set(Detail)
