"""Pictures out of SVG. The library is loaded with the first of them: most days nobody draws."""

from collections.abc import Sequence
from importlib import import_module


def png_of(svg: str, fonts: Sequence[str] = ()) -> bytes:
    """Return ``svg`` as PNG; letters are set in ``fonts`` (files) and in no font of the machine."""
    draw = import_module("resvg_py").svg_to_bytes
    fonts_of = {"font_files": list(fonts), "font_family": "Noto Sans"} if fonts else {}
    return bytes(draw(svg_string=svg, skip_system_fonts=True, **fonts_of))
