"""What staff write for the page of a survey: what went wrong, and what came of it."""

from collections.abc import Mapping, Sequence
from html import escape

from admin.closed import refuse_unless_closed
from admin.commands.awaiting import Awaited, await_words, no_longer
from admin.commands.desk import Ask, Desk, staff_button
from admin.fieldwork import FieldworkFault
from admin.markup import safe
from admin.page_papers import LEARNED, entered, written
from admin.reports.pages.survey_page import languages
from bot.conversation.screen import Button
from bot.conversation.wording import NAMES
from bot.noticeboard import thawed
from surveys.personal_details import Detail, details_in
from surveys.questionnaire import Survey
from surveys.stop_words import is_stop

TAKES = "learned"
LONGEST = 1500
"""Characters that one of them may have."""
_WRONG = "wrong"
"""The name of "what we got wrong" in a button, which may not be empty."""
_SOMEBODY = frozenset(Detail) - {Detail.LINK, Detail.SCHOOL, Detail.EMAIL}
"""What may not stand on a public page; links, places and an address to write to may."""
_ASK_WRONG = (
    "What did you get wrong, or learn? A few honest sentences, in {language}. Everybody can read "
    "them on the page."
)
_ASK_OUTCOME = "You said beforehand: “{different}”. What happened? Type it in {language}."
_GIVE_UP = "<i>/staff leaves it as it was. A single - takes it off the page.</i>"


async def learned(desk: Desk, ask: Ask, survey_id: str) -> None:
    """Show what is written about what went wrong, and offer to write it in each language."""
    survey = await _closed(desk, survey_id)
    said = (await written(desk.store, survey_id)).learned
    lines = [f"<b>{escape(survey_id)}: what we got wrong</b>", *_said(said)]
    if not said:
        lines.append("Nobody has written it yet. The page says so, as long as that is true.")
    rows = tuple((_write(survey, _WRONG, each, said),) for each in languages(survey))
    await desk.say(ask, "\n\n".join(lines), (*rows, _back(survey_id)))


async def outcomes(desk: Desk, ask: Ask, survey_id: str) -> None:
    """Show what was named beforehand beside what happened, and offer to write the latter."""
    survey = await _closed(desk, survey_id)
    happened = (await written(desk.store, survey_id)).outcomes
    lines = [f"<b>{escape(survey_id)}: what should be different, and is it?</b>"]
    rows: list[tuple[Button, ...]] = []
    for place, outcome in enumerate(survey.outcomes):
        said = happened.get(place, {})
        lines.append(f"{place + 1}. {safe(outcome.different.say('en'))}")
        lines += _said(said) or ["Nobody has written what happened."]
        rows.append(tuple(_write(survey, str(place), each, said) for each in languages(survey)))
    await desk.say(ask, "\n\n".join(lines), (*rows, _back(survey_id)))


async def learn(desk: Desk, ask: Ask, parts: Sequence[str]) -> None:
    """Ask for the words, in one language."""
    survey_id, name, language = parts
    survey = await _closed(desk, survey_id)
    if language not in languages(survey):
        raise FieldworkFault(f"“{survey_id}” has no page in that language.")
    in_language = NAMES[language]
    if name == _WRONG:
        asked = _ASK_WRONG.format(language=in_language)
    else:
        different = safe(_outcome(survey, name))
        asked = _ASK_OUTCOME.format(different=different, language=in_language)
    await await_words(desk, ask, Awaited(TAKES, survey_id, {"name": name, "language": language}))
    await desk.say(ask, f"{asked}\n\n{_GIVE_UP}")


async def take_learned(awaited: Awaited, desk: Desk, ask: Ask) -> None:
    """Put typed words on the page."""
    words, name = ask.words.strip(), awaited.notes["name"]
    if is_stop(words):
        await desk.store.commit([no_longer(desk, ask)])
        await _show(desk, ask, awaited.survey, name)
        return
    if len(words) > LONGEST:
        raise FieldworkFault(
            f"That is {len(words)} characters, and {LONGEST} fit. Please send it shorter."
        )
    if _SOMEBODY & set(details_in(words)):
        raise FieldworkFault(
            "That seems to say who somebody is, and the page is public. Please send it without a "
            "name, an address, a phone number or a school."
        )
    paper = await entered(
        desk.store,
        awaited.survey,
        LEARNED if name == _WRONG else name,
        awaited.notes["language"],
        "" if words == "-" else words,
    )
    log = desk.log(ask, "learned", awaited.survey)
    await desk.store.commit([paper, no_longer(desk, ask), log], desk.receipt(ask))
    await _show(desk, ask, awaited.survey, name)


async def _show(desk: Desk, ask: Ask, survey_id: str, name: str) -> None:
    await (learned if name == _WRONG else outcomes)(desk, ask.below(), survey_id)


async def _closed(desk: Desk, survey_id: str) -> Survey:
    row = await desk.fieldwork.published(survey_id)
    refuse_unless_closed(row)
    return thawed(row.frozen)


def _outcome(survey: Survey, name: str) -> str:
    place = int(name)
    if place >= len(survey.outcomes):
        raise FieldworkFault("That was not named beforehand.")
    return survey.outcomes[place].different.say("en")


def _said(said: Mapping[str, str]) -> list[str]:
    return [f"<i>{NAMES[each]}:</i> {safe(words)}" for each, words in said.items()]


def _write(survey: Survey, name: str, language: str, said: Mapping[str, str]) -> Button:
    verb = "Change" if said.get(language) else "Write"
    which = "" if name == _WRONG else f" {int(name) + 1}"
    label = f"{verb}{which} in {NAMES[language]}"
    return staff_button(label, "learn", survey.id, name, language)


def _back(survey_id: str) -> tuple[Button, ...]:
    return (staff_button("Make the page", "report", survey_id),)
