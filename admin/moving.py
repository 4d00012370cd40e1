"""`hearback move`: an installation goes from its data folder to a PostgreSQL database."""

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn

from admin.instance import instance_lock
from admin.settings import Settings
from bot.storage.opening import move_store


def move(settings: Settings, to: str, console: Console) -> None:
    """Move, and say what to set next. Raises InstanceFault while a bot runs, and StoreError."""
    with instance_lock(settings.data):
        rows = _moved(settings, to, console)
    console.print(f"{rows:,} rows were moved, and compared on both sides.")
    console.print("Now set HEARBACK_DATABASE_URL to the same address and start hearback run.")
    console.print(
        f"Once it runs, delete the database in {settings.data}: it still holds what it held."
    )


def _moved(settings: Settings, to: str, console: Console) -> int:
    bars: dict[str, TaskID] = {}
    with Progress(
        TextColumn("{task.description:18}"), BarColumn(), MofNCompleteColumn(), console=console
    ) as progress:

        def tell(table: str, done: int, of: int) -> None:
            if table not in bars:
                bars[table] = progress.add_task(table, total=of)
            progress.update(bars[table], completed=done)

        return move_store(settings.data, to, tell)
