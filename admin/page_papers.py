"""What staff write for the page of a survey, kept as papers: what went wrong, what came of it."""

from collections.abc import Mapping

import orjson

from admin.reports.pages.record import Written
from bot.storage.changes import KeepPaper
from bot.storage.rows import Paper, PaperKind
from bot.storage.store import Store

LEARNED = ""
"""The name of the paper that says what we got wrong; outcomes are named by their place."""


async def written(store: Store, survey: str) -> Written:
    """Return all that staff wrote for the page of a survey."""
    papers = await store.papers(PaperKind.LEARNED, survey)
    said = {each.name: _words(each) for each in papers}
    outcomes = {int(name): words for name, words in said.items() if name != LEARNED}
    return Written(said.get(LEARNED, {}), outcomes)


async def entered(store: Store, survey: str, name: str, language: str, words: str) -> KeepPaper:
    """Return what keeps ``words`` in one language beside those in the others; empty ones go."""
    paper = await store.paper(PaperKind.LEARNED, survey, name)
    said = {**(_words(paper) if paper else {}), language: words}
    kept = {code: each for code, each in said.items() if each}
    return KeepPaper(Paper(PaperKind.LEARNED, survey, name, orjson.dumps(kept).decode()))


def _words(paper: Paper) -> Mapping[str, str]:
    found: Mapping[str, str] = orjson.loads(paper.document)
    return found
