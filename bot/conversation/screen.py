"""One screen: what a person sees at a time."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Button:
    """A tap. Exactly one of ``data`` (at most 64 bytes) and ``url`` is set."""

    label: str
    data: str | None = None
    url: str | None = None


Rows = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True)
class Screen:
    """A message in the channel's HTML with rows of buttons."""

    html: str
    rows: Rows = ()
