"""A page as one self-contained HTML file: no script, no font, no picture from elsewhere."""

from base64 import b64encode
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from admin.rendering import templates
from admin.reports.pages.blocks import Block, Page
from surveys.languages import base_of

TEMPLATES = Path(__file__).parent / "templates"
_RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ps", "ur", "yi", "ckb", "sd"})


def html(page: Page) -> str:
    """Return ``page`` as HTML."""
    return filled(
        "page.html.j2",
        page=page,
        direction=direction(page.language),
        css=css("page.css"),
        kind=_kind,
        policy=policy("page.css"),
    )


def direction(language: str) -> str:
    """Return the direction in which a language is written, as HTML names it."""
    return "rtl" if language.partition("-")[0] in _RIGHT_TO_LEFT else "ltr"


@cache
def css(name: str) -> str:
    """Return a style sheet of ours."""
    return (TEMPLATES / name).read_text(encoding="utf-8")


@cache
def policy(name: str) -> str:
    """Return the content security policy of a page with that style sheet: nothing but it runs."""
    digest = b64encode(sha256(css(name).encode()).digest()).decode()
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src 'self' data:; "
        "base-uri 'none'; form-action 'none'"
    )


def filled(name: str, **values: Any) -> str:
    """Return the template ``name``, filled in; all that is put in is escaped."""
    found = templates(TEMPLATES, autoescape=True, trim_blocks=True, lstrip_blocks=True)
    found.filters["base"] = base_of
    return str(found.get_template(name).render(values))


def _kind(block: Block) -> str:
    return type(block).__name__.lower()
