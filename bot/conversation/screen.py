"""One screen: what a person sees at a time."""

from msgspec import Struct


class Button(Struct, frozen=True):
    """A tap. Exactly one of ``data`` (at most 64 bytes) and ``url`` is set."""

    label: str
    data: str | None = None
    url: str | None = None


Rows = tuple[tuple[Button, ...], ...]


class Screen(Struct, frozen=True):
    """A message in the channel's HTML with rows of buttons."""

    html: str
    rows: Rows = ()
