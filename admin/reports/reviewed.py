"""Themes of open answers, as one more question: told like any table, by the same gate."""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from admin.reports.disclosure import publish_alone
from admin.reports.people import People
from admin.reports.published import Value
from surveys.answers import Choices
from surveys.items import MultipleChoice, Option
from surveys.questionnaire import Survey
from surveys.text import Text

_ITEM = "themes"
_QUESTION = Text({"en": "What people said in their own words", "cy": "Yr hyn ddywedodd pobl"})


class ReviewedTheme(Struct, frozen=True):
    """A theme of open answers, and how many of those who were read said it.

    ``value`` is None where nothing may be told of how many: few did, or few were read.
    """

    id: str
    said: Text
    value: Value | None


def told_themes(
    survey: Survey, themes: Mapping[str, Text], responses: Iterable[frozenset[str]]
) -> tuple[ReviewedTheme, ...]:
    """Return every theme, the most said first.

    Each of ``responses`` has the themes that its answers were put to. One without any counts too:
    a share is of all that were read.
    """
    if not themes:
        return ()
    asked, item = _asked(survey, themes)
    people = People(asked)
    for each in responses:
        people.add_entries({item: Choices(tuple(code for code in themes if code in each))})
    values = {row.code: row.value for row in publish_alone(asked, people).rows}
    told = [ReviewedTheme(code, themes[code], values[code]) for code in values if code in themes]
    rest = (ReviewedTheme(code, themes[code], None) for code in themes if code not in values)
    return (*told, *rest)


def _asked(survey: Survey, themes: Mapping[str, Text]) -> tuple[Survey, str]:
    options = tuple(Option.model_construct(code=code, label=themes[code]) for code in themes)
    # No file could ask this: there may be one option or fifty, and an answer may have none.
    item = MultipleChoice.model_construct(
        id=_ITEM, kind="multiple_choice", ask=_QUESTION, options=options, min=0
    )
    return survey.asking(item).model_copy(update={"breakdowns": ()}), item.id
