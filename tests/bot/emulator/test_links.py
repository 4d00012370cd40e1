import pytest

from bot.emulator.links import checked_link, start_payloads


@pytest.mark.parametrize(
    ("url", "link"),
    [
        ("a.example", "http://a.example/"),
        ("https://a.example", "https://a.example/"),
        ("https://a.example/b?c=d", "https://a.example/b?c=d"),
        ("http://127.0.0.1:8081/page", "http://127.0.0.1:8081/page"),
        ("127.0.0.1:8081/page", "http://127.0.0.1:8081/page"),
        ("tg://resolve?domain=x", "tg://resolve?domain=x"),
    ],
)
def test_a_link_is_kept_in_full(url: str, link: str) -> None:
    assert checked_link(url) == link


@pytest.mark.parametrize(
    "url", ["", "nowhere", "http://localhost/x", "javascript:alert(1)", "http://a b.example"]
)
def test_what_telegram_would_not_follow_is_no_link(url: str) -> None:
    assert checked_link(url) is None


def test_start_links_of_this_bot_are_found_and_those_of_others_are_not() -> None:
    text = "https://t.me/Our_bot?start=a-1 t.me/our_bot?start=b t.me/other_bot?start=c"
    assert start_payloads("our_bot", text) == ["a-1", "b"]
