"""Surveys from and to spreadsheets, for the command line."""

from collections.abc import Iterable, Sequence
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console

from admin.settings import read_settings
from surveys.files import Unreadable, bytes_of_file
from surveys.library import Library, NoSurvey
from surveys.questionnaire import Survey
from surveys.review.findings import Finding
from surveys.review.review import unreadable
from surveys.spreadsheet.as_yaml import as_yaml
from surveys.spreadsheet.losses import Loss
from surveys.spreadsheet.plainly import plain_survey
from surveys.spreadsheet.reviewing import template_source
from surveys.spreadsheet.template import template as made_template
from surveys.spreadsheet.template import template_losses
from surveys.spreadsheet.workbook import Refused

FAILED, UNREADABLE = 1, 2
app = typer.Typer()
importing = typer.Typer(help="Make a survey file of a spreadsheet.", no_args_is_help=True)
app.add_typer(importing, name="import")
_err = Console(stderr=True)

To = Annotated[Path, typer.Option(help="The file to write; it must not be there yet.")]
File = Annotated[Path, typer.Argument(help="An .xlsx file.")]


@importing.command()
def xlsform(
    file: File,
    to: To,
    allow_loss: Annotated[
        bool, typer.Option("--allow-loss", help="Write it without what cannot be carried over.")
    ] = False,
) -> None:
    """Make a survey file of an XLSForm. What cannot be carried over is named item by item;
    nothing is written then unless --allow-loss. Exit 0 written, 1 losses or faults, 2 unreadable.
    """
    # pyxform is large, and the bot never needs it.
    from_xlsform = import_module("surveys.spreadsheet.xlsform_in").from_xlsform
    try:
        imported = from_xlsform(str(file), bytes_of_file(file))
    except (Unreadable, Refused) as error:
        raise _not_read(file, error) from None
    _tell_losses(imported.losses)
    if not allow_loss and any(not loss.is_small for loss in imported.losses):
        _tell("Nothing is written. With --allow-loss it is written without these.")
        raise typer.Exit(FAILED)
    _write(to, as_yaml(imported.data, imported.losses).encode())
    _tell(f"Written to {to}. Then: hearback check {to}")


@importing.command()
def excel(file: File, to: To) -> None:
    """Make a survey file of our own Excel template, with its gaps. Exit 0 written, 1 faults that
    leave something out, 2 unreadable."""
    try:
        source, findings = template_source(str(file), bytes_of_file(file))
    except (Unreadable, Refused) as error:
        raise _not_read(file, error) from None
    if findings:
        _tell_findings(findings)
        raise typer.Exit(FAILED)
    _write(to, as_yaml(source.data).encode())
    _tell(f"Written to {to}. Then: hearback check {to}")


@app.command("export-form")
def export_form(
    survey: Annotated[str, typer.Argument(help="The id of a survey in the folder, or a file.")],
    to: To,
) -> None:
    """Write a survey as an XLSForm for other tools; its promise goes to a sheet called hearback."""
    content, losses = import_module("surveys.spreadsheet.xlsform_out").xlsform(
        plain_survey(_survey(survey))
    )
    _write(to, content)
    _tell_losses(losses)
    _tell(f"Written to {to}.")


@app.command()
def template(
    to: To,
    survey: Annotated[
        str | None, typer.Option(help="Fill it with a survey: its id in the folder, or a file.")
    ] = None,
) -> None:
    """Write an Excel template to fill in: check it, put it in the folder, or send it to the bot."""
    data = plain_survey(_survey(survey)) if survey else None
    _write(to, made_template(data))
    _tell_losses(template_losses(data) if data else ())
    _tell(f"Written to {to}. Fill it in, then: hearback check {to}")


def _survey(name: str) -> Survey:
    path = Path(name)
    try:
        settings = read_settings()
        library = Library(settings.surveys, settings.min_age)
        return library.read(path if path.is_file() else name)
    except NoSurvey as error:
        raise _failed(str(error)) from None


def _write(to: Path, content: bytes) -> None:
    """Write a new file. It is never written over another one."""
    try:
        with to.open("xb") as file:
            file.write(content)
    except FileExistsError:
        raise _failed(f"{to} is there already, and is left as it is.") from None
    except OSError as error:
        raise _failed(f"{to} cannot be written: {error.strerror or error}") from None


def _not_read(file: Path, error: Unreadable | Refused) -> typer.Exit:
    if isinstance(error, Refused):
        _tell_findings(error.findings)
        return typer.Exit(FAILED)
    _tell_findings([unreadable(str(file), str(error))])
    return typer.Exit(UNREADABLE)


def _tell_findings(findings: Sequence[Finding]) -> None:
    for each in findings:
        place = each.cell or f"{each.line}:{each.column}"
        _tell(f"{each.file}:{place}: {each.severity} {each.code}: {each.message}")
        _tell(f"    {each.remedy}")


def _tell_losses(losses: Iterable[Loss]) -> None:
    for loss in losses:
        _tell(f"{'note' if loss.is_small else 'not carried over'}: {loss}")


def _failed(why: str) -> typer.Exit:
    _tell(f"hearback: {why}")
    return typer.Exit(FAILED)


def _tell(line: Any) -> None:
    _err.print(line, soft_wrap=True, markup=False, highlight=False)
