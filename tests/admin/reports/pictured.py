"""Results that pictures are made of: groups, gaps, and a language that runs to the left."""

from dataclasses import replace
from random import Random

from admin.reports.published import Count, Coverage, CoverageRow, Gap, Published, Suppressed
from bot.barriers import Barrier
from bot.dispositions import Disposition
from surveys.answers import Plain
from surveys.questionnaire import Survey
from surveys.text import Text
from tests.admin.reports.samples import picked, publish
from tests.surveys.small import question, survey

LEDGER = {Disposition.DONE: 480, Disposition.STOPPED: 22, Disposition.BLOCKED: 9}


def routes() -> Survey:
    """A survey in English and Arabic whose answers differ by age."""
    return survey(
        question(
            "keep",
            ask={
                "en": "Which route would you keep, if only one could stay?",
                "ar": "أي خط حافلات ستُبقيه لو أمكن إبقاء خط واحد فقط؟",
            },
            options={
                "r4": {"en": "4 to the hospital", "ar": "الخط 4 إلى المستشفى"},
                "r7": {"en": "7 to the college", "ar": "الخط 7 إلى الكلية (Coleg)"},
                "r9": {
                    "en": "9 to the seafront, by way of the old market and the library",
                    "ar": "الخط 9 إلى شاطئ البحر، عبر السوق القديم والمكتبة العامة",
                },
                "r12": {"en": "12 to the estate", "ar": "الخط 12 إلى المجمّع السكني"},
            },
        ),
        question(
            "safe", "scale", ask={"en": "How safe do you feel?", "ar": "ما مدى شعورك بالأمان؟"}
        ),
        question(
            "age",
            ask={"en": "How old are you?", "ar": "كم عمرك؟"},
            about_you="We compare ages.",
            options={
                "under": {"en": "Under 16", "ar": "أقل من 16"},
                "a16": {"en": "16 to 17", "ar": "16 إلى 17"},
                "a18": {"en": "18 to 21", "ar": "18 إلى 21"},
                "over": {"en": "Over 21", "ar": "أكثر من 21"},
            },
        ),
        title={"en": "Evening buses", "ar": "حافلات المساء"},
        languages=["en", "ar"],
        breakdowns=["age"],
    )


def pictured(how_many: int = 480) -> Published:
    """Results of `routes`, with breakdowns, a coverage, and reasons of those who said no."""
    chance = Random(how_many)
    published = publish(
        routes(),
        [_somebody(chance) for _ in range(how_many)],
        LEDGER,
        barriers={Barrier.TOO_LONG: 24, Barrier.NO_TRUST: 13, Barrier.NOT_NOW: 11},
    )
    return replace(published, coverage=(covered(),))


def _somebody(chance: Random) -> dict[str, Plain]:
    age = chance.choices(["under", "a16", "a18", "over"], [1, 4, 5, 3])[0]
    tilt = {"under": 4, "a16": 5, "a18": 2, "over": 1}[age]
    keep = chance.choices(["r4", "r7", "r9", "r12"], [3, tilt, 3, 2])[0]
    return {"keep": picked(keep), "safe": chance.randint(1, 5), "age": picked(age)}


def covered() -> Coverage:
    """Whom we heard by age: one group too little, one not told."""
    rows = (
        CoverageRow("a16", _both("16 to 17", "16 إلى 17"), 8200, 40, Count(60, 12), Gap.NOT_ENOUGH),
        CoverageRow("a18", _both("18 to 21", "18 إلى 21"), 9100, 45, Count(380, 79), Gap.HEARD),
        CoverageRow("over", _both("Over 21", "أكثر من 21"), 3000, 15, Suppressed(8), Gap.NOT_KNOWN),
    )
    return Coverage(
        item_id="age",
        question=_both("How old are you?", "كم عمرك؟"),
        source=_both("ONS, mid-year 2025", "ONS, mid-year 2025"),
        rows=rows,
        said=_both("We did not hear enough from: 16 to 17.", "لم نسمع ما يكفي من: 16 إلى 17."),
    )


def _both(english: str, arabic: str) -> Text:
    return Text({"en": english, "ar": arabic})
