"""All files of a survey's page, by name: HTML and text in each language, and the pictures."""

import asyncio
from base64 import b64encode
from collections.abc import Iterator, Mapping
from pathlib import Path

from admin.reports.pages.html import html
from admin.reports.pages.plain import plain
from admin.reports.pages.record import Record
from admin.reports.pages.survey_page import file_name, languages, survey_page
from admin.reports.pictures import Picture, Studio
from surveys.organisation import Organisation

PICTURES = "pictures"
"""The folder of the pictures inside a report."""
LARGEST_MARK = 300_000
"""Bytes that the organisation's picture may have to be put into a page."""
_KINDS = {".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg"}


def page_files(
    record: Record, mark: str = "", homes: Mapping[str, str] | None = None
) -> Mapping[str, bytes]:
    """Return the page in every language, as HTML and as plain text.

    ``homes`` are the addresses of the board, by language, where there is one.
    """
    found: dict[str, bytes] = {}
    for language in languages(record.survey):
        page = survey_page(record, language, mark, (homes or {}).get(language))
        found[file_name(record.survey, language)] = html(page).encode()
        found[file_name(record.survey, language, "txt")] = plain(page).encode()
    return found


def picture_files(record: Record) -> Mapping[str, bytes]:
    """Return the pictures of the results in every language."""
    published = record.published
    if published is None:
        return {}
    return {
        f"{PICTURES}/{each.name}.{language}.png": each.held
        for language in languages(record.survey)
        for each in _drawn(Studio(published, language))
    }


def _drawn(studio: Studio) -> Iterator[Picture]:
    yield from studio.of_all()
    yield from studio.of_groups()


async def report_files(record: Record, mark: str = "") -> Mapping[str, bytes]:
    """Return all of them, made in a thread: pictures take a while."""
    return await asyncio.to_thread(lambda: {**page_files(record, mark), **picture_files(record)})


def mark_of(organisation: Organisation, beside: Path) -> str:
    """Return the picture of an organisation as a ``data:`` address; empty when it has none that
    can be shown. The picture lies in the folder of the file ``beside``."""
    if organisation.picture is None:
        return ""
    path = beside.parent / organisation.picture
    kind = _KINDS.get(path.suffix.lower())
    try:
        held = path.read_bytes()
    except OSError:
        return ""
    if kind is None or len(held) > LARGEST_MARK:
        return ""
    return f"data:{kind};base64,{b64encode(held).decode()}"
