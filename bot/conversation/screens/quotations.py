"""The words of an item, with what the person answered before put in where they quote it."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from bot.conversation.screens.answered import answered
from bot.conversation.screens.view import cut
from bot.conversation.wording import Wording, isolated
from surveys.answers import Amount, Answers, Choice, Choices, Entry, Rating
from surveys.items import FollowUp, Item, Scale
from surveys.questionnaire import Survey
from surveys.quotes import LONGEST_QUOTED, filled
from surveys.text import Text


@dataclass(frozen=True, slots=True)
class Quotation:
    """An answer that is quoted, and the item that it answers."""

    item_id: str
    entry: Entry
    item: Item = field(compare=False)

    @property
    def is_typed(self) -> bool:
        """Whether the person may have written it, so that it must not be kept in a cache."""
        return isinstance(self.entry, Amount)


def quotations(survey: Survey, item_id: str, answers: Answers) -> tuple[Quotation, ...]:
    """Return what the words of an item quote of ``answers``, which are those on the route.

    Own words are never among them, whatever the survey says.
    """
    quoted = survey.quoting.get(item_id)
    if quoted is None:
        return ()
    return tuple(
        Quotation(each, entry, survey.item(each))
        for each in quoted
        if isinstance(entry := answers.get(each), Choice | Choices | Rating | Amount)
    )


def asked(words: Wording, item: Item, found: Iterable[Quotation]) -> str:
    """Return what ``item`` asks, in plain text, to somebody who reads their own answers: a
    follow-up stands below its question, and is called by the answer it follows up on."""
    if isinstance(item, FollowUp):
        return words.plain(item.option.label)
    return put_in(words, item.ask, found)


def put_in(words: Wording, text: Text, found: Iterable[Quotation]) -> str:
    """Return ``text`` in plain words with the answers it quotes."""
    said = {each.item_id: _said(words, each) for each in found}
    return filled(text.written(words.language), said.get)


def _said(words: Wording, quoted: Quotation) -> str:
    said = cut(_answer(words, quoted.item, quoted.entry), LONGEST_QUOTED)
    return isolated(said, words.language)


def _answer(words: Wording, item: Item, entry: Entry) -> str:
    match item, entry:
        case Scale(points=points, labels=labels), Rating(point) if point not in labels:
            return words.label("point-of", point=point, points=points)
        case _:
            return answered(words, item, entry)
