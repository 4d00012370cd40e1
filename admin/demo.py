"""`hearback demo`: everything on this machine, on loopback; the data is thrown away at the end."""

import asyncio
import webbrowser
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from shutil import copy
from tempfile import TemporaryDirectory

from pydantic import SecretStr
from rich.console import Console

from admin.clock import at_ten
from admin.running import until_stopped
from admin.service import Service, ServiceFault, serving
from admin.settings import Settings
from admin.story import Story
from bot.emulator.launch import LaunchFault, launched
from bot.emulator.options import DEFAULT_TOKEN
from bot.emulator.remote import Remote

STAFF = 7001
YOUNG_PERSON = 7002
NEWCOMER = (
    "On the staff phone, type /staff and publish a survey.",
    "On the young person's phone, open the link and answer: tap, type, go back, skip, or stop.",
    "Press “Sixty people take part”, twice: fewer than fifty answers show words and no numbers.",
    "As staff, close it, look at the results, write “you said, we did”, and send it.",
    "Every young person's phone buzzes with what came of it.",
)
"""The story that the page tells a newcomer."""


async def demo(port: int, browser: bool, people: int, out: Console, err: Console) -> None:
    """Show the page of phones until stopped; with ``people``, play the story and end.

    Raises ServiceFault.
    """
    try:
        await _play(port, browser, people, out, err)
    except LaunchFault as fault:
        raise ServiceFault(str(fault)) from None


async def _play(port: int, browser: bool, people: int, out: Console, err: Console) -> None:
    async with _staged(port) as (remote, service):
        if people:
            async with _reading(service):
                await Story(remote, service.desk, STAFF, out, err).play(people)
            return
        await remote.add_person("Sam", "en", user_id=YOUNG_PERSON)
        err.print(f"The page of phones is ready: [bold]{remote.url}/[/bold]")
        err.print("Ctrl-C ends it; nothing is kept.")
        if browser:
            webbrowser.open(f"{remote.url}/")
        await until_stopped(service)


@asynccontextmanager
async def _reading(service: Service) -> AsyncIterator[None]:
    """Read updates meanwhile. However this ends, turns in work are finished."""
    reading = asyncio.create_task(service.run())
    try:
        yield
    finally:
        service.stop()
        await reading


@asynccontextmanager
async def _staged(port: int) -> AsyncIterator[tuple[Remote, Service]]:
    story = [part for line in NEWCOMER for part in ("--story", line)]
    with TemporaryDirectory(prefix="hearback-demo-") as folder:
        async with launched("--port", str(port), *story) as remote:
            await remote.add_person("Alex", "en", user_id=STAFF, role="staff")
            settings = _settings(Path(folder), remote.url)
            async with serving(settings, at_ten(settings.zone)) as service:
                yield remote, service


def _settings(folder: Path, url: str) -> Settings:
    settings = Settings(
        token=SecretStr(DEFAULT_TOKEN),
        api_url=url,
        webhook_url=None,
        database_url=None,
        listen=None,
        owners=(STAFF,),
        data=folder / "data",
        key_file=folder / "secrets" / "hearback.key",
        seal_to=None,
        grace=0.0,
        quiet_hours="none",
        school_hours="none",
    )
    # A copy: what is typed at /setup is thrown away with the rest.
    about_us = settings.organisation_file
    if not about_us.is_file():
        return settings
    return settings.model_copy(update={"organisation": Path(copy(about_us, folder))})
