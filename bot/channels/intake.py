"""Where updates come from: one way at a time."""

import asyncio
from typing import Protocol


class IntakeFault(Exception):
    """Updates cannot be read at all; the text is one clear line for the host."""


class Intake(Protocol):
    """Takes updates in, so that none is lost: each counts as received only when its turn is kept.

    * `run` goes on until `stop`, sets ``ready`` once updates can come, and ends when the turns in
      work are finished. It raises IntakeFault when no update can ever come this way.
    * `stop` returns at once.
    """

    async def run(self, ready: asyncio.Event | None = None) -> None:
        """Take updates in until told to stop."""
        ...

    def stop(self) -> None:
        """Take in no more."""
        ...
