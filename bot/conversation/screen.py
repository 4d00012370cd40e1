"""One screen: what a person sees at a time."""

from msgspec import Struct


class Button(Struct, frozen=True):
    """A tap. Exactly one of ``data`` (at most 64 bytes), ``url`` and ``copy`` is set.

    ``copy`` is what the tap puts into the phone's clipboard: at most 256 characters.
    """

    label: str
    data: str | None = None
    url: str | None = None
    copy: str | None = None


Rows = tuple[tuple[Button, ...], ...]


class Picture(Struct, frozen=True):
    """A picture above the words of a message, the bytes of a PNG or JPEG. Two of one ``name`` are
    the same picture."""

    name: str
    content: bytes


class Labelled(Struct, frozen=True):
    """A picture on a sheet, and what stands below it."""

    label: str
    content: bytes


class Sheet(Struct, frozen=True):
    """Pictures that go out as one, in their order, each with its label: it is drawn when it is
    first sent. Two of one ``name`` are the same sheet."""

    name: str
    parts: tuple[Labelled, ...]


class Screen(Struct, frozen=True):
    """A message in the channel's HTML with rows of buttons.

    With a picture, the words are at most `CAPTION` UTF-16 units long. A ``silent`` one makes no
    sound when it comes.
    """

    html: str
    rows: Rows = ()
    picture: Picture | Sheet | None = None
    silent: bool = False


CAPTION = 1024
"""How much may be said below a picture, in UTF-16 units, markup not counted."""
