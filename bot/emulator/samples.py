"""What a person sends when only the kind was named: file name, MIME type and content."""

from base64 import b64decode

PICTURE = b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAEUlEQVR42mOoWHACK2IYWhIAz3p4AdbB"
    "BHEAAAAASUVORK5CYII="
)

SAMPLES: dict[str, tuple[str, str, bytes]] = {
    "photo": ("photo.png", "image/png", PICTURE),
    "sticker": ("sticker.png", "image/png", PICTURE),
    "voice": ("voice.ogg", "audio/ogg", b"OggS" + bytes(60)),
    "document": ("notes.txt", "text/plain", b"A few notes.\n"),
}
