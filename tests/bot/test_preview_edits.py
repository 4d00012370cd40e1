"""The same place in a survey that was edited."""

from datetime import date

import pytest

from bot.conversation.events import Event, Typed
from bot.conversation.state import Asking, Interview, Introduced, Reviewing, Sent
from bot.preview import Preview, opened, played, shown
from bot.preview_edits import moved
from surveys.questionnaire import Survey
from tests.bot.conversation.shelf import host
from tests.surveys.small import raw_survey

TODAY = date(2027, 1, 11)
KINDS: list[dict[str, object]] = [
    {"id": "one", "kind": "single_choice", "ask": "One?", "options": {"a": "A", "b": "B"}},
    {"id": "many", "kind": "multiple_choice", "ask": "Many?", "options": {"a": "A", "b": "B"}},
    {"id": "rate", "kind": "scale", "ask": "Rate?", "points": 5},
    {"id": "order", "kind": "ranking", "ask": "Order?", "options": {"a": "A", "b": "B"}},
    {"id": "count", "kind": "number", "ask": "Count?", "min": 0, "max": 9},
]
ANSWERS = ("b", "2", "5", "2, 1", "7")


def survey(*items: dict[str, object]) -> Survey:
    return Survey.model_validate(raw_survey(questions=list(items)))


def after(asked: Survey, *words: str) -> Preview:
    preview = shown(opened(asked, TODAY), host()).preview
    for said in words:
        event: Event = Typed(said, 1)
        preview = played(preview, event, host()).preview
    return preview


def interview(preview: Preview) -> Interview:
    return preview.person.interviews[preview.survey.id]


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ((), Introduced),
        (("start",), Asking),
        (("start", *ANSWERS), Reviewing),
        (("start", *ANSWERS, "send"), Sent),
    ],
)
def test_an_edit_of_words_changes_no_place_and_no_answer(
    words: tuple[str, ...], place: type[object]
) -> None:
    before = after(survey(*KINDS), *words)
    edited = survey(*({**item, "ask": "Other words?"} for item in KINDS))
    now = interview(moved(before, edited, TODAY))
    assert isinstance(now.at, place)
    assert now.answers == interview(before).answers
    assert shown(moved(before, edited, TODAY), host()).effects


@pytest.mark.parametrize(
    ("at", "change"),
    [
        (0, {"options": {"a": "A", "c": "C"}}),
        (1, {"options": {"a": "A", "c": "C"}}),
        (1, {"min": 2}),
        (2, {"points": 4}),
        (3, {"options": {"a": "A", "b": "B", "c": "C"}}),
        (4, {"max": 5}),
        (4, {"kind": "open_ended", "min": None, "max": None}),
    ],
)
def test_an_answer_that_is_none_any_more_is_asked_for_again(
    at: int, change: dict[str, object]
) -> None:
    before = after(survey(*KINDS), "start", *ANSWERS)
    items = [dict(item) for item in KINDS]
    items[at] = {key: value for key, value in {**items[at], **change}.items() if value is not None}
    now = interview(moved(before, survey(*items), TODAY))
    assert now.at == Asking(str(KINDS[at]["id"]))
    assert set(interview(before).answers) - set(now.answers) == {KINDS[at]["id"]}


def test_a_place_that_is_gone_and_another_survey_begin_anew_in_the_same_language() -> None:
    before = after(survey(*KINDS), "cymraeg", "start")
    assert before.person.language == "cy"
    for edited in (survey(*KINDS[1:]), survey(*KINDS).model_copy(update={"id": "another"})):
        anew = moved(before, edited, TODAY)
        assert anew.person.interviews == {}
        assert anew.person.language == "cy"


def test_a_new_question_in_front_of_the_review_is_asked() -> None:
    before = after(survey(*KINDS[:2]), "start", *ANSWERS[:2])
    assert interview(before).at == Reviewing()
    assert interview(moved(before, survey(*KINDS[:3]), TODAY)).at == Asking("rate")
