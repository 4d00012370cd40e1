"""Another version of a survey that is out: what it changes, whether it may go out, and as what.

A survey that is out is edited by publishing its file once more. Whoever began with one version
stays with it; whoever begins later gets the newest. Answers to all versions are counted together,
so an edit that would make earlier answers mean something else is refused, and so is one that breaks
a promise.
"""

from msgspec import Struct
from msgspec.structs import replace

from admin.fieldwork import FieldworkFault
from bot.noticeboard import thawed
from bot.storage.rows import PublishedSurvey, SurveyState
from bot.storage.store import Store
from surveys.questionnaire import Survey, fingerprint, freeze, frozen_copy
from surveys.versions import Edit, edit

_RUNNING = (SurveyState.OPEN, SurveyState.PAUSED)


class Revision(Struct, frozen=True):
    """A survey file held against the version that is out, ``newest``.

    ``survey`` is what the file says, with the number under which it would go out.
    """

    newest: PublishedSurvey
    survey: Survey
    edit: Edit

    @property
    def row(self) -> PublishedSurvey:
        """What goes out: its days are counted from the day on which the first version did."""
        frozen = freeze(self.survey, self.newest.published)
        return replace(
            self.newest, fingerprint=fingerprint(frozen), frozen=frozen_copy(frozen), ended=False
        )


async def revision_of(store: Store, survey: Survey) -> Revision | None:
    """Return what publishing ``survey`` would change; None when nothing is out under its id.

    Raises FieldworkFault when that is over: nothing is asked anew under an id that was closed.
    """
    found = (row for row in await store.surveys() if row.survey == survey.id)
    if (newest := next(found, None)) is None:
        return None
    made = edit(thawed(newest.frozen), freeze(survey, newest.published))
    if newest.state not in _RUNNING:
        raise FieldworkFault(
            f"“{survey.id}” has been out, and is not opened again. To ask once more, give it an id "
            "of its own."
        )
    return Revision(newest, survey.model_copy(update={"version": made.number}), made)
