"""Why people did not take part, as one more question: told like any table, by the same gate."""

from collections.abc import Mapping

from admin.reports import words
from admin.reports.people import People
from bot.barriers import Barrier
from surveys.answers import Choice
from surveys.items import Option, SingleChoice
from surveys.questionnaire import Survey

ITEM = SingleChoice(
    id="barriers",
    kind="single_choice",
    ask=words.WHY_NOT,
    options=tuple(Option(code=each.value, label=words.BARRIERS[each]) for each in Barrier),
)
"""The question "Why not?", as the reports tell it."""


def asked_why(survey: Survey, barriers: Mapping[Barrier, int]) -> tuple[Survey, People]:
    """Return the survey with that question alone, and those who answered it.

    They are other people than those who answered the survey, and nothing joins their taps.
    """
    asked = survey.asking(ITEM)
    people = People(asked)
    for barrier, many in barriers.items():
        for _ in range(many):
            people.add_entries({ITEM.id: Choice(barrier.value)})
    return asked, people
