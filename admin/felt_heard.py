"""Whether those who answered felt heard: the closed small survey, by element, through the gate."""

from collections.abc import Awaitable, Callable, Iterator, Sequence

from admin.closed import results_or_fault
from admin.reports import words
from admin.reports.disclosure import STANDARD, ledger_rows
from admin.reports.pages.felt import Asking, Element, Felt, FeltHeard
from admin.reports.published import Count, Heard, InWords, Published, PublishedTable, Value, Word
from bot.dispositions import Disposition
from bot.noticeboard import thawed
from bot.storage.rows import PublishedSurvey, SurveyState
from bot.storage.store import Store
from surveys.heard import NOT_RIGHT, TOOK_PART, heard_id, theme_number
from surveys.questionnaire import on
from surveys.text import Text

REOPENS_AT = 10
"""From how many per cent who say so on something is still not right."""
ROUNDED_BY = 2
"""A rounded count is at most so many above the true one."""
_FIFTHS = {Word.MOST: 3, Word.HALF: 2}
"""So many fifths of the answers each word means at least."""

Results = Callable[[Store, PublishedSurvey], Awaitable[Published | None]]
"""Reads the results of a survey; None when no answers were kept."""


async def heard_row(store: Store, survey: str) -> PublishedSurvey | None:
    """Return the small survey about the answer to ``survey``, if it was begun."""
    wanted = heard_id(survey)
    return next((each for each in await store.surveys() if each.survey == wanted), None)


async def felt_of(store: Store, survey: str, batch: int, results: Results | None = None) -> Felt:
    """Return whether people felt heard about ``survey``. Raises FieldworkFault when what they said
    is locked with a key that is kept elsewhere. ``batch`` is the k of the ballot box."""
    row = await heard_row(store, survey)
    if row is None or row.state is SurveyState.WITHDRAWN:
        return None
    asked = thawed(row.frozen)
    if row.state is not SurveyState.CLOSED:
        return Asking(on(asked.closes))
    published = await (results or heard_results)(store, row)
    if published is None:
        ledger = ledger_rows(await store.ledger(row.survey), STANDARD)
        return FeltHeard(Heard(words.TOO_FEW, ledger), on(asked.closes))
    return felt_heard(published, row, batch)


async def heard_results(store: Store, row: PublishedSurvey) -> Published | None:
    """Return the results of a closed survey; None when no answers were kept. Raises FieldworkFault
    when they are locked."""
    if not await store.responses(row.survey, limit=1):
        return None
    return await results_or_fault(store, row)


def felt_heard(published: Published, row: PublishedSurvey, batch: int) -> FeltHeard:
    """Return what was said, element by element."""
    tables = {each.item_id: each for each in published.tables if each.rows}
    elements = {each: tables[each.value] for each in Element if each.value in tables}
    return FeltHeard(
        heard=published.heard,
        closed_on=on(thawed(row.frozen).closes),
        tables=elements,
        only_read=tables.get(TOOK_PART),
        reopened=tuple(said for _, said in reopened(published, batch)),
    )


def reopened(published: Published, batch: int) -> Sequence[tuple[int, Text]]:
    """Return the themes that are still not right, by their numbers: a tenth of those who answered,
    and at least ``batch`` people, said so. From published values alone."""
    table = next((each for each in published.tables if each.item_id == NOT_RIGHT), None)
    return tuple(_reopened(table, published.heard, batch)) if table is not None else ()


def _reopened(table: PublishedTable, heard: Heard, batch: int) -> Iterator[tuple[int, Text]]:
    for row in table.rows:
        number = theme_number(row.code)
        if number is not None and _is_loud(row.value, heard, batch):
            yield number, row.label


def _is_loud(value: Value, heard: Heard, batch: int) -> bool:
    """Tell whether enough people stand behind a published value, whatever was rounded away."""
    match value:
        case Count(rounded=rounded, percent=percent):
            return percent >= REOPENS_AT and rounded - ROUNDED_BY >= batch
        case InWords(word) if word in _FIFTHS:
            return _FIFTHS[word] * _surely_done(heard) >= 5 * batch
        case _:
            return False


def _surely_done(heard: Heard) -> int:
    """Return how many answered at the very least, as the ledger is published."""
    rows = (row.value for row in heard.ledger if row.disposition is Disposition.DONE)
    done = next(rows)
    return done - ROUNDED_BY if isinstance(done, int) else 0
