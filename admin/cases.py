"""A survey that is answered, with its draft, its results and what it is held against."""

from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from admin.beginning import begun
from admin.closed import results_or_fault
from admin.feedback import Draft
from admin.feedback_message import written
from admin.feedback_quotes import has_quotes, with_quotes, without_quotes
from admin.feedback_review import Context
from admin.fieldwork import FieldworkFault
from admin.reports.published import Heard
from admin.reports.themes import themes
from admin.review_desk import approved_quotes
from bot.noticeboard import thawed
from bot.privacy.keys import Keys
from bot.storage.rows import Feedback, FeedbackState, PublishedSurvey
from bot.storage.store import Store
from surveys.heard import HEARD, is_heard
from surveys.questionnaire import Survey, on


class Case(Struct, frozen=True):
    """A survey that is answered, its draft, and what a member of staff needs to go on with it."""

    row: PublishedSurvey
    asked: Survey
    draft: Draft
    kept: Feedback | None

    @property
    def is_out(self) -> bool:
        """Tell whether it was sent."""
        return self.kept is not None and self.kept.state is not FeedbackState.DRAFT

    @property
    def is_closed_to_changes(self) -> bool:
        """Tell whether nothing of it can be changed just now: it is out, and nobody corrects it."""
        return self.is_out and not self.draft.is_correcting


async def case_in(store: Store, keys: Keys, row: PublishedSurvey) -> Case:
    """Return the draft of a closed survey, begun from its results when there is none.

    Raises FieldworkFault when there are no results, and for a survey about an answer.
    """
    if is_heard(row.survey):
        raise FieldworkFault(
            "That asks about an answer, and gets none of its own. What is still not right in it is "
            f"answered once more: /promises {row.survey.removeprefix(HEARD)}"
        )
    asked = thawed(row.frozen)
    kept = await store.feedback(row.survey)
    if kept is not None:
        draft = Draft.model_validate_json(kept.document)
        return Case(row, asked, await _quoting(store, keys, row, draft), kept)
    published = await results_or_fault(store, row)
    return Case(row, asked, begun(themes(published, asked), asked.languages), None)


async def _quoting(store: Store, keys: Keys, row: PublishedSurvey, draft: Draft) -> Draft:
    """Return a draft with the words of the quotes that it names."""
    if not has_quotes(draft):
        return draft
    quotes = await approved_quotes(store, keys, row)
    return with_quotes(draft, quotes, thawed(row.frozen).languages)


class Held(Struct, frozen=True):
    """What a draft is held against, and how many were heard: enough to write it out."""

    context: Context
    heard: Heard

    def message(self, draft: Draft) -> dict[str, str]:
        """Return a draft as it would go out now, by language."""
        today = self.context.today
        corrected = draft.as_corrected(today)
        return dict(written(corrected, self.context.survey, self.heard, today))

    def on_a_fixed_day(self, draft: Draft) -> dict[str, str]:
        """Return the same as of the survey's last day: it changes only when somebody changes it,
        so what is noted of it, or approved, holds tomorrow as well."""
        context = replace(self.context, today=on(self.context.survey.closes))
        return replace(self, context=context).message(draft)


async def held_against(store: Store, case: Case, today: date) -> Held:
    """Return what a draft is held against. Raises FieldworkFault when there are no results."""
    published = await results_or_fault(store, case.row)
    out = frozenset(each.until for each in case.draft.themes if each.until) if case.is_out else ()
    context = Context(case.asked, themes(published, case.asked), today, out)
    return Held(context, published.heard)


def row_of(survey_id: str, kept: Feedback | None, draft: Draft) -> Feedback:
    """Return a draft as it is kept: what is out stays out."""
    if kept is None or kept.state is FeedbackState.DRAFT:
        document = without_quotes(draft).model_dump_json()
        return Feedback(survey_id, FeedbackState.DRAFT, document)
    document = draft.model_dump_json()
    return Feedback(survey_id, kept.state, document, kept.sent_on)
