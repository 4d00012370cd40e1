"""Did you feel heard, and what we got wrong."""

from collections.abc import Iterator

from msgspec.structs import replace

from admin.reports import words
from admin.reports.pages import phrases as p
from admin.reports.pages.blocks import Block, Gap, Lead, Points, Quiet, Say, Section, Under
from admin.reports.pages.deadlines import faults
from admin.reports.pages.felt import Asking, Element, FeltHeard
from admin.reports.pages.figures import bars
from admin.reports.pages.record import Record
from admin.reports.themes import loud_barriers
from bot.storage.rows import ErrandKind
from surveys.questionnaire import on
from surveys.text import Text


def felt(record: Record, language: str) -> Section:
    """Return whether those who answered felt heard, by the elements of Lundy's model."""
    return Section("felt", p.FELT.say(language), tuple(_felt(record, language)))


def _felt(record: Record, language: str) -> Iterator[Block]:
    match record.felt:
        case FeltHeard() as found:
            yield from _elements(found, language)
        case Asking(until):
            yield Gap(p.put(p.ASKING, language, date=p.day(until, language)))
        case None:
            yield Gap(_not_asked(record, language))


def _not_asked(record: Record, language: str) -> str:
    by, told = on(record.survey.feedback.promised_by), record.told.get(ErrandKind.FEEDBACK)
    if told is not None:
        return p.put(p.NEVER_ASKED, language, date=p.day(told.on, language))
    said = p.NOT_ASKED_LATE if record.today > by else p.NOT_ASKED
    return p.put(said, language, date=p.day(by, language))


def _elements(found: FeltHeard, language: str) -> Iterator[Block]:
    yield Lead(f"{found.heard.n.say(language)}.")
    for element in Element:
        said = p.ELEMENTS[element].say(language)
        if element in found.tables:
            yield replace(bars(found.tables[element], found.heard, language), heading=said)
        else:
            yield Under(said)
            yield Quiet(p.TOO_FEW_FELT.say(language))
    if found.only_read is not None:
        yield bars(found.only_read, found.heard, language)
    if found.reopened:
        yield Under(p.REOPENED.say(language))
        yield Points(tuple(each.say(language) for each in found.reopened))


def wrong(record: Record, language: str) -> Section:
    """Return what staff say they got wrong, and what the records say without them."""
    return Section("wrong", p.WRONG.say(language), tuple(_wrong(record, language)))


def _wrong(record: Record, language: str) -> Iterator[Block]:
    learned = record.written.learned
    if learned:
        other = "" if language in learned else next(iter(learned))
        yield Under(p.IN_OUR_WORDS.say(language))
        for line in filter(None, map(str.strip, Text(learned).say(language).splitlines())):
            yield Say(line, other)
    else:
        yield Gap(p.NOBODY_WROTE.say(language))
    yield Under(p.RECORDS_SHOW.say(language))
    shown = tuple(_shown(record, language))
    yield Points(shown) if shown else Say(p.NOTHING_SHOWS.say(language))


def _shown(record: Record, language: str) -> Iterator[str]:
    yield from faults(record.promises, record.today, language)
    if record.published is None:
        yield p.FEW_ANSWERED.say(language)
        return
    for barrier in loud_barriers(record.published):
        share = words.of_value(barrier.value).say(language)
        yield p.put(p.KEPT_AWAY, language, share=share, label=barrier.label.say(language))
