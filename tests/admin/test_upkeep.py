"""Backing up, restoring, scrubbing and changing the key, from the host's chair."""

import asyncio
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from pydantic import SecretStr
from rich.console import Console

from admin.instance import InstanceFault, instance_lock
from admin.settings import Settings
from admin.upkeep import bring_back, change_key, make_backup, scrub
from bot.privacy.key_file import make_secret
from bot.privacy.keys import KeyFault
from bot.storage.opening import DATABASE
from bot.storage.store import StoreError
from tests.bot.privacy.vault import OWNER, Vault
from tests.postgres import Database


class Host:
    """Somebody at a terminal, with an installation and a shelf for backups."""

    def __init__(self, folder: Path) -> None:
        self.vault = Vault(folder)
        asyncio.run(self.vault.furnish())
        self.shelf = folder / "shelf"
        self.shelf.mkdir()
        self.settings = Settings(
            data=self.vault.data, key_file=self.vault.files.path, owners=(OWNER,), database_url=None
        )
        self._said = io.StringIO()
        self.console = Console(file=self._said)

    @property
    def said(self) -> list[str]:
        return self._said.getvalue().splitlines()

    def rotates(self) -> None:
        change_key(self.settings, self.console)

    def scrubs(self) -> None:
        scrub(self.settings, self.console)

    def backs_up(self, to: str = "one") -> None:
        make_backup(self.settings, self.shelf / to, self.console)

    def restores(self) -> None:
        bring_back(self.settings, self.shelf / "one", self.console)

    def is_whole(self) -> None:
        asyncio.run(self.vault.is_whole(self.vault.keys()))


Act = Callable[[Host], None]


@pytest.fixture
def host(tmp_path: Path) -> Host:
    return Host(tmp_path)


def test_after_a_change_of_keys_the_host_is_told_what_to_do_with_which_key(host: Host) -> None:
    host.rotates()
    assert host.said == [
        "contacts: 3 rows, interviews: 3 rows, open_responses: 3 rows, responses: 3 rows, "
        "papers: 1 rows",
        "The key is changed. The old one opens nothing any more, and is deleted.",
        f"Copy {host.settings.key_file} to your safe place, and to every replica. "
        "Backups made before today need the old key: make a new one now.",
        "1 members of staff have to be invited anew: nothing told their chat ids.",
    ]
    host.is_whole()


@pytest.mark.parametrize("act", [Host.rotates, Host.scrubs, Host.restores])
def test_nothing_that_needs_the_database_alone_is_done_while_a_bot_runs(
    host: Host, act: Act
) -> None:
    host.backs_up()
    with instance_lock(host.settings.data), pytest.raises(InstanceFault, match="stop that one"):
        act(host)
    host.is_whole()


def test_a_backup_is_made_while_a_bot_runs_and_says_what_to_keep_beside_it(host: Host) -> None:
    with instance_lock(host.settings.data):
        host.backs_up()
    assert host.said == [
        f"Everything is in {host.shelf / 'one'}, without the key. Keep erased.ids beside it."
    ]
    assert {each.name for each in host.shelf.iterdir()} == {"one", "erased.ids"}


def test_a_backup_may_not_lie_beside_the_key(host: Host) -> None:
    host.shelf = host.settings.key_file.parent
    with pytest.raises(StoreError, match="would lie beside the key"):
        host.backs_up()
    assert [each.name for each in host.shelf.iterdir()] == ["hearback.key"]


def test_a_restored_backup_opens_with_the_key_of_its_time(host: Host) -> None:
    host.backs_up()
    host.restores()
    assert host.said[1] == "The backup is in place. hearback run goes on from there."
    assert "Delete it once all is well" in host.said[-1]
    host.is_whole()


def test_a_backup_of_an_earlier_key_is_refused_in_one_line_and_changes_nothing(host: Host) -> None:
    host.backs_up()
    host.rotates()
    with pytest.raises(KeyFault, match=r"one belongs to another key: set HEARBACK_KEY_FILE"):
        host.restores()
    host.is_whole()


def test_without_any_key_nothing_is_restored_and_none_is_made(host: Host) -> None:
    host.backs_up()
    host.settings.key_file.unlink()
    with pytest.raises(KeyFault, match="is missing, and the backup stays shut without it"):
        host.restores()
    assert not host.settings.key_file.exists()


def test_with_another_key_nothing_is_restored(host: Host) -> None:
    host.backs_up()
    kept = host.settings.key_file.rename(host.settings.key_file.with_name("kept"))
    make_secret(host.settings.key_file)
    with pytest.raises(KeyFault, match="belongs to another key"):
        host.restores()
    kept.replace(host.settings.key_file)
    host.is_whole()


@pytest.mark.parametrize("act", [Host.rotates, Host.scrubs, Host.backs_up])
def test_an_empty_folder_is_named(host: Host, act: Act) -> None:
    (host.settings.data / DATABASE).unlink()
    with pytest.raises(StoreError, match="There is no database in"):
        act(host)


def test_whatever_is_in_postgresql_is_left_to_its_own_tools(host: Host) -> None:
    url = SecretStr("postgresql://127.0.0.1:9/x")
    host.settings = host.settings.model_copy(update={"database_url": url})
    for act in (host.backs_up, host.restores):
        with pytest.raises(StoreError, match="pg_dump"):
            act()


def test_a_postgresql_database_is_scrubbed_too(database: Database, host: Host) -> None:
    host.settings = host.settings.model_copy(update={"database_url": SecretStr(database.url)})
    host.scrubs()
    assert host.said == ["The database is written anew: nothing that was deleted is left in it."]
