"""Results in the chat: a summary, pictures of each question, the ledger beside every n."""

import asyncio
from collections.abc import Iterator
from itertools import islice

from telegram import InputMediaPhoto

from admin.closed import results_or_fault
from admin.commands.desk import Ask, Desk, staff_button
from admin.commands.felt_lines import felt_lines
from admin.felt_heard import felt_of
from admin.fieldwork import FieldworkFault
from admin.reports.looks import DARK
from admin.reports.pictures import Picture, Studio
from admin.reports.published import Published
from admin.reports.summary import for_chat
from bot.conversation.screen import Rows

ALBUM = 10
CAPTION = 1024
"""UTF-16 units that a caption may have."""


async def results(desk: Desk, ask: Ask, survey_id: str) -> None:
    """Show the results of a closed survey."""
    published = await _published(desk, survey_id)
    await _show(desk, ask, published, Studio(published, "en", longest=CAPTION).of_all())
    felt = felt_lines(await felt_of(desk.store, survey_id, desk.batch))
    *texts, last = [*for_chat(published, "en"), *felt]
    for text in texts:
        await desk.say(ask.below(), text)
    await desk.say(ask.below(), last, _next(published))


def _next(published: Published) -> Rows:
    survey_id = published.survey_id
    groups = staff_button("By group", "groups", survey_id)
    has_groups = any(each.groups for each in published.breakdowns)
    ways = (
        *((groups,) if has_groups else ()),
        staff_button("Dark pictures", "dark", survey_id),
        staff_button("As files", "export", survey_id),
    )
    said = staff_button("Write “you said, we did”", "begin", survey_id)
    wrote = staff_button("Read what people wrote", "wrote", survey_id)
    has_words = any(table.kind == "open_ended" and table.rows for table in published.tables)
    first = (wrote, said) if has_words else (said,)
    return (first, ways)


async def results_by_group(desk: Desk, ask: Ask, survey_id: str) -> None:
    """Show the pictures of groups side by side."""
    published = await _published(desk, survey_id)
    pictures = Studio(published, "en", longest=CAPTION).of_groups()
    if not await _show(desk, ask, published, pictures):
        raise FieldworkFault(f"No group of “{survey_id}” has enough answers to be shown by itself.")


async def results_dark(desk: Desk, ask: Ask, survey_id: str) -> None:
    """Show the pictures once more, for dark screens."""
    published = await _published(desk, survey_id)
    studio = Studio(published, "en", DARK, CAPTION)
    await _show(desk, ask, published, studio.of_all())


async def _published(desk: Desk, survey_id: str) -> Published:
    survey = await desk.fieldwork.published(survey_id)
    return await results_or_fault(desk.store, survey)


async def _show(desk: Desk, ask: Ask, published: Published, pictures: Iterator[Picture]) -> bool:
    """Send pictures, an album at a time; tell whether there were any."""
    shown = False
    while album := await asyncio.to_thread(_album, published, pictures):
        await desk.show_pictures(ask.chat, album)
        shown = True
    return shown


def _album(published: Published, pictures: Iterator[Picture]) -> list[InputMediaPhoto]:
    return [
        InputMediaPhoto(
            picture.held,
            filename=f"{published.survey_id}-{picture.name}.png",
            caption=picture.alt,
        )
        for picture in islice(pictures, ALBUM)
    ]
