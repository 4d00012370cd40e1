"""What nobody can foresee, for turns that need it."""

import secrets
from functools import partial
from typing import Final

from bot.conversation.turns.scene import Chance
from bot.privacy.receipts import new_receipt

CHANCE: Final = Chance(partial(secrets.randbits, 32), new_receipt)
