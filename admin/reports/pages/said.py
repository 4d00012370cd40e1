"""What you said: every question, as the gate lets it out, and words that a person let through."""

from collections.abc import Iterator

from admin.reports import words
from admin.reports.pages import phrases as p
from admin.reports.pages.blocks import Block, Gap, Points, Quiet, Quotes, Section, Under
from admin.reports.pages.figures import bars, compared
from admin.reports.pages.record import Record
from admin.reports.reviewed import ReviewedTheme
from surveys.text import Text


def said(record: Record, language: str) -> Section:
    """Return the answers to every question."""
    return Section("said", p.SAID.say(language), tuple(_said(record, language)))


def _said(record: Record, language: str) -> Iterator[Block]:
    found = record.published
    if found is None:
        yield Gap(p.NONE_KEPT.say(language))
        return
    before: Text | None = None
    for table in found.tables:
        section = record.survey.sections.get(table.item_id)
        if section and section != before:
            yield Under(section.say(language))
        before = section
        yield bars(table, found.heard, language)
        for breakdown in found.breakdowns:
            if breakdown.item_id == table.item_id and breakdown.groups:
                yield compared(breakdown, found.heard, language)
    yield from _in_words(record, language)


def _in_words(record: Record, language: str) -> Iterator[Block]:
    """Yield what people wrote, as far as a person let it through."""
    if record.themes:
        yield Under(p.THEMES.say(language))
        yield Points(tuple(_theme(each, language) for each in record.themes))
    quotes = tuple(each.words for each in record.quotes if not each.is_paraphrase)
    if quotes:
        yield Under(p.QUOTES.say(language))
        yield Quiet(p.QUOTES_NOTE.say(language))
        yield Quotes(quotes)
    if others := tuple(each.words for each in record.quotes if each.is_paraphrase):
        yield Under(p.PARAPHRASES.say(language))
        yield Points(others)


def _theme(theme: ReviewedTheme, language: str) -> str:
    said = theme.said.say(language)
    if theme.value is None:
        return said
    return p.put(p.SAID_BY, language, theme=said, share=words.of_value(theme.value).say(language))
