"""Where open answers lie opened while somebody reads them: in memory, and nowhere else."""

import asyncio
from collections.abc import Sequence

from admin.closed import refuse_unless_closed
from admin.fieldwork import FieldworkFault
from admin.reports.gate import Gate
from admin.retention import words_deleted
from admin.review.pile import OpenAnswer, Pile, pile_of
from bot.noticeboard import thawed
from bot.privacy.keys import Keys
from bot.privacy.public_sealing import name_of
from bot.privacy.sealing import Unsealable
from bot.privacy.values import read_values
from bot.storage.rows import PublishedSurvey, Response
from bot.storage.store import Store
from surveys.items import OpenEnded

IDLE = 900.0
"""Seconds without a reader after which nothing is kept opened."""
SLICE = 500
"""How many responses are read in one go: turns wait for so long, and no longer."""
LEAST = Gate().least


class ReadingRoom:
    """Keeps the answers opened that somebody reads. ``lock`` is for whoever changes a sitting."""

    def __init__(self, idle: float = IDLE) -> None:
        self.lock = asyncio.Lock()
        self._idle = idle
        self._members: dict[str, asyncio.Lock] = {}
        self._piles: dict[str, Pile] = {}
        self._timer: asyncio.TimerHandle | None = None

    def of(self, member: str) -> asyncio.Lock:
        """Return the lock of one reviewer: what they see comes in the order of their taps."""
        return self._members.setdefault(member, asyncio.Lock())

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing is opened."""
        return not self._piles

    async def pile(self, store: Store, keys: Keys, survey: PublishedSurvey) -> Pile:
        """Return the open answers to a closed survey. Raises FieldworkFault, which tells why there
        is nothing to review."""
        refuse_unless_closed(survey)
        _refuse_if_sealed_elsewhere(survey)
        if await store.mark(words_deleted(survey.survey)) is not None:
            self._piles.pop(survey.survey, None)
            raise FieldworkFault(
                f"What people wrote to “{survey.survey}” was deleted: its time was over. What was "
                "published stays."
            )
        found = self._piles.get(survey.survey)
        if found is None:
            found = await _opened(store, keys, survey)
        _refuse_if_empty(survey, found)
        self._piles[survey.survey] = found
        self._stay_open()
        return found

    def _stay_open(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
        loop = asyncio.get_running_loop()
        self._timer = loop.call_later(self._idle, self._piles.clear)


async def _opened(store: Store, keys: Keys, survey: PublishedSurvey) -> Pile:
    items = [each.id for each in thawed(survey.frozen).questions if isinstance(each, OpenEnded)]
    answers: list[OpenAnswer] = []
    after = ""
    while items and (rows := await store.responses(survey.survey, after, SLICE)):
        for row in rows:
            answers.extend(_answers(row, survey.survey, keys, items))
        after = rows[-1].id
    return await asyncio.to_thread(pile_of, answers, items, LEAST)


def _answers(row: Response, survey: str, keys: Keys, items: Sequence[str]) -> list[OpenAnswer]:
    try:
        values = read_values(row.values, survey, keys.words)
    except (Unsealable, ValueError):  # Damaged: the others can be read all the same.
        return []
    said = ((item, values.get(item)) for item in items)
    return [
        OpenAnswer(f"{item}.{row.id}", item, words.strip())
        for item, words in said
        if isinstance(words, str) and words.strip()
    ]


def _refuse_if_sealed_elsewhere(survey: PublishedSurvey) -> None:
    if survey.sealed_to:
        raise FieldworkFault(
            f"The answers to “{survey.survey}” are locked with a key that is kept elsewhere "
            f"({name_of(survey.sealed_to)}), so this bot cannot open what people wrote, and there "
            "is nothing to review here. hearback unseal brings numbers back, never words: whoever "
            "holds the key reads them where it is kept, and you add what they found as themes in "
            f"/respond {survey.survey}."
        )


def _refuse_if_empty(survey: PublishedSurvey, pile: Pile) -> None:
    if not pile.answers:
        raise FieldworkFault(
            f"There is nothing to review in “{survey.survey}”: it has no question in own words, or "
            f"fewer than {LEAST} people wrote something, and so few could be known by it."
        )
