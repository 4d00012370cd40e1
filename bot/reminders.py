"""Who is reminded of a survey, and until when: once, and never after an answer (P4)."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from bot.conversation.catalogue import Listing, Stage
from bot.dispositions import Disposition
from bot.standing import Standing
from bot.storage.rows import Errand
from bot.storage.sweeps import Remind
from bot.weeks import week_of
from surveys.questionnaire import Survey, on

LAST_DAYS = timedelta(days=1)
"""So long before a survey closes nobody is reminded any more: it would only press them."""
_SILENT = (Disposition.REACHED, Disposition.LOOKED)


def reminders(listings: Iterable[Listing], today: date) -> Iterator[Remind]:
    """Yield what is to be done today about the surveys that are open."""
    for listing in listings:
        days = listing.survey.reminder_days
        if days is not None and _is_in_time(listing, today):
            before = today - timedelta(days=days)
            yield Remind(listing.survey.id, before, week_of(before))


def is_reminder_meant(errand: Errand, listing: Listing, today: date) -> bool:
    """Tell whether somebody may still be reminded, by what their claim told: they began, or may be
    asked about new things; they have not answered; and there is time left."""
    contact = errand.contact
    if contact.standing is Standing.NEWS_ONLY or not _is_in_time(listing, today):
        return False
    return errand.met is Disposition.PART_DONE or (errand.met in _SILENT and contact.may_ask_again)


def _is_in_time(listing: Listing, today: date) -> bool:
    return listing.stage is Stage.OPEN and today < _last_day(listing.survey)


def _last_day(survey: Survey) -> date:
    return on(survey.closes) - LAST_DAYS
