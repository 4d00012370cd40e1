"""The two addresses of a webhook: where Telegram posts to, and where we listen."""

import re
from ipaddress import ip_address
from urllib.parse import urlsplit

from msgspec import Struct

_PATH = re.compile(r"(/[A-Za-z0-9._~-]+)*/?")
_HOST = re.compile(r"[A-Za-z0-9.-]+")
OURS = frozenset({"/healthz", "/readyz", "/metrics"})
"""Paths at which something else is served."""


class Listen(Struct, frozen=True):
    """Where to listen."""

    host: str
    port: int


def webhook_url(text: str) -> str:
    """Return the address if updates can be posted there. Raises ValueError."""
    try:
        parts = urlsplit(text)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        raise ValueError("is not an address such as https://bot.example.org/updates") from None
    if not host or parts.scheme not in ("https", "http"):
        raise ValueError("should be an address such as https://bot.example.org/updates")
    if parts.scheme == "http" and not _is_loopback(host):
        raise ValueError("should begin with https://: Telegram posts to nothing else")
    if parts.username is not None or parts.query or parts.fragment:
        raise ValueError("should have no user name, no ? and no #")
    if not _PATH.fullmatch(parts.path):
        raise ValueError("should have a path of letters, digits and - . _ ~ only")
    if parts.path in OURS:
        raise ValueError(f"should have another path than {parts.path}, where something else is")
    return text


def path_of(url: str) -> str:
    """Return the path at which a webhook's posts arrive."""
    return urlsplit(url).path or "/"


def listen_address(text: str) -> Listen:
    """Return the host and the port in ``host:port``. Raises ValueError."""
    host, colon, port = text.rpartition(":")
    bare = host[1:-1] if host.startswith("[") and host.endswith("]") else host
    is_known = _is_ip(bare) if bare != host else bool(_HOST.fullmatch(host))
    if not colon or not is_known or not port.isdecimal() or not 1 <= int(port) <= 65535:
        raise ValueError("should be host:port, such as 127.0.0.1:8080 or [::1]:8080")
    return Listen(bare, int(port))


def _is_loopback(host: str) -> bool:
    return host == "localhost" or (_is_ip(host) and ip_address(host).is_loopback)


def _is_ip(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True
