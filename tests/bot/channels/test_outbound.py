from bot.channels.outbound import fields
from bot.conversation.screen import Button, Screen


def test_a_screen_without_buttons_has_no_keyboard() -> None:
    assert fields(Screen("Hello"))["reply_markup"] is None


def test_the_rows_of_a_keyboard_are_those_of_the_screen() -> None:
    rows = ((Button("Back", "b"), Button("Skip", "k")), (Button("Site", url="https://x.example"),))
    assert fields(Screen("Hello", rows))["reply_markup"] == {
        "inline_keyboard": [
            [{"text": "Back", "callback_data": "b"}, {"text": "Skip", "callback_data": "k"}],
            [{"text": "Site", "url": "https://x.example"}],
        ]
    }


def test_links_have_no_preview() -> None:
    assert fields(Screen("Hello"))["link_preview_options"] == {"is_disabled": True}
