"""Surveys and responses that the tests of reports share."""

from collections.abc import Iterable, Mapping
from random import Random
from typing import Any

from admin.reports import disclosure
from admin.reports.gate import Gate
from admin.reports.people import People
from admin.reports.published import Published, PublishedTable
from bot.barriers import Barrier
from bot.dispositions import Disposition, Ledger
from bot.storage.drop_off import BEFORE_SENDING
from surveys.answers import Plain
from surveys.questionnaire import PopulationCount, Survey
from tests.surveys.small import question, survey

SKIPPED: Plain = {"missing": "skipped"}
NOT_ASKED: Plain = {"missing": "not_asked"}
NOT_REACHED: Plain = {"missing": "not_reached"}

Response = Mapping[str, Plain]


def both(en: str, cy: str) -> dict[str, str]:
    return {"en": en, "cy": cy}


def picked(code: str) -> Plain:
    return {"choice": code}


def one_question(kind: str = "single_choice", **fields: Any) -> Survey:
    return survey(question("it", kind, **fields))


def choices(**counts: int) -> list[Response]:
    """Return responses to the question "it", so many for each option; "skipped" skips it."""
    return [
        {"it": SKIPPED if code == "skipped" else picked(code)}
        for code, many in counts.items()
        for _ in range(many)
    ]


def values(counts: Mapping[Any, int]) -> list[Response]:
    """Return responses to the question "it", so many for each plain value."""
    return [{"it": value} for value, many in counts.items() for _ in range(many)]


def publish(
    asked: Survey,
    responses: Iterable[Response],
    ledger: Ledger,
    gate: Gate = disclosure.STANDARD,
    barriers: Mapping[Barrier, int] = {},
) -> Published:
    """Return what may be told of a survey that was answered so."""
    return disclosure.publish(asked, People.of(asked, responses), ledger, barriers, gate)


def table_of(asked: Survey, responses: Iterable[Response]) -> PublishedTable:
    """Return what is published of the first question."""
    found = list(responses)
    return publish(asked, found, {Disposition.DONE: len(found)}).tables[0]


def buses() -> Survey:
    """A survey with every kind of item, in English and Welsh where it shows."""
    return survey(
        question(
            "often",
            ask=both("How often do you take a bus after 7pm?", "Pa mor aml ydych chi'n dal bws?"),
            options={
                "weekly": both("Every week", "Bob wythnos"),
                "monthly": both("Now and then", "Bob hyn a hyn"),
                "never": both("Never", "Byth"),
            },
        ),
        question(
            "keep",
            "multiple_choice",
            ask=both("Which routes would you keep?", "Pa lwybrau fyddech chi'n eu cadw?"),
            max=3,
            informs=[1],
            options={"r4": "4 to the hospital", "r7": "7 to the college", "r9": "9 to the <sea>"},
        ),
        question(
            "last",
            ask="When should the last bus leave?",
            ask_if={"often": ["weekly", "monthly"]},
            informs=[1],
            options={"t21": "9pm", "t22": "10pm", "t23": "11pm", "other": "Another time"},
        ),
        question("safe", "scale", ask="How safe do you feel?", labels={1: "Not safe", 5: "Safe"}),
        question("wait", "number", ask="How long do you wait?", unit="minutes"),
        question("order", "ranking", ask="What comes first?", informs=[1]),
        question("say", "open_ended", ask="What one thing should we change?", informs=[1]),
        question(
            "age",
            ask="How old are you?",
            about_you="We compare ages.",
            informs=[1],
            options={"under": "Under 16", "a16": "16 to 20", "a21": "21 to 25", "over": "Over 25"},
        ),
        title=both("Evening buses", "Bysiau gyda'r nos"),
        languages=["en", "cy"],
    )


def rider(chance: Random) -> Response:
    """Return one response to `buses`, along its route; one in twenty leaves before the end."""
    often = _one(chance, ("weekly", "monthly", "never"), (5, 3, 1))
    asked = often in (picked("weekly"), picked("monthly"))
    order = chance.sample(["yes", "no", "maybe"], 3)
    found: dict[str, Plain] = {
        "often": often,
        "keep": sorted(chance.sample(["r4", "r7", "r9"], chance.randint(1, 3)), key=_number),
        "last": _one(chance, ("t21", "t22", "t23", "other"), (3, 6, 3, 0.3))
        if asked
        else NOT_ASKED,
        "safe": chance.choices((1, 2, 3, 4, 5), (1, 2, 4, 5, 2))[0],
        "wait": float(int(chance.expovariate(0.05))),
        "order": ["#", *order],
        "say": "Call me on 01632 960 002" if chance.random() < 0.3 else SKIPPED,
        "age": _one(chance, ("under", "a16", "a21", "over"), (0.3, 5, 4, 0.3)),
    }
    if chance.random() < 0.05:
        for item_id in list(found)[chance.randint(1, 7) :]:
            if found[item_id] != NOT_ASKED:
                found[item_id] = NOT_REACHED
    return found


def _number(code: str) -> int:
    return int(code[1:])


def _one(chance: Random, codes: tuple[str, ...], weights: tuple[float, ...]) -> Plain:
    return SKIPPED if chance.random() < 0.05 else picked(chance.choices(codes, weights)[0])


def riders(how_many: int, seed: int = 7) -> list[Response]:
    chance = Random(seed)
    return [rider(chance) for _ in range(how_many)]


def compared(how_many: int) -> Published:
    """Return the published results of `buses` by age, beside a population, and where people
    stopped."""
    people = {"under": 0, "a16": 9_000, "a21": 3_000}
    counts = tuple(
        PopulationCount(item="age", code=code, people=many, source="Mid-year estimate")
        for code, many in people.items()
    )
    asked = buses()
    audience = asked.audience.model_copy(update={"populations": counts})
    asked = asked.model_copy(update={"breakdowns": ("age",), "audience": audience})
    found = People.of(asked, riders(how_many))
    stopped = {"often": 3, "last": 26, "say": 41, BEFORE_SENDING: 12}
    return disclosure.publish(asked, found, {Disposition.DONE: how_many}, {}, drop_off=stopped)


def results(how_many: int) -> Published:
    """Return the published results of `buses`."""
    ledger = {Disposition.DONE: how_many, Disposition.DECLINED: 4, Disposition.STOPPED: 13}
    barriers = {
        Barrier.TOO_LONG: 31,
        Barrier.NO_TRUST: 22,
        Barrier.NOT_NOW: 3,
        Barrier.NOT_PRIVATE: 4,
    }
    return publish(buses(), riders(how_many), ledger, barriers=barriers)
