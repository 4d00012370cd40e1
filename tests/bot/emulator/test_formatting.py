from typing import Any

import pytest

from bot.emulator.entities import Entity
from bot.emulator.errors import ApiError
from bot.emulator.formatting import message_caption, message_text
from bot.emulator.params import Params


def kept(**values: Any) -> tuple[str, tuple[Entity, ...]]:
    return message_text(Params(values))


def test_entities_can_be_given_instead_of_markup() -> None:
    raw = [{"type": "text_link", "offset": 0, "length": 2, "url": "a.example"}]
    assert kept(text="😀", entities=raw) == (
        "😀",
        (Entity("text_link", 0, 2, "http://a.example/"),),
    )


def test_a_parse_mode_wins_over_given_entities() -> None:
    raw = [{"type": "bold", "offset": 0, "length": 1}]
    assert kept(text="<i>x</i>", parse_mode="html", entities=raw)[1] == (Entity("italic", 0, 1),)


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        ({}, "can't parse entities: Expected an Array of MessageEntity"),
        (["x"], "can't parse MessageEntity: Expected an Object"),
        ([{"type": "bold"}], "can't parse MessageEntity: Expected type, offset and length"),
        (
            [{"type": "loud", "offset": 0, "length": 1}],
            "can't parse MessageEntity: Unsupported type specified",
        ),
        (
            [{"type": "bold", "offset": 0, "length": 2}],
            "entity beginning at UTF-16 offset 0 ends after the end of the text at UTF-16 offset 2",
        ),
        (
            [{"type": "text_link", "offset": 0, "length": 1, "url": "nowhere"}],
            "entity URL 'nowhere' is invalid: Wrong HTTP URL",
        ),
    ],
)
def test_entities_that_make_no_sense_are_refused(raw: Any, reason: str) -> None:
    with pytest.raises(ApiError) as refusal:
        kept(text="x", entities=raw)
    assert refusal.value.description == f"Bad Request: {reason}"


def test_no_more_than_a_hundred_entities_are_kept() -> None:
    assert len(kept(text="<b>x</b> " * 120, parse_mode="HTML")[1]) == 100


def test_control_characters_become_spaces_and_line_breaks_stay() -> None:
    assert kept(text="a\tb\r\nc\x00d")[0] == "a b\nc d"


def test_a_caption_may_be_empty() -> None:
    assert message_caption(Params({})) == ("", ())
