"""How one emulator is set up."""

from dataclasses import dataclass

DEFAULT_TOKEN = "4200000:hearback-emulator"


@dataclass(frozen=True, slots=True)
class Options:
    """Times in seconds: how long a tap waits for its answer, how soon a refused webhook post is
    repeated, how long a simulated person waits for the bot."""

    token: str = DEFAULT_TOKEN
    username: str = "hearback_bot"
    first_name: str = "Hearback"
    limits: bool = True
    seed: int | None = None
    query_seconds: float = 60.0
    webhook_backoff: float = 0.5
    patience: float = 20.0
    story: tuple[str, ...] = ()
    """Steps that the page of phones shows to a newcomer."""
