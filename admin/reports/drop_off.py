"""Where people stopped, as one more question: told like any table, by the same gate."""

from collections.abc import Mapping
from dataclasses import replace

from admin.reports import words
from admin.reports.people import People
from admin.reports.published import PublishedTable, Suppressed
from admin.reports.shown import OTHER
from bot.storage.drop_off import BEFORE_SENDING
from surveys.answers import Choice
from surveys.asked import asked_in_full
from surveys.items import Option, SingleChoice
from surveys.questionnaire import Survey
from surveys.text import Text

_ASK = words.text("Where people stopped", "Lle stopiodd pobl")
_REVIEW = words.text("Before sending", "Cyn anfon")


def stopped_at(survey: Survey, drop_off: Mapping[str, int]) -> tuple[Survey, People]:
    """Return the survey with that question alone, and those who stopped.

    They are other people than those who answered the survey to its end.
    """
    places = [Option(code=item.id, label=asked_in_full(item)) for item in survey.questions]
    last = Option(code=BEFORE_SENDING, label=_REVIEW)
    # There may be more items than a question may have options, so this one is not checked.
    item = SingleChoice.model_construct(
        id="drop_off", kind="single_choice", ask=_ASK, options=(*places, last)
    )
    asked = survey.asking(item)
    people = People(asked)
    known = {option.code for option in item.options}
    for place, many in drop_off.items():
        for _ in range(many if place in known else 0):
            people.add_entries({item.id: Choice(place)})
    return asked, people


def in_order(table: PublishedTable, survey: Survey, many: int | Suppressed) -> PublishedTable:
    """Return the table of so many people, in the order of the file; what was merged comes last."""
    order = [item.id for item in survey.questions] + [BEFORE_SENDING, OTHER]
    rows = sorted(table.rows, key=lambda row: order.index(row.code))
    base = _people(many) if rows else table.base
    return replace(table, rows=tuple(rows), base=base)


def _people(many: int | Suppressed) -> Text:
    if isinstance(many, Suppressed):
        return words.text(f"Fewer than {many.below} people", f"O dan {many.below} o bobl")
    return words.text(f"About {many} people", f"Tua {many} o bobl")
