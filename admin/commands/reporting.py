"""The page of a survey, the evidence and the poster, as files in the chat."""

import asyncio
from collections.abc import Sequence
from datetime import date
from html import escape

from admin.commands.desk import Ask, Desk, staff_button
from admin.commands.went_out import takes_a_word
from admin.evidence import INDEX
from admin.fieldwork import FieldworkFault
from admin.page_making import Maker, organisation_in
from admin.reports.exports.folder import Files, zipped
from admin.reports.pages.poster import poster as drawn
from admin.reports.pages.poster_files import poster_html, poster_png
from admin.reports.pages.survey_page import languages
from bot.conversation.screen import Rows
from bot.conversation.wording import NAMES
from bot.noticeboard import thawed
from bot.storage.rows import SurveyState
from surveys.questionnaire import Survey, on

YEARS_SHOWN = 2
_ON_SHOW = (SurveyState.OPEN, SurveyState.PAUSED)


def maker(desk: Desk) -> Maker:
    """Return what makes pages of what is kept today."""
    return Maker(desk.store, desk.keys, desk.about_us, desk.batch, desk.clock.today())


async def report(desk: Desk, ask: Ask, survey_id: str) -> None:
    """Send the page of a closed survey in each of its languages, and all of it in one ZIP file."""
    shown = await _working(desk, ask, survey_id, "the page is being made…")
    files = await maker(desk).report(survey_id)
    await _note(desk, ask, "report", survey_id)
    survey = thawed((await desk.fieldwork.published(survey_id)).frozen)
    for language in languages(survey):
        name = f"{survey_id}.{language}.html"
        about = f"The page in {NAMES[language]}. Open it in any browser; it needs nothing else."
        await desk.send_file(ask.chat, name, files[name], about)
    everything = "Everything: the pages, the same as plain text, and a picture of each question."
    await _send_zip(desk, ask, f"{survey_id}-report.zip", files, everything)
    text = (
        f"<b>{escape(survey_id)}</b>: the page is below, ready to be put on your website. Part 7, "
        "“What we got wrong”, is yours to write; lateness and what kept people away are in it "
        "without you."
    )
    await desk.say(_at(ask, shown), text, _rows_of(survey))


def _rows_of(survey: Survey) -> Rows:
    wrong = staff_button("What we got wrong", "learned", survey.id)
    came = staff_button("What came of it", "outcomes", survey.id)
    pack = staff_button("The evidence behind it", "evidence", survey.id)
    return ((wrong,), (came,) if survey.outcomes else (), (pack,))


async def evidence_about(desk: Desk, ask: Ask, survey_id: str) -> None:
    """Send the evidence pack about one survey."""
    await _evidence(desk, ask, (survey_id,))


async def evidence(desk: Desk, ask: Ask) -> None:
    """Send the evidence pack about the surveys that were named, or about all that are closed."""
    named = tuple(ask.words.split()[1:]) if ask.words.startswith("/") else ()
    await _evidence(desk, ask, named)


async def _evidence(desk: Desk, ask: Ask, survey_ids: tuple[str, ...]) -> None:
    about = ", ".join(survey_ids) or "all surveys"
    shown = await _working(desk, ask, about, "the evidence is being put together…")
    files = await maker(desk).evidence(survey_ids)
    await _note(desk, ask, "evidence", about)
    name = f"{survey_ids[0] if len(survey_ids) == 1 else 'all'}-evidence.zip"
    await _send_zip(desk, ask, name, files, f"Unpack it, then open {INDEX}.")
    text = (
        f"<b>{escape(about)}</b>: the evidence is below. It is mapped to Lundy, Hear by Right, the "
        "National Participation Standards and Gunning. What is not shown is listed as a gap."
    )
    this_year = desk.clock.today().year
    years = tuple(
        staff_button(f"The year {year}", "year", year)
        for year in range(this_year, this_year - YEARS_SHOWN, -1)
    )
    await desk.say(_at(ask, shown), text, (years,))


async def year(desk: Desk, ask: Ask, parts: Sequence[str]) -> None:
    """Send the review of a year."""
    (named,) = parts
    shown = await _working(desk, ask.below(), named, "the year is being put together…")
    files = await maker(desk).year(int(named))
    await _note(desk, ask, "evidence", named)
    name = f"review-{named}.html"
    await desk.send_file(ask.chat, name, files[name], "Open it in any browser.")
    text = (
        f"<b>{escape(named)}</b>: the review of the year is below. Young reviewers' own words are "
        "added on the computer of the bot: hearback review --young-reviewers."
    )
    await desk.say(_at(ask, shown), text)


async def poster(desk: Desk, ask: Ask, survey_id: str) -> None:
    """Send a poster with a code to scan, in each language, to share and to print."""
    row = await desk.fieldwork.published(survey_id)
    if row.state not in _ON_SHOW:
        raise FieldworkFault(f"“{survey_id}” takes no more answers, so there is no poster for it.")
    shown = await _working(desk, ask, survey_id, "the poster is being made…")
    survey = thawed(row.frozen)
    organisation = organisation_in(desk.about_us)
    for language in languages(survey):
        made = drawn(survey, organisation, desk.link(survey_id), language)
        picture = await asyncio.to_thread(poster_png, made)
        said = f"A poster in {NAMES[language]}, "
        stem = f"{survey_id}-poster.{language}"
        await desk.send_file(ask.chat, f"{stem}.png", picture, f"{said}to share as a picture.")
        page = poster_html(made).encode()
        await desk.send_file(ask.chat, f"{stem}.html", page, f"{said}to print on A4.")
    await desk.say(_at(ask, shown), _hang_it(survey, desk.clock.today()))


def _hang_it(survey: Survey, today: date) -> str:
    left = (on(survey.closes) - today).days
    days = f"{left} days" if left != 1 else "1 day"
    until = f"It is open for {days} more." if left > 0 else "It closes today."
    word = f" {takes_a_word(survey.id)}" if survey.access == "code" else ""
    return (
        f"<b>{escape(survey.id)}</b>: the posters are below. {until} Take them down when it closes."
        f"{word}"
    )


async def _working(desk: Desk, ask: Ask, about: str, doing: str) -> int:
    """Say what is being made; return the message, in whose place the answer comes."""
    return await desk.say(ask, f"<b>{escape(about)}</b>: {doing}")


def _at(ask: Ask, message: int) -> Ask:
    """Return the same, to be answered in the place of a message of ours."""
    return Ask(ask.update_id, ask.chat, ask.user, ask.words, message)


async def _note(desk: Desk, ask: Ask, act: str, about: str) -> None:
    await desk.store.commit([desk.log(ask, act, about)], desk.receipt(ask))


async def _send_zip(desk: Desk, ask: Ask, name: str, files: Files, about: str) -> None:
    packed = await asyncio.to_thread(zipped, files)
    await desk.send_file(ask.chat, name, packed, about)
