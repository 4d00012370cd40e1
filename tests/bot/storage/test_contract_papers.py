"""The contract: what staff write or decide about a survey, and feedback of several kinds."""

from datetime import date

import pytest

from bot.storage.changes import (
    DropPapers,
    ExpectFeedback,
    ExpectPaper,
    KeepFeedback,
    KeepPaper,
)
from bot.storage.rows import HEAR_BACK, ErrandKind, Feedback, FeedbackState, Paper, PaperKind
from bot.storage.store import REVISION, Moved, Store

BUSES, PARKS = "evening-buses", "parks"
LATE = Paper(PaperKind.PROMISE, BUSES, "late", '{"on": 1}')
MOVED = Paper(PaperKind.PROMISE, BUSES, "moved", '{"to": 2}', b"\x00sealed")
OTHERS = Paper(PaperKind.PROMISE, PARKS, "late", "{}")
APPROVED = Paper(PaperKind.APPROVAL, BUSES, "late", "{}")


async def keep(store: Store, *papers: Paper) -> None:
    await store.commit([KeepPaper(paper) for paper in papers])


async def test_a_paper_is_found_by_its_kind_survey_and_name(store: Store) -> None:
    await keep(store, LATE, MOVED, OTHERS, APPROVED)
    assert await store.paper(PaperKind.PROMISE, BUSES, "moved") == MOVED
    assert await store.paper(PaperKind.PROMISE, BUSES, "other") is None
    assert await store.paper(PaperKind.PROMISE, BUSES) is None


async def test_papers_of_a_kind_come_by_survey_and_name(store: Store) -> None:
    await keep(store, OTHERS, MOVED, APPROVED, LATE)
    assert await store.papers(PaperKind.PROMISE) == [LATE, MOVED, OTHERS]
    assert await store.papers(PaperKind.PROMISE, BUSES) == [LATE, MOVED]
    assert await store.papers(PaperKind.APPROVAL, PARKS) == []


async def test_a_paper_is_overwritten_as_it_is_written(store: Store) -> None:
    anew = Paper(PaperKind.PROMISE, BUSES, "moved", "{}", b"other")
    await keep(store, MOVED, anew)
    assert await store.papers(PaperKind.PROMISE, BUSES) == [anew]


async def test_a_paper_is_kept_only_while_it_stands_as_it_was_read(store: Store) -> None:
    anew = Paper(PaperKind.PROMISE, BUSES, "late", "{}")
    nothing_there = ExpectPaper(PaperKind.PROMISE, BUSES, "late", None)
    await store.commit([nothing_there, KeepPaper(LATE)])
    with pytest.raises(Moved):
        await store.commit([nothing_there, KeepPaper(anew)])
    assert await store.paper(PaperKind.PROMISE, BUSES, "late") == LATE
    as_read = ExpectPaper(PaperKind.PROMISE, BUSES, "late", LATE)
    await store.commit([as_read, KeepPaper(anew)])
    with pytest.raises(Moved):
        await store.commit([as_read, KeepPaper(LATE)])
    assert await store.paper(PaperKind.PROMISE, BUSES, "late") == anew


async def test_papers_are_dropped_by_name_or_all_of_a_kind(store: Store) -> None:
    await keep(store, LATE, MOVED, OTHERS, APPROVED)
    await store.commit([DropPapers(PaperKind.PROMISE, BUSES, ("late", "never there"))])
    assert await store.papers(PaperKind.PROMISE) == [MOVED, OTHERS]
    await store.commit([DropPapers(PaperKind.PROMISE, BUSES)])
    assert await store.papers(PaperKind.PROMISE) == [OTHERS]
    assert await store.papers(PaperKind.APPROVAL) == [APPROVED]


async def test_only_papers_that_young_people_see_something_of_are_news_to_other_replicas(
    store: Store,
) -> None:
    await keep(store, LATE)
    before = await store.mark(REVISION)
    await keep(store, APPROVED)
    await store.commit([DropPapers(PaperKind.APPROVAL, BUSES)])
    assert await store.mark(REVISION) == before
    await keep(store, MOVED)
    assert await store.mark(REVISION) != before


async def test_a_survey_has_one_feedback_of_each_kind(store: Store) -> None:
    sent = [
        Feedback(BUSES, FeedbackState.SENT, f'"{kind}"', date(2027, 3, 1), kind)
        for kind in sorted(HEAR_BACK)
    ]
    await store.commit([KeepFeedback(each) for each in sent])
    assert [await store.feedback(BUSES, each.kind) for each in sent] == sent
    assert await store.feedback(BUSES) == next(
        each for each in sent if each.kind is ErrandKind.FEEDBACK
    )
    assert sorted(await store.news(), key=lambda each: each.kind) == sent


async def test_feedback_of_one_kind_is_expected_apart_from_the_others(store: Store) -> None:
    said = Feedback(BUSES, FeedbackState.DRAFT, "1", None, ErrandKind.SAID)
    await store.commit([ExpectFeedback(BUSES, None, ErrandKind.SAID), KeepFeedback(said)])
    await store.commit([ExpectFeedback(BUSES, None)])
    with pytest.raises(Moved):
        await store.commit([ExpectFeedback(BUSES, None, ErrandKind.SAID)])
