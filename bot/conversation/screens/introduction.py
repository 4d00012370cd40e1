"""The introduction (P1): who asks, what can change, and that no is a fine answer. One tap."""

import re
from collections.abc import Sequence
from html import unescape
from typing import Final

from bot.conversation.catalogue import Listing
from bot.conversation.presses import Step, Verb
from bot.conversation.screen import Rows, Screen
from bot.conversation.screens.view import View, paragraphs
from bot.conversation.wording import LANGUAGES, listed
from surveys.questionnaire import Decision, Survey, Use, is_question
from surveys.text import Text

MESSAGES_AT_MOST: Final = 3
"""How often we write about one survey: a reminder, what you said, what we did."""
MOST_WORDS: Final = 70
_TAG = re.compile(r"<[^>]*>")


def introduction(view: View, listing: Listing, returning: bool) -> Screen:
    """Return the introduction; ``returning`` to somebody who said no before.

    Lists that are too long for it are cut short: "More" has them in full.
    """
    aim = listing.survey.aim
    longest = max(len(aim.can_change), len(aim.cannot_change))
    again = view.words("intro-returning") if returning else ""
    drafts = (_html(view, listing, most, again) for most in range(longest, 0, -1))
    fitting = (draft for draft in drafts if words_in(draft) <= MOST_WORDS)
    html = next(fitting, None) or _html(view, listing, 1, again)
    return Screen(html, _rows(view, listing, returning, Verb.MORE))


def words_in(html: str) -> int:
    """Return how many words a reader counts in ``html``."""
    said = unescape(_TAG.sub("", html)).split()
    return sum(any(char.isalnum() for char in word) for word in said)


def _html(view: View, listing: Listing, most: int, again: str) -> str:
    survey = listing.survey
    return paragraphs(
        f"<b>{view.say(survey.title)}</b>\n{_asks(view, survey)}",
        f"{_changes(view, survey.aim, most)}\n{_decides(view, survey.aim)} {_hear(view, survey)}",
        f"{_length(view, listing)} {view.words('intro-private', most=MESSAGES_AT_MOST)}",
        again,
    )


def more(view: View, listing: Listing, returning: bool) -> Screen:
    """Return the rest of what there is to know before starting."""
    survey = listing.survey
    ways = "\n".join(f"• {view.say(way)}" for way in survey.other_ways)
    html = paragraphs(
        f"<b>{view.say(survey.title)}</b>",
        view.words("more-why", why=view.plain(survey.why)),
        _changes(view, survey.aim),
        _use(view, survey.aim),
        view.words(f"more-level-{survey.level.value}"),
        view.words("more-private", batch=view.catalogue.host.batch),
        view.words("more-receipt", date=view.day(survey.closes)),
        f"{view.words('more-other-ways')}\n{ways}",
        view.words("more-complaints", contact=view.plain(survey.complaints)),
    )
    return Screen(html, _rows(view, listing, returning, Verb.LESS))


def _rows(view: View, listing: Listing, returning: bool, toggle: Verb) -> Rows:
    def step(verb: Verb) -> Step:
        return Step(listing.ref, 0, 0, verb)

    start = view.button("start-again" if returning else "start", step(Verb.START))
    decline = view.button("not-for-me", step(Verb.DECLINE))
    last = [view.button("more" if toggle is Verb.MORE else "less", step(toggle))]
    if len(_spoken_in(listing.survey)) > 1:
        last.append(view.button("language", step(Verb.LANGUAGES)))
    return ((start, decline), tuple(last))


def _spoken_in(survey: Survey) -> list[str]:
    return [language for language in survey.languages if language in LANGUAGES]


def _asks(view: View, survey: Survey) -> str:
    name, ages, aim = view.plain(view.catalogue.host.name), _ages(view, survey), survey.aim
    if isinstance(aim, Decision):
        return view.words("intro-asks", name=name, ages=ages, question=view.plain(aim.question))
    return view.words("intro", name=name, ages=ages)


def _ages(view: View, survey: Survey) -> str:
    if survey.who == "parents_and_carers":
        return view.words.label("intro-parents")
    audience = survey.audience
    return view.words.label("intro-ages", min=audience.min_age, max=audience.max_age)


def _changes(view: View, aim: Decision | Use, most: int | None = None) -> str:
    can = view.words("intro-can", list=_list(view, aim.can_change, most))
    return f"{can} {view.words('intro-cannot', list=_list(view, aim.cannot_change, most))}"


def _list(view: View, things: Sequence[Text], most: int | None) -> str:
    said = [view.plain(thing).rstrip(".") for thing in things[:most]]
    rest = [view.words.label("and-more")] if len(said) < len(things) else []
    return listed([*(thing[:1].lower() + thing[1:] for thing in said), *rest])


def _decides(view: View, aim: Decision | Use) -> str:
    day = aim.decide_by if isinstance(aim, Decision) else aim.by
    return view.words("intro-decision", owner=view.plain(aim.owner), date=view.day(day))


def _use(view: View, aim: Decision | Use) -> str:
    return view.words("more-use", what=view.plain(aim.what)) if isinstance(aim, Use) else ""


def _hear(view: View, survey: Survey) -> str:
    return view.words("intro-hear", date=view.day(survey.feedback.promised_by))


def _length(view: View, listing: Listing) -> str:
    questions = [item for item in listing.survey.questions if is_question(item)]
    varies = "yes" if any(item.ask_if for item in questions) else "no"
    count = len(questions)
    return view.words("intro-length", varies=varies, questions=count, minutes=listing.minutes)
