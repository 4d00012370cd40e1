"""What came of it: theme by theme, what happened since, and what should be different."""

from collections.abc import Iterator, Mapping

from admin.feedback import Decision, Draft, Theme
from admin.reports.pages import phrases as p
from admin.reports.pages.blocks import Answer, Block, Gap, Look, Quiet, Say, Section, Under
from admin.reports.pages.record import Record
from bot.storage.rows import ErrandKind
from surveys.questionnaire import Outcome, on
from surveys.text import Text

LOOKS: Mapping[Decision, Look] = {
    Decision.DONE: Look.DONE,
    Decision.DOING: Look.DOING,
    Decision.NOT_DOING: Look.NOT_DOING,
    Decision.NOT_DECIDED: Look.NOT_DECIDED,
}

DATED: Mapping[Look, Text] = {
    Look.DOING: p.DOING_UNTIL,
    Look.NOT_DECIDED: p.NOT_DECIDED_UNTIL,
}


def answered(record: Record, language: str) -> Section:
    """Return the answer to every theme, or plainly that there is none yet."""
    blocks = (
        *_themes(record, language),
        *_since(record, language),
        *_outcomes(record, language),
    )
    return Section("did", p.DID.say(language), blocks)


def _themes(record: Record, language: str) -> Iterator[Block]:
    told = record.told.get(ErrandKind.FEEDBACK)
    by = on(record.survey.feedback.promised_by)
    if told is None:
        waits = p.LATE if record.today > by else p.NOT_TOLD
        yield Gap(p.put(waits, language, date=p.day(by, language)))
        return
    decided = record.draft.owner if record.draft else {}
    owner = (Text(decided) if decided else record.survey.aim.owner).say(language)
    yield Quiet(p.put(p.ANSWERED_BY, language, owner=owner, date=p.day(told.on, language)))
    draft = record.draft or Draft()
    for each in draft.corrections:
        said = Text(each.line).say(language)
        yield Say(p.put(p.CORRECTED, language, date=p.day(each.on, language), words=said))
    covered = ((theme, draft.answering(theme)) for theme in draft.themes)
    yield from (
        _answer(theme, by, record, language) for theme, by in covered if by.decision is not None
    )
    if not draft.themes:
        yield from _paragraphs(told.message, language)


def _answer(theme: Theme, by: Theme, record: Record, language: str) -> Answer:
    """Return what was said, with the answer of the theme that covers it: often its own."""
    look = LOOKS[by.decision or Decision.NOT_DECIDED]
    label = p.LOOKS[look].say(language)
    if by.until and (dated := DATED.get(look)):
        label = p.put(dated, language, date=p.day(by.until, language))
    return Answer(
        heading=p.YOU_SAID.say(language),
        said=Text(theme.said).say(language),
        look=look,
        label=label,
        words=Text(by.words).say(language) if by.words else "",
        language="" if language in by.words else _other(record, language),
    )


def _other(record: Record, language: str) -> str:
    """Return the language in which staff write, when the page is in another."""
    first = record.survey.languages[0]
    return "" if first == language else first


def _since(record: Record, language: str) -> Iterator[Block]:
    yield Under(p.SINCE.say(language))
    news = [record.told.get(kind) for kind in (ErrandKind.ADDED, ErrandKind.FOLLOW_UP)]
    for told in news:
        if told is not None:
            yield Quiet(p.day(told.on, language))
            yield from _paragraphs(told.message, language)
    if ErrandKind.FOLLOW_UP not in record.told:
        by = on(record.survey.feedback.follow_up_on)
        said = p.IS_LATE if record.today > by else p.FOLLOWS
        what = p.HOW_IT_WENT.say(language)
        yield Gap(p.put(said, language, date=p.day(by, language), what=what))


def _paragraphs(message: Mapping[str, str], language: str) -> Iterator[Block]:
    said = Text(message).say(language) if message else ""
    other = "" if language in message else next(iter(message), "")
    for line in said.splitlines():
        if line.strip():
            yield Say(line.strip(), other)


def _outcomes(record: Record, language: str) -> Iterator[Block]:
    yield Under(p.OUTCOMES.say(language))
    if not record.survey.outcomes:
        yield Gap(p.NONE_NAMED.say(language))
    for place, outcome in enumerate(record.survey.outcomes):
        yield _outcome(outcome, record.written.outcomes.get(place, {}), record, language)


def _outcome(
    outcome: Outcome, happened: Mapping[str, str], record: Record, language: str
) -> Answer:
    """Return what was named beforehand beside what happened, as staff wrote it."""
    by = on(record.survey.feedback.follow_up_on)
    waits = p.NOT_WRITTEN if record.today > by else p.NOT_KNOWN
    words = p.put(waits, language, date=p.day(by, language))
    how = p.put(p.KNOWN_BY, language, how=outcome.known_by.say(language).rstrip("."))
    return Answer(
        heading=p.EXPECTED.say(language),
        said=f"{outcome.different.say(language).rstrip('.')}. {how}",
        look=Look.MET if happened else Look.NOT_DECIDED,
        label=p.HAPPENED.say(language),
        words=Text(happened).say(language) if happened else words,
        language=next(iter(happened)) if happened and language not in happened else "",
    )
