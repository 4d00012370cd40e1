import re

import pytest

from surveys.accounts import has_email, has_handle, has_link


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"[a-z]+", text.lower()))


@pytest.mark.parametrize(
    "text", ["jo@example.com", "jo @ gmail", "jo at gmail dot com", "JO@EXAMPLE.ORG"]
)
def test_an_email_address_is_seen(text: str) -> None:
    assert has_email(text, _words(text))


@pytest.mark.parametrize("text", ["meet @ the park", "look at gmail", "email us", "@jess"])
def test_speaking_of_email_is_no_address(text: str) -> None:
    assert not has_email(text, _words(text))


@pytest.mark.parametrize(
    "text", ["https://x.y", "www.example.org", "t.me/jess", "see example.co.uk"]
)
def test_a_link_is_seen(text: str) -> None:
    assert has_link(text)


@pytest.mark.parametrize(
    "text", ["late.me and my friends", "and/or", "e.g. this", "9.30", "jo@a.example.com"]
)
def test_a_full_stop_is_no_link(text: str) -> None:
    assert not has_link(text)


@pytest.mark.parametrize("text", ["@jess_p", "insta: jess_09", "my snap is jessxo", "jess#0420"])
def test_an_account_is_seen(text: str) -> None:
    assert has_handle(text, _words(text))


@pytest.mark.parametrize(
    "text", ["@school", "my insta is private", "post it on snap", "jo@example.com", "tiktok.then"]
)
def test_speaking_of_an_app_is_no_account(text: str) -> None:
    assert not has_handle(text, _words(text))
