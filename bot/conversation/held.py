"""What is kept of a person outside of their interviews, as the shell found it."""

from datetime import date

from msgspec import Struct

from bot.standing import Standing


class Held(Struct, frozen=True):
    """The facts of `/mydata` that the conversation itself never needs. Surveys are ids."""

    month_active: str
    """The month, ``2027-01``, in which the person last wrote."""
    chosen: Standing | None = None
    """What the person chose before the standing that they have now."""
    unexplained: str | None = None
    """The survey that they left last, as long as they may say why."""
    paused_until: date | None = None
    stopped_on: date | None = None
    most_a_week: int | None = None
    week: str = ""
    """The week, ``2027-W03``, of the newest message that we started."""
    started: int = 0
    """How many messages we started in that week."""
    still_asked: str = ""
    """The month in which we asked "still want this?"; empty while we have not."""
    role: str = ""
    """What they may do as a member of staff; empty for everybody else."""
    reminded: frozenset[str] = frozenset()
    """Surveys of which the person was reminded."""
    hears_back: tuple[str, ...] = ()
    """Surveys on whose list of those who hear back the person is."""
    waiting: tuple[str, ...] = ()
    """Surveys about which a message to the person waits to be sent."""
