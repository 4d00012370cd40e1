"""Whether people felt heard, as staff read it below the results. Pure."""

from collections.abc import Iterator

from admin.markup import safe
from admin.nagging import told_day
from admin.reports.pages import phrases as p
from admin.reports.pages.felt import Asking, Element, Felt, FeltHeard
from admin.reports.published import PublishedTable
from admin.reports.words import ledger_line, of_value

_TITLE = "<b>Did they feel heard?</b>"


def felt_lines(felt: Felt) -> list[str]:
    """Return what is known of it, as one message; nothing before they are asked."""
    match felt:
        case FeltHeard():
            return ["\n\n".join(_told(felt))]
        case Asking(until):
            return [f"{_TITLE}\nWe are asking until {told_day(until)}. Nobody sees it before then."]
        case None:
            return []


def _told(felt: FeltHeard) -> Iterator[str]:
    yield f"{_TITLE}\n{felt.heard.n.say('en')}."
    yield ledger_line(felt.heard.ledger).say("en")
    for element in Element:
        said = f"<b>{p.ELEMENTS[element].say('en')}</b>"
        found = felt.tables.get(element)
        yield f"{said}\n{_table(found) if found else p.TOO_FEW_FELT.say('en')}"
    if felt.only_read is not None:
        yield f"<b>{safe(felt.only_read.question.say('en'))}</b>\n{_table(felt.only_read)}"
    if felt.reopened:
        themes = (f"• {safe(each.say('en'))}" for each in felt.reopened)
        yield "\n".join(["<b>Still not right</b>", *themes])


def _table(table: PublishedTable) -> str:
    rows = (f"{row.label.say('en')}: {of_value(row.value).say('en')}" for row in table.rows)
    return safe(" · ".join(rows))
