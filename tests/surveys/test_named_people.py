import re

import pytest

from surveys.named_people import names_a_person


def _names(text: str) -> bool:
    return names_a_person(text, frozenset(re.findall(r"[^\W\d_]+", text.lower())))


@pytest.mark.parametrize(
    "text", ["Mrs Jones", "mr smith shouts", "Miss Davies", "Wncwl Dai", "PC Morris"]
)
def test_a_title_with_a_name_is_somebody(text: str) -> None:
    assert _names(text)


@pytest.mark.parametrize(
    "text", ["I miss Cardiff", "ms teams", "Mr Bean", "dr appointment", "PC gaming", "sir shouts"]
)
def test_a_title_without_a_name_is_nobody(text: str) -> None:
    assert not _names(text)


@pytest.mark.parametrize(
    "text",
    ["my name is jess", "im called Tom", "Hi, I'm Ava", "fy enw i yw Mali", "shwmae, Gethin ydw i"],
)
def test_who_says_their_name_is_named(text: str) -> None:
    assert _names(text)


@pytest.mark.parametrize(
    "text",
    [
        "my name is private",
        "they call me names",
        "hi im bored",
        "hi I'm Welsh",
        "fy enw i ddim yn bwysig",
    ],
)
def test_speaking_of_names_names_nobody(text: str) -> None:
    assert not _names(text)
