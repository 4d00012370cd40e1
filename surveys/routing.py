"""The items this person gets, in order, derived from the answers and never stored."""

from msgspec import Struct

from surveys.answers import Answers, Entry, Missing
from surveys.conditions import holds
from surveys.items import Item, is_question
from surveys.paths import Path, Progress
from surveys.questionnaire import Survey


class Route(Struct, frozen=True, eq=False):
    """One person's way through a questionnaire, and the answers to the items on it."""

    path: Path
    answers: Answers

    @property
    def items(self) -> tuple[Item, ...]:
        """The items, in order."""
        return self.path.items

    def __contains__(self, item_id: object) -> bool:
        return item_id in self.path.places

    def after(self, item_id: str) -> Item | None:
        """Return the item behind ``item_id``, or None at the end."""
        place = self.path.places[item_id] + 1
        return self.items[place] if place < len(self.items) else None

    def before(self, item_id: str) -> Item | None:
        """Return the item ahead of ``item_id``, or None at the start."""
        place = self.path.places[item_id] - 1
        return self.items[place] if place >= 0 else None

    def progress(self, item_id: str) -> Progress:
        """Return the place of ``item_id`` among the questions."""
        return self.path.progress[item_id]


def route(survey: Survey, answers: Answers) -> Route:
    """Return the route that ``answers`` lead along.

    Conditions see only the answers to items that are on the route themselves.
    """
    paths = survey.paths
    if paths.never_part:
        return Route(paths.without(), answers)
    left_out = 0
    counted: dict[str, Entry] = {}
    for place, item in enumerate(survey.questions):
        if item.ask_if is not None and not holds(item.ask_if, counted):
            left_out |= 1 << place
        elif item.id in answers:
            counted[item.id] = answers[item.id]
    return Route(paths.without(left_out), counted)


def on_route(survey: Survey, answers: Answers) -> Answers:
    """Return an entry for every question: what was answered, or why nothing was."""
    way = route(survey, answers)
    return {
        item.id: answers.get(item.id, Missing.NOT_REACHED) if item.id in way else Missing.NOT_ASKED
        for item in survey.questions
        if is_question(item)
    }
