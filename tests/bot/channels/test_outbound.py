from bot.channels.outbound import fields
from bot.conversation.screen import Button, Screen


def test_a_screen_without_buttons_has_no_keyboard() -> None:
    assert "reply_markup" not in fields(Screen("Hello"))


def test_the_words_of_a_screen_go_out_as_html() -> None:
    shown = fields(Screen("<b>Hello</b>"))
    assert (shown["text"], shown["parse_mode"]) == ("<b>Hello</b>", "HTML")


def test_the_rows_of_a_keyboard_are_those_of_the_screen() -> None:
    rows = ((Button("Back", "b"), Button("Skip", "k")), (Button("Site", url="https://x.example"),))
    assert fields(Screen("Hello", rows))["reply_markup"] == {
        "inline_keyboard": [
            [{"text": "Back", "callback_data": "b"}, {"text": "Skip", "callback_data": "k"}],
            [{"text": "Site", "url": "https://x.example"}],
        ]
    }


def test_a_button_that_copies_carries_what_it_copies() -> None:
    rows = ((Button("Copy", copy="HB-1234"),),)
    assert fields(Screen("Hello", rows))["reply_markup"] == {
        "inline_keyboard": [[{"text": "Copy", "copy_text": {"text": "HB-1234"}}]]
    }


def test_links_have_no_preview() -> None:
    assert fields(Screen("Hello"))["link_preview_options"] == {"is_disabled": True}
