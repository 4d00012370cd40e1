"""Who we heard, and who not."""

from collections.abc import Iterator

from babel.numbers import format_decimal

from admin.reports import words
from admin.reports.pages import phrases as p
from admin.reports.pages.blocks import Block, Gap, Grid, Lead, Points, Quiet, Say, Section, Under
from admin.reports.pages.figures import bars
from admin.reports.pages.record import Record
from admin.reports.published import Coverage, Heard, Published


def reached(record: Record, language: str) -> Section:
    """Return how many answered, what came of everybody else, and what kept people away."""
    blocks = tuple(_reached(record, language))
    return Section("heard", p.HEARD.say(language), blocks)


def _reached(record: Record, language: str) -> Iterator[Block]:
    found = record.published
    if found is None:
        yield Gap(p.NONE_KEPT.say(language))
    else:
        yield Lead(f"{found.heard.n.say(language)}.")
        yield from _population(record, language)
        yield ledger(found.heard, language)
        yield from _coverage(found, language)
        yield from _barriers(found, language)
        if found.drop_off is not None and found.drop_off.rows:
            yield bars(found.drop_off, found.heard, language)
    yield Under(p.OTHER_WAYS.say(language))
    yield Points(tuple(each.say(language) for each in record.survey.other_ways))


def _population(record: Record, language: str) -> Iterator[Block]:
    audience = record.survey.audience
    if audience.population is None:
        return
    count = str(format_decimal(audience.population, locale=language))
    if audience.source:
        yield Say(p.put(p.POPULATION, language, count=count, source=audience.source))
    else:
        yield Say(p.put(p.POPULATION_BARE, language, count=count))


def ledger(heard: Heard, language: str) -> Grid:
    """Return what came of everybody who was asked."""
    return Grid(
        caption=p.LEDGER_HEAD.say(language),
        head=(p.HAPPENED.say(language), p.PEOPLE.say(language)),
        rows=tuple(
            (row.label.say(language), words.of_ledger(row).say(language)) for row in heard.ledger
        ),
        notes=(p.LEDGER_NOTE.say(language),),
    )


def _coverage(found: Published, language: str) -> Iterator[Block]:
    if not found.coverage:
        yield Gap(p.NO_COVERAGE.say(language))
        return
    yield Under(p.COVERAGE.say(language))
    for each in found.coverage:
        yield Say(each.said.say(language))
        yield _compared(each, found.heard, language)


def _compared(coverage: Coverage, heard: Heard, language: str) -> Grid:
    source = p.put(p.SOURCE, language, source=coverage.source.say(language))
    head = (p.GROUP, p.EXPECTED_SHARE, p.HEARD_SHARE, p.ENOUGH)
    return Grid(
        caption=coverage.question.say(language),
        head=tuple(each.say(language) for each in head),
        rows=tuple(
            (
                row.label.say(language),
                f"{row.expected}%",
                (words.of_value(row.heard) if row.heard is not None else p.NOT_SHOWN).say(language),
                p.GAPS[row.gap].say(language),
            )
            for row in coverage.rows
        ),
        notes=(source,),
        who=words.ledger_line(heard.ledger).say(language),
    )


def _barriers(found: Published, language: str) -> Iterator[Block]:
    if found.barriers.rows:
        yield bars(found.barriers, found.heard, language)
    else:
        yield Under(p.BARRIERS.say(language))
        yield Quiet(p.NO_BARRIERS.say(language))
