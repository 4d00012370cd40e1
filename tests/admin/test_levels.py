"""Everything young people read of one survey at each level, in each language: golden files.

HEARBACK_REFRESH=1 writes them anew.
"""

import os
import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from admin.feedback import Decision
from admin.feedback_message import written
from admin.reports.pages.plain import plain
from admin.reports.pages.poster import poster
from admin.reports.pages.poster_files import poster_html
from admin.reports.pages.survey_page import survey_page
from admin.said import next_up
from bot.conversation.screens.introduction import MOST_WORDS, introduction, more, words_in
from bot.conversation.screens.view import View
from bot.conversation.wording import LANGUAGES, Wording
from surveys.power import unfit
from surveys.questionnaire import Level, Survey, freeze
from tests.admin.reports.pages.samples import organisation, record
from tests.admin.test_feedback import drafted
from tests.admin.test_feedback_message import HEARD, answered, both
from tests.bot.conversation.limits import assert_sendable
from tests.bot.conversation.shelf import MONDAY, catalogue, listing
from tests.surveys.small import raw_survey

GOLDEN = Path(__file__).parent / "golden"
PARTS: dict[str, Any] = {
    "representation": {
        "representatives": both("Youth council", "Y cyngor ieuenctid"),
        "speak_for": both("Everybody aged 11 to 25 here", "Pawb rhwng 11 a 25 oed yma"),
        "chosen": both("Each school votes for two <people>", "Mae pob ysgol yn ethol dau"),
    },
    "decision_sharing": {
        "share": both("Half of the seats & votes", "Hanner y seddi"),
        "disagreement": both("We meet again within two weeks", "Cwrdd eto cyn pen pythefnos"),
    },
    "implementation": {
        "doing": both("Paint the youth club", "Paentio'r clwb ieuenctid"),
        "support": both("A youth worker and paint", "Gweithiwr ieuenctid a phaent"),
    },
    "initiating": {
        "idea_of": both("Three girls from the estate", "Tair merch o'r stad"),
        "answered_by": both("Parks committee", "Pwyllgor y parciau"),
        "by": "+55 days",
    },
}
QUESTION = both("What do we paint first?", "Beth ydyn ni'n ei baentio gyntaf?")


def at(level: Level) -> Survey:
    raw = raw_survey(
        languages=list(LANGUAGES),
        title=both("The youth club", "Y clwb ieuenctid"),
        level=level.value,
        **{name: part for name, part in PARTS.items() if name == level.value},
    )
    raw["decision"] |= {
        "question": QUESTION,
        "owner": both("Youth club and council", "Y clwb a'r cyngor"),
        "can_change": [both("The order", "Y drefn")],
        "cannot_change": [both("The money", "Yr arian")],
    }
    return freeze(Survey.model_validate(raw), MONDAY)


def _text(html: str) -> str:
    return unescape(re.sub(r"<[^>]*>", "", html))


def _told(survey: Survey, language: str) -> dict[str, str]:
    view = View(Wording(language), catalogue(), MONDAY)
    shown = listing(survey)
    draft = drafted(answered(Decision.DONE))
    page = survey_page(replace(record(), survey=survey, published=None), language)
    parts = tuple(each for each in page.sections if each.name in ("asked", "who"))
    sheet = poster(survey, organisation(), "https://t.me/tiny", language)
    return {
        "introduction": _text(introduction(view, shown, returning=False).html),
        "more": _text(more(view, shown, returning=False).html),
        "poster": ": ".join(sheet.level),
        "what you said": next_up(survey, MONDAY, language),
        "what we did": _text(written(draft, survey, HEARD, MONDAY)[language]),
        "page": plain(replace(page, sections=parts, figures=(), foot=())),
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_young_people_read_at_each_level(language: str) -> None:
    parts = [
        f"## {level.value}: {name}\n\n{said.strip()}\n"
        for level in Level
        for name, said in _told(at(level), language).items()
    ]
    golden, found = GOLDEN / f"levels.{language}.txt", "\n".join(parts)
    if os.environ.get("HEARBACK_REFRESH"):
        golden.write_text(found, encoding="utf-8")
    assert found == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("level", Level)
def test_nothing_that_the_bot_says_claims_another_level(level: Level, language: str) -> None:
    told = _told(at(level), language)
    told["whole poster"] = _text(poster_html(poster(at(level), organisation(), "x", language)))
    found = {name: list(unfit(level, said)) for name, said in told.items()}
    assert {name: claims for name, claims in found.items() if claims} == {}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("level", Level)
def test_the_introduction_keeps_to_its_words_at_every_level(level: Level, language: str) -> None:
    view = View(Wording(language), catalogue(), MONDAY)
    screen = introduction(view, listing(at(level)), returning=False)
    assert_sendable(screen)
    assert words_in(screen.html) <= MOST_WORDS


def test_what_young_people_started_is_answered_by_whom_its_file_says() -> None:
    view = View(Wording("en"), catalogue(), MONDAY)
    html = introduction(view, listing(at(Level.INITIATING)), returning=False).html
    assert "Answer: Parks committee, by 7 March." in html


@pytest.mark.parametrize("level", Level)
def test_an_old_frozen_copy_without_its_part_is_still_told(level: Level) -> None:
    survey = at(level).model_copy(update=dict.fromkeys(PARTS))
    told = _told(survey, "en")
    assert all(told.values())
