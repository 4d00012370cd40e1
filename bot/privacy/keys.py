"""The installation's key, and the keys that are derived from it: one for each use."""

import base64
import hmac

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from bot.privacy.sealing import Sealer, Unsealable
from bot.storage.rows import Contact
from bot.storage.store import Store

SECRET_BYTES = 32
_VERSION = "1"
_TAG_BYTES = 16
_CHAT_BYTES = 8
_MARK = "key_check"
_KNOWN = b"Hearback"


class KeyFault(Exception):
    """The key cannot be used; the text is one clear line for the host."""


class Keys:
    """Everything that takes the key: tags, sealed chat ids, the sealers.

    The subkeys come from ``secret`` (32 random bytes) by HKDF-SHA256 (RFC 5869), labelled with a
    version and their use, so that none tells anything about another.
    """

    def __init__(self, secret: bytes) -> None:
        if len(secret) != SECRET_BYTES:
            raise KeyFault(f"A key has {SECRET_BYTES} bytes.")
        self._tag_key = _derived(secret, "tag")
        self._chats = Sealer(_derived(secret, "chat"), step=1)
        self._webhook_key = _derived(secret, "webhook")
        self.interviews = Sealer(_derived(secret, "interviews"))
        self.words = Sealer(_derived(secret, "words"))

    def tag(self, chat_id: int) -> bytes:
        """Return the 16 bytes under which the person with that chat is found."""
        return hmac.digest(self._tag_key, _packed(chat_id), "sha256")[:_TAG_BYTES]

    def webhook_secret(self, token: str) -> str:
        """Return 43 letters by which Telegram shows that it posts for the bot with that token.

        All replicas know them without being told; a new token, or another key, has others.
        """
        digest = hmac.digest(self._webhook_key, token.encode(), "sha256")
        return base64.urlsafe_b64encode(digest).decode().rstrip("=")

    def seal_chat(self, chat_id: int, contact_id: str) -> bytes:
        """Return the chat id sealed for the contact with that id."""
        return self._chats.seal(_packed(chat_id), contact_id.encode())

    def open_chat(self, contact: Contact) -> int:
        """Return the chat id of a contact. Raises Unsealable."""
        plain = self._chats.open(contact.chat, contact.id.encode())
        return int.from_bytes(plain, "big", signed=True)

    async def check(self, store: Store) -> None:
        """Make sure that this is the key of what ``store`` holds; a new store learns it.

        Raises KeyFault, and changes nothing, when it is another.
        """
        mark = await store.mark(_MARK)
        if mark is None:
            # Another replica may be starting too, with a key of its own: one of them is too late.
            ours = self._chats.seal(_KNOWN, _MARK.encode())
            mark = await store.first_mark(_MARK, ours)
        try:
            self._chats.open(mark, _MARK.encode())
        except Unsealable:
            raise KeyFault(
                "This key does not open this data: it belongs to another. Set HEARBACK_KEY_FILE."
            ) from None


async def has_key(store: Store) -> bool:
    """Tell whether what ``store`` holds was sealed with a key before."""
    return await store.mark(_MARK) is not None


def _derived(secret: bytes, use: str) -> bytes:
    label = f"hearback/{_VERSION}/{use}".encode()
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=label).derive(secret)


def _packed(chat_id: int) -> bytes:
    return chat_id.to_bytes(_CHAT_BYTES, "big", signed=True)
