"""What one format cannot say of another, item by item."""

from msgspec import Struct


class Loss(Struct, frozen=True):
    """Something that is not carried over, and where it stood.

    ``is_small`` when nothing of what people are asked or told is lost by it.
    """

    where: str
    what: str
    is_small: bool = False

    def __str__(self) -> str:
        return f"{self.where}: {self.what}" if self.where else self.what
