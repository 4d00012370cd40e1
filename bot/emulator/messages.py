"""One message in a chat, as it is stored."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.emulator.entities import Entity
from bot.emulator.files import StoredFile
from bot.emulator.forms import ButtonForm, Kind, MessageForm
from bot.emulator.keyboards import Keyboard
from bot.emulator.rendering import rendered


@dataclass(frozen=True, slots=True)
class Message:
    """A message; `text` is the caption of a message with a file. Dates in whole seconds."""

    message_id: int
    chat_id: int
    sender_id: int
    date: int
    text: str = ""
    entities: tuple[Entity, ...] = ()
    kind: Kind = "text"
    file: StoredFile | None = None
    keyboard: Keyboard = ()
    edit_date: int | None = None
    silent: bool = False
    extra: Mapping[str, Any] = field(default_factory=dict)

    def shows_the_same(self, other: "Message") -> bool:
        """Whether an edit would change nothing that anybody can see."""
        return (
            self.text == other.text
            and self.entities == other.entities
            and self.keyboard == other.keyboard
            and self.file == other.file
        )


def sim_form(message: Message, bot_id: int) -> MessageForm:
    """The message as the control API and the page of phones show it."""
    url = f"/sim/messages/{message.chat_id}/{message.message_id}/file"
    return {
        "message_id": message.message_id,
        "date": message.date,
        "edit_date": message.edit_date,
        "from": "bot" if message.sender_id == bot_id else message.sender_id,
        "text": message.text,
        "html": rendered(message.text, message.entities),
        "photo": url if message.kind == "photo" else None,
        "document": {"file_name": message.file.name, "url": url}
        if message.kind == "document" and message.file
        else None,
        "kind": message.kind,
        "buttons": [[_sim_button(button) for button in row] for row in message.keyboard],
        "silent": message.silent,
    }


def _sim_button(button: Mapping[str, Any]) -> ButtonForm:
    copy = button.get("copy_text")
    return {
        "text": button["text"],
        "data": button.get("callback_data"),
        "url": button.get("url"),
        "copy": copy["text"] if copy else None,
        "style": button.get("style"),
    }
