"""Where results come from: the responses of a closed survey, through the gate and only so."""

import asyncio

import orjson

from admin.reports.disclosure import publish
from admin.reports.people import People
from admin.reports.published import Published
from bot.noticeboard import thawed
from bot.storage.rows import PublishedSurvey
from bot.storage.store import Store

SLICE = 500
"""How many responses are read in one go: turns wait for so long, and no longer."""


async def results_of(store: Store, survey: PublishedSurvey) -> Published | None:
    """Return the results of a closed survey; None when no answers were kept.

    Responses are only there once a survey is closed, so an open one has no results either. What
    people said in their own words stays sealed.
    """
    people = People(thawed(survey.frozen))
    after = ""
    while rows := await store.responses(survey.survey, after, SLICE):
        for row in rows:
            people.add(orjson.loads(row.values))
        after = rows[-1].id
    if not len(people):
        return None
    ledger = await store.ledger(survey.survey)
    return await asyncio.to_thread(publish, thawed(survey.frozen), people, ledger)
