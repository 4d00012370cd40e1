"""The record of a closed survey, as its pages are made from it."""

import re
from collections.abc import Awaitable, Callable, Mapping
from datetime import date
from html import unescape

import orjson

from admin.closed import refuse_unless_closed, results_or_fault
from admin.feedback import Draft
from admin.felt_heard import felt_of
from admin.fieldwork import versions_of
from admin.page_papers import written
from admin.promise_records import owings
from admin.reports.pages.record import Quote, Record, Told, WentOn
from admin.reports.published import Published
from admin.review_desk import approved_quotes, reviewed_themes
from bot.noticeboard import thawed
from bot.privacy.keys import Keys
from bot.promised import Promised
from bot.storage.rows import ErrandKind, Feedback, PublishedSurvey, SurveyState
from bot.storage.staff_log import Wanted
from bot.storage.store import Store
from surveys.heard import is_heard
from surveys.organisation import Organisation

Results = Callable[[Store, PublishedSurvey], Awaitable[Published | None]]
PUBLISHED_ANYWAY = "publish_anyway"
"""The act in the log of publishing in spite of warnings; its note says of which, and why."""
_MOST = 100
_MARKUP = re.compile(r"<[^<>]*>")


async def record_of(
    store: Store,
    keys: Keys,
    survey: PublishedSurvey,
    organisation: Organisation,
    today: date,
    batch: int,
    results: Results | None = None,
) -> Record:
    """Return the record of a closed survey. Raises FieldworkFault when it is not closed, and when
    its answers are locked with a key that is elsewhere. ``results`` reads its results."""
    refuse_unless_closed(survey)
    out = [each for each in await store.news() if each.survey == survey.survey]
    quotes = await approved_quotes(store, keys, survey)
    return Record(
        survey=thawed(survey.frozen),
        organisation=organisation,
        asked_on=survey.published,
        today=today,
        published=await (results or results_if_any)(store, survey),
        batch=batch,
        is_sealed=bool(survey.sealed_to),
        told={each.kind: _told(each, each.sent_on) for each in out if each.sent_on},
        draft=_draft(out),
        written=await written(store, survey.survey),
        felt=await felt_of(store, survey.survey, batch, results),
        promises=await _promises(store, survey.survey),
        quotes=tuple(Quote(each.item, each.words, each.is_paraphrase) for each in quotes),
        themes=await reviewed_themes(store, survey),
        earlier=tuple(thawed(each.frozen) for each in await _earlier(store, survey)),
        went_on=await _went_on(store, survey.survey),
    )


async def reportable(store: Store) -> list[PublishedSurvey]:
    """Return the surveys that have a page: those that are closed, in order of publishing."""
    closed = [each for each in await store.surveys() if each.state is SurveyState.CLOSED]
    return [each for each in closed if not is_heard(each.survey)]


async def results_if_any(store: Store, survey: PublishedSurvey) -> Published | None:
    """Return the results of a closed survey; None when no answers were kept. Raises
    FieldworkFault when they are locked."""
    if not await store.responses(survey.survey, limit=1):
        return None
    return await results_or_fault(store, survey)


async def _earlier(store: Store, newest: PublishedSurvey) -> list[PublishedSurvey]:
    versions = await versions_of(store, newest.survey)
    return [each for each in versions if each.fingerprint != newest.fingerprint]


async def _went_on(store: Store, survey: str) -> tuple[WentOn, ...]:
    entries = await store.staff_log(Wanted(act=PUBLISHED_ANYWAY, subject=survey), _MOST)
    return tuple(WentOn(each.at.date(), each.note) for each in reversed(entries))


async def _promises(store: Store, survey: str) -> tuple[Promised, ...]:
    found = (each for each in await owings(store) if each.survey.id == survey)
    return next((each.promises for each in found), ())


def _told(feedback: Feedback, on: date) -> Told:
    message: Mapping[str, str] = orjson.loads(feedback.document).get("message", {})
    plain = {language: without_markup(said) for language, said in message.items()}
    return Told(on, plain)


def without_markup(said: str) -> str:
    """Return a message of ours without the channel's HTML."""
    return unescape(_MARKUP.sub("", said))


def _draft(out: list[Feedback]) -> Draft | None:
    found = (each for each in out if each.kind is ErrandKind.FEEDBACK)
    drafts = (Draft.model_validate_json(each.document).as_it_is_out() for each in found)
    return next(drafts, None)
