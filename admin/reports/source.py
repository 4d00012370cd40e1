"""Where results come from: the responses of a closed survey, through the gate and only so."""

import asyncio
from collections.abc import Callable, Mapping
from functools import partial
from typing import cast

import orjson

from admin.drop_off import drop_off_of
from admin.reports.disclosure import publish
from admin.reports.people import People
from admin.reports.published import Published
from bot.noticeboard import thawed
from bot.storage.rows import PublishedSurvey, Response
from bot.storage.store import Store
from surveys.answers import Plain

SLICE = 500
"""How many responses are read in one go: turns wait for so long, and no longer."""


def _written(response: Response) -> Mapping[str, Plain]:
    return cast(Mapping[str, Plain], orjson.loads(response.values))


async def results_of(
    store: Store,
    survey: PublishedSurvey,
    opened: Callable[[Response], Mapping[str, Plain] | None] = _written,
    read: Callable[[int], None] = lambda _: None,
    by: tuple[str, ...] | None = None,
) -> Published | None:
    """Return the results of a closed survey; None when no answers were kept.

    Responses are only there once a survey is closed, so an open one has no results either. What
    people said in their own words stays sealed. ``opened`` returns what a response says, or None
    when it is to be left out; without it, ValueError for one that is sealed to another key.
    ``read`` is told how many responses have been read so far. They are broken down ``by`` these
    about-you items, or by those that the survey names.
    """
    people = People(thawed(survey.frozen))
    after = ""
    while rows := await store.responses(survey.survey, after, SLICE):
        for row in rows:
            if (values := opened(row)) is not None:
                people.add(values)
        after = rows[-1].id
        read(len(people))
    if not len(people):
        return None
    ledger = await store.ledger(survey.survey)
    barriers = await store.barriers(survey.survey)
    drop_off = await drop_off_of(store, survey.survey)
    told = partial(publish, ledger=ledger, barriers=barriers, drop_off=drop_off, by=by)
    return await asyncio.to_thread(told, thawed(survey.frozen), people)
