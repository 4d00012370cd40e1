"""What is told after "what we did": one more answer, and how it went on with what was open. Pure.

Both are drafts of the same make as "what we did", with the themes that need it, so that the same
review reads them.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import assert_never

from admin.feedback import Decision, Draft, Theme
from bot.conversation.wording import Wording
from bot.storage.rows import ErrandKind
from surveys.questionnaire import Survey
from surveys.text import Text

LATER = (ErrandKind.ADDED, ErrandKind.FOLLOW_UP)
"""The kinds of messages that are written so."""
OPEN = (Decision.DOING, Decision.NOT_DECIDED)
"""What was decided about a theme that is told of again."""


def left_open(out: Draft) -> Sequence[Theme]:
    """Return what an answer that is out left open, what was due first, first."""
    found = (each for each in out.themes if each.same_as is None and each.decision in OPEN)
    return sorted(found, key=lambda each: (each.until or date.max, each.number))


def days_over(theme: Theme, today: date) -> int:
    """Return for how many days something has been due."""
    return max(0, (today - theme.until).days) if theme.until else 0


def begun(out: Draft, numbers: Collection[int]) -> Draft:
    """Return a draft about those themes of an answer that is out, with nothing said yet."""
    themes = tuple(
        each.changed(decision=None, words={}, until=None, same_as=None, required=True)
        for each in out.themes
        if each.number in numbers
    )
    return Draft(themes=themes, made=out.made)


def told(
    draft: Draft, number: int, came: Decision, until: date | None, words: Mapping[str, str]
) -> Draft:
    """Return the draft in which it is said what came of a theme. Raises KeyError when it is not
    there."""
    theme = draft.theme(number)
    if theme is None:
        raise KeyError(number)
    return draft.replacing(theme.changed(decision=came, until=until, words=dict(words)))


def written(
    kind: ErrandKind, draft: Draft, out: Draft, survey: Survey, today: date
) -> Mapping[str, str]:
    """Return the message in every language of the survey, in the channel's HTML. ``out`` is the
    answer that it follows."""
    return {
        each: "\n\n".join(_parts(kind, draft, out, survey, today, Wording(each)))
        for each in survey.languages
    }


def _parts(
    kind: ErrandKind, draft: Draft, out: Draft, survey: Survey, today: date, words: Wording
) -> Iterator[str]:
    title = survey.title.say(words.language)
    if kind is ErrandKind.ADDED:
        yield words("added-title", title=title)
        yield words("added-intro")
    else:
        yield words("followed-title", title=title)
    if not draft.themes:
        yield words("followed-nothing")
    for theme in draft.themes:
        if theme.decision is not None:
            yield "\n".join(_theme(kind, theme, out.theme(theme.number), today, words))
    yield words("told-complaints", contact=survey.complaints.say(words.language))


def _theme(
    kind: ErrandKind, theme: Theme, before: Theme | None, today: date, words: Wording
) -> Iterator[str]:
    language = words.language
    yield words("told-said", said=Text(theme.short or theme.said).say(language))
    if kind is ErrandKind.FOLLOW_UP and before is not None and before.words:
        yield words("followed-before", words=Text(before.words).say(language))
    said = Text(theme.words).say(language) if theme.words else ""
    day = words.day(theme.until, today) if theme.until else ""
    yield words(_phrase(kind, theme.decision), words=said, date=day)


def _phrase(kind: ErrandKind, came: Decision | None) -> str:
    is_added = kind is ErrandKind.ADDED
    match came:
        case Decision.DONE:
            return "told-done" if is_added else "followed-done"
        case Decision.DOING:
            return "told-doing" if is_added else "followed-doing"
        case Decision.NOT_DOING:
            return "told-not-doing" if is_added else "followed-stopped"
        case Decision.NOT_DECIDED:
            return "told-not-decided"
        case None:
            raise ValueError("nothing was said about this theme yet")
        case _:
            assert_never(came)
