"""The key file: how it is made, and when it is refused."""

from pathlib import Path

import pytest

from bot.privacy.key_file import open_keys
from bot.privacy.keys import KeyFault, Keys
from bot.storage.memory import MemoryStore


class House:
    """A data folder and a key file beside it."""

    def __init__(self, folder: Path) -> None:
        self.data = folder / "data"
        self.data.mkdir()
        self.key = folder / "secrets" / "hearback.key"
        self.store = MemoryStore()

    async def keys(self) -> Keys:
        return await open_keys(self.key, self.data, self.store)


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


async def test_the_first_start_makes_a_key_that_its_owner_alone_can_read(house: House) -> None:
    await house.keys()
    assert house.key.stat().st_mode & 0o777 == 0o600
    assert house.key.parent.stat().st_mode & 0o777 == 0o700


async def test_the_next_start_finds_the_same_key(house: House) -> None:
    assert (await house.keys()).tag(7) == (await house.keys()).tag(7)


async def test_two_installations_have_different_keys(house: House, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    other = House(tmp_path / "other")
    assert (await house.keys()).tag(7) != (await other.keys()).tag(7)


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660, 0o644])
async def test_a_key_that_others_can_read_is_refused(house: House, mode: int) -> None:
    await house.keys()
    house.key.chmod(mode)
    with pytest.raises(KeyFault, match="can be read by others"):
        await house.keys()


@pytest.mark.parametrize(
    "text", ["", "hearback-key-1", "hearback-key-1 AAAA", "hearback-key-9 " + "A" * 43 + "=", "é £"]
)
async def test_a_malformed_key_is_refused_and_left_alone(house: House, text: str) -> None:
    await house.keys()
    house.key.write_text(text, "utf-8")
    with pytest.raises(KeyFault, match="malformed"):
        await house.keys()
    assert house.key.read_text("utf-8") == text


async def test_a_key_inside_the_data_folder_is_refused(house: House) -> None:
    house.key = house.data / "secrets" / "hearback.key"
    with pytest.raises(KeyFault, match="outside the data folder"):
        await house.keys()
    assert list(house.data.iterdir()) == []


async def test_a_key_that_a_link_leads_into_the_data_folder_is_refused(house: House) -> None:
    house.key.parent.symlink_to(house.data)
    with pytest.raises(KeyFault, match="outside the data folder"):
        await house.keys()


async def test_a_missing_key_beside_existing_data_is_refused_and_no_other_is_made(
    house: House,
) -> None:
    await house.keys()
    house.key.unlink()
    with pytest.raises(KeyFault, match="is missing"):
        await house.keys()
    assert not house.key.exists()


async def test_a_key_of_another_installation_is_refused(house: House) -> None:
    await house.keys()
    house.key.unlink()
    await open_keys(house.key, house.data, MemoryStore())
    with pytest.raises(KeyFault, match="belongs to another"):
        await house.keys()


async def test_a_folder_in_place_of_the_key_is_refused_in_one_line(house: House) -> None:
    house.key.mkdir(parents=True, mode=0o700)
    with pytest.raises(KeyFault, match=r"^The key file \S+ cannot be used: Is a directory\.$"):
        await house.keys()
