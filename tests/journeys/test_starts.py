import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from bot.emulator.launch import launched
from bot.emulator.options import DEFAULT_TOKEN
from bot.emulator.remote import Remote
from tests.journeys.house import command, house
from tests.journeys.ports import reserved_port
from tests.journeys.records import Records
from tests.journeys.staff import publishes

pytestmark = [pytest.mark.slow, pytest.mark.asyncio(loop_scope="module")]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def remote() -> AsyncIterator[Remote]:
    async with launched() as remote:
        yield remote


async def refused(folder: Path, **settings: str) -> str:
    """Start Hearback, which must not: return the one line that it says."""
    code, out, err = await command(folder, "run", **settings)
    assert code not in (0, None), err
    assert "Traceback" not in out + err
    token = settings.get("HEARBACK_TOKEN", DEFAULT_TOKEN)
    assert not token or token not in err
    (line,) = err.splitlines()
    assert line.startswith("hearback: ")
    return line


async def test_a_wrong_token_is_said_to_be_wrong(tmp_path: Path, remote: Remote) -> None:
    line = await refused(tmp_path, url=remote.url, HEARBACK_TOKEN="31:wr0ng-one")
    assert "HEARBACK_TOKEN" in line
    assert "wr0ng" not in line


async def test_a_demo_on_a_port_that_is_taken_says_so_in_one_line(
    tmp_path: Path, remote: Remote
) -> None:
    port = remote.url.rpartition(":")[2]
    code, out, err = await command(tmp_path, "demo", "--no-browser", "--port", port)
    assert (code, out) == (1, "")
    (line,) = err.splitlines()
    assert f"cannot listen on 127.0.0.1:{port}" in line


async def test_a_webhook_on_a_port_that_is_taken_says_so_in_one_line(
    tmp_path: Path, remote: Remote
) -> None:
    taken = remote.url.removeprefix("http://")
    line = await refused(
        tmp_path,
        url=remote.url,
        HEARBACK_WEBHOOK_URL=f"{remote.url}/updates",
        HEARBACK_LISTEN=taken,
    )
    assert f"HEARBACK_LISTEN: cannot listen on {taken}" in line


async def test_a_webhook_that_telegram_refuses_is_said_in_one_line(
    tmp_path: Path, remote: Remote
) -> None:
    with reserved_port() as port:
        code, _, err = await command(
            tmp_path,
            "run",
            url=remote.url,
            HEARBACK_WEBHOOK_URL="https://bot.example:9000/updates",
            HEARBACK_LISTEN=f"127.0.0.1:{port}",
        )
    assert code == 1
    assert "Traceback" not in err
    assert "hearback: Telegram refuses HEARBACK_WEBHOOK_URL (" in err
    assert "only on ports 80, 88, 443 or 8443" in err


async def test_no_token_is_asked_for(tmp_path: Path) -> None:
    assert "HEARBACK_TOKEN is not set" in await refused(tmp_path, HEARBACK_TOKEN="")


async def test_an_address_where_nobody_answers_is_named(tmp_path: Path) -> None:
    with reserved_port() as port:
        url = f"http://127.0.0.1:{port}"
        assert f"{url} cannot be reached" in await refused(tmp_path, url=url)


async def test_a_database_server_where_nobody_answers_is_named(tmp_path: Path) -> None:
    with reserved_port() as port:
        url = f"postgresql://hearback:pass-word@127.0.0.1:{port}/hearback"
        line = await refused(tmp_path, HEARBACK_DATABASE_URL=url)
    assert f"The database server at 127.0.0.1:{port} cannot be reached" in line
    assert "pass-word" not in line


@pytest.mark.parametrize("below", ["", "data"])
async def test_a_data_folder_that_is_no_folder_is_named(tmp_path: Path, below: str) -> None:
    file = tmp_path / "file"
    file.write_text("mine")
    line = await refused(tmp_path, HEARBACK_DATA=str(file / below))
    assert f"{file / below} cannot be used as data folder" in line
    assert file.read_text() == "mine"


async def test_a_key_in_the_data_folder_is_refused(tmp_path: Path, remote: Remote) -> None:
    inside = tmp_path / "data" / "hearback.key"
    line = await refused(tmp_path, url=remote.url, HEARBACK_KEY_FILE=str(inside))
    assert "must lie outside the data folder" in line
    assert not inside.exists()


@pytest.mark.parametrize(
    ("toml", "words"),
    [
        ("batch = [", "hearback.toml"),
        ("bacth = 9", "no setting “bacth”"),
        ("batch = 'many'", "HEARBACK_BATCH"),
    ],
)
async def test_settings_that_cannot_be_read_are_named(
    tmp_path: Path, toml: str, words: str
) -> None:
    (tmp_path / "hearback.toml").write_text(toml)
    assert words in await refused(tmp_path)


async def test_a_batch_of_three_is_refused(tmp_path: Path) -> None:
    assert "HEARBACK_BATCH" in await refused(tmp_path, HEARBACK_BATCH="3")


async def lived_in(folder: Path) -> Path:
    """Return a folder that had a survey published in it, and whose bot has ended."""
    async with house(folder) as home:
        await publishes(await home.staff())
        assert await home.bot.stop() == 0
    return folder


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def left(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return await lived_in(tmp_path_factory.mktemp("left"))


@pytest.fixture
def records(left: Path, tmp_path: Path) -> Records:
    """A copy of such a folder; none was ever open."""
    shutil.copytree(left, tmp_path, dirs_exist_ok=True)
    return Records(tmp_path / "data", tmp_path / "secrets" / "hearback.key")


async def test_a_key_that_others_can_read_is_refused(tmp_path: Path, records: Records) -> None:
    records.key_file.chmod(0o644)
    assert "chmod 600" in await refused(tmp_path)


async def test_data_without_its_key_is_left_alone(tmp_path: Path, records: Records) -> None:
    before = records.file.read_bytes()
    records.key_file.unlink()
    assert "is missing" in await refused(tmp_path)
    assert not records.key_file.exists()
    assert records.file.read_bytes() == before


async def test_data_of_another_key_is_left_alone(
    tmp_path: Path, records: Records, tmp_path_factory: pytest.TempPathFactory
) -> None:
    other = await lived_in(tmp_path_factory.mktemp("other")) / "secrets" / "hearback.key"
    before = records.file.read_bytes()
    assert "another" in await refused(tmp_path, HEARBACK_KEY_FILE=str(other))
    assert records.file.read_bytes() == before


@pytest.mark.parametrize("place", [0, 4096], ids=["head", "middle"])
async def test_a_damaged_database_is_left_as_it_is(
    tmp_path: Path, records: Records, place: int
) -> None:
    with records.file.open("r+b") as file:
        file.seek(place)
        file.write(b"\xa5" * 3000)
    damaged = records.file.read_bytes()
    assert "damaged" in await refused(tmp_path)
    assert records.file.read_bytes() == damaged


async def test_a_second_bot_on_the_same_data_is_refused_and_the_first_goes_on(
    tmp_path: Path,
) -> None:
    async with house(tmp_path) as home:
        line = await refused(tmp_path, url=home.remote.url)
        assert "is in use by another running Hearback" in line
        await publishes(await home.staff())
