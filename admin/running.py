"""`hearback run`: the bot by its settings, until it is told to stop."""

import asyncio
import gc
import signal
from contextlib import nullcontext

from rich.console import Console

from admin.clock import Clock
from admin.instance import instance_lock
from admin.service import Service, serving
from admin.settings import Settings
from bot.privacy.offline_key_file import read_seal_to
from bot.privacy.public_sealing import name_of
from surveys.organisation import read_organisation

_COLLECTING = (10_000, 10, 10)
"""How much is made before the collector looks for circles of it. A turn makes much and leaves none,
so the usual 700 is a twentieth of all the work for nothing."""


async def run(settings: Settings, console: Console) -> None:
    """Run until SIGTERM or SIGINT. Raises the faults of the rooms, each one clear line."""
    # Any number of processes may share a PostgreSQL database; a file has one.
    with nullcontext() if settings.database else instance_lock(settings.data):
        async with serving(settings, Clock(settings.zone)) as service:
            await _greet(service, settings, console)
            # What is there by now stays to the end: the collector need not look through it again.
            gc.collect()
            gc.freeze()
            gc.set_threshold(*_COLLECTING)
            await until_stopped(service)


async def until_stopped(service: Service) -> None:
    """Read updates until the process is told to end; turns in work are finished."""
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, service.stop)
    await service.run()


async def _greet(service: Service, settings: Settings, console: Console) -> None:
    console.print(f"Hearback is running as @{service.desk.bot.username}. Ctrl-C stops it.")
    if read_organisation(settings.organisation_file).fictional:
        console.print(
            f"[yellow]The organisation in {settings.organisation_file} is made up. "
            "Write your own before you ask anybody.[/yellow]"
        )
    if settings.seal_to:
        name = name_of(read_seal_to(settings.seal_to))
        said = f"Answers to surveys published from now on are sealed to the key {name}."
        console.print(said, soft_wrap=True)
    link = await service.owner_link()
    if link is not None:
        console.print("Nobody is staff yet. This link makes its first opener an owner, once:")
        console.print(link, soft_wrap=True)
