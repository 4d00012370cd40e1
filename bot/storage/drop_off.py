"""Where people stopped: counted by item, never joined to a person."""

from msgspec import Struct

DROP_OFF = "drop_off:"
"""How the names of the tallies begin; the item follows."""
BEFORE_SENDING = "before_sending"
"""In place of an item: all answers were on the screen, and were not sent."""


class NoteDropOff(Struct, frozen=True):
    """Count one more time at which item somebody left a survey, as `NoteBarrier` counts why.

    Does nothing once the survey is over. Commit it apart from anything that names a person.
    """

    survey: str
    item: str

    @property
    def tally(self) -> str:
        """The name of the tally that it adds to."""
        return f"{DROP_OFF}{self.item}"
