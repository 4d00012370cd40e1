"""Work of the day that goes through many people: a closed union, each done slice by slice.

Those that are walks look at people in the order of their random ids, and a slice says where it
ended; the others find what they look for at once. Doing a sweep again does nothing more.
"""

from dataclasses import dataclass, field
from datetime import date

from msgspec import Struct


@dataclass(frozen=True, slots=True)
class Swept:
    """One slice of a sweep: whether there is more, to how many something was done, and where it
    ended. ``seconds`` is for how long it kept everybody else from writing."""

    more: bool
    count: int
    last: str = ""
    seconds: float = field(default=0.0, compare=False)


class EndPauses(Struct, frozen=True):
    """Let everybody whose pause ended before ``today`` be asked again. Their interviews count as
    touched today: a pause does not bring the end of them nearer."""

    today: date


class DropIdleInterviews(Struct, frozen=True):
    """Delete unsent interviews last touched before a day, except those of people on a pause. A
    walk. Dispositions stay."""

    before: date


class ForgetStops(Struct, frozen=True):
    """Forget the day of stops before a day, which survey it was, and what was left of the pause of
    somebody who stopped everything: it can neither be undone nor explained any more. What came of
    the survey, and the standing, stay."""

    before: date


class DropHearBack(Struct, frozen=True):
    """Delete the list of those who hear what came of a survey."""

    survey: str


class DropStaffLinks(Struct, frozen=True):
    """Delete one-time staff links that expired before ``today``."""

    today: date


class AskStillWanted(Struct, frozen=True):
    """Queue a question, whether they still want to hear from us, to everybody we may write to who
    was last active before a month, and was not asked since. A walk.

    Nobody is asked while we still owe them something: who takes part in a survey that goes on, or
    has not heard yet what came of one.
    """

    active_before: str


class ForgetIdle(Struct, frozen=True):
    """Forget everybody last active before a month who was asked before another whether they still
    want to hear from us, and did not say; and those we may not write to, without asking. A walk.

    Nobody on a pause is forgotten, and nobody with an uncounted ballot, or whom we may write to
    and still owe something.
    """

    active_before: str
    asked_before: str
    today: date


class Remind(Struct, frozen=True):
    """Queue the one reminder of a survey, and mark its people as reminded. A walk.

    For those in the standing asks who stopped half-way on or before ``before``; and, of those who
    may be asked again, who looked by then, or whose newest message came in a week before ``week``
    and who have done nothing since.
    """

    survey: str
    before: date
    week: str


Sweep = (
    EndPauses
    | DropIdleInterviews
    | ForgetStops
    | DropHearBack
    | DropStaffLinks
    | AskStillWanted
    | ForgetIdle
    | Remind
)
