"""Photos, documents, albums, and getting files back."""

import mimetypes
import time
from dataclasses import dataclass
from typing import Any

from bot.emulator.entities import Entity
from bot.emulator.errors import ApiError, bad_request
from bot.emulator.files import StoredFile, image_size
from bot.emulator.formatting import message_caption
from bot.emulator.forms import Kind
from bot.emulator.keyboards import inline_keyboard
from bot.emulator.methods.common import Method, editable, edited, extras, open_chat, sent
from bot.emulator.params import Params
from bot.emulator.wire import message_object
from bot.emulator.world import World

_PHOTO_BYTES = 10 * 1024 * 1024
_FILE_BYTES = 50 * 1024 * 1024
_DOWNLOAD_BYTES = 20 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class _AlbumItem:
    kind: Kind
    file: StoredFile
    text: str
    entities: tuple[Entity, ...]


def send_photo(world: World, params: Params) -> Any:
    return _send_file(world, params, "photo")


def send_document(world: World, params: Params) -> Any:
    return _send_file(world, params, "document")


def send_media_group(world: World, params: Params) -> Any:
    media = params.json("media")
    if not isinstance(media, list) or not 2 <= len(media) <= 10:
        raise bad_request("expected an Array of 2-10 InputMedia")
    chat_id = open_chat(world, params)
    items = [_album_item(world, params, item) for item in media]
    extra = extras(world, params, chat_id)
    world.flood.admit(chat_id, time.monotonic(), len(items))
    world.calls.new_messages(int(time.time()), len(items))
    album = {**extra, "media_group_id": str(world.random.getrandbits(53))}
    silent = params.flag("disable_notification")
    messages = [
        world.post(
            chat_id,
            world.bot.bot_id,
            item.text,
            item.entities,
            kind=item.kind,
            file=item.file,
            silent=silent,
            extra=album,
        )
        for item in items
    ]
    return [message_object(world, message) for message in messages]


def edit_message_media(world: World, params: Params) -> Any:
    media = params.json("media")
    if not isinstance(media, dict):
        raise bad_request("media must be of type Object")
    keyboard = inline_keyboard(params)
    message = editable(world, params)
    item = _album_item(world, params, media)
    return edited(
        world,
        message,
        kind=item.kind,
        file=item.file,
        text=item.text,
        entities=item.entities,
        keyboard=keyboard,
    )


def get_file(world: World, params: Params) -> Any:
    file = world.files.with_id(params.text("file_id"))
    if file is None:
        raise bad_request("invalid file_id")
    if len(file.content) > _DOWNLOAD_BYTES:
        raise bad_request("file is too big")
    return {
        "file_id": file.file_id,
        "file_unique_id": file.unique_id,
        "file_size": len(file.content),
        "file_path": file.path,
    }


def _send_file(world: World, params: Params, kind: Kind) -> Any:
    text, entities = message_caption(params)
    keyboard = inline_keyboard(params)
    open_chat(world, params)
    file = _file(world, params, kind, params.text(kind), kind)
    return sent(
        world, params, text=text, entities=entities, keyboard=keyboard, kind=kind, file=file
    )


def _album_item(world: World, params: Params, item: Any) -> _AlbumItem:
    kind: Kind
    match item.get("type") if isinstance(item, dict) else None:
        case "photo":
            kind = "photo"
        case "document":
            kind = "document"
        case _:
            raise bad_request("can't parse InputMedia: type of the media is not supported")
    file = _file(world, params, kind, str(item.get("media", "")), "")
    text, entities = message_caption(Params(item))
    return _AlbumItem(kind, file, text, entities)


def _file(world: World, params: Params, kind: Kind, source: str, field: str) -> StoredFile:
    """The file that was uploaded in the field, is attached under a name, or is known by its id."""
    name = source.removeprefix("attach://") if source.startswith("attach://") else field
    upload = params.files.get(name)
    if upload is None:
        return _known_file(world, kind, source)
    if not upload.content:
        raise bad_request("file must be non-empty")
    if len(upload.content) > (_PHOTO_BYTES if kind == "photo" else _FILE_BYTES):
        raise ApiError(413, "Request Entity Too Large")
    if kind == "photo":
        _check_photo(upload.content)
    mime_type = mimetypes.guess_type(upload.name)[0] or "application/octet-stream"
    return world.files.keep(kind, upload.name, upload.content, mime_type)


def _known_file(world: World, kind: Kind, source: str) -> StoredFile:
    if not source:
        raise bad_request(f"there is no {kind} in the request")
    if source.startswith(("http://", "https://")):
        raise bad_request("failed to get HTTP URL content")
    file = world.files.with_id(source)
    if file is None:
        raise bad_request(
            "wrong remote file identifier specified: Wrong string length"
            if len(source) < 20
            else "wrong file identifier/HTTP URL specified"
        )
    return file


def _check_photo(content: bytes) -> None:
    size = image_size(content)
    if size is None:
        raise bad_request("IMAGE_PROCESS_FAILED")
    if sum(size) > 10_000 or max(size) > 20 * min(size):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")


METHODS: dict[str, Method] = {
    "sendPhoto": send_photo,
    "sendDocument": send_document,
    "sendMediaGroup": send_media_group,
    "editMessageMedia": edit_message_media,
    "getFile": get_file,
}
