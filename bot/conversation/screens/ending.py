"""The end of an interview: the panel with ways out, the review, the thank-you, the goodbye."""

from html import escape

from bot.conversation.catalogue import Listing
from bot.conversation.presses import AskAgain, Hear, Step, StopAll, TakeBackPress, Verb
from bot.conversation.screen import Button, Rows, Screen
from bot.conversation.screens.answered import answered
from bot.conversation.screens.keyboard import IN_A_ROW
from bot.conversation.screens.question import SHOWN_OF_WORDS
from bot.conversation.screens.view import View, cut, paragraphs
from bot.conversation.state import Interview, Rewritten
from surveys.questionnaire import Decision, Item, Survey, is_question
from surveys.routing import route

REVIEW_LENGTH = 3000
"""UTF-16 units that the answers in a review may take, of the 4096 that a message holds."""


def stop_or_help(view: View, listing: Listing, interview: Interview) -> Screen:
    """Return the panel that lies over a question: carry on, stop, or talk to a person."""

    def step(verb: Verb) -> Step:
        return Step(listing.ref, interview.turn, 0, verb)

    return Screen(
        view.words("aside", contact=view.plain(view.catalogue.host.contact)),
        (
            (view.button("carry-on", step(Verb.CARRY_ON)),),
            (view.button("stop-here", step(Verb.STOP)),),
        ),
    )


def rewritten(view: View, listing: Listing, interview: Interview, aside: Rewritten) -> Screen:
    """Return the offer to take the words of an edited message as the answer."""
    item = listing.survey.item(aside.item)

    def step(verb: Verb) -> Step:
        return Step(listing.ref, interview.turn, listing.survey.questions.index(item), verb)

    words = cut(aside.words, SHOWN_OF_WORDS)
    html = view.words("rewritten", question=view.plain(item.ask), words=words)
    return Screen(
        html,
        (
            (view.button("change-it", step(Verb.ACCEPT)),),
            (view.button("keep-it", step(Verb.CARRY_ON)),),
        ),
    )


def review(view: View, listing: Listing, interview: Interview) -> Screen:
    """Return all answers on this route, a button to change each, and Send."""
    way = route(listing.survey, interview.answers)
    items = [item for item in way.items if is_question(item)]
    longest = REVIEW_LENGTH // max(len(items), 1)
    lines = [
        _line(view, place, item, answered(view, item, interview.answers.get(item.id)), longest)
        for place, item in enumerate(items, 1)
    ]
    html = paragraphs(view.words("review"), "\n".join(lines), view.words("review-open"))
    return Screen(html, _review_rows(view, listing, interview, items))


def _line(view: View, place: int, item: Item, said: str, longest: int) -> str:
    asked, said = cut(view.plain(item.ask), longest // 2), cut(said, longest // 2)
    return f"{place}. {escape(asked, quote=False)}\n→ <b>{escape(said, quote=False)}</b>"


def _review_rows(view: View, listing: Listing, interview: Interview, items: list[Item]) -> Rows:
    def button(phrase: str, verb: Verb, value: int = 0, number: int = 0) -> Button:
        step = Step(listing.ref, interview.turn, 0, verb, value)
        return view.button(phrase, step, number=number)

    changes = [
        button("change-item", Verb.CHANGE, listing.survey.questions.index(item), number)
        for number, item in enumerate(items, 1)
    ]
    width = IN_A_ROW - 2
    return (
        (button("send", Verb.SEND),),
        *(tuple(changes[at : at + width]) for at in range(0, len(changes), width)),
        (button("back", Verb.BACK), button("stop-or-help", Verb.ASIDE)),
    )


def thanks(view: View, listing: Listing, receipt: str, may_ask_again: bool) -> Screen:
    """Return the thank-you: what happens next, when they hear back, and the receipt."""
    survey = listing.survey
    html = paragraphs(
        view.words("thanks"),
        f"{_next(view, survey)} {view.words('thanks-hear', date=_promised(view, survey))}",
        view.words("thanks-receipt"),
    )
    label = "asked-again" if may_ask_again else "ask-again"
    return Screen(
        html,
        (
            (view.button("take-back", TakeBackPress(listing.ref, receipt)),),
            (view.button(label, AskAgain(listing.ref, receipt, not may_ask_again)),),
        ),
    )


def _next(view: View, survey: Survey) -> str:
    closes = view.day(survey.closes)
    if isinstance(survey.aim, Decision):
        owner, date = view.plain(survey.aim.owner), view.day(survey.aim.decide_by)
        return view.words("thanks-decide", closes=closes, owner=owner, date=date)
    return view.words("thanks-use", closes=closes, what=view.plain(survey.aim.what))


def _promised(view: View, survey: Survey) -> str:
    return view.day(survey.feedback.promised_by)


def stopped(view: View, deleted: int) -> Screen:
    """Return the one message after leaving a survey, with how many answers were deleted."""
    return Screen(view.words("stopped", count=deleted), ((view.button("stop-all", StopAll()),),))


def stopped_all(view: View) -> Screen:
    """Return the one message after stopping everything."""
    return Screen(view.words("stopped-all"))


def declined(view: View, listing: Listing) -> Screen:
    """Return the answer to "Not for me": fine, other ways, and the one question about news."""
    ways = "\n".join(f"• {view.say(way)}" for way in listing.survey.other_ways)
    html = paragraphs(
        view.words("declined"),
        f"{view.words('other-ways')}\n{ways}",
        view.words("want-to-hear"),
    )
    yes = view.button("yes", Hear(listing.ref, True))
    return Screen(html, ((yes, view.button("no", Hear(listing.ref, False))),))
