"""Open answers of closed surveys: what was decided about them, and what may be told.

What others may have is what a person approved, and counts that went through the gate.
"""

import asyncio
import secrets
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress

from msgspec import Struct
from msgspec.structs import replace

from admin.fieldwork import FieldworkFault
from admin.reports.reviewed import ReviewedTheme, told_themes
from admin.review import rulings, sitting, themes
from admin.review.pile import Pile
from admin.review.rulings import Ruling, State, ruling_in, words_in
from admin.review.scene import Scene, Step, after
from admin.review.sitting import Sitting, Sittings, sittings_in
from admin.review.themes import text_in, titles_in
from bot.noticeboard import thawed
from bot.privacy.keys import Keys
from bot.storage.changes import Change, DropPapers, ExpectPaper, KeepPaper
from bot.storage.rows import PaperKind, PublishedSurvey
from bot.storage.store import Moved, Receipt, Store

TRIES = 8
"""How often a step is tried while others take theirs."""


class ApprovedQuote(Struct, frozen=True):
    """Words that a person approved to be shown. ``themes`` are ids of `ReviewedTheme`.

    A quote ``is_shortened`` when words were left out; a paraphrase has none of the words written.
    """

    item: str
    words: str
    themes: tuple[str, ...]
    is_paraphrase: bool
    is_shortened: bool


async def reviewed_themes(store: Store, survey: PublishedSurvey) -> tuple[ReviewedTheme, ...]:
    """Return the themes of a survey's open answers with what the gate tells of each, the most said
    first; none before anybody has reviewed."""
    papers = await store.papers(PaperKind.THEME, survey.survey)
    titles = {paper.name: text_in(paper) for paper in papers}
    said: dict[str, frozenset[str]] = {}
    for key, ruling in (await _rulings(store, survey.survey)).items():
        if ruling.counts:
            _, _, response = key.partition(".")
            said[response] = said.get(response, frozenset()) | frozenset(ruling.themes)
    used = frozenset(theme for each in said.values() for theme in each)
    found = {theme: title for theme, title in titles.items() if theme in used}
    # Many rare themes take a second or two: nobody's turn waits for it.
    return await asyncio.to_thread(told_themes, thawed(survey.frozen), found, said.values())


async def approved_quotes(
    store: Store, keys: Keys, survey: PublishedSurvey
) -> tuple[ApprovedQuote, ...]:
    """Return the approved quotes and paraphrases, by question and then in an order that tells
    nothing. Raises Unsealable."""
    found = []
    for paper in await store.papers(PaperKind.REVIEW, survey.survey):
        ruling = ruling_in(paper)
        if ruling.is_shown:
            item, _, _ = paper.name.partition(".")
            is_paraphrase = ruling.state is State.PARAPHRASE
            words = words_in(paper, keys.words)
            quote = ApprovedQuote(item, words, ruling.themes, is_paraphrase, ruling.is_changed)
            found.append(quote)
    return tuple(found)


async def _rulings(store: Store, survey: str) -> dict[str, Ruling]:
    papers = await store.papers(PaperKind.REVIEW, survey)
    return {paper.name: ruling_in(paper) for paper in papers}


Decide = Callable[[Scene, Sitting | None], Step]
"""Returns what a reviewer does, by what they find and where they were."""
Also = Callable[[Step], Sequence[Change]]
"""Returns what else is kept in the transaction of a step."""


class Kept(Struct, frozen=True):
    """A step that was kept, and the scene after it. ``clashes`` tells the rulings of others by the
    places that were left as they are."""

    scene: Scene
    step: Step
    clashes: Mapping[int, Ruling]


class Seat(Struct, frozen=True):
    """One reviewer, by their tag in hexadecimal digits, at the desk of one survey."""

    store: Store
    keys: Keys
    survey: str
    member: str

    async def keep(
        self, pile: Pile, now: float, decide: Decide, also: Also, receipt: Receipt | None
    ) -> Kept:
        """Let the reviewer decide, and keep it, after whatever others kept meanwhile.

        All who sit at a survey are in one paper that every step expects unchanged, so that no two
        steps are built on the same state, from whichever process. Raises FieldworkFault when
        others are faster again and again, and Unsealable.
        """
        for _ in range(TRIES):
            reading = await self.store.paper(PaperKind.READING, self.survey)
            sittings = sittings_in(reading, self.keys.words)
            scene = await self._scene(pile, now, sittings)
            step = await asyncio.to_thread(decide, scene, sittings.get(self.member))
            sittings[self.member] = step.sitting
            changes: list[Change] = [
                ExpectPaper(PaperKind.READING, self.survey, "", reading),
                KeepPaper(sitting.paper_of(sittings, self.survey, self.keys.words)),
                *_changes(step, self.survey, self.keys),
                *also(step),
            ]
            with suppress(Moved):
                await self.store.commit(changes, receipt)
                return Kept(after(scene, step), step, _clashes(scene, step))
        raise FieldworkFault("Others are at this desk just now: please try once more.")

    async def _scene(self, pile: Pile, now: float, sittings: Sittings) -> Scene:
        decided, mine = {}, sittings.get(self.member)
        held = frozenset(mine.keys if mine else ())
        for paper in await self.store.papers(PaperKind.REVIEW, self.survey):
            ruling = ruling_in(paper)
            if paper.name in held and paper.sealed:
                ruling = replace(ruling, words=words_in(paper, self.keys.words))
            decided[paper.name] = ruling
        others = (each for name, each in sittings.items() if name != self.member)
        taken = frozenset(key for each in others for key in each.holds_at(now))
        titles = titles_in(await self.store.papers(PaperKind.THEME, self.survey))
        return Scene(pile, decided, titles, taken, now, self.member, secrets.token_hex(4))


def _changes(step: Step, survey: str, keys: Keys) -> list[Change]:
    dropped = tuple(key for key, ruling in step.rulings.items() if ruling is None)
    kept = ((key, ruling) for key, ruling in step.rulings.items() if ruling is not None)
    changes: list[Change] = [
        KeepPaper(rulings.paper_of(ruling, survey, key, keys.words)) for key, ruling in kept
    ]
    titles = (KeepPaper(themes.paper_of(survey, *each)) for each in step.titles.items())
    changes.extend(titles)
    if dropped:
        changes.append(DropPapers(PaperKind.REVIEW, survey, dropped))
    return changes


def _clashes(scene: Scene, step: Step) -> Mapping[int, Ruling]:
    keys = {place: step.sitting.keys[place - 1] for place in step.clashes}
    return {place: scene.rulings.get(key, Ruling()) for place, key in keys.items()}
