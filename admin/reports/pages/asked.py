"""What we asked and why, and who could change it."""

from collections.abc import Iterator
from itertools import groupby

from admin.reports.pages import phrases as p
from admin.reports.pages.blocks import Block, Facts, Lead, Points, Section, Under
from admin.reports.pages.record import Record
from bot.conversation.screens.part import part_facts
from bot.conversation.wording import Wording
from surveys.asked import asked_in_full
from surveys.items import Item, OpenEnded, is_question
from surveys.questionnaire import Decision, Survey, on


def asked(record: Record, language: str) -> Section:
    """Return why it was asked, for what, of whom, and question by question."""
    survey = record.survey
    facts = (
        (p.PURPOSES[survey.purpose].say(language), _aim(survey, language)),
        (p.LEVEL.say(language), level(survey, language)),
        *part_facts(survey, Wording(language), lambda day: p.day(day, language)),
        (p.FOR_WHOM.say(language), whom(survey, language)),
        (p.WHEN.say(language), _when(record, language)),
    )
    blocks: tuple[Block, ...] = (
        Lead(survey.why.say(language)),
        Facts(facts),
        *_questions(survey, language),
    )
    return Section("asked", p.ASKED.say(language), blocks)


def _questions(survey: Survey, language: str) -> Iterator[Block]:
    """Yield the questions, those of each part below its heading."""
    heading, asked = p.QUESTIONS.say(language), filter(is_question, survey.questions)
    for section, items in groupby(asked, lambda item: survey.sections.get(item.id)):
        yield Under(f"{heading}: {section.say(language)}" if section else heading)
        yield Points(tuple(_question(item, language) for item in items))


def level(survey: Survey, language: str) -> str:
    """Return how much say young people had, in the words in which they were told."""
    said = Wording(language).label(f"more-level-{survey.level.value}")
    _, _, words = said.partition(": ")
    return f"{words[:1].upper()}{words[1:]}" if words else said


def _aim(survey: Survey, language: str) -> str:
    aim = survey.aim
    return (aim.question if isinstance(aim, Decision) else aim.what).say(language)


def whom(survey: Survey, language: str) -> str:
    """Return who is asked: young people of which ages, or parents and carers."""
    ages = survey.audience
    if survey.who == "parents_and_carers":
        return p.PARENTS.say(language)
    return p.put(p.AGES, language, min=ages.min_age, max=ages.max_age)


def _when(record: Record, language: str) -> str:
    opens, closes = max(on(record.survey.opens), record.asked_on), on(record.survey.closes)
    return p.put(p.FROM_TO, language, opens=p.day(opens, language), closes=p.day(closes, language))


def _question(item: Item, language: str) -> str:
    said = asked_in_full(item).say(language)
    if item.about_you is not None:
        return p.put(p.ABOUT_YOU, language, question=said)
    if isinstance(item, OpenEnded):
        return p.put(p.OWN_WORDS, language, question=said)
    return said


def who_could(record: Record, language: str) -> Section:
    """Return who decides, by when, and what answers could and could not change."""
    return Section("who", p.WHO_COULD.say(language), tuple(_who_could(record.survey, language)))


def _who_could(survey: Survey, language: str) -> Iterator[Block]:
    aim = survey.aim
    by = on(aim.decide_by if isinstance(aim, Decision) else aim.by)
    yield Facts(
        (
            (p.WHO_DECIDES[survey.level].say(language), aim.owner.say(language)),
            (
                p.BY_WHEN.say(language),
                p.day(by, language),
            ),
            (p.CHAMPION.say(language), survey.champion.say(language)),
            (p.COMPLAINTS.say(language), survey.complaints.say(language)),
        )
    )
    yield Under(p.CAN.say(language))
    yield Points(tuple(each.say(language) for each in aim.can_change))
    yield Under(p.CANNOT.say(language))
    yield Points(tuple(each.say(language) for each in aim.cannot_change))
