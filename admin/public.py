"""What everybody may read at ``/public/``: the board of promises, and the pages of surveys that are
closed and answered. Made anew when something is published or a day begins, and kept in memory."""

import asyncio
import logging
from collections.abc import Callable, Mapping
from datetime import date
from hashlib import sha256
from pathlib import Path
from time import monotonic

from msgspec import Struct

from admin.fieldwork import FieldworkFault
from admin.page_records import record_of, reportable, results_if_any
from admin.promise_board import board_in
from admin.promise_records import owings
from admin.promises import Owing, board
from admin.reports import words
from admin.reports.pages.board_page import board_page
from admin.reports.pages.files import mark_of, page_files
from admin.reports.pages.html import html
from admin.reports.pages.plain import plain
from admin.reports.pages.survey_page import file_name, languages
from admin.reports.published import Published
from bot.channels.failures import place
from bot.privacy.keys import Keys
from bot.storage.rows import ErrandKind, PublishedSurvey
from bot.storage.store import REVISION, Store
from surveys.organisation import Organisation, read_organisation
from surveys.questionnaire import Survey

LOOK_EVERY = 2.0
"""Seconds between two looks at whether anything changed, however many ask."""
FIRST = ""
"""The name of the board in the first language: it is at ``/public/`` itself."""
_KINDS = {"html": "text/html", "txt": "text/plain"}

_log = logging.getLogger(__name__)


class Asset(Struct, frozen=True):
    """One file. ``tag`` changes whenever what is in it does."""

    held: bytes
    kind: str
    tag: str


class Site:
    """Holds what is public. What changes is seen within `LOOK_EVERY` seconds, while somebody asks;
    meanwhile they get what was there before."""

    def __init__(
        self,
        store: Store,
        keys: Keys,
        about_us: Path,
        batch: int,
        today: Callable[[], date],
        every: float = LOOK_EVERY,
    ) -> None:
        self._store = store
        self._keys = keys
        self._about_us = about_us
        self._batch = batch
        self._today = today
        self._every = every
        self._looked = -every
        self._of: tuple[bytes | None, date] | None = None
        self._assets: Mapping[str, Asset] = {}
        # Results of a closed survey stay as they are, and take the longest to make.
        self._results: dict[str, Published | None] = {}
        self._making = asyncio.Lock()

    async def asset(self, name: str) -> Asset | None:
        """Return the file with that name below ``/public/``, if there is one."""
        if monotonic() - self._looked >= self._every:
            await self._look()
        return self._assets.get(name)

    async def _look(self) -> None:
        """Make everything anew if something changed. While one makes it, nobody else waits, unless
        there is nothing to show yet."""
        if self._making.locked() and self._assets:
            return
        async with self._making:
            if monotonic() - self._looked < self._every:
                return
            now = await self._store.mark(REVISION), self._today()
            if now != self._of:
                await self._make(now)
            self._looked = monotonic()

    async def _make(self, now: tuple[bytes | None, date]) -> None:
        try:
            organisation = read_organisation(self._about_us)
            mark = mark_of(organisation, self._about_us)
            files, pages = await self._pages(organisation, mark)
            files |= await self._board(organisation, mark, pages)
        except Exception as error:
            # What was there before is still true of the day on which it was made.
            _log.error("The public pages could not be made: %s", place(error))
            return
        self._assets = {name: _asset(name, held) for name, held in files.items()}
        self._of = now

    async def _pages(
        self, organisation: Organisation, mark: str
    ) -> tuple[dict[str, bytes], dict[str, PublishedSurvey]]:
        """Return the pages of all surveys that were answered, and which these are."""
        out = {each.survey for each in await self._store.news() if _answers(each.kind)}
        files: dict[str, bytes] = {}
        shown: dict[str, PublishedSurvey] = {}
        for row in await reportable(self._store):
            if row.survey not in out:
                continue
            try:
                record = await record_of(
                    self._store,
                    self._keys,
                    row,
                    organisation,
                    self._today(),
                    self._batch,
                    self._known,
                )
            except FieldworkFault:
                continue  # Its answers are locked, and nobody has brought the results yet.
            homes = {each: _board_name(organisation, each) or "./" for each in words.LANGUAGES}
            files |= await asyncio.to_thread(page_files, record, mark, homes)
            shown[row.survey] = row
        return files, shown

    async def _known(self, store: Store, row: PublishedSurvey) -> Published | None:
        if row.survey not in self._results:
            self._results[row.survey] = await results_if_any(store, row)
        return self._results[row.survey]

    async def _board(
        self, organisation: Organisation, mark: str, shown: Mapping[str, PublishedSurvey]
    ) -> dict[str, bytes]:
        owed = [each for each in await owings(self._store) if _is_listed(each)]
        today = self._today()
        files: dict[str, bytes] = {}
        spoken = _spoken(organisation)
        for language in spoken:
            links = {
                each.survey.title.say(language): _page_of(each.survey, language)
                for each in owed[::-1]
                if each.survey.id in shown
            }
            others = {
                each: _board_name(organisation, each) or "./" for each in spoken if each != language
            }
            rows = board(owed, today)
            shown_board = board_in(language, owed, today)
            page = board_page(organisation, shown_board, rows, links, today, language, others, mark)
            files[_board_name(organisation, language)] = html(page).encode()
            files[f"promises.{language}.txt"] = plain(page).encode()
        return files


def _is_listed(owing: Owing) -> bool:
    """Tell whether a survey may be named: one for those with a link or a code, once it is over."""
    return owing.is_over or owing.survey.access == "open"


def _answers(kind: ErrandKind) -> bool:
    return kind is ErrandKind.FEEDBACK


def _spoken(organisation: Organisation) -> list[str]:
    """Return the languages of the board: those of the organisation that pages are made in."""
    found = [each for each in organisation.languages if each in words.LANGUAGES]
    return found or ["en"]


def _board_name(organisation: Organisation, language: str) -> str:
    """Return the name of the board in a language, or in the first where there is none in it."""
    spoken = _spoken(organisation)
    first = language not in spoken or language == spoken[0]
    return FIRST if first else f"promises.{language}.html"


def _page_of(survey: Survey, language: str) -> str:
    """Return the name of a survey's page in a language, or in its first one."""
    spoken = languages(survey)
    return file_name(survey, language if language in spoken else spoken[0])


def _asset(name: str, held: bytes) -> Asset:
    kind = _KINDS["txt" if name.endswith(".txt") else "html"]
    return Asset(held, kind, sha256(held).hexdigest()[:32])
