"""`hearback export`, for the command line."""

import asyncio
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn

from admin.access import HOST
from admin.clock import Clock
from admin.exporting import (
    Tell,
    export_of,
    private_files,
    published_files,
    refuse_microdata,
)
from admin.fieldwork import published
from admin.reading import reading
from admin.reports.exports.folder import Files, refuse_if_taken, write_once
from admin.settings import Settings, read_settings
from bot.privacy.key_file import open_keys
from bot.storage.changes import LogAct

app = typer.Typer()
_err = Console(stderr=True)
_TENTHS = 10


@app.command()
def export(
    survey: Annotated[str, typer.Argument(help="The id of a closed survey.")],
    to: Annotated[Path, typer.Option(help="A new or empty folder for the files.")],
    microdata: Annotated[
        bool, typer.Option("--microdata", help="Also one row per person. Never to be published.")
    ] = False,
) -> None:
    """Write the results as a spreadsheet, CSV files and a data package."""
    refuse_if_taken(to)
    files = asyncio.run(_made(read_settings(), survey, microdata))
    write_once(files, to, private=microdata)
    _err.print(f"{len(files)} files are in {to}.", soft_wrap=True, markup=False)
    if microdata:
        _err.print(
            "One of its folders has one row per person. It is outside the promise that small "
            "numbers are never shown: keep it, never publish it, delete it when you are done."
        )


async def _made(settings: Settings, survey: str, microdata: bool) -> Files:
    clock = Clock(settings.zone)
    async with reading(settings) as store:
        await open_keys(settings.key_file, settings.data, store)
        row = await published(store, survey)
        if microdata:
            await refuse_microdata(store, row)
        with progress_on(_err) as progress:
            tell = told(progress)
            found = await export_of(store, row, clock.today(), tell)
            files = await published_files(found, tell)
            if not microdata:
                return files
            rows = await private_files(store, row, found, settings.batch, tell)
        # Written down before anybody has the file.
        await store.commit([LogAct(clock.now(), HOST, "export_microdata", survey)])
    return {**files, **rows}


def progress_on(console: Console) -> Progress:
    """Return what shows how far the work has come, in per cent."""
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        TaskProgressColumn(),
        TimeElapsedColumn(),
        console=console,
    )


def told(progress: Progress) -> Tell:
    """Return what is told of the work. Shown are tenths: how many answered is never told exactly,
    and finer steps would tell it."""
    tasks = {}

    def tell(what: str, done: int, of: int) -> None:
        if what not in tasks:
            tasks[what] = progress.add_task(what, total=_TENTHS)
        progress.update(tasks[what], completed=_TENTHS * done // of if of else _TENTHS)

    return tell
