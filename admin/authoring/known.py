"""What is known already of what a new survey asks for: from the organisation's file, and from the
surveys before. Pure."""

from collections.abc import Iterator, Sequence

from bot.conversation.wording import LANGUAGES
from surveys.organisation import Organisation
from surveys.questionnaire import Survey
from surveys.text import UNNAMED, Text


def spoken_in(organisation: Organisation | None) -> tuple[str, ...]:
    """Return the languages that a survey may be in: the organisation's, as far as the bot has
    them."""
    declared = organisation.languages if organisation else ()
    return tuple(each for each in declared if each in LANGUAGES) or LANGUAGES[:1]


def known_from(
    organisation: Organisation | None, surveys: Sequence[Survey], spoken: Sequence[str]
) -> dict[str, str]:
    """Return answers that may be taken over, by the id of their step; ``surveys`` are those before,
    the newest first."""
    found: dict[str, str] = {}
    for name, said in [
        *(pair for survey in surveys for pair in _of_survey(survey)),
        *(_of_organisation(organisation) if organisation else ()),
    ]:
        for language in spoken:
            lines = [_in(each, language, spoken[0]) for each in said]
            if all(lines):
                found.setdefault(f"{name}:{language}", "\n".join(lines))
    return found


def _of_survey(survey: Survey) -> Iterator[tuple[str, Sequence[Text]]]:
    yield "other_ways", survey.other_ways
    yield "complaints", (survey.complaints,)
    yield "champion", (survey.champion,)
    if guard := survey.safeguarding:
        yield "lead", (guard.lead,)
        yield "deputy", (guard.deputy,)
        yield "contact", (guard.contact,)


def _of_organisation(organisation: Organisation) -> Iterator[tuple[str, Sequence[Text]]]:
    yield "complaints", (organisation.contact,)
    if organisation.champion:
        yield "champion", (organisation.champion,)


def _in(text: Text, language: str, first: str) -> str:
    plain = text.by_language.get(UNNAMED, "") if language == first else ""
    return text.by_language.get(language, plain)
