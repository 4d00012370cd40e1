import pytest

from bot.emulator.detection import detected
from bot.emulator.entities import Entity


@pytest.mark.parametrize(
    ("text", "kind", "offset", "length"),
    [
        ("/start evening-buses", "bot_command", 0, 6),
        ("😀 /stop@some_bot", "bot_command", 3, 14),
        ("see https://a.example/x.", "url", 4, 19),
        ("t.me/hearback_bot?start=a", "url", 0, 25),
        ("ask @somebody", "mention", 4, 9),
        ("#buses!", "hashtag", 0, 6),
        ("write to a.b@c.example please", "email", 9, 13),
    ],
)
def test_things_worth_a_link_are_found_by_themselves(
    text: str, kind: str, offset: int, length: int
) -> None:
    assert detected(text) == (Entity(kind, offset, length),)


@pytest.mark.parametrize("text", ["and/or", "1/2", "#12", "a.b", "5.30pm", "//x", "@ab"])
def test_ordinary_writing_stays_plain(text: str) -> None:
    assert detected(text) == ()


def test_nothing_is_found_inside_code() -> None:
    code = (Entity("code", 0, 6),)
    assert detected("/start", code) == code
