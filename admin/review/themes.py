"""Themes that reviewers put open answers to: a title in the first language of the survey."""

import json
from collections.abc import Iterable, Mapping

from admin.review.rulings import Unreadable
from bot.storage.rows import Paper, PaperKind
from surveys.spelling import fold
from surveys.text import UNNAMED, Text, text_of

MOST_THEMES = 40
"""More would be no help to anybody."""

Themes = Mapping[str, str]
"""Titles by id, in the order of the titles."""


def paper_of(survey: str, theme: str, title: str) -> Paper:
    """Return the paper that keeps a theme."""
    return Paper(PaperKind.THEME, survey, theme, json.dumps({"said": {UNNAMED: title}}))


def text_in(paper: Paper) -> Text:
    """Return the title that a paper keeps. Raises Unreadable."""
    try:
        return text_of(json.loads(paper.document)["said"])
    except (ValueError, KeyError, TypeError) as error:
        raise Unreadable("not a theme") from error


def titles_in(papers: Iterable[Paper]) -> dict[str, str]:
    """Return the titles of themes by their ids, in the order of the titles."""
    titles = {paper.name: text_in(paper).say(UNNAMED) for paper in papers}
    return dict(sorted(titles.items(), key=lambda each: (fold(each[1]), each[0])))


def named(themes: Themes, title: str) -> str | None:
    """Return the id of the theme with that title, but for case, accents and signs."""
    wanted = fold(title)
    return next((theme for theme, each in themes.items() if fold(each) == wanted), None)
