"""Making the pages of surveys: a report, the evidence, the year. For the chat and the command line.

What is read is read here; what is made is made in a thread, so that nobody waits for it.
"""

import asyncio
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from msgspec import Struct

from admin.annual_review import annual_review, of_year
from admin.evidence import pack, survey_files
from admin.exporting import export_of, published_files
from admin.fieldwork import FieldworkFault, published
from admin.page_records import record_of, reportable
from admin.reports.exports.folder import Files
from admin.reports.pages.files import mark_of, page_files, report_files
from admin.reports.pages.html import html
from admin.reports.pages.plain import plain
from admin.reports.pages.record import Record
from bot.privacy.keys import Keys
from bot.storage.rows import PublishedSurvey
from bot.storage.store import Store
from surveys.organisation import BadOrganisation, Organisation, read_organisation


def organisation_in(path: Path) -> Organisation:
    """Return the organisation in its file. Raises FieldworkFault, for staff to read."""
    try:
        return read_organisation(path)
    except BadOrganisation as fault:
        raise FieldworkFault(f"The file about your organisation has a fault. {fault}") from None


class Maker(Struct, frozen=True):
    """Makes pages from what is kept on ``today``. ``about_us`` is the organisation's file; it is
    read anew each time, so that a change shows at once."""

    store: Store
    keys: Keys
    about_us: Path
    batch: int
    today: date

    async def report(self, survey_id: str) -> Files:
        """Return the report of a closed survey. Raises FieldworkFault."""
        record = await self.record(await published(self.store, survey_id))
        return await report_files(record, self._mark(record.organisation))

    async def record(self, survey: PublishedSurvey) -> Record:
        """Return the record of a closed survey. Raises FieldworkFault."""
        organisation = organisation_in(self.about_us)
        return await record_of(self.store, self.keys, survey, organisation, self.today, self.batch)

    async def evidence(self, survey_ids: Sequence[str]) -> Files:
        """Return the evidence pack about some surveys, or about all. Raises FieldworkFault."""
        rows = [await published(self.store, each) for each in survey_ids]
        rows = rows or await reportable(self.store)
        if not rows:
            raise FieldworkFault("No survey is closed yet, so there is nothing to show.")
        organisation = organisation_in(self.about_us)
        files: dict[str, bytes] = {}
        records = []
        for row in rows:
            record = await self.record(row)
            records.append(record)
            files |= await self._files(row, record)
        return await asyncio.to_thread(pack, organisation, records, files, self.today)

    async def year(self, year: int, young_reviewers: str = "") -> Files:
        """Return the review of a year, with what young reviewers wrote about it. Raises
        FieldworkFault when the answers to a survey of that year are locked."""
        rows = await reportable(self.store)
        records = of_year([await self.record(row) for row in rows], year)
        organisation = organisation_in(self.about_us)
        page = annual_review(organisation, year, records, young_reviewers, self.today)
        return {
            f"review-{year}.html": html(page).encode(),
            f"review-{year}.txt": plain(page).encode(),
        }

    async def _files(self, row: PublishedSurvey, record: Record) -> Files:
        made = dict(await asyncio.to_thread(page_files, record, self._mark(record.organisation)))
        if record.published is not None:
            made |= await published_files(await export_of(self.store, row, self.today))
        return survey_files(record, made)

    def _mark(self, organisation: Organisation) -> str:
        return mark_of(organisation, self.about_us)
