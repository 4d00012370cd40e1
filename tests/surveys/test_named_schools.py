import re

import pytest

from surveys.named_schools import names_a_school


def _names(text: str) -> bool:
    return names_a_school(text, frozenset(re.findall(r"[^\W\d_]+", text.lower())))


@pytest.mark.parametrize(
    "text",
    [
        "i go to cathays high",
        "Whitchurch High School",
        "st josephs primary",
        "Ysgol Glantaf",
        "i ysgol glantaf",
        "Coleg y Cymoedd",
    ],
)
def test_a_school_with_its_name_is_seen(text: str) -> None:
    assert _names(text)


@pytest.mark.parametrize(
    "text",
    [
        "i go to high school",
        "Better schools",
        "a welsh school",
        "the High Street",
        "ysgol gynradd",
        "in high school",
        "Make School Start Later",
    ],
)
def test_a_school_without_its_name_is_any_school(text: str) -> None:
    assert not _names(text)
