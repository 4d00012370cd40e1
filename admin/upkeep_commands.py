"""The commands of `upkeep`, for the command line."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from admin import upkeep
from admin.settings import read_settings

app = typer.Typer()
keys_app = typer.Typer(help="The key of this installation.", no_args_is_help=True)
_err = Console(stderr=True)


@app.command()
def backup(
    to: Annotated[Path, typer.Option(help="A new file; never the place of another.")],
) -> None:
    """Back up everything, without the key, while the bot runs."""
    upkeep.make_backup(read_settings(), to, _err)


@app.command()
def restore(
    file: Annotated[Path, typer.Argument(help="A file that hearback backup made.")],
) -> None:
    """Put a backup in the place of the database. Who was forgotten since stays forgotten."""
    upkeep.bring_back(read_settings(), file, _err)


@app.command()
def scrub() -> None:
    """Write the database anew, so that nothing deleted is left in its files."""
    upkeep.scrub(read_settings(), _err)


@keys_app.command()
def rotate() -> None:
    """Change the key: everything is sealed anew. Killed in between, run it again."""
    upkeep.change_key(read_settings(), _err)
