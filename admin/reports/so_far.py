"""From which groups too few were heard yet, while a survey is out: in words, and seldom (P31).

Looked at once a day at most, and again only when so many more were counted that no two looks tell
what one batch of people said. What was told is kept, and told until then.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date

import orjson
from msgspec import Struct

from admin.reports.disclosure import STANDARD
from bot.noticeboard import thawed
from bot.storage.changes import ExpectPaper, KeepPaper, MoveSurvey
from bot.storage.rows import Paper, PaperKind, PublishedSurvey, SurveyState
from bot.storage.store import Moved, Store
from surveys.items import SingleChoice
from surveys.questionnaire import Survey

EVERY = 40
"""How many more have to be counted before anybody looks again."""
SLICE = 500
_OUT = (SurveyState.OPEN, SurveyState.PAUSED)


class SoFar(Struct, frozen=True):
    """Of which answers to which about-you items fewer than a few were counted by ``day``."""

    day: date
    counted: int
    few: Mapping[str, Sequence[str]]


async def so_far(store: Store, row: PublishedSurvey, today: date) -> SoFar | None:
    """Return what may be known by now; None where that is nothing.

    Nothing is known of a survey whose answers are sealed to a key that is not here, and of one
    that people cannot answer any more.
    """
    groups = _groups(thawed(row.frozen))
    if row.sealed_to or row.state not in _OUT or not groups:
        return None
    paper = await store.paper(PaperKind.SO_FAR, row.survey)
    known = _read(paper) if paper else None
    counted = await store.counted(row.survey)
    is_time = known is None or known.day < today
    if not is_time or counted < (known.counted if known else 0) + EVERY:
        return known
    found = await _looked(store, row.survey, groups, today)
    if found.counted < (known.counted if known else 0) + EVERY:
        return known
    await _keep(store, row, paper, found)
    return found


def _groups(survey: Survey) -> Mapping[str, Sequence[str]]:
    """Return the groups that staff want to hear from: those of the population, or all."""
    counts = survey.audience.populations or ()
    by_item: dict[str, Sequence[str]] = {}
    for item in survey.questions:
        if item.about_you is None or not isinstance(item, SingleChoice):
            continue
        counted = [each.code for each in counts if each.item == item.id]
        if counted or item.id in survey.breakdowns:
            by_item[item.id] = counted or [option.code for option in item.options]
    return by_item


async def _looked(
    store: Store, survey: str, groups: Mapping[str, Sequence[str]], today: date
) -> SoFar:
    heard: dict[str, Counter[str]] = defaultdict(Counter)
    after, counted = "", 0
    while rows := await store.open_answers(survey, after, SLICE):
        for row in rows:
            values = orjson.loads(row.values)
            for item_id in groups:
                heard[item_id][(values.get(item_id) or {}).get("choice", "")] += 1
        after, counted = rows[-1].id, counted + len(rows)
    few = {
        item_id: [code for code in codes if heard[item_id][code] < STANDARD.smallest]
        for item_id, codes in groups.items()
    }
    return SoFar(today, counted, few)


async def _keep(store: Store, row: PublishedSurvey, known: Paper | None, found: SoFar) -> None:
    document = {"day": found.day.isoformat(), "counted": found.counted, "few": found.few}
    paper = Paper(PaperKind.SO_FAR, row.survey, "", orjson.dumps(document).decode())
    # What ended at this moment has dropped its paper, and gets no new one.
    is_out = MoveSurvey(row.survey, row.state, row.state)
    still = ExpectPaper(paper.kind, row.survey, "", known)
    with suppress(Moved):  # Or somebody else looked at this moment, and saw the same.
        await store.commit([is_out, still, KeepPaper(paper)])


def _read(paper: Paper) -> SoFar:
    found = orjson.loads(paper.document)
    return SoFar(date.fromisoformat(found["day"]), found["counted"], found["few"])


def lines(found: SoFar, survey: Survey, language: str) -> Iterator[str]:
    """Yield what staff are told, a line for each about-you item, in plain text."""
    for item_id, codes in found.few.items():
        item = survey.item(item_id)
        options = item.options if isinstance(item, SingleChoice) else ()
        named = [option.label.say(language) for option in options if option.code in codes]
        asked = item.ask.say(language)
        if named:
            yield f"{asked} Fewer than {STANDARD.smallest} yet from: {'; '.join(named)}."
        else:
            yield f"{asked} At least {STANDARD.smallest} from every group."
