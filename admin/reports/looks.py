"""The colours of pictures: one look for light screens and paper, one for dark screens."""

from collections.abc import Mapping

from msgspec import Struct


class Look(Struct, frozen=True):
    """``inks`` colours text by name; the others are fills."""

    name: str
    inks: Mapping[str, str]
    around: str
    card: str
    track: str
    bar: str
    stripe: str
    edge: str
    hatch: str
    badge: str


LIGHT = Look(
    name="light",
    inks={"ink": "#14262b", "quiet": "#44565b", "accent": "#0a5f5b", "badge": "#14262b"},
    around="#dcebe7",
    card="#ffffff",
    track="#e3ecea",
    bar="#0a6b66",
    stripe="#a9d6cf",
    edge="#44565b",
    hatch="#6c8581",
    badge="#ffe2a0",
)
DARK = Look(
    name="dark",
    inks={"ink": "#f0f6f5", "quiet": "#b9c9cb", "accent": "#7fd8cc", "badge": "#14262b"},
    around="#0b1719",
    card="#17282c",
    track="#2a4045",
    bar="#52c4b7",
    stripe="#1c5a55",
    edge="#b9c9cb",
    hatch="#8aa3a2",
    badge="#ffe2a0",
)
LOOKS = (LIGHT, DARK)
