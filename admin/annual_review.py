"""The year of an organisation under four headings: culture, structure, practice, review.

After the whole-system approach to participation of Wright, Turner, Clay and Mills (2006). English
only. Numbers come from what is published, each with its ledger; what is missing shows as a gap.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from admin.reports.pages.blocks import (
    Block,
    Facts,
    Figure,
    Gap,
    Grid,
    Lead,
    Page,
    Points,
    Quiet,
    Say,
    Section,
    Under,
    Unedited,
)
from admin.reports.pages.by_audience import apart, counted
from admin.reports.pages.felt import Element, FeltHeard
from admin.reports.pages.figures import bars
from admin.reports.pages.phrases import day
from admin.reports.pages.record import Record
from admin.reports.words import ledger_line
from bot.promised import Keeping, Owed
from bot.storage.rows import ErrandKind
from surveys.organisation import Organisation
from surveys.questionnaire import Level, on
from surveys.text import Text

ASKED_OF_US = {
    "sponsor": "Who leads this, high up",
    "champion": "Who makes sure young people hear back",
    "deputy": "Who stands in",
    "strategy": "The strategy it belongs to",
    "hours_a_year": "Hours of staff a year",
    "money_a_year": "Money a year, in pounds",
}
"""What the organisation's file should say, and what it is called here."""
_NO_YOUNG_REVIEWERS = (
    "No young people have reviewed this year yet. Ask some to write what they think of it, and "
    "make this again with --young-reviewers FILE. What they write is printed as it is."
)


_ASKED = ("Consultation", "Level", "Open", "Answers", "Closing to “what we did”", "Promise")


def of_year(records: Sequence[Record], year: int) -> list[Record]:
    """Return the records of the surveys that closed in ``year``."""
    return [each for each in records if on(each.survey.closes).year == year]


def annual_review(
    organisation: Organisation,
    year: int,
    records: Sequence[Record],
    young_reviewers: str,
    today: date,
) -> Page:
    """Return the review of a year. ``records`` are of that year; ``young_reviewers`` is what they
    wrote, printed unedited."""
    sections = (
        Section("culture", "Culture", tuple(_culture(organisation, records))),
        Section("structure", "Structure", tuple(_structure(organisation))),
        Section("practice", "Practice", tuple(_practice(records))),
        Section("review", "Review", tuple(_review(records, young_reviewers))),
    )
    return Page(
        language="en",
        kicker=organisation.name.say("en"),
        title=f"Young people's say in {year}",
        summary="What we asked, what came of it, and where we fell short.",
        figures=tuple(_figures(records)),
        sections=sections,
        foot=(
            f"Made on {day(today, 'en')} from the records of {len(records)} consultations.",
            organisation.contact.say("en"),
        ),
        contents="On this page",
        skip="Skip to the content",
    )


def _figures(records: Sequence[Record]) -> Iterator[Figure]:
    yield from counted(records, "consultations closed")
    kept, due = _kept(records)
    yield Figure(f"{kept} of {due}", "promises that were due: kept on time")
    days = sorted(each for record in records if (each := _days(record)) is not None)
    if days:
        yield Figure(
            f"{days[len(days) // 2]} days", "from closing to “what we did” (the middle one)"
        )


def _culture(organisation: Organisation, records: Sequence[Record]) -> Iterator[Block]:
    charter = organisation.charter
    if charter is None:
        yield Gap("There is no charter: nothing is agreed with young people in writing.")
    else:
        agreed = f"{charter.agreed_with.say('en')}, {day(charter.agreed_on, 'en')}"
        yield Lead(f"Our charter, agreed with {agreed}")
        yield Points(tuple(each.say("en") for each in charter.promises))
    young, adults = apart(records)
    yield from _levels(young)
    yield Under("Did young people feel heard?")
    yield from _feeling(young)
    if adults:
        yield Under("Did parents and carers feel heard?")
        yield from _feeling(adults)


def _levels(records: Sequence[Record]) -> Iterator[Block]:
    """Yield the share of activity at each level of say."""
    yield Under("How much say young people had")
    if not records:
        yield Gap("Nothing was asked this year.")
        return
    found = Counter(record.survey.level for record in records)
    rows = tuple(
        (_named(each), str(found[each]), f"{round(100 * found[each] / len(records))}%")
        for each in Level
    )
    yield Grid("Consultations by level", ("Level", "How many", "Share"), rows)


def _feeling(records: Sequence[Record]) -> Iterator[Block]:
    asked = [record for record in records if isinstance(record.felt, FeltHeard)]
    if not asked:
        yield Gap("Nobody was asked this year, or too few answered.")
    for record in asked:
        yield from _felt(record)


