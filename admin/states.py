"""What a survey that is out is doing, in words for staff that say the way on. Pure."""

from typing import assert_never

from bot.storage.rows import PublishedSurvey, SurveyState


def not_open(row: PublishedSurvey) -> str:
    """Return why nothing can be done with a survey that takes only an open one."""
    return f"“{row.survey}” is not open: {_doing(row)}"


def not_paused(row: PublishedSurvey) -> str:
    """Return why a survey cannot go on again."""
    return f"“{row.survey}” is not paused: {_doing(row)}"


def withdrawn(survey: str) -> str:
    """Return why a withdrawn survey shows nobody anything."""
    return (
        f"“{survey}” was withdrawn: its answers are deleted, and there are no results. "
        f"/promises {survey} shows what was told."
    )


def _doing(row: PublishedSurvey) -> str:
    name = row.survey
    match row.state:
        case SurveyState.OPEN:
            return f"it is open. /progress {name} shows how it is going."
        case SurveyState.PAUSED:
            return f"it has a break. /resume {name} lets it go on."
        case SurveyState.CLOSING:
            return "it is closing. The results come right after."
        case SurveyState.CLOSED:
            return f"it is closed. /results {name} shows what was said."
        case SurveyState.WITHDRAWN:
            return f"it was withdrawn. /promises {name} shows what was told."
        case _:
            assert_never(row.state)
