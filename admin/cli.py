"""The command line: `hearback`. Results on standard output, everything else on standard error."""

import asyncio
import logging
import os
import sys
from collections.abc import Coroutine
from enum import StrEnum
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any

import orjson
import typer
import uvloop
from rich.console import Console

from admin import checking
from admin.check_command import app as check_app
from admin.data_map import MapForm, tell_of_data_map
from admin.export_commands import app as export_app
from admin.feedback_commands import respond_with, write_feedback
from admin.fieldwork import FieldworkFault
from admin.instance import InstanceFault
from admin.moving import move as move_installation
from admin.offline_key import tell_of_offline_key
from admin.promise_command import promises_as_json, promises_as_text
from admin.reading import read_results
from admin.report_commands import app as report_app
from admin.reports.exports.folder import FolderFault
from admin.reports.published import Published
from admin.reports.summary import as_json, for_terminal
from admin.role_matrix import MatrixForm, tell_of_roles
from admin.running import run as run_service
from admin.service import ServiceFault
from admin.settings import SettingsFault, read_settings
from admin.spreadsheets import app as spreadsheet_app
from admin.unsealing import bring as bring_results
from admin.unsealing import unseal as unseal_results
from admin.unsealing import write_results
from admin.upkeep_commands import app as upkeep_app
from admin.upkeep_commands import keys_app
from bot.channels.intake import IntakeFault
from bot.privacy.keys import KeyFault
from bot.storage.store import StoreError
from surveys.organisation import BadOrganisation

FAULTS = (
    BadOrganisation,
    FieldworkFault,
    FolderFault,
    InstanceFault,
    IntakeFault,
    KeyFault,
    ServiceFault,
    SettingsFault,
    StoreError,
)
"""What can be wrong with an installation; each says so in one clear line."""

