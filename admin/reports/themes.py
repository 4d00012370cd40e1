"""What was said so often that staff have to answer it. Worked out from published values alone."""

from collections.abc import Iterator
from typing import assert_never

from msgspec import Struct

from admin.reports import words
from admin.reports.published import Count, InWords, Published, PublishedTable, Value, Word
from admin.reports.shown import OTHER
from surveys.conditions import mentions
from surveys.items import Item, OpenEnded, Ranking
from surveys.questionnaire import Survey
from surveys.text import Text

BARRIER = "barrier."
"""Names of themes that are barriers begin so; no id of a question has a dot."""
SHARE = 10
"""From how many per cent on an answer has to be answered."""
BARRIER_SHARE = 10
"""The same for a barrier, of those who told us why. So few that the gate shows no number are never
a theme."""
_LOUD = (Word.MOST, Word.HALF)


class Share(Struct, frozen=True):
    """One answer that so many gave that staff have to answer it."""

    code: str
    label: Text
    value: Count | InWords


class ThemeSeed(Struct, frozen=True):
    """What was said to one question, the most first, and what it bears on in ``can_change``.

    Answers to one question are answered together: each is about the same thing. A barrier has its
    own code in ``item_id``, and bears on nothing in ``can_change``.
    """

    item_id: str
    said: Text
    can_change: tuple[Text, ...]
    shares: tuple[Share, ...]
    loudest: Text | None = None
    """The same with the loudest answer alone, where there are several."""

    @property
    def is_barrier(self) -> bool:
        """Tell whether it is about what kept people from taking part."""
        return not self.can_change

    @property
    def name(self) -> str:
        """How feedback names the theme: by its question, or as a barrier."""
        return f"{BARRIER}{self.item_id}" if self.is_barrier else self.item_id

    @property
    def short(self) -> Text:
        """What was said, in as few words as there are."""
        return self.loudest or self.said


def themes(published: Published, survey: Survey) -> tuple[ThemeSeed, ...]:
    """Return every theme that may not be left out, in the order of the questions; then barriers.

    Questions about the person and those that only steer the route are never themes.
    """
    filters = _filters(survey)
    said = tuple(
        _seed(table, survey)
        for table in published.tables
        if _can_be_theme(survey.item(table.item_id), filters) and any(_shares(table))
    )
    return (*said, *map(_barrier, loud_barriers(published)))


def loud_barriers(published: Published) -> Iterator[Share]:
    """Yield what kept so many from taking part that staff have to answer it."""
    for row in published.barriers.rows:
        value = _loud(row.value, BARRIER_SHARE)
        if value is not None and row.code != OTHER:
            yield Share(row.code, row.label, value)


def _barrier(share: Share) -> ThemeSeed:
    """Return a theme of its own: each barrier is taken away in another way."""
    said = words.barrier(words.of_value(share.value), share.label)
    return ThemeSeed(share.code, said, (), (share,))


def _filters(survey: Survey) -> frozenset[str]:
    """Return the items that decide who gets another one; a follow-up is none."""
    conditions = (item.ask_if for item in survey.written if item.ask_if is not None)
    return frozenset(item_id for condition in conditions for item_id, _ in mentions(condition))


def _can_be_theme(item: Item, filters: frozenset[str]) -> bool:
    """Tell whether the answers to ``item`` inform what can change."""
    private = item.about_you is not None or isinstance(item, OpenEnded)
    return bool(item.informs) and not private and item.id not in filters


def _seed(table: PublishedTable, survey: Survey) -> ThemeSeed:
    can_change = survey.aim.can_change
    entries = tuple(can_change[entry - 1] for entry in table.informs)
    shares = tuple(sorted(_shares(table), key=_place))
    is_ranking = isinstance(survey.item(table.item_id), Ranking)
    said = _said(table, shares, is_ranking)
    loudest = _said(table, shares[:1], is_ranking) if len(shares) > 1 else None
    return ThemeSeed(table.item_id, said, entries, shares, loudest)


def _shares(table: PublishedTable) -> Iterator[Share]:
    for row in table.rows:
        if (value := _loud(row.value, SHARE)) is not None:
            yield Share(row.code, words.with_parts(row), value)


def _loud(value: Value, share: int) -> Count | InWords | None:
    match value:
        case Count(percent=percent) if percent >= share:
            return value
        case InWords(word) if word in _LOUD:
            return value
        case _:
            return None


def _said(table: PublishedTable, shares: tuple[Share, ...], first: bool) -> Text:
    def say(language: str) -> str:
        parts = ", ".join(_part(share, language) for share in shares)
        return words.theme(language, table.question.say(language), parts, first)

    return words.each(say)


def _part(share: Share, language: str) -> str:
    colon = ":" if isinstance(share.value, InWords) else ""
    return f"{words.of_value(share.value).say(language)}{colon} {share.label.say(language)}"


def _place(share: Share) -> tuple[int, int]:
    match share.value:
        case Count(percent=percent):
            return 0, -percent
        case InWords(word):
            return 1, list(Word).index(word)
        case _:
            assert_never(share.value)
