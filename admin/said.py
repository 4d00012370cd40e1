""" "What you said": one message and one picture, made from published values alone. Pure."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from enum import Enum, auto

from pydantic import BaseModel, ConfigDict

from admin.markup import safe
from admin.reports import words as published_words
from admin.reports.outcome_card import MOST_PARTS, Answer, OutcomeCard, Part
from admin.reports.published import (
    Count,
    InWords,
    Note,
    Published,
    PublishedRow,
    PublishedTable,
    Word,
)
from admin.reports.shown import OTHER
from bot.conversation.screens.part import who_answers
from bot.conversation.screens.view import length, paragraphs
from bot.conversation.wording import Wording
from surveys.items import Item, OpenEnded
from surveys.questionnaire import Decision, Level, Survey, on
from surveys.text import Text

LONGEST = 3700
"""UTF-16 units of a message, markup counted; Telegram takes 4096, and a day stands above it."""
MOST_ANSWERS = (3, 2, 1)
"""So many answers to each question are told: fewer where that would be too long."""
ON_CARD = 2
"""So many of them stand on the picture."""
Say = Callable[[Wording], str]
_RARE = 10
"""An answer of fewer than so many per cent is told only where none is more common."""


class Withheld(Enum):
    """Why there is nothing to tell of what was said."""

    NONE_KEPT = auto()
    """So few answered that no answers were kept."""
    LOCKED = auto()
    """The answers open with a key that is kept elsewhere, and nobody has brought the results."""


class Said(BaseModel):
    """What goes out, by language: the whole of it, what stands below the picture, the picture."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    message: dict[str, str]
    brief: dict[str, str] | None = None
    card: OutcomeCard | None = None


def said(
    survey: Survey, results: Published | Withheld, today: date, later: Text | None = None
) -> Said:
    """Return what those who hear back of a closed survey are told, in each of its languages.

    ``later`` is why it comes later than it was to come at first.
    """
    if isinstance(results, Withheld):
        return Said(message={each: _kindly(survey, results, today, each) for each in _in(survey)})
    teller = _Teller(survey, results, today, later)
    return Said(
        message={each: teller.whole(each) for each in _in(survey)},
        brief={each: teller.brief(each) for each in _in(survey)},
        card=teller.card() if teller.told else None,
    )


def _in(survey: Survey) -> Sequence[str]:
    return survey.languages


def _kindly(survey: Survey, why: Withheld, today: date, language: str) -> str:
    words = Wording(language)
    parts = (
        words("said-title", title=survey.title.say(language)),
        words("said-none-kept" if why is Withheld.NONE_KEPT else "said-locked"),
        safe(next_up(survey, today, language)),
    )
    return paragraphs(*parts)


def next_up(survey: Survey, today: date, language: str) -> str:
    """Return what happens now, with the dates that are still to come, as plain text."""
    words, level = Wording(language), survey.level
    owner, by = who_answers(survey)
    decides = isinstance(survey.aim, Decision) or level is Level.INITIATING
    now = ("said-decides" if decides else "said-uses", by)
    steps = (now, ("said-then", on(survey.feedback.promised_by)))
    return words.together(
        *(
            words.label(
                phrase, level=level.value, owner=owner.say(language), date=words.day(day, today)
            )
            for phrase, day in steps
            if day >= today
        )
    )