app = typer.Typer(
    help="Ask young people, keep their answers anonymous, and make sure they hear back.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.add_typer(check_app)
app.add_typer(upkeep_app)
app.add_typer(export_app)
app.add_typer(report_app)
app.add_typer(spreadsheet_app)
app.add_typer(keys_app, name="keys")
_out = Console()
_err = Console(stderr=True)


class Form(StrEnum):
    """How output is written."""

    TEXT = "text"
    JSON = "json"


@app.command()
def demo(
    port: Annotated[int, typer.Option(help="Port of the page of phones; 0 takes a free one.")] = 0,
    browser: Annotated[bool, typer.Option(help="Open the page in a browser.")] = True,
    people: Annotated[
        int, typer.Option(min=0, help="Play the whole story by itself with so many people.")
    ] = 0,
) -> None:
    """Try everything on this machine: a page of phones, no token, nothing kept."""
    # What the emulator needs, a bot on a small machine must not load.
    play = import_module("admin.demo").demo
    _finish(play(port, browser, people, _out, _err))


@app.command()
def preview(
    file: Annotated[Path, typer.Argument(help="The survey file, .yaml or .xlsx.")],
    port: Annotated[int, typer.Option(help="Port of the page of phones; 0 takes a free one.")] = 0,
    browser: Annotated[bool, typer.Option(help="Open the page in a browser.")] = True,
) -> None:
    """Play a survey file on the page of phones; it is shown anew whenever you save it."""
    play = import_module("admin.preview").preview
    _finish(play(file, port, browser, read_settings(), _err))


@app.command()
def run() -> None:
    """Run the bot by the settings."""
    _finish(run_service(read_settings(), _err))


@app.command()
def respond(
    what: Annotated[str, typer.Argument(help="A feedback file; with --to, the id of a survey.")],
    check_only: Annotated[
        bool, typer.Option("--check", help="Only tell what is wrong; keep nothing.")
    ] = False,
    to: Annotated[
        Path | None, typer.Option(help="Write the draft of the survey to this file.")
    ] = None,
    form: Annotated[Form, typer.Option("--format", help="How to write findings.")] = Form.TEXT,
) -> None:
    """Bring in "you said, we did" from a file, or write the draft to one. Exit 0 ready to be sent,
    1 errors, 2 unreadable."""
    if to is not None:
        asyncio.run(write_feedback(read_settings(), what, to))
        _err.print(f"Written to {to}. Change it, then: hearback respond {to}", soft_wrap=True)
        return
    responded = asyncio.run(respond_with(read_settings(), Path(what), not check_only))
    checked = [checking.Checked(Path(what), responded.findings, responded.readable)]
    if form is Form.JSON:
        _print_json(checking.as_json(checked))
    else:
        checking.print_text(checked, _out)
    if responded.is_kept:
        _err.print("Kept as the draft. In the chat, /respond shows it and /send sends it.")
    raise typer.Exit(responded.exit_code)


@app.command()
def results(
    survey: Annotated[str, typer.Argument(help="The id of a closed survey.")],
    form: Annotated[Form, typer.Option("--format", help="How to write results.")] = Form.TEXT,
    bring: Annotated[
        Path | None, typer.Option("--import", help="Keep results that hearback unseal made.")
    ] = None,
) -> None:
    """Show the results of a closed survey, with the ledger beside every n."""
    if bring is not None:
        asyncio.run(bring_results(read_settings(), survey, bring))
        _err.print("The results are kept. Staff see them in the chat.")
    published = asyncio.run(read_results(read_settings(), survey))
    _print_results(published, form)


@app.command()
def unseal(
    survey: Annotated[str, typer.Argument(help="The id of a closed survey.")],
    key: Annotated[Path, typer.Option(help="The offline key file.")],
    backup: Annotated[
        Path | None, typer.Option(help="A backup to read; else the bot's own data.")
    ] = None,
    to: Annotated[Path | None, typer.Option(help="Write the results to this file too.")] = None,
    form: Annotated[Form, typer.Option("--format", help="How to write results.")] = Form.TEXT,
) -> None:
    """Make the results of a survey whose answers are sealed to an offline key."""
    unsealed = asyncio.run(unseal_results(read_settings(), survey, key, backup))
    if to is not None:
        write_results(unsealed.published, to)
    if unsealed.unreadable:
        many = unsealed.unreadable
        _err.print(f"Answers that could not be opened, and are not among these results: {many}.")
    _print_results(unsealed.published, form)


@keys_app.command()
def offline(
    to: Annotated[Path, typer.Option(help="The folder to write both halves to.")],
) -> None:
    """Make a key for sealed answers. Run it on a machine that the bot never runs on."""
    tell_of_offline_key(to, _err)


@app.command()
def promises(
    form: Annotated[Form, typer.Option("--format", help="How to write the board.")] = Form.TEXT,
    language: Annotated[str, typer.Option(help="The language of the text: en or cy.")] = "en",
) -> None:
    """Show every promise that was made to young people, and what became of it."""
    if form is Form.JSON:
        _print_json(asyncio.run(promises_as_json(read_settings())))
    else:
        sys.stdout.write(asyncio.run(promises_as_text(read_settings(), language)))


@app.command("data-map")
def data_map(
    form: Annotated[
        MapForm, typer.Option("--format", help="How to write the data map.")
    ] = MapForm.TEXT,
) -> None:
    """Tell what is kept: every field, why, who reads it and for how long. Exit 1 when one is not
    described."""
    raise typer.Exit(tell_of_data_map(read_settings(), form, _out, _err))


@app.command()
def roles(
    form: Annotated[
        MatrixForm, typer.Option("--format", help="How to write the matrix.")
    ] = MatrixForm.TEXT,
) -> None:
    """Tell who may do what in the chat: every act of staff, and every role."""
    tell_of_roles(form, _out)


@app.command()
def move(
    to: Annotated[str, typer.Option(help="The database, postgresql://user@host:5432/name.")],
) -> None:
    """Carry everything from the data folder to an empty PostgreSQL database."""
    move_installation(read_settings(), to, _err)


def _print_results(published: Published, form: Form) -> None:
    if form is Form.JSON:
        _print_json(as_json(published))
    else:
        _out.print(for_terminal(published, "en"))


def _print_json(what: object) -> None:
    sys.stdout.write(orjson.dumps(what, option=orjson.OPT_INDENT_2).decode() + "\n")


def _finish(work: Coroutine[Any, Any, None]) -> None:
    uvloop.run(work)


def main() -> None:
    """Run the command line. A fault is one line on standard error and exit code 1."""
    # python-telegram-bot would warn of its own change of types at every "too many requests".
    os.environ.setdefault("PTB_TIMEDELTA", "1")
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s")
    for quiet in ("httpx", "telegram", "aiosqlite", "asyncio", "aiohttp"):
        logging.getLogger(quiet).setLevel(logging.WARNING)
    try:
        app()
    except FAULTS as fault:
        _err.print(f"hearback: {fault}", style="red", soft_wrap=True, markup=False)
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)
