"""Which messages come from staff."""

from telegram import Message
from telegram.ext import filters

from admin.access import Access


class FromStaff(filters.MessageFilter):
    """Lets messages of staff through."""

    def __init__(self, access: Access) -> None:
        super().__init__(name="FromStaff")
        self._access = access

    def filter(self, message: Message) -> bool:
        """Tell whether staff wrote ``message``."""
        return message.from_user is not None and self._access.is_staff(message.from_user.id)
