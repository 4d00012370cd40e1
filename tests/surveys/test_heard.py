from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveys.answers import Choice, Missing
from surveys.heard import (
    ELEMENTS,
    FINE,
    MOST_THEMES,
    NOT_RIGHT,
    TOOK_PART,
    HeardSurvey,
    heard_id,
    heard_survey,
    is_heard,
    shown_id,
    thaw,
    theme_code,
    theme_number,
    written_id,
)
from surveys.items import has_options
from surveys.questionnaire import Survey, fingerprint, freeze, frozen_copy, on
from surveys.review.review import review_text
from surveys.routing import route
from surveys.stop_words import is_stop
from surveys.text import Text
from tests.surveys.review.good import GOOD
from tests.surveys.small import survey

TODAY = date(2027, 1, 11)
BOTH = {"languages": ["en", "cy"], "title": {"en": "Parks", "cy": "Parciau"}}
THEMES = [(1, Text({"en": "More trees", "cy": "Mwy o goed"})), (4, Text({"": "Lights"}))]
LONGEST_ID = "a" * 32
LONGEST_DATA = 64
"""Bytes of a button's data."""


def made(themes: Any = THEMES, **fields: Any) -> HeardSurvey:
    return heard_survey(freeze(survey(**{**BOTH, **fields}), TODAY), themes, TODAY)


def test_it_is_open_for_four_weeks() -> None:
    asked = made()
    assert (on(asked.opens), on(asked.closes)) == (TODAY, TODAY + timedelta(days=28))


def test_it_is_in_no_list_and_reminds_nobody() -> None:
    assert made().access == "link"
    assert made().reminder_days is None


def test_a_title_with_braces_quotes_nobody() -> None:
    asked = made(title="Trees {2027}", languages=["en"])
    assert asked.title.say("en") == "Did you feel heard? Trees {2027}"
    assert asked.questions[0].ask.say("en") == "Did you answer “Trees {2027}”?"


def test_the_first_button_says_that_somebody_did_not_answer() -> None:
    first = made().questions[0]
    assert has_options(first)
    assert first.options[0].label.say("en") == "I didn't answer this one"


def test_who_answered_is_asked_for_each_element_and_what_is_not_right() -> None:
    way = route(made(), {TOOK_PART: Choice("yes")})
    assert [item.id for item in way.items] == [TOOK_PART, *ELEMENTS, NOT_RIGHT]


def test_who_did_not_answer_is_asked_only_what_is_not_right() -> None:
    way = route(made(), {TOOK_PART: Choice("no")})
    assert [item.id for item in way.items] == [TOOK_PART, NOT_RIGHT]


def test_whoever_skips_the_first_question_is_asked_everything() -> None:
    way = route(made(), {TOOK_PART: Missing.SKIPPED})
    assert len(way.items) == len(made().questions)


def test_each_theme_is_one_tap_and_none_of_them_another() -> None:
    item = made().item(NOT_RIGHT)
    assert has_options(item)
    assert [each.code for each in item.options] == ["t1", "t4", FINE]


def test_an_answer_without_themes_asks_for_the_elements_alone() -> None:
    assert NOT_RIGHT not in {item.id for item in made([]).questions}


def test_more_themes_than_fit_are_left_out() -> None:
    item = made([(number, Text({"": f"Theme {number}"})) for number in range(1, 41)]).item(
        NOT_RIGHT
    )
    assert has_options(item)
    assert len(item.options) == MOST_THEMES + 1


@pytest.mark.parametrize("languages", [["en"], ["cy"], ["en", "cy"], ["cy", "en"]])
def test_it_speaks_the_languages_of_its_survey(languages: list[str]) -> None:
    asked = made(languages=languages)
    assert list(asked.languages) == languages
    for item in asked.questions:
        assert item.ask.missing(languages) == []
        assert not has_options(item) or all(
            each.label.missing(languages) == [] for each in item.options
        )


def test_where_its_words_are_not_known_it_speaks_english() -> None:
    assert made(languages=["pl"], title={"pl": "Parki"}).languages == ("en",)


def test_no_answer_means_stop() -> None:
    labels = [
        word
        for item in made().questions
        if has_options(item)
        for option in item.options
        for word in option.label.everywhere()
    ]
    assert [word for word in labels if is_stop(word)] == []


def test_its_frozen_copy_is_read_back() -> None:
    asked = made()
    assert thaw(frozen_copy(asked)) == asked
    assert fingerprint(thaw(frozen_copy(asked))) == fingerprint(asked)


def test_other_frozen_copies_are_ordinary_surveys() -> None:
    frozen = freeze(survey(), TODAY)
    assert type(thaw(frozen_copy(frozen))) is Survey


def test_nobody_can_write_one() -> None:
    found = review_text("heard.yaml", GOOD.replace("id: tiny", "id: heard_tiny"))
    assert found.survey is None
    assert "E118" in {each.code for each in found.findings}


def test_its_longest_id_fits_into_buttons_and_links() -> None:
    longest = heard_id(LONGEST_ID)
    for data in (f"u.{longest}.900000", f"b.{longest}.something_else", f"wp.10.{longest}"):
        assert len(data.encode()) <= LONGEST_DATA
    assert longest.replace("_", "").replace("-", "").isalnum()


def test_staff_read_its_id_with_a_dot() -> None:
    assert shown_id("heard_evening-buses") == "evening-buses.heard"
    assert shown_id("evening-buses") == "evening-buses"


def test_staff_type_its_id_with_a_dot() -> None:
    assert written_id("evening-buses.heard") == "heard_evening-buses"
    assert written_id("evening-buses") == "evening-buses"


@given(st.from_regex(r"\A[a-z0-9][a-z0-9-]{0,31}\Z"))
def test_no_id_that_staff_write_is_one_of_these(written: str) -> None:
    assert not is_heard(written)
    assert is_heard(heard_id(written))


@given(st.integers(min_value=0, max_value=10_000))
def test_a_theme_is_known_by_its_option(number: int) -> None:
    assert theme_number(theme_code(number)) == number
    assert theme_number(FINE) is None
