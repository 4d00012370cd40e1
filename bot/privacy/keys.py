"""The installation's key, and the keys that are derived from it: one for each use."""

import base64
import hmac
from functools import lru_cache

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from bot.privacy.sealing import Sealer, Unsealable
from bot.storage.rows import Contact
from bot.storage.store import ROTATION, Store

SECRET_BYTES = 32
_VERSION = "1"
_TAG_BYTES = 16
_REMEMBERED = 1024
"""So many tags are remembered: each update asks for one twice."""
ANOTHER = "This key does not open this data: it belongs to another. Set HEARBACK_KEY_FILE."
_CHAT_BYTES = 8
KEY_CHECK = "key_check"
"""The mark by which a store knows its key."""
_KNOWN = b"Hearback"
_MEMBER = b"member"
_NAME = b"name of a member"


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
        self._known_tag = lru_cache(maxsize=_REMEMBERED)(self._tag)
        self._chats = Sealer(_derived(secret, "chat"), step=1)
        self._webhook_key = _derived(secret, "webhook")
        self.interviews = Sealer(_derived(secret, "interviews"))
        self.words = Sealer(_derived(secret, "words"))

    def tag(self, chat_id: int) -> bytes:
        """Return the 16 bytes under which the person with that chat is found."""
        return self._known_tag(chat_id)

    def _tag(self, chat_id: int) -> bytes:
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
        return self.open_chat_of(contact.id, contact.chat)

    def open_chat_of(self, contact_id: str, sealed: bytes) -> int:
        """Return the chat id that was sealed for the contact with that id. Raises Unsealable."""
        return _unpacked(self._chats.open(sealed, contact_id.encode()))

    def seal_member(self, chat_id: int) -> bytes:
        """Return the chat id of a member of staff, sealed."""
        return self._chats.seal(_packed(chat_id), _MEMBER)

    def open_member(self, sealed: bytes) -> int:
        """Return the chat id that was sealed for a member of staff. Raises Unsealable."""
        return _unpacked(self._chats.open(sealed, _MEMBER))

    def seal_name(self, name: str) -> bytes:
        """Return what the team calls a member, sealed."""
        return self._chats.seal(name.encode(), _NAME)

    def open_name(self, sealed: bytes) -> str:
        """Return what was sealed as the name of a member. Raises Unsealable."""
        return self._chats.open(sealed, _NAME).decode()

    def former(self, tag: bytes) -> bytes:
        """Return what stands for a tag of an earlier key whose chat id nobody knows any more."""
        return hmac.digest(self._tag_key, b"former" + tag, "sha256")[:_TAG_BYTES]

    def seal_mark(self, name: str) -> bytes:
        """Return the value of a mark by which this key is known again."""
        return self._chats.seal(_KNOWN, name.encode())

    def opens_mark(self, name: str, value: bytes) -> bool:
        """Tell whether a mark of that name was sealed with this key."""
        try:
            self._chats.open(value, name.encode())
        except Unsealable:
            return False
        return True

    async def check(self, store: Store) -> None:
        """Make sure that this is the key of what ``store`` holds; a new store learns it.

        Raises KeyFault, and changes nothing, when it is another, or while keys are changed.
        """
        if await store.mark(ROTATION) is not None:
            raise KeyFault(
                "The change of keys is not finished: run hearback keys rotate once more."
            )
        mark = await store.mark(KEY_CHECK)
        if mark is None:
            # Another replica may be starting too, with a key of its own: one of them is too late.
            mark = await store.first_mark(KEY_CHECK, self.seal_mark(KEY_CHECK))
        if not self.opens_mark(KEY_CHECK, mark):
            raise KeyFault(ANOTHER)


async def has_key(store: Store) -> bool:
    """Tell whether what ``store`` holds was sealed with a key before."""
    return await store.mark(KEY_CHECK) is not None


def _derived(secret: bytes, use: str) -> bytes:
    label = f"hearback/{_VERSION}/{use}".encode()
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=label).derive(secret)


def _unpacked(plain: bytes) -> int:
    return int.from_bytes(plain, "big", signed=True)


def _packed(chat_id: int) -> bytes:
    return chat_id.to_bytes(_CHAT_BYTES, "big", signed=True)
