"""The introduction (P1): who asks, what can change, and that no is a fine answer. One tap."""

import re
from collections.abc import Sequence
from html import escape, unescape
from typing import Final

from bot.conversation.catalogue import Listing
from bot.conversation.presses import Step, Verb
from bot.conversation.screen import Rows, Screen
from bot.conversation.screens.part import part_facts, who_answers
from bot.conversation.screens.view import View, paragraphs
from bot.conversation.wording import LANGUAGES
from surveys.heard import HeardSurvey
from surveys.items import is_question
from surveys.languages import is_easy
from surveys.questionnaire import Decision, Survey, Use
from surveys.text import Text

ANSWERS: Final = 2
"""How often we write about every survey: what you said, and what we did."""
MOST_WORDS: Final = 70
_TAG = re.compile(r"<[^>]*>")


def introduction(view: View, listing: Listing, returning: bool, is_told: bool = True) -> Screen:
    """Return the introduction; ``returning`` to somebody who said no before, and to somebody who
    stopped all messages, so that nothing ``is_told``.

    Lists that are too long for it are cut short: "More" has them in full.
    """
    if isinstance(listing.survey, HeardSurvey):
        return _asking_after(view, listing, returning, is_told)
    aim = listing.survey.aim
    longest = max(len(aim.can_change), len(aim.cannot_change))
    again = view.words("intro-returning" if is_told else "intro-stopped") if returning else ""
    drafts = (_html(view, listing, most, again) for most in range(longest, 0, -1))
    fitting = (draft for draft in drafts if words_in(draft) <= MOST_WORDS)
    html = next(fitting, None) or _html(view, listing, 1, again)
    return Screen(html, _rows(view, listing, returning, Verb.MORE))


def _asking_after(view: View, listing: Listing, returning: bool, is_told: bool) -> Screen:
    """Return the one line before somebody says whether they felt heard: yes and no are equal."""
    again = view.words("intro-returning" if is_told else "intro-stopped") if returning else ""
    html = paragraphs(
        f"<b>{view.say(listing.survey.title)}</b>\n{view.words('heard-intro')}", again
    )
    return Screen(html, _rows(view, listing, returning, Verb.MORE)[:1])


def words_in(html: str) -> int:
    """Return how many words a reader counts in ``html``."""
    said = unescape(_TAG.sub("", html)).split()
    return sum(any(char.isalnum() for char in word) for word in said)


def _html(view: View, listing: Listing, most: int, again: str) -> str:
    survey = listing.survey
    return paragraphs(
        f"<b>{view.say(survey.title)}</b>\n{_asks(view, survey)}",
        f"{_changes(view, survey.aim, most)}\n"
        + view.words.together(_decides(view, survey), _hear(view, survey)),
        view.words.together(
            _length(view, listing), view.words("intro-private", most=_most_messages(survey))
        ),
        again,
    )


def more(view: View, listing: Listing, returning: bool, is_told: bool = True) -> Screen:
    """Return the rest of what there is to know before starting."""
    survey = listing.survey
    if isinstance(survey, HeardSurvey):
        return introduction(view, listing, returning, is_told)
    ways = "\n".join(f"• {view.say(way)}" for way in survey.other_ways)
    html = paragraphs(
        f"<b>{view.say(survey.title)}</b>",
        view.words("more-why", why=view.plain(survey.why)),
        _changes(view, survey.aim),
        _use(view, survey.aim),
        _level(view, survey),
        view.words("more-private", batch=view.catalogue.host.batch),
        view.words("more-sealed") if listing.sealed else "",
        view.words("more-receipt", date=view.day(survey.closes)),
        f"{view.words('more-other-ways')}\n{ways}",
        view.words("more-complaints", contact=view.plain(survey.complaints)),
        "" if is_told else view.words("intro-stopped"),
    )
    return Screen(html, _rows(view, listing, returning, Verb.LESS))


def _rows(view: View, listing: Listing, returning: bool, toggle: Verb) -> Rows:
    def step(verb: Verb) -> Step:
        return Step(listing.ref, 0, 0, verb)

    start = view.button("start-again" if returning else "start", step(Verb.START))
    decline = view.button("not-for-me", step(Verb.DECLINE))
    last = [view.button("more" if toggle is Verb.MORE else "less", step(toggle))]
    spoken = _spoken_in(listing.survey)
    if any(map(is_easy, spoken)):
        return (
            (start, decline),
            tuple(last),
            (view.button("language-easy", step(Verb.LANGUAGES)),),
        )
    if len(spoken) > 1:
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
    cannot = view.words("intro-cannot", list=_list(view, aim.cannot_change, most))
    return view.words.together(can, cannot)


def _list(view: View, things: Sequence[Text], most: int | None) -> str:
    said = [view.plain(thing).rstrip(".") for thing in things[:most]]
    rest = [view.words.label("and-more")] if len(said) < len(things) else []
    return view.words.enumerated([*said, *rest])


def _decides(view: View, survey: Survey) -> str:
    owner, day = who_answers(survey)
    said, level = view.plain(owner), survey.level.value
    return view.words("intro-decision", level=level, owner=said, date=view.day(day))


def _level(view: View, survey: Survey) -> str:
    facts = part_facts(survey, view.words, view.day)
    lines = (f"{name}: {escape(said, quote=False)}" for name, said in facts)
    return "\n".join((view.words(f"more-level-{survey.level.value}"), *lines))


def _use(view: View, aim: Decision | Use) -> str:
    return view.words("more-use", what=view.plain(aim.what)) if isinstance(aim, Use) else ""


def _hear(view: View, survey: Survey) -> str:
    return view.words("intro-hear", date=view.day(survey.feedback.promised_by))


def _most_messages(survey: Survey) -> int:
    return ANSWERS if survey.reminder_days is None else ANSWERS + 1


def _length(view: View, listing: Listing) -> str:
    questions = [item for item in listing.survey.written if is_question(item)]
    varies = "yes" if any(item.ask_if for item in questions) else "no"
    count = len(questions)
    return view.words("intro-length", varies=varies, questions=count, minutes=listing.minutes)
