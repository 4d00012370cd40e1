"""People, groups and the bot itself."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with a Telegram account; `role` is only a caption on the page of phones."""

    user_id: int
    first_name: str = "Young person"
    language_code: str | None = "en"
    role: str = "young person"
    phone: bool = True
    blocked: bool = False
    deactivated: bool = False
    has_written: bool = False

    def user(self) -> dict[str, Any]:
        """The User object of the Bot API."""
        user: dict[str, Any] = {
            "id": self.user_id,
            "is_bot": False,
            "first_name": self.first_name,
        }
        if self.language_code:
            user["language_code"] = self.language_code
        return user

    def chat(self) -> dict[str, Any]:
        """The Chat object of the person's private chat."""
        return {"id": self.user_id, "first_name": self.first_name, "type": "private"}

    def summary(self) -> dict[str, Any]:
        """The person as the control API shows them."""
        return {
            "user_id": self.user_id,
            "first_name": self.first_name,
            "language_code": self.language_code,
            "role": self.role,
            "phone": self.phone,
            "blocked": self.blocked,
        }


@dataclass(frozen=True, slots=True)
class Group:
    """A group with the bot in it; its chat id is negative."""

    chat_id: int
    title: str
    members: tuple[int, ...]
    bot_is_member: bool = True

    def chat(self) -> dict[str, Any]:
        return {
            "id": self.chat_id,
            "title": self.title,
            "type": "group",
            "all_members_are_administrators": False,
        }


@dataclass(frozen=True, slots=True)
class BotAccount:
    """The bot; its id is the part of the token before the colon."""

    token: str
    username: str
    first_name: str

    @property
    def bot_id(self) -> int:
        return int(self.token.partition(":")[0])

    def user(self) -> dict[str, Any]:
        return {
            "id": self.bot_id,
            "is_bot": True,
            "first_name": self.first_name,
            "username": self.username,
        }

    def me(self) -> dict[str, Any]:
        """What getMe answers."""
        return self.user() | {
            "can_join_groups": True,
            "can_read_all_group_messages": False,
            "supports_inline_queries": False,
            "can_connect_to_business": False,
            "has_main_web_app": False,
        }
