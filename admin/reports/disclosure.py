"""The one gate: raw counts in, published values out. Nothing else in admin hands out counts."""

from admin.reports import words
from admin.reports.doubt import levels
from admin.reports.gate import Gate
from admin.reports.labels import label, parts_of
from admin.reports.people import People
from admin.reports.published import (
    LedgerRow,
    Note,
    Progress,
    Published,
    PublishedRow,
    PublishedTable,
    Steps,
    Suppressed,
)
from admin.reports.shown import WITHHELD, Row, Shown, show
from bot.dispositions import NOT_REACHED, Disposition, Ledger
from surveys.questionnaire import Item, Survey, fingerprint, is_question
from surveys.text import Text

STANDARD = Gate()


def publish(
    survey: Survey,
    people: People,
    ledger: Ledger,
    gate: Gate = STANDARD,
) -> Published:
    """Return what may be told of a closed survey, which ``people`` answered."""
    return Published(
        survey_id=survey.id,
        title=survey.title,
        fingerprint=fingerprint(survey),
        n=_n(len(people), gate),
        ledger=ledger_rows(ledger, gate),
        tables=_tables(survey, people, gate),
    )


def _n(many: int, gate: Gate) -> Text:
    return words.TOO_FEW if many < gate.least else words.answers(gate.rounded(many))


def ledger_rows(ledger: Ledger, gate: Gate) -> tuple[LedgerRow, ...]:
    """Return every disposition in its order, small numbers suppressed, others rounded."""
    return tuple(
        LedgerRow(each, words.LEDGER[each], gate.rounded(ledger.get(each, 0)))
        for each in Disposition
    )


def _tables(survey: Survey, people: People, gate: Gate) -> tuple[PublishedTable, ...]:
    found = people.spreads()
    safe = levels(survey, people, gate) if len(people) >= gate.least else {}
    return tuple(
        _table(item, show(item, found[item.id], gate, safe[item.id]) if safe else WITHHELD, gate)
        for item in survey.questions
        if is_question(item)
    )


def _table(item: Item, shown: Shown, gate: Gate) -> PublishedTable:
    return PublishedTable(
        item_id=item.id,
        question=item.ask,
        kind=item.kind,
        informs=item.informs,
        rows=tuple(_row(item, row, shown) for row in shown.rows),
        base=_base(shown, gate),
        missing=tuple(
            PublishedRow(reason.value, words.MISSING[reason], value)
            for reason, value in shown.missing
        ),
        notes=shown.notes,
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
