"""Templates, filled by jinja2, which is loaded with the first of them."""

from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

REPORTS = Path(__file__).parent / "reports" / "templates"


@cache
def templates(folder: Path, **options: Any) -> Any:
    """Return what finds the templates of ``folder``. A name that nobody gives is a fault."""
    jinja2 = import_module("jinja2")
    loader = jinja2.FileSystemLoader(folder)
    return jinja2.Environment(loader=loader, undefined=jinja2.StrictUndefined, **options)


def picture(name: str, **values: Any) -> str:
    """Return the picture ``name`` as SVG; all that is put in is escaped."""
    return str(templates(REPORTS, autoescape=True).get_template(name).render(values))
