"""Making exports: responses are read in slices, and the files are made off the loop."""

import asyncio
from collections.abc import Callable
from datetime import date
from random import SystemRandom

from admin.closed import refuse_unless_closed, results_or_fault
from admin.fieldwork import FieldworkFault, versions_of
from admin.reports.exports.export import Export
from admin.reports.exports.files import files_of, microdata_files
from admin.reports.exports.folder import Files
from admin.reports.exports.microdata import LEAST, TooFew, k_of, microdata
from admin.reports.exports.records import Records, records_of
from bot.noticeboard import thawed
from bot.privacy.public_sealing import name_of
from bot.storage.rows import PublishedSurvey
from bot.storage.store import Store
from surveys.codebook import codebook

READING = "Reading answers"
ROWS = "Reading answers, row by row"
MAKING = "Making the files"
MAKING_ROWS = "Making the rows"

Tell = Callable[[str, int, int], None]
"""Is told what is being done, how much of it is done, and how much there is."""


async def export_of(
    store: Store, survey: PublishedSurvey, today: date, tell: Tell = lambda *_: None
) -> Export:
    """Return what exports of a closed survey are made from. Raises FieldworkFault."""
    many = await store.counted(survey.survey)

    def read(so_far: int) -> None:
        tell(READING, so_far, many)

    published = await results_or_fault(store, survey, read)
    versions = await versions_of(store, survey.survey)
    return Export(published, codebook([thawed(each.frozen) for each in versions]), today)


async def published_files(export: Export, tell: Tell = lambda *_: None) -> Files:
    """Return the files of what may be told."""
    tell(MAKING, 0, 1)
    files = await asyncio.to_thread(files_of, export)
    tell(MAKING, 1, 1)
    return files


async def private_files(
    store: Store,
    survey: PublishedSurvey,
    export: Export,
    batch: int,
    tell: Tell = lambda *_: None,
) -> Files:
    """Return the files of microdata, for an owner alone. Raises FieldworkFault.

    ``batch`` is how many people are counted at once.
    """
    many = await store.counted(survey.survey)

    def read(so_far: int) -> None:
        tell(ROWS, so_far, many)

    versions = await versions_of(store, survey.survey)
    records = await records_of(store, export.codebook, versions, read)
    breakdowns = thawed(survey.frozen).breakdowns
    tell(MAKING_ROWS, 0, 1)
    try:
        files = await asyncio.to_thread(_private, export, records, breakdowns, batch)
    except TooFew:
        raise _too_few(survey.survey) from None
    tell(MAKING_ROWS, 1, 1)
    return files


def _private(export: Export, records: Records, breakdowns: tuple[str, ...], batch: int) -> Files:
    chance = SystemRandom()
    made = microdata(export.codebook, records, breakdowns, k_of(batch), chance)
    return microdata_files(export, made, breakdowns)


async def refuse_microdata(store: Store, survey: PublishedSurvey) -> None:
    """Raise FieldworkFault when no microdata can be made of ``survey``."""
    refuse_unless_closed(survey)
    if survey.sealed_to:
        raise FieldworkFault(
            f"The answers to “{survey.survey}” are locked with a key that is kept elsewhere, "
            f"{name_of(survey.sealed_to)}, so no rows can be made of them here."
        )
    if await store.counted(survey.survey) < LEAST:
        raise _too_few(survey.survey)


def _too_few(survey: str) -> FieldworkFault:
    return FieldworkFault(
        f"“{survey}” has fewer than {LEAST} answers, so no file with one row per person is made "
        f"of it: people could be told from it. /export {survey} has the tables."
    )
