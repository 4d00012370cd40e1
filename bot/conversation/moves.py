"""How one interview moves: from item to item, to the review, and out. Pure, one step each."""

from msgspec.structs import replace

from bot.conversation.state import Asking, Interview, Reviewing
from surveys.answers import Answer, Choice, Choices, Entry, Missing, Ranks, Rating
from surveys.items import (
    FollowUp,
    Item,
    MultipleChoice,
    Number,
    Ranking,
    Scale,
    SingleChoice,
    has_options,
    is_question,
)
from surveys.parsing import Reason, Rejection, choices, parse, shown
from surveys.questionnaire import Survey
from surveys.routing import route
from surveys.spelling import fold


def begin(survey: Survey, interview: Interview) -> Interview:
    """Return the interview at its first item."""
    return visit(interview, route(survey, interview.answers).items[0])


def visit(interview: Interview, item: Item) -> Interview:
    """Return the interview at ``item``, with what was picked there before."""
    picks = _picked(interview.answers.get(item.id))
    turn = interview.turn + 1
    return replace(interview, at=Asking(item.id, picks), turn=turn, aside=None)


def _picked(entry: Entry | None) -> tuple[str, ...]:
    match entry:
        case Choices(codes) | Ranks(codes):
            return codes
        case _:
            return ()


def reviewed(interview: Interview) -> Interview:
    """Return the interview at its review."""
    turn = interview.turn + 1
    return replace(interview, at=Reviewing(), turn=turn, aside=None, changing=False)


def answer(survey: Survey, interview: Interview, item: Item, entry: Entry) -> Interview:
    """Return the interview with ``entry`` as the answer to ``item``, at what comes next."""
    return onward(survey, _noted(interview, item, entry), item)


def _noted(interview: Interview, item: Item, entry: Entry) -> Interview:
    return replace(interview, answers={**interview.answers, item.id: entry})


def onward(survey: Survey, interview: Interview, item: Item) -> Interview:
    """Return the interview at what comes after ``item``: an item, or the review.

    After a change, and before the review, only questions without an entry are asked, and what
    follows up on the change.
    """
    following = route(survey, interview.answers).after(item.id)
    follows_up = isinstance(following, FollowUp)
    if following is None or (interview.changing and not follows_up):
        return resumed(survey, replace(interview, changing=True))
    return visit(interview, following)


def resumed(survey: Survey, interview: Interview) -> Interview:
    """Return the interview at the first question on its route without an entry, or the review."""
    for item in route(survey, interview.answers).items:
        if is_question(item) and item.id not in interview.answers:
            return visit(interview, item)
    return reviewed(interview)


def back(survey: Survey, interview: Interview) -> Interview:
    """Return the interview one step back; from the first item, where it is. Picks are kept."""
    if not isinstance(interview.at, Asking):
        return visit(interview, route(survey, interview.answers).items[-1])
    previous = route(survey, interview.answers).before(interview.at.item)
    item = survey.item(interview.at.item)
    kept = _with_picks(item, interview, interview.at)
    if interview.changing and not isinstance(item, FollowUp):
        return reviewed(kept)
    return visit(kept, previous) if previous else interview


def _with_picks(item: Item, interview: Interview, at: Asking) -> Interview:
    """Return the interview with what is picked as the answer, if it can be one."""
    if not isinstance(item, MultipleChoice | Ranking):
        return interview
    entry = _from_picks(item, at.picks)
    return interview if isinstance(entry, Rejection) else _noted(interview, item, entry)


def change(interview: Interview, item: Item) -> Interview:
    """Return the interview at ``item``, to come back to the review from there."""
    return replace(visit(interview, item), changing=True)


def corrected(survey: Survey, interview: Interview, item: Item, entry: Entry) -> Interview:
    """Return the interview with an earlier answer changed, staying where it is if it can."""
    changed = replace(_noted(interview, item, entry), aside=None)
    at = changed.at
    if isinstance(at, Asking):
        if at.item == item.id:
            return visit(changed, item)
        return changed if at.item in route(survey, changed.answers) else resumed(survey, changed)
    return resumed(survey, replace(changed, changing=True))


def tapped(item: Item, at: Asking, value: int, wanted: bool) -> Entry | tuple[str, ...] | None:
    """Return what a tapped option means: an answer, or the picks so far. None when it is no option.

    ``value`` is an option's position in the file, a point, or a number.
    """
    match item:
        case SingleChoice() if 0 <= value < len(item.options):
            return Choice(item.options[value].code)
        case MultipleChoice() | Ranking() if 0 <= value < len(item.options):
            return _picks(item, at.picks, item.options[value].code, wanted)
        case Scale() if 1 <= value <= item.points:
            return Rating(value)
        case Number():
            typed = parse(item, str(value), ())
            return None if isinstance(typed, Rejection) else typed
        case _:
            return None


def _picks(
    item: MultipleChoice | Ranking, picks: tuple[str, ...], code: str, wanted: bool
) -> tuple[str, ...]:
    without = tuple(each for each in picks if each != code)
    if not wanted:
        return without
    if code in picks:
        return picks
    if isinstance(item, MultipleChoice):
        return (*_beside(item, picks, code), code)
    return _completed(item, (*picks, code))


def _beside(item: MultipleChoice, picks: tuple[str, ...], code: str) -> tuple[str, ...]:
    """Return those of ``picks`` that can stay when ``code`` is picked, too."""
    if item.most == 1 or code in item.exclusive:
        return ()
    return tuple(each for each in picks if each not in item.exclusive)


def _completed(item: Ranking, picks: tuple[str, ...]) -> tuple[str, ...]:
    left = [option.code for option in item.options if option.code not in picks]
    return (*picks, *left) if len(left) == 1 else picks


def picked(item: Item, at: Asking, entry: Entry | None) -> Entry | Rejection | None:
    """Return the answer that Next gives: the picks, or what was there; None when nothing was."""
    if isinstance(item, MultipleChoice | Ranking):
        return _from_picks(item, at.picks)
    return entry


def _from_picks(item: MultipleChoice | Ranking, picks: tuple[str, ...]) -> Answer | Rejection:
    if isinstance(item, Ranking):
        is_whole = len(picks) == len(item.options)
        left_out = Rejection(Reason.INCOMPLETE, {"max": len(item.options)})
        return Ranks(picks) if is_whole else left_out
    return choices(item, picks)


def spoken(item: Item, interview: Interview, words: str) -> Answer | Rejection:
    """Return the answer that typed words mean to the person who sees ``item``."""
    return parse(item, words, shown(item, interview.seed))


def given(interview: Interview) -> int:
    """Return how many answers an interview holds, skipped questions aside."""
    return sum(not isinstance(entry, Missing) for entry in interview.answers.values())


def is_named(item: Item, words: str) -> bool:
    """Tell whether ``words`` are exactly the label of an option of ``item``."""
    if not has_options(item):
        return False
    return any(fold(words) == fold(each) for one in item.options for each in one.label.everywhere())
