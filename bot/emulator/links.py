"""Which links Telegram takes, and the start links of this bot."""

import re
from urllib.parse import urlsplit

_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.\-]*:")
_START = re.compile(r"(?:https?://)?t\.me/(\w+)\?start=([A-Za-z0-9_-]{1,64})")


def checked_link(url: str) -> str | None:
    """The link as Telegram stores it, or None when it is not one it would follow."""
    link = url.strip()
    if link.lower().startswith(("tg:", "ton:")):
        return link
    if not _SCHEME.match(link) or re.match(r"[^/:]+:\d+(/|$)", link):
        link = f"http://{link}"
    try:
        parts = urlsplit(link)
        host = parts.hostname or ""
    except ValueError:
        return None
    if parts.scheme.lower() not in ("http", "https") or "." not in host.strip("."):
        return None
    if re.search(r"\s", link):
        return None
    return link if parts.path or parts.query or parts.fragment else f"{link}/"


def start_payloads(username: str, text: str) -> list[str]:
    """The payloads of every `t.me/<username>?start=` link in a text, in order."""
    if "?start=" not in text:
        return []
    found = _START.findall(text)
    return [payload for name, payload in found if name.lower() == username.lower()]
