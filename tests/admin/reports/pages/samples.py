"""A survey that was asked, answered and answered back, as its page is made from it."""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from random import Random
from typing import Any

from msgspec.structs import replace

from admin.feedback import Decision, Draft, Theme
from admin.reports.pages.felt import Element, FeltHeard
from admin.reports.pages.record import Quote, Record, Told, Written
from admin.reports.published import Published
from bot.barriers import Barrier
from bot.dispositions import Disposition
from bot.promised import Owed, promised
from bot.promised import Record as Promises
from bot.storage.rows import ErrandKind
from surveys.answers import Plain
from surveys.organisation import Organisation, read_organisation
from surveys.questionnaire import Survey, freeze
from surveys.review.review import review
from tests.admin.house import SHIPPED
from tests.admin.reports.samples import SKIPPED, Response, both, publish
from tests.surveys.small import question, survey

OPENED = date(2027, 1, 11)
TODAY = date(2027, 5, 20)
LEDGER = {
    Disposition.BLOCKED: 9,
    Disposition.REACHED: 58,
    Disposition.LOOKED: 33,
    Disposition.PART_DONE: 12,
    Disposition.DECLINED: 24,
    Disposition.STOPPED: 11,
    Disposition.COULD_NOT: 3,
}
BARRIERS = {Barrier.TOO_LONG: 14, Barrier.NOTHING_CHANGES: 21, Barrier.NOT_NOW: 9}
OWED = {ErrandKind.SAID: Owed.SAID, ErrandKind.FEEDBACK: Owed.FEEDBACK}
NOT_ASKED: Plain = {"missing": "not_asked"}


@cache
def organisation() -> Organisation:
    return read_organisation(SHIPPED / "organisation.yaml")


@cache
def buses() -> Survey:
    """The shipped survey about evening buses, published on `OPENED`."""
    found = review(SHIPPED / "evening-buses.yaml", OPENED).survey
    assert found is not None
    return freeze(found, OPENED)


@cache
def results(how_many: int) -> Published:
    """What so many riders said, through the gate."""
    chance = Random(5)
    responses = [_rider(chance) for _ in range(how_many)]
    return publish(buses(), responses, {**LEDGER, Disposition.DONE: how_many}, barriers=BARRIERS)


def _rider(chance: Random) -> Response:
    often = chance.choices(("weekly", "monthly", "never"), (6, 3, 1))[0]
    never = often == "never"
    routes = ["harbour", "station", "hill", "seafront"]
    return {
        "how_often": {"choice": often},
        "why_not": ["early", "far"][: chance.randint(1, 2)] if never else NOT_ASKED,
        "keep": sorted(chance.sample(routes, 2) if chance.random() < 0.5 else routes[:3]),
        "last_bus": {"choice": chance.choices(("t21", "t22", "t23", "other"), (1, 3, 6, 0.4))[0]},
        "say_more": "Lights at the stops" if chance.random() < 0.4 else SKIPPED,
        "age_band": {"choice": chance.choices(("a16", "a18", "a22"), (5, 4, 2))[0]},
        "area": {"choice": chance.choices(("harbour", "town", "hill"), (3, 5, 2))[0]},
    }


def draft() -> Draft:
    said = (
        both(
            "When should the last bus leave? 60%: 11pm, 30%: 10pm.",
            "Pryd dylai'r bws olaf adael? 60%: 11 yr hwyr, 30%: 10 yr hwyr.",
        ),
        both("Which routes would you keep? 75%: Harbour.", "Pa lwybrau? 75%: Yr harbwr."),
        both("The seafront bus should stay too.", "Dylai bws lan y môr aros hefyd."),
        both("Lights at the stops.", "Goleuadau wrth yr arosfannau."),
    )
    decided = (
        (Decision.DOING, "From 6 September the last bus leaves at 11pm. Fridays come first.", None),
        (Decision.DONE, "The harbour, college and hill routes stay.", None),
        (
            Decision.NOT_DOING,
            "There is money for three routes, and the seafront carries the fewest people after 7pm.",
            None,
        ),
        (Decision.NOT_DECIDED, "The council is asking what it costs.", date(2027, 7, 1)),
    )
    return Draft(
        themes=tuple(
            Theme(said=each, required=True, decision=decision, words=words, until=until)
            for each, (decision, words, until) in zip(said, decided, strict=True)
        )
    )


def felt() -> FeltHeard:
    """What fifty-two of them said about being heard."""
    words = {
        Element.SPACE: "It felt safe to say it",
        Element.VOICE: "I could say what I wanted",
        Element.AUDIENCE: "The right people listened",
        Element.INFLUENCE: "It made a difference, or I was told why not",
    }
    labels = {1: "No", 2: "Partly", 3: "Yes"}
    asked = survey(
        *(
            question(each.value, "scale", ask=said, points=3, labels=labels, informs=[1])
            for each, said in words.items()
        )
    )
    chance = Random(8)
    answers: list[Mapping[str, Plain]] = [
        {each.value: chance.choices((1, 2, 3), (1, 3, 6))[0] for each in Element} for _ in range(52)
    ]
    found = publish(asked, answers, {Disposition.DONE: 52, Disposition.LOOKED: 20})
    tables = {Element(table.item_id): table for table in found.tables}
    return FeltHeard(found.heard, date(2027, 5, 15), tables)


def record(how_many: int = 120, **changes: Any) -> Record:
    """The record of a survey that was answered late, and well."""
    made = Record(
        survey=buses(),
        organisation=organisation(),
        asked_on=OPENED,
        today=TODAY,
        published=results(how_many) if how_many >= 5 else None,
        batch=8,
        told={
            ErrandKind.SAID: Told(date(2027, 2, 12), both("What you said.", "Beth ddywedoch chi.")),
            ErrandKind.FEEDBACK: Told(date(2027, 3, 18), both("We did it.", "Gwnaethom ni hyn.")),
        },
        draft=draft(),
        written=Written(
            learned={
                "en": "We opened in exam time, and asked only in English for the first week. Next "
                "time we begin after half term, in both languages from the first day."
            }
        ),
        felt=felt(),
        quotes=(
            Quote("say_more", "I can't get home from work after nine."),
            Quote("say_more", "The hill bus is the only one I've got."),
            Quote("say_more", "Somebody wants the driver to wait until they sit.", True),
        ),
    )
    return _with_promises(replace(made, **changes))


def _with_promises(made: Record) -> Record:
    told = {OWED[kind]: each.on for kind, each in made.told.items() if kind in OWED}
    if Owed.FEEDBACK in told:
        told[Owed.DECISION] = told[Owed.FEEDBACK]
    none_kept = made.published is None
    return replace(made, promises=promised(made.survey, told, Promises(), none_kept))


def of_parents() -> Record:
    """The record of a survey of parents and carers, which nobody has answered back yet."""
    asked = buses().model_copy(update={"who": "parents_and_carers", "id": "lifts"})
    found = bare()
    return replace(found, survey=asked, promises=promised(asked, {}, Promises(), none_kept=False))


def bare() -> Record:
    """The record of a survey that nobody has answered back yet."""
    return record(
        how_many=30,
        today=OPENED + timedelta(days=30),
        told={},
        draft=None,
        written=Written(),
        felt=None,
        quotes=(),
    )
