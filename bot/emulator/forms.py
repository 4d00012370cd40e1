"""The JSON shapes of the control API."""

from typing import Literal, TypedDict

Kind = Literal["text", "photo", "document", "voice", "sticker", "location"]


class ButtonForm(TypedDict):
    """One button: `data` for the bot, a `url` to open, or words to `copy`."""

    text: str
    data: str | None
    url: str | None
    copy: str | None
    style: str | None


class DocumentForm(TypedDict):
    """A file in a message."""

    file_name: str
    url: str


# "from" is a keyword, hence the functional form. Dates are whole seconds since 1970.
MessageForm = TypedDict(
    "MessageForm",
    {
        "message_id": int,
        "date": int,
        "edit_date": int | None,
        "from": int | Literal["bot"],
        "text": str,
        "html": str,
        "photo": str | None,
        "document": DocumentForm | None,
        "kind": Kind,
        "buttons": list[list[ButtonForm]],
        "silent": bool,
    },
)


class CommandForm(TypedDict):
    """One command that the app offers."""

    command: str
    description: str


class ChatForm(TypedDict):
    """One chat, its messages in order; `typing`: the bot is writing."""

    chat_id: int
    messages: list[MessageForm]
    typing: bool
    blocked: bool
    commands: list[CommandForm]


class PersonForm(TypedDict):
    """Somebody; `phone`: shown on the page of phones."""

    user_id: int
    first_name: str
    language_code: str | None
    role: str
    phone: bool
    blocked: bool


class CrowdForm(TypedDict):
    """How many simulated people are where; `steps` counts taps and messages."""

    total: int
    started: int
    finished: int
    left: int
    declined: int
    stuck: int
    running: int
    steps: int
    heard_back: int


class BotForm(TypedDict):
    """The bot."""

    id: int
    username: str
    first_name: str


Mood = Literal["good", "advice", "wrong"]
"""How things are."""


class NoticeForm(TypedDict):
    """What whoever runs the emulator has to say on the page of phones."""

    title: str
    said: str
    mood: Mood
    lines: list[str]


class StateForm(TypedDict):
    """All but the messages; `links` are start payloads, the newest first."""

    bot: BotForm
    people: list[PersonForm]
    links: list[str]
    crowd: CrowdForm
    story: list[str]
    notice: NoticeForm | None


class SaidForm(TypedDict):
    """A message that a person sent; no update id when the bot is not shown it."""

    message_id: int
    update_id: int | None


class TappedForm(TypedDict):
    """A tap; no update id when the bot does not want taps."""

    query_id: str
    update_id: int | None


class CallsForm(TypedDict):
    """The calls so far; new messages of each of the last sixty seconds, oldest first."""

    total: int
    by_method: dict[str, int]
    refused: dict[str, int]
    new_messages_per_second: list[int]
