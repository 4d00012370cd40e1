"""`hearback report`, `hearback evidence` and `hearback review`, for the command line."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from admin.clock import Clock
from admin.evidence import INDEX
from admin.fieldwork import FieldworkFault
from admin.page_making import Maker
from admin.reading import reading
from admin.reports.exports.folder import Files, refuse_if_taken, write_once
from admin.settings import Settings, read_settings
from bot.privacy.key_file import open_keys

LARGEST = 200_000
"""Bytes that the words of young reviewers may have."""

app = typer.Typer()
_err = Console(stderr=True)
Folder = Annotated[Path, typer.Option(help="A new or empty folder for the files.")]


@app.command()
def report(
    survey: Annotated[str, typer.Argument(help="The id of a closed survey.")], to: Folder
) -> None:
    """Write the public page of a survey: HTML and plain text in each language, and pictures."""
    _write(to, lambda maker: maker.report(survey))


@app.command()
def evidence(
    to: Folder,
    surveys: Annotated[
        list[str] | None, typer.Argument(help="Ids of closed surveys; else all.")
    ] = None,
) -> None:
    """Write the evidence pack: what frameworks ask, and the file behind every claim."""
    _write(to, lambda maker: maker.evidence(surveys or ()))
    _err.print(f"Begin with {to / INDEX}.", soft_wrap=True, markup=False)


@app.command()
def review(
    year: Annotated[int, typer.Option(help="The year in which the surveys closed.")],
    to: Folder,
    young_reviewers: Annotated[
        Path | None, typer.Option(help="A text file; it is printed as it is.")
    ] = None,
) -> None:
    """Write the review of a year: culture, structure, practice, review."""
    words = _words(young_reviewers) if young_reviewers else ""
    _write(to, lambda maker: maker.year(year, words))


def _write(to: Path, make: Callable[[Maker], Awaitable[Files]]) -> None:
    refuse_if_taken(to)
    files = asyncio.run(_made(read_settings(), make))
    write_once(files, to)
    _err.print(f"{len(files)} files are in {to}.", soft_wrap=True, markup=False)


async def _made(settings: Settings, make: Callable[[Maker], Awaitable[Files]]) -> Files:
    async with reading(settings) as store:
        keys = await open_keys(settings.key_file, settings.data, store)
        today = Clock(settings.zone).today()
        return await make(Maker(store, keys, settings.organisation_file, settings.batch, today))


def _words(path: Path) -> str:
    try:
        held = path.read_bytes()
        if len(held) > LARGEST:
            raise FieldworkFault(f"{path} is too long: at most {LARGEST:,} bytes are printed.")
        return held.decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise FieldworkFault(f"{path} cannot be read as a text file in UTF-8.") from None
