"""How we kept it private, and what came when."""

from collections.abc import Iterator

from admin.reports.pages import phrases as p
from admin.reports.pages.blocks import Block, Facts, Grid, Points, Quiet, Section
from admin.reports.pages.deadlines import NAMES, days, moves, state
from admin.reports.pages.record import Record
from surveys.items import OpenEnded
from surveys.questionnaire import on


def private(record: Record, language: str) -> Section:
    """Return what was done so that nobody can tell who said what, and what that leaves open."""
    organisation = record.organisation
    blocks: tuple[Block, ...] = (
        Points(tuple(_kept(record, language))),
        Quiet(p.put(p.PRIVACY_LIMITS, language, batch=record.batch)),
        Facts(
            (
                (p.PROTECTION.say(language), organisation.data_protection_contact.say(language)),
                (p.BASIS.say(language), organisation.lawful_basis.say(language)),
            )
        ),
    )
    return Section("private", p.PRIVATE.say(language), blocks)


def _kept(record: Record, language: str) -> Iterator[str]:
    for each in p.PRIVACY:
        yield p.put(each, language, others=record.batch - 1)
    if any(isinstance(item, OpenEnded) for item in record.survey.questions):
        yield p.put(p.PRIVACY_WORDS, language, days=record.survey.retention_days)
    if record.is_sealed:
        yield p.PRIVACY_SEALED.say(language)


def dates(record: Record, language: str) -> Section:
    """Return every promised day beside the day on which it was kept."""
    rows = (*_ran(record, language), *_promised(record, language))
    grid = Grid(
        caption=p.DATES_CAPTION.say(language),
        head=tuple(each.say(language) for each in (p.WHAT, p.PROMISED, p.DELIVERED, p.HOW)),
        rows=rows,
    )
    new = tuple(moves(record.promises, language))
    blocks = (grid, Points(new)) if new else (grid,)
    return Section("dates", p.DATES.say(language), blocks)


def _ran(record: Record, language: str) -> Iterator[tuple[str, ...]]:
    """Yield when it opened and closed."""
    opens, closes = on(record.survey.opens), on(record.survey.closes)
    opened = max(opens, record.asked_on)
    late = (opened - opens).days
    how = p.put(p.DAYS_LATE, language, days=days(late, language)) if late else None
    yield (
        p.OPENED.say(language),
        p.day(opens, language),
        p.day(opened, language),
        how or p.ON_TIME.say(language),
    )
    early = closes > record.today
    yield (
        p.CLOSED.say(language),
        p.day(closes, language),
        p.NOTHING.say(language) if early else p.day(closes, language),
        (p.CLOSED_EARLY if early else p.ON_TIME).say(language),
    )


def _promised(record: Record, language: str) -> Iterator[tuple[str, ...]]:
    for each in record.promises:
        yield (
            NAMES[each.owed].say(language),
            p.day(each.by, language),
            (p.day(each.told_on, language) if each.told_on else p.NOTHING.say(language)),
            state(each, record.today, language),
        )
