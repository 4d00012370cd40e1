"""Results in the chat: a summary, a picture per question, the ledger beside every n."""

import asyncio

from telegram import InputMediaPhoto

from admin.closed import results_or_fault
from admin.commands.desk import Ask, Desk, staff_button
from admin.reports.charts import alt_text, chart
from admin.reports.published import Published
from admin.reports.summary import for_chat
from bot.conversation.screens.view import cut

ALBUM = 10
CAPTION = 1024
"""UTF-16 units that a caption may have."""


async def results(desk: Desk, ask: Ask, survey_id: str) -> None:
    """Show the results of a closed survey."""
    survey = await desk.fieldwork.published(survey_id)
    published = await results_or_fault(desk.store, survey)
    await desk.show_pictures(ask.chat, await asyncio.to_thread(_pictures, published))
    *texts, last = for_chat(published, "en")
    for text in texts:
        await desk.say(ask.below(), text)
    respond = staff_button("Write “you said, we did”", "begin", survey_id)
    await desk.say(ask.below(), last, ((respond,),))


def _pictures(published: Published) -> list[InputMediaPhoto]:
    tables = [table for table in published.tables if table.rows][:ALBUM]
    return [
        InputMediaPhoto(
            chart(table, published, "en"),
            filename=f"{published.survey_id}-{table.item_id}.png",
            caption=cut(alt_text(table, "en"), CAPTION),
        )
        for table in tables
    ]
