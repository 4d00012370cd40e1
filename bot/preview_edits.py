"""A survey that was edited while somebody plays it through: the same place, where it is still
there, with the answers that are still answers. Pure."""

from datetime import date
from typing import assert_never

from msgspec.structs import replace

from bot.conversation import moves
from bot.conversation.state import Asking, AtTheDoor, Interview, Introduced, Reviewing, Sent
from bot.preview import Preview, opened
from surveys.answers import Amount, Choice, Choices, Entry, Missing, Ranks, Rating, Said
from surveys.items import (
    Item,
    MultipleChoice,
    Number,
    OpenEnded,
    Ranking,
    Scale,
    SingleChoice,
    WithOptions,
    is_question,
)
from surveys.questionnaire import Survey
from surveys.routing import on_route, route


def moved(preview: Preview, survey: Survey, today: date) -> Preview:
    """Return the preview of ``survey``, which took the place of the one that is played, at the
    same place; at the beginning when that is not there any more."""
    afresh = opened(survey, today)
    person = replace(afresh.person, language=preview.person.language)
    interview = preview.person.interviews.get(survey.id)
    going_on = _edited(interview, afresh) if interview else None
    if going_on is not None:
        person = replace(preview.person, interviews={survey.id: going_on})
    return replace(afresh, person=person)


def _edited(interview: Interview, afresh: Preview) -> Interview | None:
    """Return the interview in the edited survey; None when its place is gone."""
    survey = afresh.survey
    items = {item.id: item for item in survey.questions}
    answers = {
        item: entry
        for item, entry in interview.answers.items()
        if item in items and _fits(items[item], entry)
    }
    kept = replace(
        interview,
        version=afresh.fingerprint,
        answers=answers,
        aside=None,
        turn=interview.turn + 1,
    )
    match interview.at:
        case Introduced() | AtTheDoor():
            return kept
        case Asking(item_id):
            return moves.visit(kept, items[item_id]) if item_id in route(survey, answers) else None
        case Reviewing():
            return moves.resumed(survey, kept)
        case Sent():
            return replace(kept, answers=on_route(survey, answers))
        case _:
            assert_never(interview.at)


def _fits(item: Item, entry: Entry) -> bool:
    """Tell whether an entry can still be the answer to an item."""
    match item, entry:
        case _, Missing():
            return is_question(item)
        case SingleChoice(), Choice(code):
            return code in _codes(item)
        case MultipleChoice(), Choices(codes):
            return _may_be_picked(item, codes)
        case Ranking(), Ranks(codes):
            return set(codes) == _codes(item)
        case Scale(), Rating(point):
            return point <= item.points
        case Number(), Amount(value):
            return _is_within(item, value)
        case OpenEnded(), Said(words):
            return len(words) <= item.max_length
        case _:
            return False


def _codes(item: WithOptions) -> set[str]:
    return {option.code for option in item.options}


def _may_be_picked(item: MultipleChoice, codes: tuple[str, ...]) -> bool:
    is_alone = len(codes) == 1 or not item.exclusive.intersection(codes)
    return is_alone and set(codes) <= _codes(item) and item.min <= len(codes) <= item.most


def _is_within(item: Number, value: float) -> bool:
    return (item.min is None or value >= item.min) and (item.max is None or value <= item.max)
