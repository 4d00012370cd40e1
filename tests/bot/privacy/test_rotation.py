"""Changing the key: whole, resumable, and the old key opens nothing afterwards."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.privacy.key_file import make_secret, open_keys
from bot.privacy.keys import KeyFault, Keys
from bot.privacy.rotation import rotate
from bot.storage.store import ROTATION, StoreError
from tests.bot.privacy.vault import FORMER, GONE, OWNER, STAFF, Vault, traces
from tests.postgres import Database

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[3]
ROTATING = """
import sys
from pathlib import Path
from bot.privacy.rotation import KeyFiles, rotate
from bot.storage.opening import alone
path, data, url, owner = sys.argv[1:]
with alone(url or None, Path(data)) as held:
    rotate(KeyFiles(Path(path), Path(data)), held, [int(owner)], lambda *done: print(*done, flush=True))
print("done")
"""


@pytest.fixture(params=["sqlite", "postgres"])
def vault(request: pytest.FixtureRequest, tmp_path: Path) -> Vault:
    if request.param == "sqlite":
        return Vault(tmp_path)
    database: Database = request.getfixturevalue("database")
    return Vault(tmp_path, database.url)


def turn(vault: Vault) -> int:
    """Change the key."""
    with vault.alone() as held:
        return rotate(vault.files, held, [OWNER], lambda *_: None)


async def test_everything_is_sealed_with_the_new_key_and_the_old_one_is_gone(vault: Vault) -> None:
    await vault.furnish()
    old = vault.keys()
    turn(vault)
    new = vault.keys()
    assert new.tag(1) != old.tag(1)
    await vault.is_whole(new)
    assert [file.name for file in vault.files.path.parent.iterdir()] == ["hearback.key"]
    assert vault.files.path.stat().st_mode & 0o777 == 0o600


async def test_the_old_key_finds_nobody_and_opens_nothing(vault: Vault) -> None:
    await vault.furnish()
    old = vault.keys()
    turn(vault)
    store = await vault.open()
    assert await store.person(old.tag(100)) is None
    assert old.tag(STAFF) not in await store.staff()
    with pytest.raises(KeyFault, match="belongs to another"):
        await old.check(store)
    await store.close()


async def test_a_member_of_whom_only_the_old_tag_is_known_has_to_be_invited_anew(
    vault: Vault,
) -> None:
    await vault.furnish()
    old = vault.keys()
    assert turn(vault) == 1
    new = vault.keys()
    store = await vault.open()
    known = {new.tag(STAFF), *(new.former(old.tag(each)) for each in (FORMER, GONE))}
    assert set(await store.staff()) == known
    await store.close()


async def test_the_log_of_staff_names_them_by_their_new_tags(vault: Vault) -> None:
    await vault.furnish()
    old = vault.keys()
    turn(vault)
    new = vault.keys()
    with vault.alone() as held:
        logged = {bytes(tag) for (tag,) in held.raw.run("logged_members").fetchall()}
    assert logged == {new.tag(STAFF), new.tag(OWNER), new.former(old.tag(FORMER))}


async def test_keys_may_be_changed_again(vault: Vault) -> None:
    await vault.furnish()
    turn(vault)
    assert turn(vault) == 1
    await vault.is_whole(vault.keys())


async def test_without_the_key_nothing_is_begun(vault: Vault) -> None:
    await vault.furnish()
    kept = vault.files.path.rename(vault.files.path.with_name("copy"))
    with pytest.raises(KeyFault, match="is missing: put your copy of it there"):
        turn(vault)
    kept.rename(vault.files.path)
    await vault.is_whole(vault.keys())


async def test_with_another_key_nothing_is_begun(vault: Vault) -> None:
    await vault.furnish()
    kept = vault.files.path.rename(vault.files.path.with_name("copy"))
    make_secret(vault.files.path)
    with pytest.raises(KeyFault, match="belongs to another"):
        turn(vault)
    kept.replace(vault.files.path)
    await vault.is_whole(vault.keys())


async def test_a_file_in_the_place_of_the_old_key_is_not_deleted(vault: Vault) -> None:
    await vault.furnish()
    vault.files.old.write_text("mine")
    with pytest.raises(KeyFault, match="is in the way"):
        turn(vault)
    assert vault.files.old.read_text() == "mine"
    await vault.is_whole(vault.keys())


class Interrupted(Exception):
    """Somebody pulled the plug."""


def broken_off(vault: Vault, after: int) -> None:
    """Change the key, and break off after so many slices."""
    left = [after]

    def tell(*_: object) -> None:
        left[0] -= 1
        if not left[0]:
            raise Interrupted

    with pytest.raises(Interrupted), vault.alone() as held:
        rotate(vault.files, held, [OWNER], tell)


async def test_nothing_runs_until_a_change_that_was_broken_off_is_finished(vault: Vault) -> None:
    await vault.furnish()
    broken_off(vault, 1)
    store = await vault.open()
    with pytest.raises(KeyFault, match="run hearback keys rotate once more"):
        await open_keys(vault.files.path, vault.data, store)
    await store.close()
    turn(vault)
    await vault.is_whole(vault.keys())


async def test_without_the_old_key_a_change_that_was_broken_off_is_not_finished(
    vault: Vault,
) -> None:
    await vault.furnish()
    broken_off(vault, 2)
    kept = vault.files.old.rename(vault.files.old.with_name("copy"))
    with pytest.raises(KeyFault, match=r"hearback.key.old is missing: put your copy of it there"):
        turn(vault)
    kept.rename(vault.files.old)
    turn(vault)
    await vault.is_whole(vault.keys())


async def test_what_neither_key_opens_stays_shut_and_holds_up_nothing(vault: Vault) -> None:
    await vault.furnish()
    old, stranger = vault.keys(), Keys(os.urandom(32))
    with vault.alone() as held:
        chat = stranger.seal_chat(1, "person 00000")
        lost = {"id": "person 00000", "tag": old.tag(100), "chat": chat}
        held.raw.run("reseal_contact", lost)
    turn(vault)
    store = await vault.open()
    kept = await store.contact("person 00000")
    assert kept is not None
    assert kept.chat == chat
    assert kept.tag not in (old.tag(100), vault.keys().tag(100))
    await store.close()


@pytest.fixture(params=["sqlite", "postgres"])
def crowded(request: pytest.FixtureRequest, tmp_path: Path) -> Vault:
    url = None
    if request.param == "postgres":
        url = request.getfixturevalue("database").url
    return Vault(tmp_path, url, people=1200)


def rotating(vault: Vault) -> "subprocess.Popen[str]":
    """Change the key in a process of its own; it prints a line for every slice."""
    files = vault.files
    arguments = [str(files.path), str(vault.data), vault.url or "", str(OWNER)]
    return subprocess.Popen(
        [sys.executable, "-c", ROTATING, *arguments], stdout=subprocess.PIPE, text=True, cwd=ROOT
    )


def lines(process: "subprocess.Popen[str]") -> Iterator[str]:
    assert process.stdout is not None
    yield from process.stdout


@pytest.mark.slow
async def test_a_change_that_is_killed_again_and_again_is_whole_in_the_end(
    crowded: Vault,
) -> None:
    await crowded.furnish()
    old, lived = crowded.keys(), 0
    for slices in range(1, 8):
        with rotating(crowded) as process:
            told = lines(process)
            for _ in range(slices):
                next(told, "")
            process.kill()
        if process.returncode == -9:
            lived += 1
    turn(crowded)
    assert lived
    assert crowded.keys().tag(1) != old.tag(1)
    await crowded.is_whole(crowded.keys())


async def test_a_change_that_was_killed_before_the_database_knew_the_new_key_is_begun_anew(
    tmp_path: Path,
) -> None:
    vault = Vault(tmp_path)
    await vault.furnish()
    unused = make_secret(vault.files.new)
    turn(vault)
    assert vault.keys().tag(1) != Keys(unused).tag(1)
    await vault.is_whole(vault.keys())


@pytest.mark.parametrize("half", [None, "", "hearback-key-1 AA"])
async def test_a_change_that_was_killed_before_the_files_were_exchanged_goes_on(
    tmp_path: Path, half: str | None
) -> None:
    vault = Vault(tmp_path)
    await vault.furnish()
    files = vault.files
    broken_off(vault, 1)
    new = vault.keys()
    files.path.rename(files.new)
    files.old.rename(files.path)
    if half is not None:
        # It was killed while the old key was copied.
        files.old.write_text(half)
    turn(vault)
    assert vault.keys().tag(1) == new.tag(1)
    await vault.is_whole(new)
    assert [file.name for file in files.path.parent.iterdir()] == ["hearback.key"]


async def test_a_change_that_was_killed_after_the_old_key_was_deleted_is_not_begun_anew(
    vault: Vault,
) -> None:
    await vault.furnish()
    turn(vault)
    new = vault.keys()
    with vault.alone() as held:
        held.raw.run("set_mark", {"name": ROTATION, "value": new.seal_mark(ROTATION)})
    turn(vault)
    assert vault.keys().tag(1) == new.tag(1)
    await vault.is_whole(new)


async def test_nothing_that_the_old_key_sealed_is_left_lying_in_the_files(vault: Vault) -> None:
    await vault.furnish()
    store = await vault.open()
    before = await store.person(vault.keys().tag(100))
    await store.close()
    assert before is not None
    sealed = [before.contact.chat, before.contact.tag, before.interviews[0].sealed]
    assert all(each in traces(vault) for each in sealed)
    turn(vault)
    assert not any(each in traces(vault) for each in sealed)


async def test_the_key_is_not_changed_while_a_replica_lives(
    database: Database, tmp_path: Path
) -> None:
    vault = Vault(tmp_path, database.url)
    await vault.furnish()
    store = await vault.open()
    await store.lease("replica a", "a", 600.0)
    with pytest.raises(StoreError, match="stop every replica first"):
        turn(vault)
    await store.release("a")
    await vault.is_whole(vault.keys())
    await store.close()
