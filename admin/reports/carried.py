"""Published results as a file, to be carried from where they were made to where the bot runs."""

from pydantic import TypeAdapter, ValidationError

from admin.reports.published import Published
from bot.storage.rows import PublishedSurvey
from bot.storage.store import Store

_PUBLISHED: TypeAdapter[Published] = TypeAdapter(Published)


def written(published: Published) -> bytes:
    """Return the published values, and nothing else, as JSON that `read` reads back."""
    return _PUBLISHED.dump_json(published, indent=2) + b"\n"


def read(raw: bytes) -> Published:
    """Return the results that `written` wrote. Raises ValueError for anything else."""
    try:
        return _PUBLISHED.validate_json(raw)
    except ValidationError:
        raise ValueError("not published results") from None


async def keep(store: Store, published: Published) -> None:
    """Keep results that were made elsewhere, in place of earlier ones."""
    await store.set_mark(_mark(published.survey_id), written(published))


async def kept(store: Store, survey: PublishedSurvey) -> Published | None:
    """Return the results of a survey that were made elsewhere, if they have been brought.

    Those that another version of Hearback wrote, in another form, have to be brought again.
    """
    raw = await store.mark(_mark(survey.survey))
    try:
        return read(raw) if raw else None
    except ValueError:
        return None


def _mark(survey: str) -> str:
    return f"results/{survey}"
