"""`hearback check` on the command line."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import orjson
import typer
from rich.console import Console

from admin import checking, comparing
from admin.settings import read_settings
from surveys.schema import survey_schema

app = typer.Typer()
_out = Console()


class CheckForm(StrEnum):
    """How findings are written; GITHUB as annotations beside the lines of a pull request."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"


@app.command()
def check(
    files: Annotated[list[Path] | None, typer.Argument(help="Survey files; else all.")] = None,
    form: Annotated[
        CheckForm, typer.Option("--format", help="How to write findings.")
    ] = CheckForm.TEXT,
    against: Annotated[
        Path | None,
        typer.Option(help="An older file of the same survey: say what the edit does to it."),
    ] = None,
    schema: Annotated[
        bool, typer.Option("--schema", help="Write the JSON Schema of survey files, for editors.")
    ] = False,
) -> None:
    """Find every fault of survey files. Exit 0 clean or warnings only, 1 errors, 2 unreadable."""
    if schema:
        _print_json(survey_schema())
        return
    if against is not None and len(files or []) != 1:
        raise typer.BadParameter("name the one file to compare with it", param_hint="--against")
    reviews = checking.reviews([*(files or []), *([against] if against else [])], read_settings())
    edit = comparing.compared(against, reviews[0].path) if against else None
    match form:
        case CheckForm.JSON:
            found = checking.as_json(reviews)
            told = comparing.as_json(edit) if edit else {"edit": None}
            _print_json({"findings": found, **told} if against else found)
        case CheckForm.GITHUB:
            for line in checking.as_annotations(reviews):
                sys.stdout.write(f"{line}\n")
        case CheckForm.TEXT:
            checking.print_text(reviews, _out)
            if against:
                comparing.print_text(edit, _out)
    raise typer.Exit(checking.exit_code(reviews))


def _print_json(what: object) -> None:
    sys.stdout.write(orjson.dumps(what, option=orjson.OPT_INDENT_2).decode() + "\n")
