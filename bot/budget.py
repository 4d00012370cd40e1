"""How many messages we may start a person in a week (P4)."""

from datetime import date

from msgspec import Struct

from bot.standing import MOST_A_WEEK
from bot.storage.rows import Contact
from bot.weeks import week_of


class Budget(Struct, frozen=True):
    """At most ``most`` a week; a person may set a lower limit, never a higher one."""

    most: int = MOST_A_WEEK

    def has_room(self, contact: Contact, today: date) -> bool:
        """Tell whether one more message may be started this week."""
        own = self.most if contact.most_a_week is None else contact.most_a_week
        started = contact.started if contact.week == week_of(today) else 0
        return started < min(self.most, own)


HOUSE = Budget()
"""What nobody is written to more often than, unless settings say otherwise."""
