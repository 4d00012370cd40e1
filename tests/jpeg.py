"""A small JPEG of trees, and what cameras write into theirs."""

import struct
from base64 import b64decode

PLAIN = b64decode(
    "/9j/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1RV19iZ2hnPk1xeXBk"
    "eFxlZ2P/2wBDARESEhgVGC8aGi9jQjhCY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2Nj"
    "Y2NjY2NjY2P/wAARCAAwAEADASIAAhEBAxEB/8QAGQABAQEBAQEAAAAAAAAAAAAAAAMFBgQB/8QAJRAAAgIBAgUF"
    "AQAAAAAAAAAAABIBEQIEFAMhUVOhBRUiMWFB/8QAGQEBAAMBAQAAAAAAAAAAAAAAAAIDBAEF/8QAHxEBAAIBAwUA"
    "AAAAAAAAAAAAAAESAgMEURETITFB/9oADAMBAAIRAxEAPwDeYMTYMaLPPUYMTYMLCjBibBhYUYMTYMLCdiydizNZ"
    "JSxZOxYsKWZHuOo3i8ldUr9NOzj7mqua6EMsp+LdPS7nXy6Hf8eGy5ZVEzGNfh5uB6rqpnNqz+Nxy+jInPKcanKZ"
    "iP5Z8uepGM5WRtZ5dZYsmwYrszqWLJsGFhSzzbDSdnHyVYMLOxMx6S2Gk7OPkbDSdnHyVYMLO2y5f//Z"
)
"""The picture alone: 64 × 48 pixels."""


def segment(marker: int, data: bytes) -> bytes:
    """Return a part of a JPEG."""
    return struct.pack(">BBH", 0xFF, marker, len(data) + 2) + data


def with_segments(*segments: bytes) -> bytes:
    """Return the picture with ``segments`` in front of it."""
    return PLAIN[:2] + b"".join(segments) + PLAIN[2:]


def exif(orientation: int = 1) -> bytes:
    """Return what a telephone writes: how it was held, and where on earth it was."""
    place = struct.pack(">HHIIHHI", 1, 2, 5, 0, 0, 0, 0)
    latitude = struct.pack(">6I", 51, 1, 28, 1, 38, 1)
    head = struct.pack(">2sHIH", b"MM", 42, 8, 2)
    turned = struct.pack(">HHIHH", 0x0112, 3, 1, orientation, 0)
    pointer = struct.pack(">HHII", 0x8825, 4, 1, 38)
    tiff = head + turned + pointer + struct.pack(">I", 0) + place + latitude
    return segment(0xE1, b"Exif\0\0" + tiff)
