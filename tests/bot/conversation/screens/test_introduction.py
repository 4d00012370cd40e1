"""The introduction: one message, at most 70 words."""

import pytest
from msgspec.structs import replace

from bot.conversation.screens.introduction import MOST_WORDS, introduction, more, words_in
from bot.conversation.screens.view import View
from bot.conversation.wording import LANGUAGES, Wording
from surveys.questionnaire import Level, Survey
from tests.bot.conversation.limits import assert_sendable
from tests.bot.conversation.shelf import MONDAY, catalogue, listing, shipped
from tests.surveys.small import raw_survey

SHIPPED = shipped()


def _view(language: str) -> View:
    return View(Wording(language), catalogue(), MONDAY)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("survey", SHIPPED, ids=lambda survey: survey.id)
def test_every_shipped_survey_is_introduced_in_70_words(survey: Survey, language: str) -> None:
    screen = introduction(_view(language), listing(survey), returning=False)
    assert words_in(screen.html) <= 70


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<b>Evening buses</b>", 2),
        ("people aged 16–25", 3),
        ("You &amp; me", 2),
        ("• one\n• two, and more.", 4),
        ("", 0),
    ],
)
def test_words_are_counted_as_a_reader_does(html: str, words: int) -> None:
    assert words_in(html) == words


def _long(count: int) -> Survey:
    raw = raw_survey()
    raw["decision"]["can_change"] = [
        f"thing number {number} on the list" for number in range(count)
    ]
    return Survey.model_validate(raw)


def test_a_long_list_is_cut_short_in_the_introduction_and_whole_in_more() -> None:
    long = listing(_long(9))
    short = introduction(_view("en"), long, returning=False).html
    assert words_in(short) <= MOST_WORDS
    assert "and more" in short
    assert "thing number 8" not in short
    assert "thing number 8" in more(_view("en"), long, returning=False).html


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("level", Level)
def test_every_level_is_explained(level: Level, language: str) -> None:
    survey = Survey.model_validate(raw_survey(level=level.value))
    screen = more(_view(language), listing(survey), returning=False)
    assert_sendable(screen)
    assert Wording(language)(f"more-level-{level.value}") in screen.html


@pytest.mark.parametrize("returning", [False, True])
def test_yes_and_no_stand_side_by_side(returning: bool) -> None:
    first, *_ = introduction(_view("en"), listing(SHIPPED[0]), returning).rows
    assert len(first) == 2


def test_only_a_survey_in_several_languages_offers_them() -> None:
    rows = introduction(_view("en"), listing(_long(1)), returning=False).rows
    assert [button.label for button in rows[-1]] == ["More"]


def test_parents_and_carers_are_addressed_as_such() -> None:
    survey = Survey.model_validate(raw_survey(who="parents_and_carers"))
    assert "asks parents and carers" in introduction(_view("en"), listing(survey), False).html


@pytest.mark.parametrize(
    ("language", "words"), [("en", "a second key, kept somewhere else"), ("cy", "ail allwedd")]
)
def test_more_says_that_answers_are_sealed_to_another_key_where_they_are(
    language: str, words: str
) -> None:
    plain = listing(SHIPPED[0])
    sealed = replace(plain, sealed=True)
    said = [more(_view(language), each, returning=False).html for each in (plain, sealed)]
    assert [words in each for each in said] == [False, True]
    assert_sendable(more(_view(language), sealed, returning=False))
