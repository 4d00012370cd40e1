"""What Telegram takes, as claims about one screen or toast."""

from bot.conversation.effects import Effect, Show, Toast
from bot.conversation.screen import Screen
from bot.emulator.entities import utf16_length
from bot.emulator.html_parser import parse_html


def assert_within_limits(effect: Effect) -> None:
    """Claim that Telegram would take what ``effect`` shows."""
    match effect:
        case Show(screen):
            assert_sendable(screen)
        case Toast(words):
            assert 0 < utf16_length(words) <= 200
        case _:
            pass


def assert_sendable(screen: Screen) -> None:
    """Claim that ``screen`` is HTML that Telegram reads, with a keyboard that it takes."""
    text, _ = parse_html(screen.html)
    assert text.strip()
    assert utf16_length(text) <= 4096
    buttons = [button for row in screen.rows for button in row]
    assert len(buttons) <= 100
    assert all(0 < len(row) <= 8 for row in screen.rows)
    for button in buttons:
        assert button.label.strip()
        assert (button.data is None) != (button.copy is None)
        assert 1 <= len((button.data or "x").encode()) <= 64
        assert 1 <= len(button.copy or "x") <= 256
