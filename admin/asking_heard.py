"""The small survey that begins with "what we did": did people feel heard? Pure."""

from collections.abc import Iterator
from datetime import date

import orjson

from bot.noticeboard import thawed
from bot.storage.rows import PublishedSurvey, SurveyState
from surveys.heard import heard_survey
from surveys.questionnaire import fingerprint, frozen_copy
from surveys.text import Text


def asking_after(
    row: PublishedSurvey, document: str, today: date, seal_to: bytes
) -> PublishedSurvey:
    """Return what is published when ``document``, the answer to the survey of ``row``, goes out.

    Its ballots are sealed to the public key ``seal_to``, if there is one.
    """
    made = heard_survey(thawed(row.frozen), tuple(answered(document)), today)
    return PublishedSurvey(
        made.id, fingerprint(made), frozen_copy(made), today, SurveyState.OPEN, sealed_to=seal_to
    )


def answered(document: str) -> Iterator[tuple[int, Text]]:
    """Yield the themes of an answer that is out: their numbers, and what young people said."""
    for theme in orjson.loads(document).get("themes", ()):
        yield theme["number"], Text(theme.get("short") or theme["said"])
