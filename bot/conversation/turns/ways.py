"""What a person may do where an interview is."""

from typing import assert_never

from bot.conversation.catalogue import Listing
from bot.conversation.presses import Step, Verb
from bot.conversation.state import (
    Asking,
    AtTheDoor,
    Interview,
    Introduced,
    Reviewing,
    Rewritten,
    Sent,
)
from surveys.routing import route

_ON_THE_INTRODUCTION = (Verb.START, Verb.DECLINE, Verb.MORE, Verb.LESS, Verb.LANGUAGES)
_AT_THE_DOOR = (Verb.BACK, Verb.DECLINE)
_ON_HELD_WORDS = (
    Verb.REWORD,
    Verb.ANYWAY,
    Verb.NEXT,
    Verb.SKIP,
    Verb.BACK,
    Verb.ASIDE,
    Verb.KEEP,
)


def ways(interview: Interview, listing: Listing) -> tuple[Verb, ...]:
    """Return what typed words may ask for where the interview is."""
    if isinstance(interview.aside, Rewritten):
        return (Verb.ACCEPT, Verb.CARRY_ON)
    if interview.aside is not None:
        return (Verb.CARRY_ON, Verb.KEEP)
    match interview.at:
        case Introduced():
            return _ON_THE_INTRODUCTION
        case AtTheDoor():
            return _AT_THE_DOOR
        case Asking(held=words) if words:
            return _ON_HELD_WORDS
        case Asking(item):
            about_you = listing.survey.item(item).about_you
            steering = (Verb.NEXT, Verb.SKIP, Verb.BACK, Verb.ASIDE, Verb.KEEP)
            return (*steering, Verb.PREFER_NOT) if about_you else steering
        case Reviewing():
            return (Verb.SEND, Verb.BACK, Verb.ASIDE, Verb.KEEP)
        case Sent():
            return ()
        case _:
            assert_never(interview.at)


def is_meant(listing: Listing, interview: Interview, step: Step) -> bool:
    """Tell whether a button belongs to what is on the screen now."""
    questions = listing.survey.questions
    if isinstance(interview.at, Introduced):
        return step.verb in _ON_THE_INTRODUCTION
    if isinstance(interview.at, AtTheDoor):
        return step.verb in _AT_THE_DOOR
    if step.turn != interview.turn or not (0 <= step.item < len(questions)):
        return False
    on_question = isinstance(interview.at, Asking) and questions[step.item].id == interview.at.item
    match step.verb:
        # The most frequent first: 3.11 looks a member up anew each time.
        case Verb.PICK | Verb.UNPICK | Verb.NEXT | Verb.SKIP:
            return on_question
        case Verb.BACK:
            return on_question or isinstance(interview.at, Reviewing)
        case Verb.ASIDE:
            return interview.aside is None
        case Verb.CARRY_ON | Verb.KEEP:
            return interview.aside is not None
        case Verb.ACCEPT:
            return isinstance(interview.aside, Rewritten)
        case Verb.SEND:
            return isinstance(interview.at, Reviewing)
        case Verb.CHANGE:
            return isinstance(interview.at, Reviewing) and _is_asked(listing, interview, step.value)
        case Verb.REWORD | Verb.ANYWAY:
            return isinstance(interview.at, Asking) and on_question and interview.at.held != ""
        case Verb.PREFER_NOT:
            return on_question and questions[step.item].about_you is not None
        case _:
            return False


def _is_asked(listing: Listing, interview: Interview, position: int) -> bool:
    """Tell whether the item at a position of the survey is on the person's route."""
    questions = listing.survey.questions
    way = route(listing.survey, interview.answers)
    return 0 <= position < len(questions) and questions[position].id in way
