from typing import Any

import pytest

from bot.emulator.errors import ApiError
from bot.emulator.keyboards import button_called, inline_keyboard
from bot.emulator.params import Params


def keyboard_of(rows: Any) -> Any:
    return inline_keyboard(Params({"reply_markup": {"inline_keyboard": rows}}))


def button(**fields: Any) -> dict[str, Any]:
    return {"text": "x", **fields}


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (button(callback_data=""), "BUTTON_DATA_INVALID"),
        (button(callback_data="x" * 65), "BUTTON_DATA_INVALID"),
        (button(callback_data="é" * 33), "BUTTON_DATA_INVALID"),
        (
            button(),
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
        ({"text": " ", "callback_data": "a"}, "inline keyboard button text is empty"),
        (
            {"callback_data": "a"},
            "can't parse inline keyboard button: Can't find field \"text\"",
        ),
        (
            button(url="nowhere"),
            "inline keyboard button URL 'nowhere' is invalid: Wrong HTTP URL",
        ),
        (button(copy_text={"text": ""}), "BUTTON_COPY_TEXT_INVALID"),
        (
            button(callback_data="a", style="purple"),
            "can't parse inline keyboard button: Invalid button style specified",
        ),
    ],
)
def test_a_button_that_telegram_refuses_is_refused_in_its_words(
    raw: dict[str, Any], reason: str
) -> None:
    with pytest.raises(ApiError) as refusal:
        keyboard_of([[raw]])
    assert refusal.value.description == f"Bad Request: {reason}"


def test_sixty_four_bytes_of_data_are_allowed() -> None:
    ((kept,),) = keyboard_of([[button(callback_data="é" * 32)]])
    assert kept["callback_data"] == "é" * 32


@pytest.mark.parametrize(
    "rows",
    [
        [[button(callback_data="a")] * 9],
        [[button(callback_data="a")]] * 101,
        [[{"text": "x" * 150, "callback_data": "a"}]] * 80,
    ],
)
def test_a_keyboard_beyond_the_limits_is_too_long(rows: Any) -> None:
    with pytest.raises(ApiError, match="reply markup is too long"):
        keyboard_of(rows)


@pytest.mark.parametrize("markup", ["{broken", '"text"', '{"inline_keyboard": {}}', '{"x": 1}'])
def test_markup_of_the_wrong_shape_is_refused(markup: str) -> None:
    with pytest.raises(ApiError) as refusal:
        inline_keyboard(Params({"reply_markup": markup}))
    assert refusal.value.code == 400


def test_keyboards_of_the_other_kinds_are_taken_and_not_shown() -> None:
    assert inline_keyboard(Params({"reply_markup": '{"remove_keyboard": true}'})) == ()


def test_a_label_is_found_exactly_before_it_is_found_in_part() -> None:
    rows = keyboard_of(
        [[{"text": "Next one", "callback_data": "1"}], [{"text": "Next", "callback_data": "2"}]]
    )
    found, near = button_called(rows, "Next"), button_called(rows, "one")
    assert found is not None
    assert near is not None
    assert (found["callback_data"], near["callback_data"]) == ("2", "1")
