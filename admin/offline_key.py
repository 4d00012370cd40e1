"""`hearback keys offline`: a key whose private half never comes to where the bot runs."""

from pathlib import Path

from rich.console import Console

from bot.privacy.offline_key_file import PRIVATE, PUBLIC, write_offline_key
from bot.privacy.public_sealing import name_of


def tell_of_offline_key(folder: Path, console: Console) -> None:
    """Make the key, and say what to do with its two halves. Raises KeyFault."""
    key = write_offline_key(folder)
    lines = (
        f"This is the key {name_of(key.public)}. Its two halves are in {folder}:",
        f"{PRIVATE} opens answers. Keep it offline, in two places, and never on the machine of the "
        "bot. If it is lost, every answer sealed to it is lost: nobody can bring it back.",
        f"{PUBLIC} seals answers. Copy it to the machine of the bot, and set HEARBACK_SEAL_TO to "
        "where it is. Surveys published from then on are sealed to this key.",
    )
    for line in lines:
        console.print(line, soft_wrap=True, markup=False, highlight=False)
