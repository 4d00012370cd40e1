"""Everything the emulator knows: the bot, the people, the chats and what was said in them."""

import time
from dataclasses import dataclass, field, replace
from functools import partial
from random import Random
from typing import Any

from bot.emulator.calls import Calls
from bot.emulator.entities import Entity
from bot.emulator.errors import ApiError, SimError
from bot.emulator.faults import Faults
from bot.emulator.files import Files
from bot.emulator.flood import Flood
from bot.emulator.hub import Hub
from bot.emulator.links import start_payloads
from bot.emulator.messages import Message, sim_form
from bot.emulator.notice import Notice
from bot.emulator.options import Options
from bot.emulator.people import BotAccount, Group, Person
from bot.emulator.polling import Poller
from bot.emulator.profile import Profile
from bot.emulator.queries import Queries
from bot.emulator.updates import Update, Updates
from bot.emulator.webhook import Webhook

_FIRST_PERSON = 6_100_000_001
_FIRST_GROUP = -4_000_000_001


@dataclass(slots=True)
class Chat:
    """The messages of one chat in order, by id; typing_until in seconds since 1970."""

    chat_id: int
    messages: dict[int, Message] = field(default_factory=dict)
    typing_until: float = 0.0
    pinned: int | None = None


class World:
    """State in memory; nothing here knows about HTTP."""

    def __init__(self, options: Options) -> None:
        self.options = options
        self.random = Random(options.seed)
        self.bot = BotAccount(options.token, options.username, options.first_name)
        self.profile = Profile(options.first_name)
        self.people: dict[int, Person] = {}
        self.groups: dict[int, Group] = {}
        self.chats: dict[int, Chat] = {}
        self.links: list[str] = []
        self.notice: Notice | None = None
        self.hub = Hub()
        self.files = Files()
        self.faults = Faults()
        self.flood = Flood(enabled=options.limits)
        self.calls = Calls()
        self.queries = Queries(self.random, options.query_seconds)
        self.updates = Updates(self.random, self.faults)
        self.poller = Poller(self.updates)
        self.webhook = Webhook(self.updates, options.webhook_backoff)
        self.updates.arrived = self._arrived
        self._last_message_id = 0

    async def close(self) -> None:
        """Ends every long poll, stream and delivery."""
        await self.webhook.close()
        self.hub.close()
        self.poller.interrupt(ApiError(500, "Internal Server Error: restart"))

    def person(self, user_id: int) -> Person:
        """SimError when there is none."""
        person = self.people.get(user_id)
        if person is None:
            raise SimError(f"no person with user_id {user_id}", 404)
        return person

    def add_person(self, person: Person) -> Person:
        """Adds somebody new; a user id of nought takes the next free one."""
        if not person.user_id:
            person = replace(person, user_id=max(self.people, default=_FIRST_PERSON - 1) + 1)
        if person.user_id in self.people:
            raise SimError(f"user_id {person.user_id} is taken")
        self.chats[person.user_id] = Chat(person.user_id)
        self.change_person(person)
        self.hub.tell("person", person.user_id, lambda: {"person": person.summary()})
        return person

    def change_person(self, person: Person) -> None:
        """The person is now like this."""
        self.people[person.user_id] = person

    def add_group(self, title: str, members: tuple[int, ...]) -> Group:
        """Adds a group; its chat id is the next free one, below nought."""
        group = Group(min(self.groups, default=_FIRST_GROUP + 1) - 1, title, members)
        self.groups[group.chat_id] = group
        self.chats[group.chat_id] = Chat(group.chat_id)
        return group

    def chat(self, chat_id: int) -> Chat:
        """SimError when there is none."""
        chat = self.chats.get(chat_id)
        if chat is None:
            raise SimError(f"no chat {chat_id}", 404)
        return chat

    def chat_object(self, chat_id: int) -> dict[str, Any]:
        """The Chat object of the Bot API."""
        person = self.people.get(chat_id)
        return person.chat() if person else self.groups[chat_id].chat()

    def user_object(self, user_id: int) -> dict[str, Any]:
        """The User object of the Bot API."""
        return self.bot.user() if user_id == self.bot.bot_id else self.people[user_id].user()

    def post(
        self,
        chat_id: int,
        sender_id: int,
        text: str = "",
        entities: tuple[Entity, ...] = (),
        **details: Any,
    ) -> Message:
        """A new message in a chat, told to every listener."""
        self._last_message_id += 1
        message = Message(
            self._last_message_id, chat_id, sender_id, int(time.time()), text, entities, **details
        )
        chat = self.chats[chat_id]
        chat.messages[message.message_id] = message
        chat.typing_until = 0.0
        self._tell("message", message)
        return message

    def change(self, message: Message) -> None:
        """The message is now like this."""
        self.chats[message.chat_id].messages[message.message_id] = message
        self._tell("edited", message)

    def remove(self, chat_id: int, message_id: int) -> None:
        """The message is deleted, told to every listener."""
        del self.chats[chat_id].messages[message_id]
        self.hub.tell("deleted", chat_id, lambda: {"message_id": message_id})

    def _arrived(self, update: Update) -> None:
        self.poller.wake(update)
        self.webhook.push(update)

    def _tell(self, kind: str, message: Message) -> None:
        if message.sender_id == self.bot.bot_id:
            self._remember_links(message)
        self.hub.tell(
            kind, message.chat_id, lambda: {"message": sim_form(message, self.bot.bot_id)}
        )

    def _remember_links(self, message: Message) -> None:
        places = [message.text, *(entity.value for entity in message.entities)]
        places += [button.get("url", "") for row in message.keyboard for button in row]
        for payload in start_payloads(self.bot.username, "\n".join(places)):
            if payload not in self.links:
                self.links.insert(0, payload)
                self.hub.tell("link", message.chat_id, partial(dict, payload=payload))
