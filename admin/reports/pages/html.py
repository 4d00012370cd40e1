"""A page as one self-contained HTML file: no script, no font, no picture from elsewhere."""

from base64 import b64encode
from functools import cache
from hashlib import sha256
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from admin.reports.pages.blocks import Block, Page
from surveys.languages import base_of

TEMPLATES = Path(__file__).parent / "templates"
_RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ps", "ur", "yi", "ckb", "sd"})


def html(page: Page) -> str:
    """Return ``page`` as HTML."""
    template = environment().get_template("page.html.j2")
    return template.render(
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


@cache
def environment() -> Environment:
    """Return what renders our templates; all that is put in is escaped."""
    found = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.filters["base"] = base_of
    return found


def _kind(block: Block) -> str:
    return type(block).__name__.lower()
