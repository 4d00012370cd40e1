"""The end of an interview: the panel with ways out, the thank-you."""

from bot.conversation.catalogue import Listing
from bot.conversation.moves import given
from bot.conversation.presses import AskAgain, OpenSettings, Step, TakeBackPress, TakeBreak, Verb
from bot.conversation.receipt_code import written
from bot.conversation.screen import Button, Screen
from bot.conversation.screens.held import what_is_in
from bot.conversation.screens.question import SHOWN_OF_WORDS
from bot.conversation.screens.quotations import put_in, quotations
from bot.conversation.screens.view import View, cut, paragraphs
from bot.conversation.state import Interview, Rewritten
from surveys.heard import HeardSurvey
from surveys.items import OpenEnded
from surveys.questionnaire import Decision, Survey
from surveys.routing import route


def stop_or_help(view: View, listing: Listing, interview: Interview) -> Screen:
    """Return the panel that lies over a question: carry on, stop, or talk to a person."""

    def step(verb: Verb) -> Step:
        return Step(listing.ref, interview.turn, 0, verb)

    has_answers = given(interview) > 0
    keep = ((view.button("keep-and-leave", step(Verb.KEEP)),),) if has_answers else ()
    return Screen(
        paragraphs(
            view.words("aside"),
            view.words("aside-keep") if has_answers else "",
            view.words("aside-help", contact=view.plain(view.catalogue.host.contact)),
        ),
        (
            (view.button("carry-on", step(Verb.CARRY_ON)),),
            (view.button("break", TakeBreak()),),
            (view.button("stop-here", step(Verb.STOP)),),
            *keep,
        ),
    )


def rewritten(view: View, listing: Listing, interview: Interview, aside: Rewritten) -> Screen:
    """Return the offer to take the words of an edited message as the answer."""
    item = listing.survey.item(aside.item)

    def step(verb: Verb) -> Step:
        return Step(listing.ref, interview.turn, listing.survey.questions.index(item), verb)

    words = cut(aside.words, SHOWN_OF_WORDS)
    counted = route(listing.survey, interview.answers).answers
    question = put_in(view.words, item.ask, quotations(listing.survey, item.id, counted))
    what = what_is_in(view, aside.words) if isinstance(item, OpenEnded) else ""
    return Screen(
        paragraphs(
            view.words("rewritten-details", what=what) if what else "",
            view.words("rewritten", question=question, words=words),
        ),
        (
            (view.button("change-it", step(Verb.ACCEPT)),),
            (view.button("keep-it", step(Verb.CARRY_ON)),),
        ),
    )


def thanks(
    view: View, listing: Listing, receipt: str, may_ask_again: bool, is_told: bool = True
) -> Screen:
    """Return the thank-you: what happens next, when they hear back, and the receipt.

    To somebody who stopped all messages and took part all the same, nothing ``is_told``.
    """
    if isinstance(listing.survey, HeardSurvey):
        return _thanks_for_telling(view, listing, receipt)
    survey, told = listing.survey, "thanks-hear" if is_told else "thanks-news"
    html = paragraphs(
        view.words("thanks"),
        view.words.together(_next(view, survey), view.words(told, date=_promised(view, survey))),
        view.words("thanks-receipt"),
    )
    label = "asked-again" if may_ask_again else "ask-again"
    ask_again = AskAgain(listing.ref, receipt, not may_ask_again)
    settings = OpenSettings(below=True)
    return Screen(
        html,
        (
            (view.button("take-back", TakeBackPress(listing.ref, receipt)),),
            (_copying(view, listing, receipt),),
            (view.button(label, ask_again) if is_told else view.button("how-often", settings),),
        ),
    )


def _thanks_for_telling(view: View, listing: Listing, receipt: str) -> Screen:
    """Return the thank-you to somebody who said whether they felt heard: no more is asked."""
    html = paragraphs(
        view.words("thanks"),
        view.words("heard-next", date=view.day(listing.survey.closes)),
        view.words("thanks-receipt"),
    )
    back = view.button("take-back", TakeBackPress(listing.ref, receipt))
    often = view.button("how-often", OpenSettings(below=True))
    return Screen(html, ((back,), (_copying(view, listing, receipt),), (often,)))


def _copying(view: View, listing: Listing, receipt: str) -> Button:
    """Return the button that copies the receipt: the chat may be lost, and this bot blocked."""
    return Button(view.words.label("copy-receipt"), copy=written(listing.ref, receipt))


def _next(view: View, survey: Survey) -> str:
    closes = view.day(survey.closes)
    if isinstance(survey.aim, Decision):
        owner, date = view.plain(survey.aim.owner), view.day(survey.aim.decide_by)
        return view.words("thanks-decide", closes=closes, owner=owner, date=date)
    return view.words("thanks-use", closes=closes, what=view.plain(survey.aim.what))


def _promised(view: View, survey: Survey) -> str:
    return view.day(survey.feedback.promised_by)
