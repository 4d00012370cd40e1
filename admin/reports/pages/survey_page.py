"""The public page of a survey: nine headings, the same for every survey, none ever left out."""

from collections.abc import Iterator

from admin.feedback import Decision
from admin.reports import words
from admin.reports.pages import phrases as p
from admin.reports.pages.answered import answered
from admin.reports.pages.asked import asked, who_could
from admin.reports.pages.blocks import Figure, Page
from admin.reports.pages.deadlines import days
from admin.reports.pages.keeping import dates, private
from admin.reports.pages.learning import felt, wrong
from admin.reports.pages.reached import reached
from admin.reports.pages.record import Record
from admin.reports.pages.said import said
from bot.conversation.wording import NAMES
from bot.storage.rows import ErrandKind
from surveys.questionnaire import Decision as Decided
from surveys.questionnaire import Survey, on

SECTIONS = (asked, who_could, reached, said, answered, felt, wrong, private, dates)


def languages(survey: Survey) -> tuple[str, ...]:
    """Return the languages of a survey in which there is a page; English when there is none."""
    return tuple(each for each in survey.languages if each in words.LANGUAGES) or ("en",)


def file_name(survey: Survey, language: str, ending: str = "html") -> str:
    """Return what the page in one language is called."""
    return f"{survey.id}.{language}.{ending}"


def survey_page(record: Record, language: str, picture: str = "", home: str | None = None) -> Page:
    """Return the page of a survey in one language; ``home`` is the address of the board."""
    survey, organisation = record.survey, record.organisation
    found = record.published
    return Page(
        language=language,
        kicker=f"{organisation.name.say(language)} · {p.KICKER.say(language)}",
        title=survey.title.say(language),
        summary=_summary(survey, language),
        figures=tuple(_figures(record, language)),
        under_figures=words.ledger_line(found.heard.ledger).say(language) if found else "",
        sections=tuple(section(record, language) for section in SECTIONS),
        foot=tuple(_foot(record, language)),
        contents=p.CONTENTS.say(language),
        skip=p.SKIP.say(language),
        others=tuple(
            (each, NAMES[each], file_name(survey, each))
            for each in languages(survey)
            if each != language
        ),
        picture=picture,
        home=(p.ALL_PAGES.say(language), home) if home is not None else None,
    )


def _summary(survey: Survey, language: str) -> str:
    aim = survey.aim
    asked_for = (aim.question if isinstance(aim, Decided) else aim.what).say(language)
    said = p.SUMMARIES[survey.level]
    return p.put(said, language, question=asked_for, owner=aim.owner.say(language))


def _figures(record: Record, language: str) -> Iterator[Figure]:
    if record.published is not None:
        yield Figure(record.published.heard.n.say(language), p.FIGURE_ANSWERS.say(language))
    told, closed = record.told.get(ErrandKind.FEEDBACK), on(record.survey.closes)
    if told is None:
        by = p.day(on(record.survey.feedback.promised_by), language)
        yield Figure(by, p.FIGURE_WAITS.say(language))
        return
    yield Figure(days(max((told.on - closed).days, 0), language), p.FIGURE_DAYS.say(language))
    decisions = [theme.decision for theme in record.draft.themes] if record.draft else []
    if decisions:
        moved = sum(each in (Decision.DONE, Decision.DOING) for each in decisions)
        value = p.put(p.SO_MANY_OF, language, many=moved, all=len(decisions))
        yield Figure(value, p.FIGURE_DECIDED.say(language))


def _foot(record: Record, language: str) -> Iterator[str]:
    organisation = record.organisation
    name, today = organisation.name.say(language), p.day(record.today, language)
    yield p.put(p.MADE_ON, language, date=today, name=name)
    yield p.put(p.CONTACT, language, contact=organisation.contact.say(language))
    if organisation.fictional:
        yield p.MADE_UP.say(language)
