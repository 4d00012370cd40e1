"""The items this person gets, in order, derived from the answers and never stored."""

from msgspec import Struct

from surveys.answers import Answers, Entry, Missing
from surveys.conditions import holds
from surveys.items import FollowUp, Item, Statement, is_question
from surveys.questionnaire import Survey


class Progress(Struct, frozen=True):
    """The place of a question among those on the route: ``position`` of ``total``, from 1."""

    position: int
    total: int


_UNNUMBERED = (Statement, FollowUp)


def is_numbered(item: Item) -> bool:
    """Tell whether ``item`` counts as a question of its own."""
    return not isinstance(item, _UNNUMBERED)


class Route(Struct, frozen=True):
    """The items of one person's way through a questionnaire, in order, and the answers to them."""

    items: tuple[Item, ...]
    answers: Answers

    def __contains__(self, item_id: object) -> bool:
        return any(item.id == item_id for item in self.items)

    def after(self, item_id: str) -> Item | None:
        """Return the item behind ``item_id``, or None at the end."""
        place = self._place(item_id) + 1
        return self.items[place] if place < len(self.items) else None

    def before(self, item_id: str) -> Item | None:
        """Return the item ahead of ``item_id``, or None at the start."""
        place = self._place(item_id) - 1
        return self.items[place] if place >= 0 else None

    def progress(self, item_id: str) -> Progress:
        """Return the place of ``item_id`` among the questions; a statement has its next one's, and
        a follow-up that of the question it follows: its number never jumps with what is picked."""
        total, place = sum(map(is_numbered, self.items)), self._place(item_id)
        passed = sum(map(is_numbered, self.items[:place]))
        here = 0 if isinstance(self.items[place], FollowUp) else 1
        return Progress(min(passed + here, total), total)

    def _place(self, item_id: str) -> int:
        for place, item in enumerate(self.items):
            if item.id == item_id:
                return place
        raise KeyError(item_id)


def route(survey: Survey, answers: Answers) -> Route:
    """Return the route that ``answers`` lead along.

    Conditions see only the answers to items that are on the route themselves.
    """
    items: list[Item] = []
    counted: dict[str, Entry] = {}
    for item in survey.questions:
        if item.ask_if is not None and not holds(item.ask_if, counted):
            continue
        items.append(item)
        if item.id in answers:
            counted[item.id] = answers[item.id]
    return Route(tuple(items), counted)


def on_route(survey: Survey, answers: Answers) -> Answers:
    """Return an entry for every question: what was answered, or why nothing was."""
    way = route(survey, answers)
    return {
        item.id: answers.get(item.id, Missing.NOT_REACHED) if item.id in way else Missing.NOT_ASKED
        for item in survey.questions
        if is_question(item)
    }
