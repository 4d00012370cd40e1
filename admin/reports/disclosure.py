"""The one gate: raw counts in, published values out. Nothing else in admin hands out counts."""

from collections.abc import Mapping

from admin.reports import words
from admin.reports.barriers import asked_why
from admin.reports.board import Board
from admin.reports.coverage import coverage
from admin.reports.doubt import judged
from admin.reports.drop_off import in_order, stopped_at
from admin.reports.gate import Gate
from admin.reports.labels import label, parts_of
from admin.reports.middles import quartiles_of, thirds_of
from admin.reports.people import People
from admin.reports.published import (
    Heard,
    LedgerRow,
    Note,
    Progress,
    Published,
    PublishedRow,
    PublishedTable,
    Steps,
    Suppressed,
)
from admin.reports.shown import WITHHELD, Row, Shown
from admin.reports.side_by_side import breakdowns
from bot.barriers import Barrier
from bot.dispositions import NOT_REACHED, Disposition, Ledger
from surveys.asked import asked_in_full
from surveys.items import Item, Number, Scale
from surveys.questionnaire import Survey, fingerprint
from surveys.text import Text

STANDARD = Gate()


def publish(
    survey: Survey,
    people: People,
    ledger: Ledger,
    barriers: Mapping[Barrier, int],
    gate: Gate = STANDARD,
    by: tuple[str, ...] | None = None,
    drop_off: Mapping[str, int] = {},
) -> Published:
    """Return what may be told of a closed survey, which ``people`` answered.

    ``barriers`` counts how often each was named by those who did not. Tables are broken down
    ``by`` these about-you items, or by those that the survey names. ``drop_off`` counts at which
    item those stopped who did not finish.
    """
    board = judged(survey, people, gate, survey.breakdowns if by is None else by)
    tables = _tables(board)
    return Published(
        survey_id=survey.id,
        title=survey.title,
        fingerprint=fingerprint(survey),
        heard=Heard(_n(survey, len(people), gate), ledger_rows(ledger, gate)),
        tables=tables,
        barriers=publish_alone(*asked_why(survey, barriers), gate),
        breakdowns=breakdowns(board, survey.breakdowns if by is None else by),
        coverage=coverage(survey, tables),
        drop_off=_drop_off(survey, drop_off, gate),
    )


def _drop_off(survey: Survey, drop_off: Mapping[str, int], gate: Gate) -> PublishedTable:
    asked, people = stopped_at(survey, drop_off)
    in_words = len(people) < gate.numbers_from
    many = Suppressed(gate.numbers_from) if in_words else gate.rounded(len(people))
    return in_order(publish_alone(asked, people, gate), survey, many)


def publish_alone(survey: Survey, people: People, gate: Gate = STANDARD) -> PublishedTable:
    """Return the table of the one question of ``survey``, which is no question of any file."""
    (table,) = _tables(judged(survey, people, gate))
    return table


def _n(survey: Survey, many: int, gate: Gate) -> Text:
    return words.TOO_FEW if many < gate.least else words.answers_of(survey, gate.rounded(many))


def ledger_rows(ledger: Ledger, gate: Gate) -> tuple[LedgerRow, ...]:
    """Return every disposition in its order, small numbers suppressed, others rounded."""
    return tuple(
        LedgerRow(each, words.LEDGER[each], gate.rounded(ledger.get(each, 0)))
        for each in Disposition
    )


def _tables(board: Board) -> tuple[PublishedTable, ...]:
    told = len(board.people) >= board.gate.least
    return tuple(
        _table(item, board.shown[item.id] if told else WITHHELD, board.gate)
        for item in board.items.values()
    )


def _table(item: Item, shown: Shown, gate: Gate) -> PublishedTable:
    rows = tuple(_row(item, row, shown) for row in shown.rows)
    return PublishedTable(
        item_id=item.id,
        question=asked_in_full(item),
        kind=item.kind,
        informs=item.informs,
        rows=rows,
        base=_base(shown, gate),
        missing=tuple(
            PublishedRow(reason.value, words.MISSING[reason], value)
            for reason, value in shown.missing
        ),
        notes=shown.notes,
        thirds=thirds_of(item, rows) if isinstance(item, Scale) else (),
        mean=shown.mean,
        quartiles=quartiles_of(rows) if isinstance(item, Number) else None,
    )


def _row(item: Item, row: Row, shown: Shown) -> PublishedRow:
    named = label(item, row, shown.bands)
    return PublishedRow(row.code, named, row.value, parts_of(item, row), row.mean_place)


def _base(shown: Shown, gate: Gate) -> Text:
    if Note.WITHHELD in shown.notes:
        return words.NOTES[Note.WITHHELD]
    return words.answers(Suppressed(gate.numbers_from) if shown.base is None else shown.base)


def progress(ledger: Ledger, batch: int) -> Progress:
    """Return all that may be known before close, in steps of ``batch`` people."""
    everyone = sum(ledger.values())
    reached = everyone - sum(ledger.get(each, 0) for each in NOT_REACHED)
    done = ledger.get(Disposition.DONE, 0)
    return Progress(
        reached=_steps(reached, batch),
        done=_steps(done, batch),
        others=_steps(reached - done, batch),
    )


def _steps(many: int, step: int) -> Steps:
    return Steps(many - many % step, step)
