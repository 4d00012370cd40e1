"""Whether each group that results are to be broken down by can be expected to be large enough."""

from collections.abc import Iterator, Mapping
from typing import Final

from surveys.items import SingleChoice
from surveys.questionnaire import Survey
from surveys.review import asking_rules as rules
from surveys.review.findings import Fault

LEAST: Final = 8
"""Answers; smaller numbers are never shown."""
ONE_IN: Final = 10
"""Of so many people in the audience one is expected to answer: our own, hopeful guess."""


def cell_faults(survey: Survey) -> Iterator[Fault]:
    """Yield breakdowns by groups too small to be shown, as far as the file says how many there are.

    Without a count for each group, the people of the audience are spread evenly over the answers.
    """
    audience = survey.audience
    counted: dict[str, dict[str, int]] = {}
    for each in audience.populations or ():
        counted.setdefault(each.item, {})[each.code] = each.people
    asked = {item.id: item for item in survey.questions if isinstance(item, SingleChoice)}
    for place, item_id in enumerate(survey.breakdowns):
        item = asked.get(item_id)
        if item is None:
            continue
        if item_id in counted:
            cells: Mapping[str, int] = counted[item_id]
        elif audience.population:
            cells = {"": audience.population // len(item.options)}
        else:
            continue
        for code, people in cells.items():
            if people // ONE_IN < LEAST:
                cell = f"`{code}` of `{item_id}`" if code else f"Each answer to `{item_id}`"
                details = {"cell": cell, "count": people // ONE_IN, "least": LEAST}
                yield Fault(rules.CELL_TOO_SMALL, ("breakdowns", place), details)
