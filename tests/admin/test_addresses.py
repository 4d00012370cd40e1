import pytest

from admin.addresses import Listen, listen_address, path_of, webhook_url


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("https://bot.example.org", "/"),
        ("https://bot.example.org/", "/"),
        ("https://bot.example.org/up/dates", "/up/dates"),
        ("https://bot.example.org:8443/a-b_c.d~e/", "/a-b_c.d~e/"),
        ("http://127.0.0.1:8080/hook", "/hook"),
        ("http://localhost/hook", "/hook"),
        ("http://[::1]:8080/hook", "/hook"),
    ],
)
def test_an_address_is_taken_as_it_is_and_its_path_is_ours(url: str, path: str) -> None:
    assert (webhook_url(url), path_of(url)) == (url, path)


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("", "such as https://"),
        ("bot.example.org/hook", "such as https://"),
        ("ftp://bot.example.org/", "such as https://"),
        ("https://", "such as https://"),
        ("https://bot.example.org:many/", "such as https://"),
        ("https://[bot/", "such as https://"),
        ("http://bot.example.org/hook", "https"),
        ("http://127.0.0.1.example.org/hook", "https"),
        ("http://192.168.0.1/hook", "https"),
        ("https://me:secret@bot.example.org/", "user name"),
        ("https://bot.example.org/?a=b", "no ?"),
        ("https://bot.example.org/#top", "no #"),
        ("https://bot.example.org/a b", "letters"),
        ("https://bot.example.org/%2e", "letters"),
        ("https://bot.example.org/é", "letters"),
        ("https://bot.example.org//", "letters"),
        ("https://bot.example.org/metrics", "another path"),
    ],
)
def test_an_address_that_cannot_work_is_refused(url: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        webhook_url(url)


@pytest.mark.parametrize(
    ("text", "host", "port"),
    [
        ("127.0.0.1:8080", "127.0.0.1", 8080),
        ("0.0.0.0:1", "0.0.0.0", 1),
        ("[::1]:8080", "::1", 8080),
        ("bot-1.internal:65535", "bot-1.internal", 65535),
    ],
)
def test_where_to_listen_is_a_host_and_a_port(text: str, host: str, port: int) -> None:
    assert listen_address(text) == Listen(host, port)


@pytest.mark.parametrize(
    "text", ["", "8080", ":8080", "127.0.0.1", "127.0.0.1:", "a:0", "a:65536", "::1:80", "[a]:80"]
)
def test_where_nobody_can_listen_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="host:port"):
        listen_address(text)
