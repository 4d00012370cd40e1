"""A picture for each question, made for a phone, and the same in words."""

from functools import cache
from pathlib import Path

import resvg_py
from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from admin.reports import words
from admin.reports.layout import EDGE, WIDTH, card
from admin.reports.published import Published, PublishedTable
from admin.reports.typeface import BOLD, REGULAR


def chart(table: PublishedTable, published: Published, language: str) -> bytes:
    """Return a PNG of ``table``, 1080 pixels wide and as tall as it needs to be."""
    drawn = svg(table, published, language)
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=drawn,
            skip_system_fonts=True,
            font_files=[str(REGULAR), str(BOLD)],
            font_family="Noto Sans",
        )
    )


def svg(table: PublishedTable, published: Published, language: str) -> str:
    """Return the picture of ``table`` as SVG, for the fonts in the ``fonts`` folder."""
    made = card(table, published, language)
    return _template().render(
        width=WIDTH,
        height=made.height,
        edge=EDGE,
        boxes=made.boxes,
        lines=made.lines,
        alt=alt_text(table, language),
    )


@cache
def _template() -> Template:
    folder = FileSystemLoader(Path(__file__).parent / "templates")
    environment = Environment(loader=folder, autoescape=True, undefined=StrictUndefined)
    return environment.get_template("chart.svg.j2")


def alt_text(table: PublishedTable, language: str) -> str:
    """Return all that the picture says, for those who do not see it."""
    rows = [
        f"{row.label.say(language)}: {words.of_value(row.value).say(language)}."
        for row in table.rows
    ]
    said = [table.question.say(language), f"{table.base.say(language).rstrip('.')}.", *rows]
    return " ".join(said)