def _felt(record: Record) -> Iterator[Block]:
    found = record.felt
    if not isinstance(found, FeltHeard):
        return
    yield Say(record.survey.title.say("en"))
    for element in Element:
        if element in found.tables:
            yield bars(found.tables[element], found.heard, "en")


def _structure(organisation: Organisation) -> Iterator[Block]:
    held = {name: getattr(organisation, name) for name in ASKED_OF_US}
    there = ((ASKED_OF_US[name], _say(each)) for name, each in held.items() if each is not None)
    if facts := tuple(there):
        yield Facts(facts)
    yield Under("Partners")
    if organisation.partners:
        yield Points(tuple(each.say("en") for each in organisation.partners))
    else:
        yield Gap("No partners are named.")
    for name, each in held.items():
        if each is None:
            yield Gap(f"Not named: {ASKED_OF_US[name].lower()}.")


def _say(value: object) -> str:
    if isinstance(value, Text):
        return value.say("en")
    return f"{value:,}" if isinstance(value, int) else str(value)


def _practice(records: Sequence[Record]) -> Iterator[Block]:
    if not records:
        yield Gap("Nothing was asked this year.")
        return
    young, adults = apart(records)
    for caption, asked in (
        ("What was asked", young),
        ("What parents and carers were asked", adults),
    ):
        if asked:
            yield Grid(caption, _ASKED, tuple(map(_row, asked)))
    yield Under("Who was heard, and who not")
    for record in records:
        if found := record.published:
            line = ledger_line(found.heard.ledger).say("en")
            yield Quiet(f"{record.survey.title.say('en')}. {found.heard.n.say('en')}. {line}")
            yield from (Say(each.said.say("en")) for each in found.coverage)
    yield Under("What kept people away")
    shown = [each for each in records if each.published and each.published.barriers.rows]
    if not shown:
        yield Gap("Too few people told us for it to be shown.")
    for record in shown:
        if found := record.published:
            yield Say(record.survey.title.say("en"))
            yield bars(found.barriers, found.heard, "en")


def _row(record: Record) -> tuple[str, ...]:
    survey, found, days = record.survey, record.published, _days(record)
    promise = record.promise(Owed.FEEDBACK)
    return (
        survey.title.say("en"),
        _named(survey.level),
        f"{day(on(survey.opens), 'en')} to {day(on(survey.closes), 'en')}",
        found.heard.n.say("en") if found else "Fewer than five; none kept",
        "Not told yet" if days is None else f"{days} days",
        promise.keeping(record.today).value if promise else "none",
    )


def _days(record: Record) -> int | None:
    told = record.told.get(ErrandKind.FEEDBACK)
    return max((told.on - on(record.survey.closes)).days, 0) if told else None


def _review(records: Sequence[Record], young_reviewers: str) -> Iterator[Block]:
    yield Under("Young reviewers, unedited")
    words = young_reviewers.strip("\n")
    yield Unedited(words) if words.strip() else Gap(_NO_YOUNG_REVIEWERS)
    yield from _promises(records)
    yield Under("What we got wrong")
    for record in records:
        learned, title = record.written.learned, record.survey.title.say("en")
        if learned:
            yield Say(f"{title}: {Text(learned).say('en')}")
        else:
            yield Gap(f"{title}: nobody has written it down.")
    if warned := [(record, each) for record in records for each in record.went_on]:
        yield Under("What we were warned of, and why we went on")
        for record, each in warned:
            yield Say(f"{record.survey.title.say('en')}, {day(each.on, 'en')}. {each.why}")
    yield Under("What should be different, and is it?")
    for record in records:
        yield from _outcomes(record)


def _promises(records: Sequence[Record]) -> Iterator[Block]:
    """Yield how the promises of the year stand."""
    yield Under("Promises")
    found = Counter(each.keeping(record.today) for record in records for each in record.promises)
    rows = tuple((each.value.capitalize(), str(found[each])) for each in Keeping)
    yield Grid("Promises made to those who took part", ("Promise", "How many"), rows)


def _outcomes(record: Record) -> Iterator[Block]:
    title = record.survey.title.say("en")
    if not record.survey.outcomes:
        yield Gap(f"{title}: nothing was named beforehand.")
    for place, outcome in enumerate(record.survey.outcomes):
        happened = record.written.outcomes.get(place)
        different = outcome.different.say("en").rstrip(".")
        if happened:
            yield Say(f"{title}. {different}: {Text(happened).say('en')}")
        else:
            yield Gap(f"{title}. {different}: nobody has written what happened.")


def _kept(records: Sequence[Record]) -> tuple[int, int]:
    """Return how many promises were kept on time, of how many that were due."""
    found = [each.keeping(record.today) for record in records for each in record.promises]
    return found.count(Keeping.KEPT), len(found) - found.count(Keeping.DUE)


def _named(level: Level) -> str:
    return level.value.replace("_", " ").capitalize()
