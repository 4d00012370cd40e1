"""What is published, as the conversation sees it: made anew whenever staff change something."""

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

import orjson

from bot.conversation.catalogue import Catalogue, Host, Listing, Stage
from bot.storage.rows import Feedback, PublishedSurvey, SurveyState
from bot.storage.store import REVISION, Store
from surveys.duration import estimated_minutes
from surveys.questionnaire import Survey
from surveys.text import Text

STAGES: Mapping[SurveyState, Stage] = {
    SurveyState.OPEN: Stage.OPEN,
    SurveyState.PAUSED: Stage.RESTING,
    SurveyState.CLOSING: Stage.CLOSING,
    SurveyState.CLOSED: Stage.CLOSED,
    SurveyState.WITHDRAWN: Stage.WITHDRAWN,
}


@lru_cache(maxsize=512)
def thawed(frozen: str) -> Survey:
    """Return the survey of a frozen copy; it never changes, so it is read once."""
    return Survey.model_validate_json(frozen)


class Noticeboard:
    """Holds the catalogue. It is immutable: a turn keeps the one it began with."""

    def __init__(self, store: Store, host: Host) -> None:
        self._store = store
        self._ended: set[str] = set()
        # One at a time, or an earlier reading that takes longer would undo a later one.
        self._reading = asyncio.Lock()
        self._revision: bytes | None = None
        self.catalogue = Catalogue(host)

    async def refresh(self) -> None:
        """Read what is published from the store."""
        async with self._reading:
            await self._read()

    async def catch_up(self) -> None:
        """Read it if another process changed something."""
        revision = await self._store.mark(REVISION)
        if revision == self._revision:
            return
        async with self._reading:
            if revision != self._revision:  # Or somebody else has read it meanwhile.
                await self._read()

    async def _read(self) -> None:
        # The revision first: what changes while the rest is read is then read once more.
        revision = await self._store.mark(REVISION)
        told = {each.survey: each for each in await self._store.news()}
        surveys = await self._store.surveys()
        self._ended |= {each.survey for each in surveys if each.ended}
        found = [await self._listing(each, told.get(each.survey)) for each in surveys]
        listings = {each.survey.id: self._as_ended(each) for each in found}
        self.catalogue = Catalogue(self.catalogue.host, listings)
        self._revision = revision

    def end(self, survey: str) -> None:
        """Show a survey as closed from now on: no turn that begins later touches its interviews."""
        self._ended.add(survey)
        listings = {name: self._as_ended(each) for name, each in self.catalogue.listings.items()}
        self.catalogue = Catalogue(self.catalogue.host, listings)

    def _as_ended(self, listing: Listing) -> Listing:
        is_ended = listing.survey.id in self._ended and listing.stage is Stage.CLOSING
        return replace(listing, stage=Stage.CLOSED) if is_ended else listing

    async def _listing(self, published: PublishedSurvey, told: Feedback | None) -> Listing:
        survey = thawed(published.frozen)
        closed = published.state is SurveyState.CLOSED
        return Listing(
            survey,
            published.fingerprint,
            STAGES[published.state],
            estimated_minutes(survey),
            _outcome(told) if told else None,
            not closed or bool(await self._store.responses(survey.id, limit=1)),
        )


def _outcome(told: Feedback) -> Text:
    """Return the message of a feedback, by language, in the channel's HTML."""
    return Text(orjson.loads(told.document)["message"])
