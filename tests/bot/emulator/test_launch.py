import pytest
import telegram

from bot.emulator.launch import launched
from bot.emulator.remote import Remote


async def test_the_emulator_runs_as_a_process_of_its_own() -> None:
    token = "31:abc"
    async with launched("--token", token, "--username", "our_bot", "--name", "Ours") as remote:
        async with telegram.Bot(token, base_url=remote.base_url) as bot:
            assert (bot.id, bot.username, bot.first_name) == (31, "our_bot", "Ours")
        assert (await remote.state())["bot"]["username"] == "our_bot"


async def test_an_emulator_that_cannot_start_says_so() -> None:
    with pytest.raises(RuntimeError, match="did not start"):
        async with launched("--token", "nonsense"):
            pass


async def test_a_port_that_is_taken_is_no_place_to_start(remote: Remote) -> None:
    port = remote.url.rpartition(":")[2]
    with pytest.raises(RuntimeError, match="did not start"):
        async with launched("--port", port):
            pass
