"""What was committed is there after a kill, whole; what was not, is not there in part."""

import subprocess
import sys
from pathlib import Path

from bot.storage.rows import Person
from bot.storage.sqlite import open_sqlite
from tests.bot.storage.people import contact

ROOT = Path(__file__).parents[3]
ENOUGH = 300


def killed_in_the_midst(path: Path) -> set[int]:
    """Return the updates that a process said were kept before it was killed."""
    command = [sys.executable, "-m", "tests.bot.storage.relentless", str(path)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        printed = [next(process.stdout) for _ in range(ENOUGH)]
        process.kill()
        printed += process.stdout.readlines()
    return {int(line) for line in printed if line.endswith("\n")}


async def test_everything_that_was_said_to_be_kept_survives_a_kill(tmp_path: Path) -> None:
    kept = killed_in_the_midst(tmp_path / "h.db")
    store = await open_sqlite(tmp_path / "h.db")
    seen = [await store.has_seen(update) for update in kept]
    await store.close()
    assert len(kept) >= ENOUGH
    assert all(seen)


async def test_a_turn_is_kept_whole_or_not_at_all(tmp_path: Path) -> None:
    kept = killed_in_the_midst(tmp_path / "h.db")
    store = await open_sqlite(tmp_path / "h.db")
    for update in range(max(kept) + 50):
        person = await store.person(contact(f"person {update}").tag)
        assert await store.has_seen(update) == is_whole(person)
        assert person is None or is_whole(person)
    await store.close()


def is_whole(person: Person | None) -> bool:
    return bool(person and len(person.interviews) == 1 and person.attendance)
