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
from admin.fieldwork import FieldworkFault
from admin.instance import InstanceFault
from admin.moving import move as move_installation
from admin.reading import read_results
from admin.reports.summary import as_json, for_terminal
from admin.running import run as run_service
from admin.service import ServiceFault
from admin.settings import SettingsFault, read_settings
from bot.channels.intake import IntakeFault
from bot.privacy.keys import KeyFault
from bot.storage.store import StoreError
from surveys.organisation import BadOrganisation

FAULTS = (
    BadOrganisation,
    FieldworkFault,
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
def run() -> None:
    """Run the bot by the settings."""
    _finish(run_service(read_settings(), _err))


@app.command()
def check(
    files: Annotated[list[Path] | None, typer.Argument(help="Survey files; else all.")] = None,
    form: Annotated[Form, typer.Option("--format", help="How to write findings.")] = Form.TEXT,
) -> None:
    """Find every fault of survey files. Exit 0 clean or warnings only, 1 errors, 2 unreadable."""
    reviews = checking.reviews(files or [], read_settings())
    if form is Form.JSON:
        _print_json(checking.as_json(reviews))
    else:
        checking.print_text(reviews, _out)
    raise typer.Exit(checking.exit_code(reviews))


@app.command()
def results(
    survey: Annotated[str, typer.Argument(help="The id of a closed survey.")],
    form: Annotated[Form, typer.Option("--format", help="How to write results.")] = Form.TEXT,
) -> None:
    """Show the results of a closed survey, with the ledger beside every n."""
    published = asyncio.run(read_results(read_settings(), survey))
    if form is Form.JSON:
        _print_json(as_json(published))
    else:
        _out.print(for_terminal(published, "en"))


@app.command()
def move(
    to: Annotated[str, typer.Option(help="The database, postgresql://user@host:5432/name.")],
) -> None:
    """Carry everything from the data folder to an empty PostgreSQL database."""
    move_installation(read_settings(), to, _err)


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
