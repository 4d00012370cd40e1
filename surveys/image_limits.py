"""What a picture in a survey may be, and the fault of one that may not."""

from typing import Final

LARGEST_IMAGE: Final = 200_000
"""Bytes of one picture."""
LARGEST_SIDE: Final = 2000
"""Pixels; Telegram shows no more than 1280. A picture takes four bytes a pixel while it is read."""
SMALLEST_SIDE: Final = 32
FLATTEST: Final = 10
"""How many times longer one side may be than the other; Telegram refuses more than twenty."""
DAMAGED: Final = "it is damaged: save it anew"


class BadImage(ValueError):
    """The picture cannot be used; says why in a few words."""


def check_size(width: int, height: int) -> None:
    """Raise BadImage when a picture is of no use on a phone."""
    short, long = sorted((width, height))
    if long > LARGEST_SIDE:
        raise BadImage(f"it is {width} × {height} pixels: at most {LARGEST_SIDE} either way")
    if short < SMALLEST_SIDE:
        raise BadImage(f"it is {width} × {height} pixels: nobody could see what it shows")
    if long > FLATTEST * short:
        raise BadImage(f"it is {width} × {height} pixels: too long for a phone")
