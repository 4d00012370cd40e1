"""What is published, as the conversation sees it: made anew whenever staff change something."""

import asyncio
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache

import orjson
from msgspec.structs import replace

from bot.conversation.catalogue import Catalogue, Host, Listing, News, Stage, Told
from bot.privacy.public_sealing import Envelope
from bot.promise_rows import promises, records
from bot.promised import Record
from bot.storage.rows import Feedback, PaperKind, PublishedSurvey, SurveyState, newest_of
from bot.storage.store import REVISION, Store
from surveys.duration import estimated_minutes
from surveys.heard import is_heard, thaw
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
    return thaw(frozen)


class Noticeboard:
    """Holds the catalogue. It is immutable: a turn keeps the one it began with."""

    def __init__(self, store: Store, host: Host) -> None:
        self._store = store
        self._ended: set[str] = set()
        # One at a time, or an earlier reading that takes longer would undo a later one.
        self._reading = asyncio.Lock()
        self._revision: bytes | None = None
        self._envelopes: Mapping[str, Envelope] = {}
        self.catalogue = Catalogue(host)

    def envelope(self, version: str) -> Envelope | None:
        """Return what seals the ballots of a survey version, by its fingerprint, if they are for a
        key that is not here."""
        return self._envelopes.get(version)

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
        out = await self._store.news()
        told = _told(out)
        kept = records(await self._store.papers(PaperKind.PROMISE))
        versions = await self._store.versions()
        self._ended |= {each.survey for each in versions if each.ended}
        newest = newest_of(versions)
        found = [await self._listing(each, told.get(each.survey, ())) for each in newest]
        found = [_with_promises(each, out, kept) for each in found]
        listings = {each.survey.id: self._as_ended(each) for each in found}
        earlier = (_earlier(each, listings[each.survey]) for each in versions)
        # Both at once: whoever finds a survey here finds its envelope too.
        self._envelopes = {each.fingerprint: _envelope(each) for each in versions if each.sealed_to}
        self.catalogue = Catalogue(self.catalogue.host, listings, tuple(filter(None, earlier)))
        self._revision = revision

    def introduce(self, host: Host) -> None:
        """Tell from now on that ``host`` asks; turns that are going on keep the one before."""
        self.catalogue = replace(self.catalogue, host=host)

    def end(self, survey: str) -> None:
        """Show a survey as closed from now on: no turn that begins later touches its interviews."""
        self._ended.add(survey)
        self.catalogue = self.catalogue.changed(self._as_ended)

    def _as_ended(self, listing: Listing) -> Listing:
        is_ended = listing.survey.id in self._ended and listing.stage is Stage.CLOSING
        return replace(listing, stage=Stage.CLOSED) if is_ended else listing

    async def _listing(self, published: PublishedSurvey, told: tuple[Told, ...]) -> Listing:
        survey = thawed(published.frozen)
        closed = published.state is SurveyState.CLOSED
        return Listing(
            survey,
            published.fingerprint,
            STAGES[published.state],
            estimated_minutes(survey),
            told,
            not closed or bool(await self._store.responses(survey.id, limit=1)),
            bool(published.sealed_to),
        )


def _earlier(published: PublishedSurvey, newest: Listing) -> Listing | None:
    """Return the listing of a version that is not the newest: its words, and the survey's state."""
    if published.fingerprint == newest.fingerprint:
        return None
    survey = thawed(published.frozen)
    minutes = estimated_minutes(survey)
    return replace(newest, survey=survey, fingerprint=published.fingerprint, minutes=minutes)


def _envelope(published: PublishedSurvey) -> Envelope:
    return Envelope(published.sealed_to, thawed(published.frozen), published.fingerprint)


def _with_promises(
    listing: Listing, out: Sequence[Feedback], kept: Mapping[str, Record]
) -> Listing:
    survey = listing.survey
    if is_heard(survey.id):  # It is about a promise that was kept, and makes none.
        return listing
    made = promises(survey, out, kept.get(survey.id, Record()), not listing.kept)
    return replace(listing, promises=made)


def _told(news: Sequence[Feedback]) -> Mapping[str, tuple[Told, ...]]:
    """Return what is out on each survey, the oldest first."""
    found: dict[str, list[Told]] = defaultdict(list)
    for each in news:
        if (told := _message(each)) is not None:
            found[each.survey].append(told)
    return {survey: tuple(sorted(each, key=_place)) for survey, each in found.items()}


def _message(feedback: Feedback) -> Told | None:
    """Return what a feedback says, in the channel's HTML; None of one that says nothing."""
    document = orjson.loads(feedback.document)
    if not (message := document.get("message")):
        return None
    brief, card = document.get("brief"), document.get("card")
    return Told(
        News(feedback.kind),
        Text(message),
        feedback.sent_on,
        Text(brief) if brief else None,
        orjson.dumps(card).decode() if card else "",
    )


def _place(told: Told) -> tuple[date, int]:
    return told.sent_on or date.max, list(News).index(told.kind)
