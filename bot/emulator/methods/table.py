"""Every method of the Bot API that is served."""

from bot.emulator.methods import account, chats, delivery, media, texts
from bot.emulator.methods.common import Method

_METHODS: dict[str, Method] = {
    **delivery.METHODS,
    **texts.METHODS,
    **media.METHODS,
    **chats.METHODS,
    **account.METHODS,
}

# Telegram takes method names in any case.
METHODS: dict[str, tuple[str, Method]] = {
    name.lower(): (name, method) for name, method in _METHODS.items()
}