class _Teller:
    """Tells one survey's results, in any language."""

    def __init__(self, survey: Survey, results: Published, today: date, later: Text | None) -> None:
        self._survey, self._results = survey, results
        self._today, self._later = today, later
        self.told = [
            table for table in results.tables if top(table) and _is_told(survey.item(table.item_id))
        ]

    def whole(self, language: str) -> str:
        """Return all of it. Fewer answers to each question, then fewer questions, where it is too
        long for one message."""
        for most in MOST_ANSWERS:
            message = self._composed(language, self.told, most)
            if length(message) <= LONGEST:
                return message
        for many in range(len(self.told) - 1, 0, -1):
            message = self._composed(language, self.told[:many], 1)
            if length(message) <= LONGEST:
                return message
        return self._composed(language, [], 1)

    def _composed(self, language: str, tables: Sequence[PublishedTable], most: int) -> str:
        words = Wording(language)
        parts = [
            *self._head(words),
            *(_in_words(table, words, most) for table in tables),
            *self._besides(words, len(self.told) - len(tables)),
            safe(self._heard(words)),
            safe(next_up(self._survey, self._today, language)),
        ]
        return paragraphs(*parts)

    def brief(self, language: str) -> str:
        """Return what stands below the picture: the whole message where that is short enough."""
        words = Wording(language)
        shown = words("said-picture") if self.told else ""
        now = safe(next_up(self._survey, self._today, language))
        return paragraphs(*self._head(words), shown, now)

    def card(self) -> OutcomeCard:
        """Return the picture."""
        survey, left = self._survey, len(self.told) - MOST_PARTS
        return OutcomeCard(
            head=self._each(lambda words: words.label("news-said")),
            title=self._each(lambda words: survey.title.say(words.language)),
            lead=self._each(lambda words: words.label("told-thanks", heard=self._n(words))),
            parts=tuple(map(self._part, self.told)),
            foot=self._each(lambda words: next_up(survey, self._today, words.language)),
            more=self._each(lambda words: words.label("said-more", count=left)) if left > 0 else {},
            heard=self._each(self._heard),
        )

    def _part(self, table: PublishedTable) -> Part:
        answers = tuple(self._answer(row) for row in top(table)[:ON_CARD])
        return Part(said=self._each(lambda words: _asked(table, words)), answers=answers)

    def _answer(self, row: PublishedRow) -> Answer:
        share = published_words.of_value(row.value)
        percent = row.value.percent if isinstance(row.value, Count) else None
        return Answer(
            label=self._each(lambda words: row.label.say(words.language)),
            share=self._each(lambda words: share.say(words.language)),
            percent=percent,
        )

    def _each(self, say: Say) -> dict[str, str]:
        return {language: say(Wording(language)) for language in _in(self._survey)}

    def _n(self, words: Wording) -> str:
        return self._results.heard.n.say(words.language)

    def _head(self, words: Wording) -> Iterator[str]:
        yield words("said-title", title=self._survey.title.say(words.language))
        yield words("told-thanks", heard=self._n(words))
        if self._later is not None:
            yield words("said-came-later", why=self._later.say(words.language))

    def _besides(self, words: Wording, left: int) -> Iterator[str]:
        """Yield what was said that the questions above do not tell."""
        if not self.told:
            yield words("said-not-shown")
        if left > 0:
            yield words("said-more", count=left)
        if any(isinstance(each, OpenEnded) for each in self._survey.questions):
            yield words("said-own-words")
        if rows := top(self._results.barriers)[: MOST_ANSWERS[0]]:
            yield "\n".join([words("said-barriers"), *(_line(row, words) for row in rows)])

    def _heard(self, words: Wording) -> str:
        """Say whom we heard, and whom not: never one without the other."""
        ledger = published_words.ledger_line(self._results.heard.ledger).say(words.language)
        missed = [each.said.say(words.language) for each in self._results.coverage]
        return "\n".join(each for each in (ledger, *missed) if each)


def _is_told(item: Item) -> bool:
    """Tell whether what was answered is told here: not who people are, and no words of theirs."""
    return item.about_you is None and not isinstance(item, OpenEnded)


def top(table: PublishedTable) -> list[PublishedRow]:
    """Return the answers that most gave, the most first; those that the gate holds back are none.

    Answers of a few per cent are left out where others are more common.
    """
    rows = [row for row in table.rows if row.code != OTHER and _weight(row) > 0]
    rows.sort(key=_weight, reverse=True)
    common = [row for row in rows if _weight(row) >= _RARE]
    return common or rows[:1]


_WEIGHTS = {Word.MOST: 75, Word.HALF: 50, Word.SOME: 25, Word.FEW: 0}


def _weight(row: PublishedRow) -> int:
    """Return how common an answer is; nought for one that is not told."""
    match row.value:
        case Count(percent=percent):
            return percent
        case InWords(word):
            return _WEIGHTS[word]
        case _:
            return 0


def _in_words(table: PublishedTable, words: Wording, most: int) -> str:
    head = f"<b>{safe(_asked(table, words))}</b>"
    return "\n".join([head, *(_line(row, words) for row in top(table)[:most])])


def _asked(table: PublishedTable, words: Wording) -> str:
    """Return the question, and of a ranking that its answers are those put first."""
    question = table.question.say(words.language)
    if Note.FIRST_CHOICES not in table.notes:
        return question
    return f"{question} {published_words.PUT_FIRST.say(words.language)}:"


def _line(row: PublishedRow, words: Wording) -> str:
    share = published_words.of_value(row.value).say(words.language)
    return f"• {safe(row.label.say(words.language))} – {share}"
